import { readLines } from "../commands/read-lines.js";
import { findDrift, reportDrift } from "../commands/report-drift.js";
import { renderCheckText } from "../core/report/check-text.js";
import { renderDiffText } from "../core/report/diff-text.js";
import { renderDriftIssue, rowsOfDrift } from "../core/report/drift-issue.js";
import { renderDriftRows } from "../core/report/drift-text.js";
import { showControls } from "../core/report/show-controls.js";
import { checkPorts, driftHosts, isOffline, jobLog, readingWorld } from "./ports.js";
import { publishOutputs } from "./publish.js";
import { reviewOptions, scopeOf } from "./review-options.js";
import type { ExitCode, Job } from "./run-action.js";
import { error, warning } from "./runner.js";
import { summaryLimit, writeSummary } from "./write-summary.js";

/** Compare what was merged with AWS and keep the issue about it; the job stays green unless it is told to fail. */
export async function drift(job: Job): Promise<ExitCode> {
  const { inputs, surroundings, summaryFile } = job;
  if (isOffline(job)) {
    if (inputs.offline === "true") warning("Nothing was compared: AWS is left out of this job");
    else error("Nothing was compared: the job has no AWS credentials; give it some, or say `offline: true`");
    return inputs.offline === "true" ? 0 : 3;
  }
  const options = reviewOptions(job);
  const ports = await checkPorts(job);
  const found = await findDrift(options, { ...ports, world: readingWorld(job) });
  const { run, diff, input } = found;
  jobLog.result(renderCheckText(run.result, { lineAt: await readLines(run.result, ports.files) }));
  jobLog.result(renderDiffText(diff));
  jobLog.result(renderDriftRows(rowsOfDrift(input)));
  const { repository, sha } = surroundings;
  publishOutputs({ check: run.result, repository, headSha: sha, comparedWith: "aws", diff }, inputs, surroundings);
  writeSummary(renderDriftIssue(input, summaryLimit), summaryFile);
  const hosts = await driftHosts(job);
  const { folder, branch: base } = surroundings;
  const report = { repository, scope: scopeOf(job), folder, tells: inputs.drift, base, baseSha: sha };
  const refusals = hosts === undefined ? [] : await reportDrift(found, report, { ...hosts, files: ports.files });
  const failures = (diff.failures ?? []).map(({ target, reason }) => `${target} could not be read: ${reason}`);
  for (const text of [...refusals, ...failures]) warning(showControls(text));
  if (failures.length > 0) return 3;
  return found.isFound && inputs.failOnDrift ? 1 : 0;
}
