import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../core/operational-error.js";

/** Where the configuration lies, and thus what every path of it is relative to. */
export interface Workspace {
  /** The folder of the configuration: absolute. */
  readonly root: string;
  readonly configPath: string;
  readonly isConfigRequired: boolean;
}

const configName = "muster.yaml";

/** The folder of `--config`; else the nearest folder upwards with a `muster.yaml`; else the Git repository's; else this one. */
export function findWorkspace(config: string | undefined, cwd = process.cwd()): Workspace {
  if (config !== undefined) {
    const path = resolve(cwd, config);
    if (!existsSync(path))
      throw new UsageError(`There is no configuration \`${config}\``, "Give `--config` an existing file");
    return { root: dirname(path), configPath: basename(path), isConfigRequired: true };
  }
  const root = nearest(cwd, configName) ?? nearest(cwd, ".git") ?? cwd;
  return { root, configPath: configName, isConfigRequired: false };
}

/**
 * A path of the command line as one from the workspace's root.
 *
 * @throws UsageError for a path that does not exist or lies outside
 */
export function toRepositoryPath(workspace: Workspace, path: string, cwd = process.cwd()): string {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute)) throw new UsageError(`There is no file or folder \`${path}\``);
  const inside = relative(workspace.root, absolute);
  if (inside === ".." || inside.startsWith(`..${sep}`)) {
    throw new UsageError(`\`${path}\` lies outside of the repository`, `Name a path within ${workspace.root}`);
  }
  return inside.split(sep).join("/");
}

function nearest(from: string, name: string): string | undefined {
  if (existsSync(join(from, name))) return from;
  const parent = dirname(from);
  return parent === from ? undefined : nearest(parent, name);
}
