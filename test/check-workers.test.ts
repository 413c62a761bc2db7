import { expect, test } from "vitest";
import { variedRepository } from "./fakes/varied-repository.js";
import { inFolder, runCli } from "./run-cli.js";

/** Prints how many threads were started. */
const countThreads = `data:text/javascript,${encodeURIComponent(`
import threads from "node:worker_threads";
import { syncBuiltinESMExports } from "node:module";
let started = 0;
threads.Worker = class extends threads.Worker {
  constructor(...given) { super(...given); started += 1; }
};
syncBuiltinESMExports();
process.on("exit", () => process.stderr.write("threads: " + started + "\\n"));
`)}`;

const checkIn = (cwd: string, env: Record<string, string>, ...more: string[]) =>
  runCli(["check", "--offline", "--format", "json", ...more], {
    cwd,
    env: { NODE_OPTIONS: `--import=${countThreads}`, ...env },
  });

test("checks the same with one worker or several, and starts threads for many plans only", async () => {
  await inFolder(variedRepository(700), async (cwd) => {
    const one = await checkIn(cwd, { MUSTER_WORKERS: "1" });
    const two = await checkIn(cwd, {}, "--workers", "2");
    const three = await checkIn(cwd, { MUSTER_WORKERS: "3" });
    expect(one.stderr).toContain("threads: 0\n");
    expect(two.stderr).toContain("threads: 1\n");
    expect(three.stderr).toContain("threads: 2\n");
    expect(JSON.parse(one.stdout).summary.files).toBe(700);
    expect(two.stdout).toBe(one.stdout);
    expect(three.stdout).toBe(one.stdout);
    expect([two.code, three.code]).toEqual([one.code, one.code]);
  });
  await inFolder(variedRepository(28), async (cwd) => {
    expect((await checkIn(cwd, { MUSTER_WORKERS: "3" })).stderr).toContain("threads: 0\n");
  });
});

test("refuses a number of workers that is none", async () => {
  await inFolder({ "plans/a.yaml": "name: a\n" }, async (cwd) => {
    const ran = await runCli(["check", "--workers", "many"], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("Unexpected number of workers `many`, expected a whole number from 1 to 64");
  });
});
