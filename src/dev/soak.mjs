// The soak of the tests, as long as it is told to: node src/dev/soak.mjs [--histories N] [--neighbours N] [--processes N] [--seed S]
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

const number = { type: "string" };
const { values } = parseArgs({ options: { histories: number, neighbours: number, processes: number, seed: number } });
for (const [name, value] of Object.entries(values)) {
  if (/^[1-9][0-9]{0,8}$/.test(value)) continue;
  console.error(`Unexpected --${name} ${value}, expected a whole number`);
  process.exit(2);
}
const { histories = "5000", neighbours = "500", processes = "100", seed = String(Date.now() % 1_000_000_000) } = values;
console.info(`--histories ${histories} --neighbours ${neighbours} --processes ${processes} --seed ${seed}`);
const env = {
  ...process.env,
  MUSTER_SOAK: histories,
  MUSTER_SOAK_NEIGHBOURS: neighbours,
  MUSTER_SOAK_PROCESSES: processes,
  MUSTER_SOAK_SEED: seed,
};
const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "test/soak"], {
  env,
  stdio: "inherit",
});
child.on("close", (code) => {
  process.exitCode = code ?? 1;
});
