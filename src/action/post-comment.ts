import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { postForkComment, type TriggeringRun } from "../commands/post-fork-comment.js";
import { OperationalError, UsageError } from "../core/operational-error.js";
import { showControls } from "../core/report/show-controls.js";
import { asPayload, type Payload } from "./event.js";
import { reviewHost } from "./ports.js";
import { labelsOf, permalinks, scopeOf } from "./review-options.js";
import type { ExitCode, Job } from "./run-action.js";
import { error, notice, setOutput, warning } from "./runner.js";
import { writeSummary } from "./write-summary.js";

/** Post what the workflow of a fork's pull request found, in a workflow that may write. */
export async function postComment(job: Job): Promise<ExitCode> {
  const { inputs, surroundings, summaryFile } = job;
  const { event } = surroundings;
  if (event.kind !== "workflowRun") {
    throw new UsageError("Unexpected event, expected `workflow_run` for `command: comment`", "See the README on forks");
  }
  const run = readRun(event.payload);
  if (run === undefined) {
    notice("The fork of this run is gone, and its pull request with it: nothing was posted");
    return 0;
  }
  const host = await reviewHost(job);
  if (host === undefined) throw new UsageError("A comment needs the input `github-token`");
  const options = {
    repository: surroundings.repository,
    scope: scopeOf(job),
    ...labelsOf(job),
    config: { configPath: surroundings.configPath, folder: surroundings.folder },
    linkTo: permalinks(surroundings, run.headSha),
    summaryUrl: `${surroundings.serverUrl}/${surroundings.repository}/actions/runs/${run.id}`,
    ...(inputs.jsonFile === undefined ? {} : { report: readReport(resolve(surroundings.root, inputs.jsonFile)) }),
  };
  const result = await postForkComment(run, options, host);
  if (result.body !== undefined) writeSummary(result.body, summaryFile);
  if (result.kind === "posted") {
    setOutput("comment-url", result.url);
    return 0;
  }
  const tell = { skipped: notice, refused: error, failed: warning }[result.kind];
  tell(showControls(result.reason));
  return ({ skipped: 0, refused: 1, failed: 3 } as const)[result.kind];
}

/** @returns nothing where the repository that the run is about was deleted */
function readRun(payload: Payload): TriggeringRun | undefined {
  const run = asPayload(payload["workflow_run"]);
  if (run["head_repository"] === null) return undefined;
  const headRepository = asPayload(run["head_repository"])["full_name"];
  const { id, event, head_sha: headSha, head_branch: headBranch } = run;
  if (
    typeof id !== "number" ||
    ![event, headSha, headBranch, headRepository].every((text) => typeof text === "string")
  ) {
    throw new UsageError("Unexpected event without `workflow_run`, expected the payload that GitHub sends");
  }
  return {
    id,
    event: String(event),
    headSha: String(headSha),
    headBranch: String(headBranch),
    headRepository: String(headRepository),
  };
}

function readReport(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new OperationalError(`Could not read the report \`${path}\``, "Correct `json-file`", { cause });
  }
}
