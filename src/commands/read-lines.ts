import type { CheckResult, LineReader } from "../core/report/check-result.js";
import type { RepositoryFiles } from "../ports.js";

/** The lines of the files that have findings, for a report that quotes them. */
export async function readLines(result: CheckResult, files: RepositoryFiles): Promise<LineReader> {
  const paths = [...new Set(result.diagnostics.map(({ at }) => at.file))];
  const texts = await Promise.all(paths.map(async (path) => [path, await linesOf(files, path)] as const));
  const lines = new Map(texts);
  return (file, line) => lines.get(file)?.[line - 1];
}

// A file that cannot be read has its own finding: there is no line to quote.
async function linesOf(files: RepositoryFiles, path: string): Promise<readonly string[] | undefined> {
  const bytes = await files.read(path).catch(() => undefined);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes).split(/\r?\n/);
}
