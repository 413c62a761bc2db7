import type { DiffResult } from "../core/changes/change.js";
import type { ComparedWith } from "../core/report/comment-rows.js";
import { diffCommits, runDiff } from "./diff.js";
import type { ComparisonBase } from "./load-base.js";
import type { LoadedRepository } from "./loaded-repository.js";
import type { ReadingWorld } from "./world.js";

/** The two things that a pull request can be held against. */
export interface ComparedTo {
  /** Absent without credentials. */
  readonly world?: ReadingWorld | undefined;
  readonly base?: ComparisonBase | undefined;
  /** Plan files outside of which AWS is not asked; absent: it is asked about all plans. */
  readonly focus?: ReadonlySet<string> | undefined;
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
  owner: string,
  { world, base, focus }: ComparedTo,
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
  if (base === undefined) return { diff: undefined, comparedWith: "base", remarks: [asked] };
  return compareWithBase(repository, owner, base, asked);
}

function compareWithBase(repository: LoadedRepository, owner: string, base: ComparisonBase, asked: string): Comparison {
  if ("loaded" in base)
    return { diff: diffCommits(repository, base.loaded, owner), comparedWith: "base", remarks: [asked] };
  const { message, hint } = base.problem;
  const remark = `The changes were not compared: ${message}${hint === undefined ? "" : `. ${hint}`}`;
  return { diff: undefined, comparedWith: "base", remarks: [remark] };
}
