import { readFile } from "node:fs/promises";
import { repositoryWriter } from "../adapters/repository-writer.js";
import { importExitCode, importForeign, prepareImport, writeImport } from "../commands/import.js";
import { UsageError } from "../core/operational-error.js";
import { type ResourceKind, resourceKinds } from "../core/plan/resource.js";
import { renderImportText } from "../core/report/import-text.js";
import { loadWorkspace } from "./load.js";
import { palette } from "./palette.js";
import type { CommonOptions } from "./program.js";
import { repositoryName } from "./repository-name.js";
import { terminalOutput } from "./terminal.js";
import { readingWorld } from "./world.js";

interface ImportFlags extends CommonOptions {
  readonly update?: boolean;
  readonly from?: string;
  readonly kind?: readonly ResourceKind[];
}

/** `muster import`. */
export async function importResources(names: readonly string[], flags: ImportFlags): Promise<void> {
  if (flags.offline && flags.from === undefined) throw new UsageError("An import needs AWS", "Leave `--offline` out");
  const output = terminalOutput();
  const { workspace, files, repository } = await loadWorkspace(flags, true);
  const kinds = flags.kind ?? resourceKinds;
  const options = { repository: await repositoryName(workspace.root), names, kinds, updates: flags.update === true };
  const result =
    flags.from === undefined
      ? await prepareImport(repository, options, { ...readingWorld(output), files })
      : importForeign(repository, await readText(flags.from), options);
  await writeImport(result, repositoryWriter(workspace.root));
  output.result(renderImportText(result, palette(output.isColored)));
  process.exitCode = importExitCode(result);
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(`Could not read \`${path}\`: ${error instanceof Error ? error.message : error}`);
  });
}
