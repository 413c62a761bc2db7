import { openRepository } from "../adapters/repository-files.js";
import { type CheckRun, isFailure, runCheck } from "../commands/check.js";
import { readLines } from "../commands/read-lines.js";
import type { Severity } from "../core/diagnostic.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import type { RepositoryFiles } from "../ports.js";
import { collectors } from "./collectors.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace, toRepositoryPath } from "./workspace.js";

interface CheckFlags extends CommonOptions {
  readonly format: "text" | "json" | "sarif" | "junit" | "github" | "markdown";
  readonly failOn: Severity;
}

/** `muster check`. */
export async function check(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const workspace = findWorkspace(flags.config);
  const output = terminalOutput();
  const files = openRepository(workspace.root);
  const run = await runCheck(
    {
      ...workspace,
      target: flags.target,
      paths: paths.map((path) => toRepositoryPath(workspace, path)),
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date(),
    },
    { files, output, collectorOf: collectors(flags) },
  );
  output.result(await render(run, flags, files));
  process.exitCode = isFailure(run.result, flags.failOn) ? 1 : 0;
}

async function render({ result }: CheckRun, flags: CheckFlags, files: RepositoryFiles): Promise<string> {
  switch (flags.format) {
    case "json":
      return (await import("../core/report/check-json.js")).renderCheckJson(result);
    case "sarif": {
      const { renderCheckSarif } = await import("../core/report/check-sarif.js");
      const { pages } = await import("../core/lint/rules/pages.js");
      const rules = ruleCatalogue.map((rule) => ({ ...rule, page: pages.get(rule.id) ?? "" }));
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
