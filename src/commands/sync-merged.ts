import type { DiffResult, SyncResult } from "../core/changes/change.js";
import { addressOf } from "../core/changes/resource-address.js";
import type { Review } from "../core/changes/review.js";
import { readReviewRecords } from "../core/report/review-record.js";
import type { ReviewHost } from "../ports.js";
import { applySync, type WritingWorld } from "./apply.js";
import type { CheckRun } from "./check.js";
import { explainMoves } from "./explain-moves.js";
import { type FoundReview, findConfirmations, findReview } from "./find-review.js";
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
  const found = host === undefined ? withoutHost : await findReview(change.commits, host);
  const repository = { ...run.repository, diagnostics: run.result.diagnostics };
  const prepare = (review: Review, confirmed: readonly string[]) =>
    prepareSync(
      repository,
      { ...change, review, confirmDelete: [...(change.confirmDelete ?? []), ...confirmed] },
      world,
    );
  const first = await prepare(found.review, []);
  const confirmed = host === undefined || !deletes(first) ? nobody : await findConfirmations(found, host);
  const review = run.repository.config.sync.unreviewed === "apply" ? withUnrecorded(found.review, first) : found.review;
  const isSettled = review === found.review && confirmed.names.length === 0;
  const prepared = isSettled ? first : await prepare(review, confirmed.names);
  const result = await explainMoves(await applySync(prepared, world), run.repository.targets, world);
  const isUnknown = found.review.digests.size === 0 && result.outcomes.some(({ status }) => status === "refused");
  return {
    result,
    diff: { targets: prepared.targets.map(({ decision }) => decision.changes) },
    warnings: [...found.warnings, ...confirmed.warnings, ...(isUnknown ? [noReview] : [])],
  };
}

const nobody = { names: [], warnings: [] };

const withoutHost: FoundReview = {
  review: readReviewRecords([]),
  pullRequests: [],
  warnings: ["No `github-token`: no review can be read"],
};

function deletes({ targets }: PreparedSync): boolean {
  return targets.some(({ decision }) => decision.changes.changes.some(({ kind }) => kind === "delete"));
}

/** `sync.unreviewed: apply` lets through what no review knew of; what moved since its review stays refused. */
function withUnrecorded(review: Review, prepared: PreparedSync): Review {
  const recorded = new Set(review.changes.map(({ target, resource }) => JSON.stringify([target, resource])));
  const unrecorded = prepared.targets.flatMap(({ target, decision }) =>
    decision.changes.changes
      .filter((change) => !recorded.has(JSON.stringify([target.name, addressOf(change)])))
      .map(({ digest }) => digest),
  );
  return { ...review, digests: new Set([...review.digests, ...unrecorded]) };
}
