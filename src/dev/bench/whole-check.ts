import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { defaultThreads } from "../../adapters/default-threads.js";
import type { Measurement } from "./measurement.js";
import { parseAlone } from "./parse-alone.js";
import { inPlanFolder } from "./plan-folder.js";

const cli = resolve("dist/cli.js");
const check = ["check", "--offline", "--format", "json"];

/** A whole `check` of generated plans, as a process, against parsing them alone. */
export function measureWholeCheck(): readonly Measurement[] {
  return [1, 100, 10_000].map((count) => {
    const name = `check of ${count.toLocaleString("en")} plan${count === 1 ? "" : "s"}`;
    return inPlanFolder(count, false, (folder) => measure(folder, count, { name, aim: 1.3 }));
  });
}

/** The same with recorded facts of 500 roles, 2,000 contacts, and the documents and topics that the plans name. */
export function measureCheckWithFacts(): readonly Measurement[] {
  const told = { name: "check of 10,000 plans with facts", aim: 1.5 };
  return [inPlanFolder(10_000, true, (folder) => measure(folder, 10_000, told))];
}

/** Start-up of both entries, against a Node that does nothing. */
export function measureStartUp(): readonly Measurement[] {
  const idle = ["-e", "0"];
  return [
    { name: "cli --version", ratio: medianRatio([cli, "--version"], idle, 9), baseline: "node -e 0", aim: 2.5 },
    {
      name: "action bundle, no event",
      ratio: medianRatio([resolve("dist/action.js")], idle, 9),
      baseline: "node -e 0",
      aim: 2.5,
    },
  ];
}

function measure(folder: string, count: number, told: Pick<Measurement, "name" | "aim">): Measurement {
  const baseline = ["--input-type=module", "-e", parseAlone];
  const runs = count > 1000 ? 3 : 9;
  const ratio = medianRatio([cli, ...check], baseline, runs, folder);
  const note = `at most ${defaultThreads()} workers, peak memory ${peakMegabytes(folder)} MB (aim: under 512 MB)`;
  return { ...told, ratio, baseline: "read and parse with yaml alone", note };
}

/** Both commands in turn, so that a slow moment of the machine meets both; the median of the pairs' ratios. */
function medianRatio(command: readonly string[], baseline: readonly string[], runs: number, cwd?: string): number {
  seconds(command, cwd);
  seconds(baseline, cwd);
  const ratios = Array.from({ length: runs }, () => seconds(command, cwd) / seconds(baseline, cwd));
  return ratios.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function seconds(command: readonly string[], cwd: string | undefined): number {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(process.execPath, command, { cwd, stdio: "ignore", env: quietEnvironment() });
  if (error !== undefined) throw error;
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function peakMegabytes(folder: string): number {
  const hook = `import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => process.stderr.write("\\nPEAK " + process.resourceUsage().maxRSS));`;
  const { stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(hook)}`, cli, ...check],
    {
      cwd: folder,
      encoding: "utf8",
      env: quietEnvironment(),
      maxBuffer: 1 << 28,
    },
  );
  return Math.round(Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024);
}

function quietEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1" };
}
