import type { GitHubAccess } from "../adapters/github/github-client.js";
import { readCommentCommands } from "../core/changes/read-confirmations.js";
import { UsageError } from "../core/operational-error.js";
import { showControls } from "../core/report/show-controls.js";
import type { Published, ReviewHost } from "../ports.js";
import type { Event } from "./event.js";
import { checkPorts, gitHubAccess, reviewHost } from "./ports.js";
import { review } from "./review.js";
import type { ExitCode, Job } from "./run-action.js";
import { notice, warning } from "./runner.js";

type CommentEvent = Extract<Event, { kind: "pullRequestComment" }>;

/** Do what somebody asks for in a comment on a pull request, if they may write to the repository. */
export async function answerComment(job: Job, event: CommentEvent): Promise<ExitCode> {
  const { recheck, confirmDelete, misread } = readCommentCommands(event.body);
  if (!recheck && confirmDelete.length + misread.length === 0) return 0;
  const { author } = event;
  if (author === undefined) return ignore("The comment was not written by a person");
  const host = await reviewHost(job);
  const access = gitHubAccess(job);
  if (host === undefined || access === undefined)
    throw new UsageError("A command in a comment needs the input `github-token`");
  const mayWrite = await host.mayWrite(author);
  if (!mayWrite.isPublished) return refuse(mayWrite);
  if (!mayWrite.value) return ignore(`\`${author}\` may not write to this repository`);
  if (misread.length > 0) {
    const words = misread.slice(0, 5).map((word) => `\`${word.slice(0, 100)}\``);
    warning(
      showControls(
        `Unexpected ${words.join(", ")} in \`/muster confirm-delete\`, expected names of plans: that line confirms nothing`,
      ),
    );
  }
  if (confirmDelete.length > 0)
    notice(`The sync after the merge will read the confirmation of ${confirmDelete.join(", ")}`);
  return recheck ? reviewAgain(job, event.number, host, access) : 0;
}

/**
 * A comment's workflow has the default branch checked out: the pull request's files come through the API, merged into
 * its base branch as that is now, as the pull request's own workflow would have them.
 */
async function reviewAgain(job: Job, number: number, host: ReviewHost, access: GitHubAccess): Promise<ExitCode> {
  const { surroundings, inputs } = job;
  const [found, merged] = await Promise.all([host.pullRequest(number), host.testMerge(number)]);
  if (!found.isPublished) return refuse(found);
  if (!merged.isPublished) return refuse(merged);
  const { headSha, baseSha, headRepository, isOpen } = found.value;
  if (!isOpen) return ignore(`Pull request ${number} is closed`);
  if (merged.value.kind === "conflict") {
    warning(`Pull request ${number} has conflicts with its base branch, so nobody can say what a merge gives`);
    return 3;
  }
  const isFork = headRepository !== surroundings.repository;
  const event = { kind: "pullRequest", number, headSha, baseSha, isFork, isClosed: false } as const;
  const again: Job = { ...job, inputs: { ...inputs, command: "auto" }, surroundings: { ...surroundings, event } };
  const { openCommitOnGitHub } = await import("../adapters/github/github-commit-files.js");
  const { openAnywhere } = await import("./open-base.js");
  const { folder, root } = surroundings;
  const ports = await checkPorts(again);
  const filesOf = (sha: string) => openCommitOnGitHub(access, sha, { folder, root });
  if (merged.value.kind !== "merge") return review(again, { ...ports, files: await filesOf(headSha) }, [unmerged]);
  const { sha, baseSha: base } = merged.value;
  return review(again, { ...ports, files: await filesOf(sha), openBase: () => openAnywhere(again, base) });
}

const unmerged =
  "GitHub has no merge of this pull request with its base branch yet: what the base branch has got since looks deleted here. Comment `/muster recheck` again in a minute";

function ignore(why: string): 0 {
  notice(showControls(`${why}: nothing was done`));
  return 0;
}

function refuse({ reason, hint }: Extract<Published<unknown>, { isPublished: false }>): ExitCode {
  warning(showControls(`${reason}. ${hint}`));
  return 3;
}
