import type { Config } from "../config/config.js";
import { defaultBaselineFile } from "../lint/baseline.js";
import { compileGlobs } from "./path-globs.js";

/** Where the configuration is, and what it names. */
export interface WatchedPlaces {
  readonly config: Config;
  readonly configPath: string;
  /** Folder of the configuration within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
}

/** Is one of these files of the repository a plan, or something that a check of the plans reads? */
export function touchesPlans(paths: readonly string[], { config, configPath, folder }: WatchedPlaces): boolean {
  const files = [configPath, config.baseline ?? defaultBaselineFile];
  const globs = [config.files, config.facts, config.policies].map(compileGlobs);
  return paths
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length))
    .some((path) => files.includes(path) || globs.some(({ matches }) => matches(path)));
}
