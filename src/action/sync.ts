import { setTimeout as wait } from "node:timers/promises";
import { type CheckRun, isFailure, runCheck } from "../commands/check.js";
import { readLines } from "../commands/read-lines.js";
import { dryRun, prepareSync, type SyncOptions, syncExitCode } from "../commands/sync.js";
import type { DiffResult, SyncResult, TargetChange } from "../core/changes/change.js";
import type { Target } from "../core/config/config.js";
import { renderCheckGithub } from "../core/report/check-github.js";
import { renderCheckMarkdown } from "../core/report/check-markdown.js";
import { renderCheckText } from "../core/report/check-text.js";
import { safeJson } from "../core/report/safe-json.js";
import { showControls } from "../core/report/show-controls.js";
import { unfinishedSync } from "../core/report/sync-json.js";
import { renderSyncMarkdown } from "../core/report/sync-markdown.js";
import { renderSyncText } from "../core/report/sync-text.js";
import { checkOptions } from "./check-options.js";
import { checkPorts, isOffline, jobLog, readingWorld, reviewHost } from "./ports.js";
import { publishOutputs } from "./publish.js";
import type { ExitCode, Job } from "./run-action.js";
import { error, warning } from "./runner.js";
import { summaryLimit, writeSummary } from "./write-summary.js";

interface Synced {
  readonly sync: SyncResult;
  readonly diff: DiffResult;
}

/** Check what was merged and sync what of it was reviewed; on a pull request only show it. */
export async function sync(job: Job): Promise<ExitCode> {
  const { inputs, surroundings, summaryFile } = job;
  const ports = await checkPorts(job);
  const run = await runCheck(checkOptions(job), ports);
  jobLog.result(renderCheckText(run.result, { lineAt: await readLines(run.result, ports.files) }));
  jobLog.result(renderCheckGithub(run.result, surroundings.folder));
  const synced = await syncTargets(job, run);
  if (synced !== undefined) tell(synced.sync);
  const { repository, sha } = surroundings;
  publishOutputs({ check: run.result, repository, headSha: sha, comparedWith: "aws", ...synced }, inputs, surroundings);
  writeSummary(summaryOf(run, synced), summaryFile);
  const code = synced === undefined ? leftOutCode(job, run) : syncExitCode(synced.sync);
  return code === 0 && isFailure(run.result, inputs.failOn) ? 1 : code;
}

async function syncTargets(job: Job, run: CheckRun): Promise<Synced | undefined> {
  if (run.repository.targets.length === 0) return undefined;
  if (isOffline(job)) {
    if (leftOutCode(job, run) === 0) warning("Nothing was synced: AWS is left out of this job");
    else error("Nothing was synced: the job has no AWS credentials; give it some, or say `offline: true`");
    return undefined;
  }
  const { inputs, surroundings } = job;
  const options = {
    repository: surroundings.repository,
    attempt: surroundings.runId,
    confirmDelete: inputs.confirmDelete,
    ...(inputs.prune === undefined ? {} : { prune: inputs.prune }),
  };
  if (mayApply(job)) return applyReviewed(job, run, options);
  const prepared = await prepareSync(run.repository, options, readingWorld(job));
  return { sync: dryRun(prepared), diff: { targets: prepared.targets.map(({ decision }) => decision.changes) } };
}

/** A merge that was not synced is unfinished, unless the workflow leaves AWS out on purpose. */
function leftOutCode({ inputs, surroundings }: Job, { repository }: CheckRun): ExitCode {
  const isMeant = inputs.offline === "true" || surroundings.event.kind === "pullRequest";
  return isMeant || repository.targets.length === 0 ? 0 : 3;
}

/** The writer is loaded here and nowhere else: what only looks cannot write. */
async function applyReviewed(job: Job, run: CheckRun, options: SyncOptions): Promise<Synced> {
  const { event, sha } = job.surroundings;
  const { syncMerged } = await import("../commands/sync-merged.js");
  const { incidentWriter } = await import("../adapters/aws/incident-writer.js");
  const writerFor = (target: Target) => incidentWriter(target.regions[0], job.sessions.writing(target));
  const { neighbourWriter } = await import("../adapters/aws/neighbours/neighbour-writer.js");
  const neighbourWriterFor = (target: Target) => neighbourWriter(target, job.sessions.writing(target));
  const keepRecord = (changes: readonly TargetChange[]) => keepBegun(job, run, changes);
  const world = { ...readingWorld(job), wait, writerFor, neighbourWriterFor, keepRecord };
  const commits = "commits" in event ? event.commits : [sha];
  const { result, diff, warnings } = await syncMerged(run, { ...options, commits }, world, await reviewHost(job));
  for (const text of warnings) warning(showControls(text));
  return { sync: result, diff };
}

/**
 * The report says what is about to be written before anything is: the step that uploads it also runs where this one is
 * cancelled or runs out of time. Where the whole machine is lost, the log still has it.
 */
function keepBegun({ inputs, surroundings }: Job, run: CheckRun, begun: readonly TargetChange[]): void {
  const { repository, sha } = surroundings;
  publishOutputs({ check: run.result, repository, headSha: sha, begun }, inputs, surroundings);
  const record = safeJson({ schemaVersion: 1, ...unfinishedSync(begun) }, 0);
  const hint = "Should this job be killed, put the next line into a file: `muster sync --undo FILE` shows the way back";
  if (record.length <= longestLine)
    jobLog.result(`::group::What is about to be written\n${hint}\n${record}\n::endgroup::`);
}

/** Characters of a line of the log that people can still copy. */
const longestLine = 200_000;

function summaryOf(run: CheckRun, synced: Synced | undefined): string {
  const check = renderCheckMarkdown(run.result, { limit: summaryLimit / 2 });
  return synced === undefined ? check : `${renderSyncMarkdown(synced.sync, summaryLimit / 2)}\n${check}`;
}

function mayApply({ surroundings: { event } }: Job): boolean {
  if (event.kind === "push" || event.kind === "dispatch") return event.isDefaultBranch;
  return event.kind === "schedule";
}

/** @see https://docs.github.com/en/actions/reference/limits 10 annotations of a level and step; the log has all */
const mostErrors = 10;

function tell(result: SyncResult): void {
  jobLog.result(renderSyncText(result));
  const lines = [
    ...(result.failures ?? []).map(({ target, reason }) => `${target} could not be read: ${reason}`),
    ...result.outcomes
      .filter(({ status }) => status === "failed" || status === "refused")
      .map(({ status, kind, resource, reason = "" }) => `${status} ${kind} of ${resource}: ${reason}`),
  ];
  for (const line of lines.slice(0, mostErrors)) error(showControls(line));
}
