import { openCommit } from "../adapters/git-commit-files.js";
import { diffCommits, diffExitCode, notCompared, runDiff } from "../commands/diff.js";
import { loadRepository } from "../commands/load-repository.js";
import type { LoadedRepository } from "../commands/loaded-repository.js";
import type { DiffResult } from "../core/changes/change.js";
import { UsageError } from "../core/operational-error.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import { loadOptions, loadWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { terminalOutput } from "./terminal.js";
import type { Workspace } from "./workspace.js";
import { readingWorld } from "./world.js";

interface DiffFlags extends CommonOptions {
  readonly base?: string;
  readonly format: "text" | "json" | "markdown";
  readonly exitCode?: boolean;
}

/** `muster diff`. */
export async function diff(flags: DiffFlags): Promise<void> {
  const output = terminalOutput();
  const { workspace, repository } = await loadWorkspace(flags);
  const result = await compare(flags, workspace, repository);
  output.result(await render(result, flags, output.isColored));
  const gaps = notCompared(repository);
  for (const gap of gaps) output.progress(escapeTerminal(gap));
  process.exitCode = diffExitCode(result, flags.exitCode === true) || (gaps.length > 0 ? 1 : 0);
}

async function compare(flags: DiffFlags, workspace: Workspace, repository: LoadedRepository): Promise<DiffResult> {
  const owner = await repositoryName(workspace.root);
  if (flags.base !== undefined) {
    const files = await openCommit(workspace.root, flags.base);
    const base = await loadRepository(files, { ...loadOptions(workspace, flags), isConfigRequired: false });
    return diffCommits(repository, base, owner);
  }
  if (flags.offline) throw new UsageError("A diff with AWS needs AWS", "Give `--base REF` to compare with a commit");
  return runDiff(repository, owner, readingWorld(terminalOutput()));
}

async function render(result: DiffResult, { format }: DiffFlags, isColored: boolean): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../core/report/diff-json.js")).renderDiffJson(result);
    case "markdown":
      return (await import("../core/report/diff-markdown.js")).renderDiffMarkdown(result);
    case "text":
      return (await import("../core/report/diff-text.js")).renderDiffText(result, palette(isColored));
  }
}
