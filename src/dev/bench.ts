import { measureAction } from "./bench/action.js";
import { measureEmulator } from "./bench/emulator.js";
import type { Measurement } from "./bench/measurement.js";
import { measureParse } from "./bench/parse.js";
import { measurePolicyRate } from "./bench/policy.js";
import { measureSync } from "./bench/sync.js";
import { measureCheckWithFacts, measureStartUp, measureWholeCheck } from "./bench/whole-check.js";

/** Each part by name; `npm run bench -- NAME…` runs only those. */
const parts: Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>> = {
  check: measureWholeCheck,
  facts: measureCheckWithFacts,
  "start-up": measureStartUp,
  parse: measureParse,
  policy: measurePolicyRate,
  emulator: measureEmulator,
  sync: measureSync,
  action: measureAction,
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const measurement of await measure()) console.log(describe(measurement));
}

function describe({ name, ratio, baseline, aim, note }: Measurement): string {
  const aimed = aim === undefined ? "" : `  (aim: at most ${aim})`;
  return `${name.padEnd(34)} ${ratio.toFixed(2).padStart(7)} × ${baseline}${aimed}${note === undefined ? "" : `  ${note}`}`;
}
