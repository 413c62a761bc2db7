import { minimatch } from "minimatch";
import type { RepositoryFiles } from "../../src/ports.js";

/** A repository in memory: text by path. `outside` are symbolic links that leave it. */
export function fakeRepositoryFiles(
  texts: Readonly<Record<string, string>>,
  outside: readonly string[] = [],
): RepositoryFiles {
  return {
    list: async (globs) =>
      Object.keys(texts)
        .filter((path) => globs.some((glob) => minimatch(path, glob)))
        .sort()
        .map((path) => ({ path, isOutside: outside.includes(path) })),
    read: async (path) => new TextEncoder().encode(texts[path] ?? ""),
  };
}
