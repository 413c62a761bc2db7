import { Minimatch } from "minimatch";
import type { Config, Target } from "../config/config.js";

/** Says whether a path from the repository's root matches one of the globs that it was made from. */
export type PathMatcher = (path: string) => boolean;

/** Compile globs once, for many paths. A glob with a leading `!` takes away what earlier ones matched. */
export function compileGlobs(globs: readonly string[]): PathMatcher {
  const compiled = globs.map((glob) => ({
    isNegated: glob.startsWith("!"),
    glob: new Minimatch(glob.replace(/^!/, "").replace(/^(\.\/)+/, ""), { dot: true, nonegate: true, nocomment: true }),
  }));
  return (path) => compiled.reduce((isMatch, { glob, isNegated }) => (glob.match(path) ? !isNegated : isMatch), false);
}

/** The targets that a plan file belongs to, in the order of the configuration. */
export function compileTargets(config: Config): (path: string) => readonly Target[] {
  const compiled = config.targets.map((target) => ({
    target,
    belongs: target.files.length === 0 ? () => true : compileGlobs(target.files),
  }));
  return (path) => compiled.filter(({ belongs }) => belongs(path)).map(({ target }) => target);
}
