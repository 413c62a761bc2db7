import type { Config, Target } from "../config/config.js";
import { compileGlobs } from "./path-globs.js";

/** Compile the targets' globs; the result names the targets that a plan file belongs to, in the configuration's order. */
export function compileTargets(config: Config): (path: string) => readonly Target[] {
  const compiled = config.targets.map((target) => ({
    target,
    globs: target.files.length === 0 ? undefined : compileGlobs(target.files),
  }));
  return (path) => compiled.filter(({ globs }) => globs?.matches(path) ?? true).map(({ target }) => target);
}
