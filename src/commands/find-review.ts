import { readCommentCommands } from "../core/changes/read-confirmations.js";
import type { Review } from "../core/changes/review.js";
import { readReviewRecords } from "../core/report/review-record.js";
import type { Published, ReviewHost } from "../ports.js";

/** What a merge was reviewed as, and what GitHub did not tell of it. */
export interface FoundReview {
  readonly review: Review;
  /** Pull requests of the merge, and when each was last checked. */
  readonly pullRequests: readonly { readonly number: number; readonly checkedAt: string }[];
  readonly warnings: readonly string[];
}

/** A push may hold many commits; more than these are not asked for their pull requests. */
const mostCommits = 10;

/** The records of the pull requests that the commits came from. */
export async function findReview(commits: readonly string[], host: ReviewHost): Promise<FoundReview> {
  const warnings = new Set<string>();
  const heads = new Map<number, string>();
  for (const commit of commits.slice(0, mostCommits)) {
    for (const { number, headSha } of answerOf(await host.mergedPullRequests(commit), [], warnings)) {
      heads.set(number, headSha);
    }
  }
  const texts: string[] = [];
  const pullRequests: { number: number; checkedAt: string }[] = [];
  for (const [number, headSha] of heads) {
    const records = answerOf(await host.checkRunRecords(headSha, "muster"), [], warnings);
    texts.push(...records.map(({ text }) => text));
    const checkedAt = records
      .map(({ at }) => at)
      .sort()
      .at(-1);
    if (checkedAt !== undefined) pullRequests.push({ number, checkedAt });
  }
  return { review: readReviewRecords(texts), pullRequests, warnings: [...warnings] };
}

/**
 * Names of plans whose deletion a person with write permission confirmed in a comment, after the change was last checked.
 */
export async function findConfirmations(
  { pullRequests }: FoundReview,
  host: ReviewHost,
): Promise<{ readonly names: readonly string[]; readonly warnings: readonly string[] }> {
  const warnings = new Set<string>();
  const names: string[] = [];
  for (const { number, checkedAt } of pullRequests) {
    for (const { author, isPerson, body, createdAt } of answerOf(await host.comments(number), [], warnings)) {
      const { confirmDelete } = readCommentCommands(body);
      const isLater = Date.parse(createdAt) > Date.parse(checkedAt);
      if (confirmDelete.length === 0 || !isPerson || !isLater) continue;
      if (answerOf(await host.mayWrite(author), false, warnings)) names.push(...confirmDelete);
    }
  }
  return { names, warnings: [...warnings] };
}

function answerOf<T>(answer: Published<T>, otherwise: T, warnings: Set<string>): T {
  if (answer.isPublished) return answer.value;
  warnings.add(`${answer.reason}. ${answer.hint}`);
  return otherwise;
}
