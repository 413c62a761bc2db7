import type { DiffResult, SyncResult } from "../core/changes/change.js";
import type { Review } from "../core/changes/review.js";
import { readReviewRecords } from "../core/report/review-record.js";
import type { ReviewHost } from "../ports.js";
import { applySync, type WritingWorld } from "./apply.js";
import type { CheckRun } from "./check.js";
import { type PreparedSync, prepareSync, type SyncOptions } from "./sync.js";

/** A commit of the default branch, and what it came with. */
export interface MergedChange extends Omit<SyncOptions, "review"> {
  /** The commits that were pushed, the last one first. */
  readonly commits: readonly string[];
}

/** What a sync after a merge did, and why it may have done less than was merged. */
export interface MergedSync {
  readonly result: SyncResult;
  /** What differed before. */
  readonly diff: DiffResult;
  readonly warnings: readonly string[];
}

const noReview =
  "No review was found for this commit. Run `muster diff`, then `muster sync --apply --reviewed DIGEST`, or set `sync.unreviewed: apply` in `muster.yaml`";

/** A push may hold many commits; more than these are not asked for their pull requests. */
const mostCommits = 10;

/**
 * Apply what was reviewed: changes whose digests stand in the check runs of the merged pull requests. Plans with an
 * error of the check are refused.
 */
export async function syncMerged(
  run: CheckRun,
  change: MergedChange,
  world: WritingWorld,
  host: ReviewHost | undefined,
): Promise<MergedSync> {
  const { review, warnings } = await findReview(change.commits, host);
  const repository = { ...run.repository, diagnostics: run.result.diagnostics };
  const prepare = (reviewed: Review) => prepareSync(repository, { ...change, review: reviewed }, world);
  const prepared = await prepare(review);
  const applied =
    run.repository.config.sync.unreviewed === "apply" ? await prepare(withUnrecorded(review, prepared)) : prepared;
  const result = await applySync(applied, world);
  const isRefused = result.outcomes.some(({ status }) => status === "refused");
  const diff = { targets: applied.targets.map(({ decision }) => decision.changes) };
  return { result, diff, warnings: isRefused && review.digests.size === 0 ? [...warnings, noReview] : warnings };
}

interface FoundReview {
  readonly review: Review;
  readonly warnings: readonly string[];
}

async function findReview(commits: readonly string[], host: ReviewHost | undefined): Promise<FoundReview> {
  if (host === undefined)
    return { review: readReviewRecords([]), warnings: ["No `github-token`: no review can be read"] };
  const warnings: string[] = [];
  const heads = new Set<string>();
  for (const commit of commits.slice(0, mostCommits)) {
    const found = await host.mergedPullRequests(commit);
    if (found.isPublished) for (const { headSha } of found.value) heads.add(headSha);
    else warnings.push(`${found.reason}. ${found.hint}`);
  }
  const texts: string[] = [];
  for (const head of heads) {
    const found = await host.checkRunTexts(head, "muster");
    if (found.isPublished) texts.push(...found.value);
    else warnings.push(`${found.reason}. ${found.hint}`);
  }
  return { review: readReviewRecords(texts), warnings: [...new Set(warnings)] };
}

/** `sync.unreviewed: apply` lets through what no review knew of; what moved since its review stays refused. */
function withUnrecorded(review: Review, prepared: PreparedSync): Review {
  const recorded = new Set(review.changes.map(({ target, resource }) => JSON.stringify([target, resource])));
  const unrecorded = prepared.targets.flatMap(({ target, decision }) =>
    decision.changes.changes
      .filter(({ name }) => !recorded.has(JSON.stringify([target.name, `response-plan/${name}`])))
      .map(({ digest }) => digest),
  );
  return { ...review, digests: new Set([...review.digests, ...unrecorded]) };
}
