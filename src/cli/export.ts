import { type ExportFormat, runExport } from "../commands/export.js";
import { loadWorkspace } from "./load.js";
import type { CommonOptions } from "./program.js";
import { terminalOutput } from "./terminal.js";

interface ExportFlags extends CommonOptions {
  readonly format: ExportFormat;
}

/** `muster export`. */
export async function exportPlans(names: readonly string[], flags: ExportFlags): Promise<void> {
  const output = terminalOutput();
  const { repository } = await loadWorkspace(flags);
  const { text, warnings } = runExport(repository, names, flags.format);
  for (const warning of warnings) output.progress(`warning: ${warning}`);
  output.result(text);
}
