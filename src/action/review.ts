import type { CheckPorts } from "../commands/check.js";
import { loadRepository } from "../commands/load-repository.js";
import { readLines } from "../commands/read-lines.js";
import { publishReview, type Review, type ReviewOptions, reviewChange } from "../commands/review-change.js";
import type { ActionReport } from "../core/report/action-report.js";
import { renderCheckGithub } from "../core/report/check-github.js";
import { renderCheckText } from "../core/report/check-text.js";
import { renderComment } from "../core/report/comment.js";
import { showControls } from "../core/report/show-controls.js";
import type { ReviewHost } from "../ports.js";
import type { Event } from "./event.js";
import { isOneOfSeveral } from "./is-one-of-several.js";
import { checkedOutFiles, checkPorts, isOffline, jobLog, readingWorld, reviewHost } from "./ports.js";
import { publishOutputs } from "./publish.js";
import { reviewOptions } from "./review-options.js";
import type { ExitCode, Job } from "./run-action.js";
import { setOutput, warning } from "./runner.js";
import { summaryLimit, writeSummary } from "./write-summary.js";

/** Check and compare what a pull request, a merge group or a branch proposes; tell it where people look. */
export async function review(job: Job, given?: CheckPorts, remarks: readonly string[] = []): Promise<ExitCode> {
  const { configLabel, ...ofJob } = reviewOptions(job);
  const options = {
    ...ofJob,
    remarks: [...ofJob.remarks, ...remarks],
    ...(configLabel !== undefined && (await isOneOfSeveral(job)) ? { configLabel } : {}),
  };
  const files = given?.files ?? checkedOutFiles(job);
  const repository = loadRepository(files, options);
  // What is wrong with it is told where it is awaited: meanwhile AWS's and GitHub's clients are loaded, and GitHub asked.
  repository.catch(() => {});
  const base = given?.openBase === undefined ? openBaseOf(job) : {};
  const [ports, host] = await Promise.all([given ?? checkPorts(job, files), hostOf(job)]);
  const found = await reviewChange(options, {
    ...base,
    ...ports,
    repository,
    ...(isOffline(job) ? {} : { world: readingWorld(job) }),
    host,
  });
  const { result } = found.run;
  jobLog.result(renderCheckText(result, { lineAt: await readLines(result, ports.files) }));
  jobLog.result(renderCheckGithub(result, options.folder));
  publishOutputs(toReport(found, options, job.surroundings.event), job.inputs, job.surroundings);
  writeSummary(renderComment({ ...found.comment, limit: summaryLimit }), job.summaryFile);
  if (host !== undefined) await publish(found, options, host);
  if (found.exitCode === 3) for (const remark of found.comment.remarks ?? []) warning(showControls(remark));
  return job.inputs.command === "diff" && found.exitCode === 1 ? 0 : found.exitCode;
}

/** Where the result is told; absent where nobody asked for more than the job's log and summary. */
async function hostOf(job: Job): Promise<ReviewHost | undefined> {
  const { kind } = job.surroundings.event;
  const isReviewed = job.inputs.command === "auto" && (kind === "pullRequest" || kind === "mergeGroup");
  return isReviewed ? reviewHost(job) : undefined;
}

async function publish(found: Review, options: ReviewOptions, host: ReviewHost): Promise<void> {
  const { commentUrl, warnings } = await publishReview(found, options, host);
  if (commentUrl !== undefined) setOutput("comment-url", commentUrl);
  for (const text of warnings) warning(showControls(text));
}

function openBaseOf(job: Job) {
  const { event } = job.surroundings;
  if (!("baseSha" in event)) return {};
  // Git looks for it while this process parses plans.
  const opening = import("./open-base.js").then(({ openBase }) => openBase(job, event));
  opening.catch(() => {});
  return { openBase: () => opening };
}

function toReport({ run, comparison }: Review, options: ReviewOptions, event: Event): ActionReport {
  const { diff, comparedWith, remarks } = comparison;
  return {
    check: run.result,
    repository: options.repository,
    headSha: options.headSha,
    ...(event.kind === "pullRequest" ? { pullRequest: event.number } : {}),
    comparedWith,
    ...(diff === undefined ? {} : { diff }),
    remarks: [...options.remarks, ...remarks],
  };
}
