import { defaultThreads } from "../adapters/default-threads.js";
import { openRepository } from "../adapters/repository-files.js";
import { loadRepository } from "../commands/load-repository.js";
import type { LoadedRepository, LoadOptions } from "../commands/loaded-repository.js";
import { parseWorkerCount } from "../core/config/parse-worker-count.js";
import { ruleCatalogue } from "../core/lint/rule-catalogue.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import type { RepositoryFiles } from "../ports.js";
import type { CommonOptions } from "./program.js";
import { readShard } from "./shard.js";
import { terminalOutput } from "./terminal.js";
import { findWorkspace, type Workspace } from "./workspace.js";

/** What the command line says of the repository to work on. */
export function loadOptions(workspace: Workspace, flags: CommonOptions): LoadOptions {
  return {
    ...workspace,
    target: flags.target,
    shard: readShard(flags.shard),
    knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
  };
}

/** The files of the repository; `--workers` threads parse them where they are many. */
export function openWorkspace({ root }: Workspace, { workers }: CommonOptions): RepositoryFiles {
  return openRepository(root, workers === undefined ? defaultThreads() : parseWorkerCount(workers));
}

/**
 * The repository of the working directory, or of `--config`.
 *
 * @param writesFiles the command makes the files that globs may still be without
 */
export async function loadWorkspace(
  flags: CommonOptions,
  writesFiles = false,
): Promise<{ readonly workspace: Workspace; readonly files: RepositoryFiles; readonly repository: LoadedRepository }> {
  const workspace = findWorkspace(flags.config);
  const files = openWorkspace(workspace, flags);
  const repository = await loadRepository(files, loadOptions(workspace, flags));
  if (!writesFiles) for (const words of repository.emptyGlobs) terminalOutput().progress(escapeTerminal(words));
  return { workspace, files, repository };
}
