import { existsSync } from "node:fs";
import type { RoleSessions } from "../adapters/aws/role-sessions.js";
import { UsageError } from "../core/operational-error.js";
import type { Inputs } from "./inputs.js";
import { notice } from "./runner.js";
import type { Surroundings } from "./surroundings.js";

/** What the entry knows of a job: inputs, surroundings, and where the job's summary goes. */
export interface Job {
  readonly inputs: Inputs;
  readonly surroundings: Surroundings;
  readonly summaryFile: string | undefined;
  /** The credentials of each target's account. */
  readonly sessions: RoleSessions;
}

export type ExitCode = 0 | 1 | 2 | 3;

/** Do what the command says, or what the event asks for. */
export async function runAction(job: Job): Promise<ExitCode> {
  const { command } = job.inputs;
  const { event } = job.surroundings;
  if (event.kind === "pullRequest" && event.isClosed) return 0;
  if (event.kind === "ignored") {
    notice(event.why);
    return 0;
  }
  if (event.kind === "pullRequestComment") return (await import("./answer-comment.js")).answerComment(job, event);
  if (command === "comment" || (command === "auto" && event.kind === "workflowRun")) {
    return (await import("./post-comment.js")).postComment(job);
  }
  needCheckout(job);
  if (command === "sync" || (command === "auto" && isMerge(job))) return (await import("./sync.js")).sync(job);
  if (command === "drift" || (command === "auto" && event.kind === "schedule"))
    return (await import("./drift.js")).drift(job);
  return (await import("./review.js")).review(job);
}

/** What goes through GitHub's API needs none. */
function needCheckout({ surroundings: { root } }: Job): void {
  if (existsSync(root)) return;
  throw new UsageError(
    `Could not find the folder \`${root}\``,
    "Let `actions/checkout` run before, and correct `working-directory` or `config`",
  );
}

function isMerge({ surroundings: { event } }: Job): boolean {
  return (event.kind === "push" || event.kind === "dispatch") && event.isDefaultBranch;
}
