import { setOutput, warning } from "@actions/core";
import { readLines } from "../commands/read-lines.js";
import { publishReview, type Review, type ReviewOptions, reviewChange } from "../commands/review-change.js";
import type { ActionReport } from "../core/report/action-report.js";
import { renderCheckGithub } from "../core/report/check-github.js";
import { renderCheckText } from "../core/report/check-text.js";
import { renderComment } from "../core/report/comment.js";
import { showControls } from "../core/report/show-controls.js";
import { checkOptions } from "./check-options.js";
import { checkPorts, isOffline, jobLog, readingWorld, reviewHost } from "./ports.js";
import { publishOutputs, summaryLimit, writeSummary } from "./publish.js";
import type { ExitCode, Job } from "./run-action.js";
import type { Surroundings } from "./surroundings.js";

/** Check and compare what a pull request, a merge group or a branch proposes; tell it where people look. */
export async function review(job: Job): Promise<ExitCode> {
  const options = reviewOptions(job);
  const ports = await checkPorts(job);
  const found = await reviewChange(options, {
    ...ports,
    ...(isOffline(job) ? {} : { world: readingWorld }),
    ...openBaseOf(job),
  });
  const { result } = found.run;
  jobLog.result(renderCheckText(result, { lineAt: await readLines(result, ports.files) }));
  jobLog.result(renderCheckGithub(result, options.folder));
  publishOutputs(toReport(found, options), job.inputs, job.surroundings);
  writeSummary(renderComment({ ...found.comment, limit: summaryLimit }), job.summaryFile);
  await publish(job, found, options);
  if (found.exitCode === 3) for (const remark of found.comparison.remarks) warning(showControls(remark));
  return job.inputs.command === "diff" && found.exitCode === 1 ? 0 : found.exitCode;
}

async function publish(job: Job, found: Review, options: ReviewOptions): Promise<void> {
  const { kind } = job.surroundings.event;
  const isReviewed = job.inputs.command === "auto" && (kind === "pullRequest" || kind === "mergeGroup");
  const host = isReviewed ? await reviewHost(job) : undefined;
  if (host === undefined) return;
  const { commentUrl, warnings } = await publishReview(found, options, host);
  if (commentUrl !== undefined) setOutput("comment-url", commentUrl);
  for (const text of warnings) warning(showControls(text));
}

function reviewOptions(job: Job): ReviewOptions {
  const { inputs, surroundings } = job;
  const { event, folder } = surroundings;
  const headSha = "headSha" in event ? event.headSha : surroundings.sha;
  const isForked = event.kind === "pullRequest" && event.isFork;
  return {
    ...checkOptions(job),
    repository: surroundings.repository,
    failOn: inputs.failOn,
    headSha,
    ...(event.kind === "pullRequest" && inputs.comment ? { commentOn: event.number } : {}),
    scope: scopeOf(job),
    folder,
    linkTo: permalinks(surroundings, headSha),
    summaryUrl: surroundings.runUrl,
    remarks: isForked ? ["This pull request comes from a fork: it was checked without credentials"] : [],
  };
}

/** One comment for each configuration: its folder, its file, its target. */
function scopeOf({ inputs, surroundings: { folder, configPath } }: Job): string {
  const config = configPath === "muster.yaml" ? folder : `${folder}${configPath}`;
  return [config, inputs.target ?? ""].filter((part) => part !== "").join(" ") || "default";
}

function permalinks({ serverUrl, repository, folder }: Surroundings, sha: string) {
  return (file: string, line: number) => {
    const path = `${folder}${file}`
      .split("/")
      .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
      .join("/");
    return `${serverUrl}/${repository}/blob/${sha}/${path}#L${line}`;
  };
}

function openBaseOf(job: Job) {
  const { event } = job.surroundings;
  if (!("baseSha" in event)) return {};
  return { openBase: async () => (await import("./open-base.js")).openBase(job, event.baseSha) };
}

function toReport({ run, comparison }: Review, options: ReviewOptions): ActionReport {
  const { diff, comparedWith, remarks } = comparison;
  return {
    check: run.result,
    repository: options.repository,
    headSha: options.headSha,
    ...(options.commentOn === undefined ? {} : { pullRequest: options.commentOn }),
    comparedWith,
    ...(diff === undefined ? {} : { diff }),
    remarks: [...options.remarks, ...remarks],
  };
}
