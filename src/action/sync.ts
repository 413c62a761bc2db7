import { setTimeout as wait } from "node:timers/promises";
import { warning } from "@actions/core";
import { type CheckRun, isFailure, runCheck } from "../commands/check.js";
import { readLines } from "../commands/read-lines.js";
import { dryRun, prepareSync, syncExitCode } from "../commands/sync.js";
import type { SyncResult } from "../core/changes/change.js";
import { renderCheckGithub } from "../core/report/check-github.js";
import { renderCheckMarkdown } from "../core/report/check-markdown.js";
import { renderCheckText } from "../core/report/check-text.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import { showControls } from "../core/report/show-controls.js";
import { renderSyncMarkdown } from "../core/report/sync-markdown.js";
import { checkOptions } from "./check-options.js";
import { checkPorts, isOffline, jobLog, readingWorld, reviewHost } from "./ports.js";
import { publishOutputs, summaryLimit, writeSummary } from "./publish.js";
import type { ExitCode, Job } from "./run-action.js";

/** Check what was merged and sync what of it was reviewed; on a pull request only show it. */
export async function sync(job: Job): Promise<ExitCode> {
  const ports = await checkPorts(job);
  const run = await runCheck(checkOptions(job), ports);
  jobLog.result(renderCheckText(run.result, { lineAt: await readLines(run.result, ports.files) }));
  jobLog.result(renderCheckGithub(run.result, job.surroundings.folder));
  const result = await syncTargets(job, run);
  if (result !== undefined) tell(result);
  const { repository, sha } = job.surroundings;
  publishOutputs(
    { check: run.result, repository, headSha: sha, ...(result === undefined ? {} : { sync: result }) },
    job.inputs,
    job.surroundings,
  );
  writeSummary(
    [
      ...(result === undefined ? [] : [renderSyncMarkdown(result, summaryLimit / 2)]),
      renderCheckMarkdown(run.result, { limit: summaryLimit / 2 }),
    ].join("\n"),
    job.summaryFile,
  );
  const code = result === undefined ? 0 : syncExitCode(result);
  return code === 0 && isFailure(run.result, job.inputs.failOn) ? 1 : code;
}

async function syncTargets(job: Job, run: CheckRun): Promise<SyncResult | undefined> {
  if (run.repository.targets.length === 0) return undefined;
  if (isOffline(job)) {
    warning("Nothing was synced: the job has no AWS credentials");
    return undefined;
  }
  const { inputs, surroundings } = job;
  const options = {
    repository: surroundings.repository,
    attempt: surroundings.runId,
    confirmDelete: inputs.confirmDelete,
    ...(inputs.prune === undefined ? {} : { prune: inputs.prune }),
  };
  if (!mayApply(job)) return dryRun(await prepareSync(run.repository, options, readingWorld));
  return applyReviewed(job, run, options);
}

/** The writer is loaded here and nowhere else: what only looks cannot write. */
async function applyReviewed(job: Job, run: CheckRun, options: Parameters<typeof prepareSync>[1]): Promise<SyncResult> {
  const { event, sha } = job.surroundings;
  const { syncMerged } = await import("../commands/sync-merged.js");
  const { incidentWriter } = await import("../adapters/aws/incident-writer.js");
  const world = {
    ...readingWorld,
    wait,
    writerFor: ({ regions }: { regions: readonly [string, ...string[]] }) => incidentWriter(regions[0]),
  };
  const commits = "commits" in event ? event.commits : [sha];
  const { result, warnings } = await syncMerged(run, { ...options, commits }, world, await reviewHost(job));
  for (const text of warnings) warning(showControls(text));
  return result;
}

function mayApply({ surroundings: { event } }: Job): boolean {
  if (event.kind === "push" || event.kind === "dispatch") return event.isDefaultBranch;
  return event.kind === "schedule";
}

function tell({ outcomes, failures = [] }: SyncResult): void {
  for (const { status, kind, resource, target, reason, hint } of outcomes) {
    const why = [reason, hint].filter((part) => part !== undefined).join(". ");
    jobLog.result(escapeTerminal(`${status} ${kind} ${resource} (${target})${why === "" ? "" : `: ${why}`}`));
  }
  for (const { target, reason } of failures) jobLog.result(escapeTerminal(`failed to read ${target}: ${reason}`));
}
