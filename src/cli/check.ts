import { fileWriter } from "../adapters/file-writer.js";
import { repositoryWriter } from "../adapters/repository-writer.js";
import {
  type CheckOptions,
  type CheckPorts,
  type CheckRun,
  isFailure,
  lockedRules,
  runCheck,
} from "../commands/check.js";
import { readLines } from "../commands/read-lines.js";
import { askSecondOpinion } from "../commands/second-opinion.js";
import type { Severity } from "../core/diagnostic.js";
import { defaultBaselineFile, toBaseline } from "../core/lint/baseline.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { UsageError } from "../core/operational-error.js";
import { countOf } from "../core/report/count-words.js";
import type { RepositoryFiles } from "../ports.js";
import { collectors } from "./collectors.js";
import { openWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { sessions } from "./sessions.js";
import { readShard } from "./shard.js";
import { terminalOutput, writeParts } from "./terminal.js";
import { findWorkspace, toRepositoryPath } from "./workspace.js";

interface CheckFlags extends CommonOptions {
  readonly format: "text" | "json" | "sarif" | "junit" | "github" | "markdown";
  readonly failOn: Severity;
  readonly writeBaseline?: true;
  readonly simulate?: true;
  readonly policies?: true;
  readonly fix?: true;
  readonly dryRun?: true;
}

/** `muster check`. */
export async function check(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const workspace = findWorkspace(flags.config);
  const output = terminalOutput();
  const files = openWorkspace(workspace, flags);
  if (flags.writeBaseline && paths.length > 0) {
    throw new UsageError("A baseline is about all plans", "Leave the paths out, or `--write-baseline`");
  }
  if (flags.simulate && flags.offline) {
    throw new UsageError("`--simulate` asks AWS, and `--offline` forbids it", "Leave one of the two out");
  }
  if (flags.fix && flags.writeBaseline) {
    throw new UsageError("`--fix` and `--write-baseline` go one after the other", "Leave one of the two out");
  }
  if (flags.dryRun && !flags.fix) throw new UsageError("`--dry-run` is about `--fix`", "Add `--fix`");
  const options = {
    ...workspace,
    target: flags.target,
    shard: readShard(flags.shard),
    paths: paths.map((path) => toRepositoryPath(workspace, path)),
    knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
    now: new Date(),
    runsExamples: flags.policies === true,
    leavesOutRequests: flags.format !== "json",
    ignoresBaseline: flags.writeBaseline === true,
  };
  const ports = { files, output, collectorOf: collectors(flags) };
  const run = flags.fix ? await fix(options, ports, workspace.root, flags.dryRun) : await runCheck(options, ports);
  if (run === undefined) return;
  if (flags.writeBaseline) return writeBaseline(run, workspace.root);
  process.exitCode = isFailure(run.result, flags.failOn) ? 1 : 0;
  const told = flags.simulate ? await withSecondOpinion(run) : run;
  if (flags.format === "json") return writeJson(told.result);
  output.result(await render(told, flags, flags.format, files));
}

/** Fix what is safe to fix; a dry run prints the patch and leaves it at that. */
async function fix(
  options: CheckOptions,
  ports: CheckPorts,
  root: string,
  isDryRun: boolean | undefined,
): Promise<CheckRun | undefined> {
  const { runFixes } = await import("../commands/fix.js");
  const { run, files, applied } = await runFixes(options, ports);
  if (isDryRun) {
    const { unifiedDiff } = await import("../core/report/unified-diff.js");
    const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    ports.output.result(files.map(({ path, before, text }) => unifiedDiff(path, textOf(before), text)).join(""));
    return undefined;
  }
  const writer = repositoryWriter(root);
  for (const { path, before, text } of files) await writer.replace(path, before, text);
  if (applied.length > 0)
    ports.output.progress(`fixed ${countOf(applied.length, "finding")} in ${countOf(files.length, "file")}`);
  return run;
}

async function withSecondOpinion(run: CheckRun): Promise<CheckRun> {
  const { policySimulator } = await import("../adapters/aws/policy-simulator.js");
  const { plans } = run.repository;
  const secondOpinion = await askSecondOpinion(plans, run.gathered.facts, (target) =>
    policySimulator(target.regions[0], sessions.reading(target)),
  );
  return { ...run, result: { ...run.result, secondOpinion } };
}

async function writeBaseline({ result, repository }: CheckRun, root: string): Promise<void> {
  const baseline = toBaseline(result.diagnostics, lockedRules(repository));
  const file = repository.config.baseline ?? defaultBaselineFile;
  await fileWriter(root).write(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  const count = baseline.findings.reduce((sum, finding) => sum + finding.count, 0);
  terminalOutput().result(`wrote ${file}: ${count} known findings`);
}

async function writeJson(result: CheckRun["result"]): Promise<void> {
  const { checkJsonParts } = await import("../core/report/check-json.js");
  await writeParts(checkJsonParts(result));
}

async function render(
  { result, repository }: CheckRun,
  flags: CheckFlags,
  format: Exclude<CheckFlags["format"], "json">,
  files: RepositoryFiles,
): Promise<string> {
  switch (format) {
    case "sarif": {
      const { renderCheckSarif } = await import("../core/report/check-sarif.js");
      const { pages } = await import("../core/lint/rules/pages.js");
      const own = repository.policies.map(({ rule: { id, severity, message } }) => ({
        id,
        severity,
        summary: message,
      }));
      const rules = [...ruleCatalogue.map((rule) => ({ ...rule, page: pages.get(rule.id) ?? "" })), ...own];
      return renderCheckSarif(result, { version: MUSTER_VERSION, rules });
    }
    case "junit":
      return (await import("../core/report/check-junit.js")).renderCheckJunit(result, flags.failOn);
    case "github":
      return (await import("../core/report/check-github.js")).renderCheckGithub(result);
    case "markdown":
      return (await import("../core/report/check-markdown.js")).renderCheckMarkdown(result);
    case "text": {
      const { renderCheckText } = await import("../core/report/check-text.js");
      const lineAt = await readLines(result, files);
      return renderCheckText(result, { palette: palette(terminalOutput().isColored), lineAt });
    }
  }
}
