import { compileGlobs } from "../core/plan/path-globs.js";

/** Words for each glob of a setting of `muster.yaml` that none of the paths matches: most often a slip of the pen. */
export function emptyGlobs(setting: string, globs: readonly string[], paths: readonly string[]): readonly string[] {
  return globs
    .filter((glob) => !glob.startsWith("!"))
    .filter((glob) => !paths.some(compileGlobs([glob]).matches))
    .map((glob) => `No file matches \`${glob}\` of \`${setting}\``);
}
