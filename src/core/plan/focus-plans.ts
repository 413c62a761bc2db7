import type { Config } from "../config/config.js";
import { defaultBaselineFile } from "../lint/baseline.js";
import { compileGlobs } from "./path-globs.js";
import type { ResolvedPlan, ResolvedResource } from "./resource.js";

/** What a proposed change changes: paths from the configuration's folder, under their old and new names. */
export interface ProposedFiles {
  readonly paths: readonly string[];
  /** Path of the configuration file. */
  readonly configPath: string;
}

interface Declarations {
  readonly config: Config;
  readonly plans: readonly ResolvedPlan[];
  readonly declared: readonly ResolvedResource[];
}

/** Up to so many plans all of them are looked at: it takes seconds, and tells more. */
const mostWhole = 100;

/** Are there so many plans that a review looks only at what a change touches? */
export function isLarge(plans: readonly ResolvedPlan[]): boolean {
  return plans.length > mostWhole;
}

/**
 * The plan files that AWS has to be asked about to review a change, in a repository of many plans: those that it
 * touches. Absent: all of them, because they are few, or the change may concern any.
 */
export function focusPlans(
  { config, plans, declared }: Declarations,
  { paths, configPath }: ProposedFiles,
): ReadonlySet<string> | undefined {
  if (!isLarge(plans)) return undefined;
  const touched = new Set(paths);
  const shared = [configPath, config.baseline ?? defaultBaselineFile, ...declared.map(({ source }) => source.file)];
  const globs = [config.facts, config.policies].map(compileGlobs);
  const isShared =
    shared.some((file) => touched.has(file)) || paths.some((path) => globs.some(({ matches }) => matches(path)));
  if (isShared) return undefined;
  const planFiles = new Set(plans.map(({ source }) => source.file));
  const { matches } = compileGlobs(config.files);
  // A file that is gone may have declared a contact or a role that any plan relies on.
  if (paths.some((path) => matches(path) && !planFiles.has(path)) && declared.length > 0) return undefined;
  return new Set(paths.filter((path) => planFiles.has(path)));
}
