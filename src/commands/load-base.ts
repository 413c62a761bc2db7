import { OperationalError, UsageError } from "../core/operational-error.js";
import type { ProposedFiles } from "../core/plan/focus-plans.js";
import { literalGlob } from "../core/plan/path-globs.js";
import type { RepositoryFiles } from "../ports.js";
import { loadRepository } from "./load-repository.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";

/** The commit that a change is compared with, or why it cannot be had. */
export type ComparisonBase = { readonly loaded: LoadedRepository } | { readonly problem: OperationalError };

interface BaseOptions extends LoadOptions {
  /** What the change changes: all other files are as the base has them. Absent: they are compared. */
  readonly proposed: ProposedFiles | undefined;
}

/**
 * The base as a repository; what is alike on both sides is not read and resolved twice. Absent where its configuration
 * cannot be used: the change may be what repairs it.
 */
export async function loadBase(
  openBase: () => Promise<RepositoryFiles>,
  head: RepositoryFiles,
  loaded: LoadedRepository,
  options: BaseOptions,
): Promise<ComparisonBase | undefined> {
  try {
    return { loaded: await loadFrom(await openBase(), head, loaded, { ...options, isConfigRequired: false }) };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    if (error instanceof OperationalError) return { problem: error };
    throw error;
  }
}

async function loadFrom(
  base: RepositoryFiles,
  head: RepositoryFiles,
  loaded: LoadedRepository,
  { proposed, ...options }: BaseOptions,
): Promise<LoadedRepository> {
  const paths = [...loaded.files, options.configPath];
  const alike =
    proposed === undefined ? await filesAlike(base, head, paths, globsOf(loaded, options)) : without(paths, proposed);
  // Another configuration may give the same files other targets, variables and globs.
  if (!alike.has(options.configPath)) return loadRepository(base, options);
  // A file that only the base has, and that is not said to change, came to it after the change was begun.
  const changed = proposed === undefined ? undefined : new Set(proposed.paths);
  const isOther = (path: string) => path === options.configPath || (changed?.has(path) ?? !alike.has(path));
  const others: RepositoryFiles = {
    list: async (globs) => (await base.list(globs)).filter(({ path }) => isOther(path)),
    read: (path) => base.read(path),
  };
  const { plans, declared, ...rest } = await loadRepository(others, options);
  return {
    ...rest,
    plans: [...plans, ...loaded.plans.filter(({ source }) => !isOther(source.file))],
    declared: [...declared, ...loaded.declared.filter(({ source }) => !isOther(source.file))],
  };
}

function globsOf({ config }: LoadedRepository, { configPath }: LoadOptions): readonly string[] {
  return [...config.files, literalGlob(configPath)];
}

function without(paths: readonly string[], proposed: ProposedFiles): ReadonlySet<string> {
  const changed = new Set(proposed.paths);
  return new Set(paths.filter((path) => !changed.has(path)));
}

async function filesAlike(
  base: RepositoryFiles,
  head: RepositoryFiles,
  paths: readonly string[],
  globs: readonly string[],
): Promise<ReadonlySet<string>> {
  const listed = new Set((await base.list(globs)).filter(({ isOutside }) => !isOutside).map(({ path }) => path));
  const pairs = paths.map(async (path) => {
    if (!listed.has(path)) return [];
    const [before, after] = await Promise.all([base.read(path), head.read(path)]).catch(() => []);
    return before !== undefined && after !== undefined && isEqual(before, after) ? [path] : [];
  });
  return new Set((await Promise.all(pairs)).flat());
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
