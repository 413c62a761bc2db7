import type { Config, Target } from "../config/config.js";
import { compileTargets } from "../plan/belongs-to.js";
import { compileGlobs } from "../plan/path-globs.js";

/**
 * @param folder for files that are no plans: below the plans' own where the globs reach there, else before the file's name
 */
export type FilePlacer = (name: string, target: Target, folder?: string) => string | undefined;

/**
 * Finds a path for a new plan file that the configuration's globs match and that belongs to its target alone. A path is
 * given out once; case does not tell paths apart, as on many disks.
 */
export function filePlacer(config: Config, existing: readonly string[]): FilePlacer {
  const taken = new Set(existing.map((path) => path.toLowerCase()));
  const targetsOf = compileTargets(config);
  const globs = compileGlobs(config.files);
  return (name, target, folder) => {
    const isFit = (path: string) => {
      const [only, ...others] = targetsOf(path);
      return globs.matches(path) && only?.name === target.name && others.length === 0 && !taken.has(path.toLowerCase());
    };
    const names = folder === undefined ? [name] : [`${folder}/${fileName(name)}`, `${folder}-${fileName(name)}`];
    const path = names.flatMap((each) => candidates(each, target, config)).find(isFit);
    if (path !== undefined) taken.add(path.toLowerCase());
    return path;
  };
}

/** Beside the target's own globs first, then by the configuration's, then in a folder of the target's name. */
function candidates(name: string, target: Target, config: Config): readonly string[] {
  const folders = [...new Set([...target.files, ...config.files].map(folderOf))];
  const names = [name, ...Array.from({ length: 9 }, (_, index) => `${name}-${index + 2}`)];
  return names.flatMap((file) =>
    [...folders, ...folders.map((folder) => `${folder}${target.name}/`)].flatMap((folder) => [
      `${folder}${file}.yaml`,
      `${folder}${file}.yml`,
    ]),
  );
}

/** The name of a thing as a file may have it on any disk. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "unnamed";
}

/** The part of a glob without wildcards, up to its last slash: `plans/prod/**` → `plans/prod/`. */
function folderOf(glob: string): string {
  const fixed = /^(?:\.\/)*([^*?[\]{}()!]*)/.exec(glob)?.[1] ?? "";
  return fixed.slice(0, fixed.lastIndexOf("/") + 1);
}
