import type { DiffResult } from "../core/changes/change.js";
import { commentMarker } from "../core/report/comment-marker.js";
import { type DriftInput, driftTitle, hasDrift, renderDriftIssue } from "../core/report/drift-issue.js";
import type { LineLink } from "../core/report/markdown-findings.js";
import type { IssueHost } from "../ports.js";
import { type CheckOptions, type CheckPorts, type CheckRun, runCheck } from "./check.js";
import { runDiff } from "./diff.js";
import type { ReadingWorld } from "./world.js";

/** What a look at AWS found. */
export interface Drift {
  readonly run: CheckRun;
  readonly diff: DiffResult;
  readonly input: DriftInput;
  readonly isFound: boolean;
}

/** Compare what was merged with AWS, and look whether it would still work. */
export async function findDrift(
  options: CheckOptions & { readonly repository: string; readonly linkTo?: LineLink },
  ports: CheckPorts & { readonly world: ReadingWorld },
): Promise<Drift> {
  const run = await runCheck(options, ports);
  const diff = await runDiff(run.repository, options.repository, ports.world);
  const { linkTo } = options;
  const input = { check: run.result, diff, ...(linkTo === undefined ? {} : { linkTo }) };
  return { run, diff, input, isFound: hasDrift(input) };
}

/**
 * Open, update or close the one issue about drift. A target that could not be read keeps it as it is.
 *
 * @returns what GitHub refused
 */
export async function reportDrift(drift: Drift, scope: string, host: IssueHost): Promise<readonly string[]> {
  if (!drift.isFound && (drift.diff.failures ?? []).length > 0) return [];
  const marker = commentMarker(`drift ${scope}`);
  const written = drift.isFound
    ? await host.putIssue(marker, driftTitle, `${marker}\n${renderDriftIssue(drift.input)}`)
    : await host.closeIssue(marker);
  return written.isPublished ? [] : [`${written.reason}. ${written.hint}`];
}
