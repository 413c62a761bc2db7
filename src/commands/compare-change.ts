import type { DiffResult } from "../core/changes/change.js";
import { OperationalError } from "../core/operational-error.js";
import { literalGlob } from "../core/plan/path-globs.js";
import type { ComparedWith } from "../core/report/comment-rows.js";
import type { RepositoryFiles } from "../ports.js";
import { diffCommits, runDiff } from "./diff.js";
import { loadRepository } from "./load-repository.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";
import type { ReadingWorld } from "./world.js";

/** The two things that a pull request can be held against, and its own files. */
export interface ComparisonPorts {
  readonly files: RepositoryFiles;
  /** Absent without credentials. */
  readonly world?: ReadingWorld | undefined;
  /** The files of the base commit. @throws OperationalError where they cannot be had */
  readonly openBase?: (() => Promise<RepositoryFiles>) | undefined;
}

/** What would change, against what, and what the reader has to know of it. */
export interface Comparison {
  readonly diff: DiffResult | undefined;
  readonly comparedWith: ComparedWith;
  readonly remarks: readonly string[];
}

/** Compare the checked-out plans with AWS; without credentials with the base of the pull request. */
export async function compareChange(
  repository: LoadedRepository,
  options: LoadOptions,
  owner: string,
  { world, openBase, files }: ComparisonPorts,
  focus?: ReadonlySet<string>,
): Promise<Comparison> {
  if (repository.targets.length === 0) {
    const remark = "No target is configured: neither AWS nor the changes of this pull request were looked at";
    return { diff: undefined, comparedWith: "base", remarks: [remark] };
  }
  if (world !== undefined) {
    const diff = await runDiff(repository, owner, world, focus);
    const remarks = (diff.failures ?? []).map(({ target, reason }) => `\`${target}\` could not be compared: ${reason}`);
    return { diff, comparedWith: "aws", remarks };
  }
  const asked = "AWS was not asked (no credentials): changes are those against the base branch";
  if (openBase === undefined) return { diff: undefined, comparedWith: "base", remarks: [asked] };
  return compareWithBase(repository, options, owner, openBase, files, asked);
}

async function compareWithBase(
  repository: LoadedRepository,
  options: LoadOptions,
  owner: string,
  openBase: () => Promise<RepositoryFiles>,
  files: RepositoryFiles,
  asked: string,
): Promise<Comparison> {
  try {
    const base = await loadBase(await openBase(), files, repository, { ...options, isConfigRequired: false });
    return { diff: diffCommits(repository, base, owner), comparedWith: "base", remarks: [asked] };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    const remark = `The changes were not compared: ${error.message}${error.hint === undefined ? "" : `. ${error.hint}`}`;
    return { diff: undefined, comparedWith: "base", remarks: [remark] };
  }
}

/** The base as a repository; what is alike on both sides is not read and resolved twice. */
async function loadBase(
  base: RepositoryFiles,
  head: RepositoryFiles,
  loaded: LoadedRepository,
  options: LoadOptions,
): Promise<LoadedRepository> {
  const globs = [...loaded.config.files, literalGlob(options.configPath)];
  const alike = await filesAlike(base, head, [...loaded.files, options.configPath], globs);
  // Another configuration may give the same files other targets, variables and globs.
  if (!alike.has(options.configPath)) return loadRepository(base, options);
  const isOther = (path: string) => path === options.configPath || !alike.has(path);
  const others: RepositoryFiles = {
    list: async (globs) => (await base.list(globs)).filter(({ path }) => isOther(path)),
    read: (path) => base.read(path),
  };
  const { plans, ...rest } = await loadRepository(others, options);
  return { ...rest, plans: [...plans, ...loaded.plans.filter(({ source }) => !isOther(source.file))] };
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
