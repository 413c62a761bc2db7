import type { DiffResult } from "../core/changes/change.js";
import { OperationalError } from "../core/operational-error.js";
import type { ComparedWith } from "../core/report/comment-rows.js";
import type { RepositoryFiles } from "../ports.js";
import { diffCommits, runDiff } from "./diff.js";
import { loadRepository } from "./load-repository.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";
import type { ReadingWorld } from "./world.js";

/** The two things that a pull request can be held against. */
export interface ComparisonPorts {
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
  { world, openBase }: ComparisonPorts,
): Promise<Comparison> {
  if (repository.targets.length === 0) {
    const remark = "No target is configured: neither AWS nor the changes of this pull request were looked at";
    return { diff: undefined, comparedWith: "base", remarks: [remark] };
  }
  if (world !== undefined) {
    const diff = await runDiff(repository, owner, world);
    const remarks = (diff.failures ?? []).map(({ target, reason }) => `\`${target}\` could not be compared: ${reason}`);
    return { diff, comparedWith: "aws", remarks };
  }
  const asked = "AWS was not asked (no credentials): changes are those against the base branch";
  if (openBase === undefined) return { diff: undefined, comparedWith: "base", remarks: [asked] };
  return compareWithBase(repository, options, owner, openBase, asked);
}

async function compareWithBase(
  repository: LoadedRepository,
  options: LoadOptions,
  owner: string,
  openBase: () => Promise<RepositoryFiles>,
  asked: string,
): Promise<Comparison> {
  try {
    const base = await loadRepository(await openBase(), { ...options, isConfigRequired: false, target: undefined });
    return { diff: diffCommits(repository, base, owner), comparedWith: "base", remarks: [asked] };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    const remark = `The changes were not compared: ${error.message}${error.hint === undefined ? "" : `. ${error.hint}`}`;
    return { diff: undefined, comparedWith: "base", remarks: [remark] };
  }
}
