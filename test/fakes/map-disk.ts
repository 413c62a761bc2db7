import { expect } from "vitest";
import { compileGlobs } from "../../src/core/plan/path-globs.js";
import type { RepositoryFiles, RepositoryWriter } from "../../src/ports.js";

/** A repository that is a Map. */
export function mapDisk(
  files: Record<string, string>,
): RepositoryFiles & RepositoryWriter & { readonly files: Map<string, string> } {
  const contents = new Map(Object.entries(files));
  return {
    files: contents,
    list: async (globs) => {
      const { matches } = compileGlobs(globs);
      return [...contents.keys()].filter(matches).map((path) => ({ path, isOutside: false }));
    },
    read: async (path) => new TextEncoder().encode(contents.get(path)),
    create: async (path, text) => {
      expect(contents.has(path)).toBe(false);
      contents.set(path, text);
    },
    replace: async (path, before, text) => {
      expect(new TextEncoder().encode(contents.get(path))).toEqual(before);
      contents.set(path, text);
    },
  };
}
