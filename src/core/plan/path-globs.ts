import { Minimatch } from "minimatch";

/** Globs over paths from the repository's root, compiled once for many paths. */
export interface PathGlobs {
  /** A glob with a leading `!` takes away what earlier ones matched. */
  matches(path: string): boolean;
  /** Could something below this folder match? */
  reaches(folder: string): boolean;
}

/** Compile globs as minimatch reads them. */
export function compileGlobs(globs: readonly string[]): PathGlobs {
  const compiled = globs.map((glob) => ({
    isNegated: glob.startsWith("!"),
    glob: new Minimatch(glob.replace(/^!/, "").replace(/^(\.\/)+/, ""), { nonegate: true, nocomment: true }),
  }));
  return {
    matches: (path) =>
      compiled.reduce((isMatch, { glob, isNegated }) => (glob.match(path) ? !isNegated : isMatch), false),
    reaches: (folder) => compiled.some(({ glob, isNegated }) => !isNegated && glob.match(folder, true)),
  };
}

/** A glob that matches this path alone, whatever characters it has. */
export function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|,]/g, "\\$&");
}
