import type { Measurement } from "./bench/measurement.js";
import { measureStartUp, measureWholeCheck } from "./bench/whole-check.js";

/** Each part by name; `npm run bench -- NAME…` runs only those. */
const parts: Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>> = {
  check: measureWholeCheck,
  "start-up": measureStartUp,
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const measurement of await measure()) console.log(describe(measurement));
}

function describe({ name, ratio, baseline, aim, isAtLeast, note }: Measurement): string {
  const aimed = aim === undefined ? "" : `  (aim: ${isAtLeast ? "at least" : "at most"} ${aim})`;
  return `${name.padEnd(32)} ${ratio.toFixed(2).padStart(8)} × ${baseline}${aimed}${note === undefined ? "" : `  ${note}`}`;
}
