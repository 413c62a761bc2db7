import { repositoryWriter } from "../adapters/repository-writer.js";
import { importExitCode, prepareImport, writeImport } from "../commands/import.js";
import { UsageError } from "../core/operational-error.js";
import { renderImportText } from "../core/report/import-text.js";
import { loadWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { terminalOutput } from "./terminal.js";
import { readingWorld } from "./world.js";

interface ImportFlags extends CommonOptions {
  readonly update?: boolean;
}

/** `muster import`. */
export async function importPlans(names: readonly string[], flags: ImportFlags): Promise<void> {
  if (flags.offline) throw new UsageError("An import needs AWS", "Leave `--offline` out");
  const output = terminalOutput();
  const { workspace, files, repository } = await loadWorkspace(flags);
  const options = { repository: await repositoryName(workspace.root), names, updates: flags.update === true };
  const result = await prepareImport(repository, options, { ...readingWorld(output), files });
  await writeImport(result, repositoryWriter(workspace.root));
  output.result(renderImportText(result, palette(output.isColored)));
  process.exitCode = importExitCode(result);
}
