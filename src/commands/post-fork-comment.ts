import type { ActionReport } from "../core/report/action-report.js";
import { renderComment } from "../core/report/comment.js";
import type { CommentInput } from "../core/report/comment-input.js";
import { commentMarker } from "../core/report/comment-marker.js";
import { readActionReport } from "../core/report/read-action-report.js";
import { retiredComment } from "../core/report/retired-comment.js";
import type { ProposedChange, ReviewHost } from "../ports.js";
import { type ConfigPlace, touchesPlansOfBase } from "./touched-by-fork.js";

/** The run of the first workflow, as GitHub tells it: all that the second one trusts. */
export interface TriggeringRun {
  readonly id: number;
  readonly event: string;
  readonly headSha: string;
  /** `OWNER/REPO` */
  readonly headRepository: string;
  readonly headBranch: string;
}

export interface ForkCommentOptions {
  /** `OWNER/REPO` that the second workflow runs in. */
  readonly repository: string;
  readonly scope: string;
  readonly commentLabel?: string;
  readonly config: ConfigPlace;
  /** The report's text, where a step before has fetched it. */
  readonly report?: string;
  readonly linkTo: NonNullable<CommentInput["linkTo"]>;
  readonly summaryUrl: string;
}

/** What became of it; `refused` is a report that does not belong to what GitHub says of the run. */
export type ForkComment =
  | { readonly kind: "posted"; readonly url: string; readonly body: string }
  | {
      readonly kind: "skipped" | "refused" | "failed";
      readonly reason: string;
      /** What could not be posted. */
      readonly body?: string;
    };

/** Post the comment that the run of a fork's pull request could not post, from its report. */
export async function postForkComment(
  run: TriggeringRun,
  options: ForkCommentOptions,
  host: ReviewHost,
): Promise<ForkComment> {
  if (run.event !== "pull_request") {
    return { kind: "skipped", reason: `The run was made by \`${run.event}\`, not by a pull request` };
  }
  const text = options.report ?? (await fetchReport(run, host));
  if (typeof text !== "string") return text;
  const report = readActionReport(text);
  if (typeof report === "string") return refused(run, report);
  const forgery = contradiction(report, run, options.repository);
  if (forgery !== undefined || report.pullRequest === undefined)
    return refused(run, forgery ?? "it names no pull request");
  const found = await host.pullRequest(report.pullRequest);
  if (!found.isPublished) return failed(found);
  if (!isOfRun(found.value, run)) return refused(run, `pull request ${report.pullRequest} is not the one that made it`);
  if (found.value.headSha !== run.headSha || !found.value.isOpen) {
    return { kind: "skipped", reason: "The pull request has moved on since this run: its newest run has the say" };
  }
  if (!(await touchesPlansOfBase(found.value, report, options.config, host))) {
    const marker = commentMarker(options.scope);
    await host.retireComment(found.value.number, marker, retiredComment(marker));
    return { kind: "skipped", reason: "The pull request touches no plans" };
  }
  return post(report, found.value, options, host);
}

/** Does GitHub say that the pull request proposes the branch that the run checked? */
function isOfRun({ headRepository, headBranch }: ProposedChange, run: TriggeringRun): boolean {
  return headRepository === run.headRepository && headBranch === run.headBranch;
}

function refused(run: TriggeringRun, problem: string): ForkComment {
  return { kind: "refused", reason: `Unexpected report of run ${run.id}: ${problem}` };
}

async function fetchReport(run: TriggeringRun, host: ReviewHost): Promise<string | ForkComment> {
  const file = await host.artifactFile(run.id, "muster-report", "muster-report.json");
  if (!file.isPublished) return failed(file);
  return (
    file.value ?? {
      kind: "skipped",
      reason: `Run ${run.id} has no artefact \`muster-report\` with \`muster-report.json\``,
    }
  );
}

function contradiction(report: ActionReport, run: TriggeringRun, repository: string): string | undefined {
  if (report.repository !== repository)
    return `it names the repository \`${report.repository}\`, expected \`${repository}\``;
  if (report.headSha !== run.headSha) return `it names the commit \`${report.headSha}\`, expected \`${run.headSha}\``;
  return undefined;
}

const origin =
  "This was found by the workflow run of the pull request itself, without credentials: it is as trustworthy as its author. A merge applies none of it without a review of its own";

async function post(
  report: ActionReport,
  pullRequest: ProposedChange,
  { repository, scope, linkTo, summaryUrl }: ForkCommentOptions,
  host: ReviewHost,
): Promise<ForkComment> {
  const marker = commentMarker(scope);
  const { check, diff, comparedWith = "base", remarks = [] } = report;
  // A fork has no credentials: what its report says of AWS nobody has seen.
  const isFork = pullRequest.headRepository !== repository;
  const body = renderComment({
    check,
    diff,
    comparedWith: isFork ? "base" : comparedWith,
    remarks: [origin, ...remarks.slice(0, 5)],
    linkTo,
    summaryUrl,
  });
  const written = await host.putComment(pullRequest.number, marker, `${marker}\n${body}`);
  return written.isPublished ? { kind: "posted", url: written.value, body } : { ...failed(written), body };
}

function failed({ reason, hint }: { readonly reason: string; readonly hint: string }) {
  return { kind: "failed", reason: `${reason}. ${hint}` } as const;
}
