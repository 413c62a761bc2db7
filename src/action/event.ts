import { UsageError } from "../core/operational-error.js";

/** What made the workflow run, as far as Muster acts on it. */
export type Event =
  | {
      readonly kind: "pullRequest";
      readonly number: number;
      readonly headSha: string;
      readonly baseSha: string;
      readonly isFork: boolean;
      readonly isClosed: boolean;
    }
  | { readonly kind: "mergeGroup"; readonly headSha: string; readonly baseSha: string }
  | {
      readonly kind: "push" | "dispatch";
      /** The commits of the push, the last one first. */
      readonly commits: readonly string[];
      readonly isDefaultBranch: boolean;
    }
  | { readonly kind: "schedule" }
  | {
      readonly kind: "pullRequestComment";
      readonly number: number;
      /** Absent where no person wrote it. */
      readonly author: string | undefined;
      readonly body: string;
    }
  /** An event that asks for nothing. */
  | { readonly kind: "ignored"; readonly why: string }
  | { readonly kind: "workflowRun"; readonly payload: Payload }
  | { readonly kind: "other"; readonly name: string };

/** A webhook payload: JSON of GitHub's making, with texts of anybody's. */
export type Payload = Readonly<Record<string, unknown>>;

export interface EventContext {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
  readonly payload: Payload;
}

/** @throws UsageError where the payload is not what GitHub sends for the event */
export function decodeEvent(context: EventContext): Event {
  const { name, payload, ref, sha } = context;
  switch (name) {
    case "pull_request":
      return pullRequestEvent(payload);
    case "pull_request_target":
      throw new UsageError(
        "Unexpected event `pull_request_target`, expected `pull_request`: its files are those of the base, and its secrets must not meet those of a fork",
        "Run the job on `pull_request`; the README shows the second workflow that comments on pull requests of forks",
      );
    case "merge_group": {
      const group = member(payload, "merge_group");
      return { kind: "mergeGroup", headSha: textOf(group, "head_sha"), baseSha: textOf(group, "base_sha") };
    }
    case "push":
      return { kind: "push", commits: pushedCommits(payload, sha), isDefaultBranch: isDefaultBranch(payload, ref) };
    case "workflow_dispatch":
      return { kind: "dispatch", commits: [sha], isDefaultBranch: isDefaultBranch(payload, ref) };
    case "issue_comment":
      return commentEvent(payload);
    case "schedule":
      return { kind: "schedule" };
    case "workflow_run":
      return { kind: "workflowRun", payload };
    default:
      return { kind: "other", name };
  }
}

function pullRequestEvent(payload: Payload): Event {
  const pullRequest = member(payload, "pull_request");
  const [head, base] = [member(pullRequest, "head"), member(pullRequest, "base")];
  const number = pullRequest["number"];
  if (typeof number !== "number") throw unexpected("pull_request.number");
  // A fork that was deleted has no repository any more.
  const isFork = asPayload(head["repo"])["full_name"] !== member(base, "repo")["full_name"];
  const isClosed = payload["action"] === "closed";
  return { kind: "pullRequest", number, headSha: textOf(head, "sha"), baseSha: textOf(base, "sha"), isFork, isClosed };
}

/** A comment on an issue is nobody's request; one that was edited, maybe by somebody else, or deleted is none any more. */
function commentEvent(payload: Payload): Event {
  const [issue, comment] = [member(payload, "issue"), member(payload, "comment")];
  const { number } = issue;
  if (issue["pull_request"] === undefined || typeof number !== "number")
    return { kind: "ignored", why: "The comment is on an issue, and no pull request" };
  if (payload["action"] !== "created")
    return { kind: "ignored", why: "The comment was edited or deleted: write a new one" };
  const { login, type } = asPayload(comment["user"]);
  const author = typeof login === "string" && type === "User" ? login : undefined;
  return { kind: "pullRequestComment", number, author, body: textOf(comment, "body") };
}

function pushedCommits(payload: Payload, sha: string): readonly string[] {
  const commits = Array.isArray(payload["commits"]) ? payload["commits"] : [];
  const ids = commits.map((commit: unknown) => asPayload(commit)["id"]).filter((id) => typeof id === "string");
  return [...new Set([sha, ...ids.reverse()])];
}

function isDefaultBranch(payload: Payload, ref: string): boolean {
  return ref === `refs/heads/${textOf(member(payload, "repository"), "default_branch")}`;
}

/** A member that is an object; an empty one otherwise. */
export function asPayload(value: unknown): Payload {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function member(payload: Payload, name: string): Payload {
  const value = payload[name];
  if (typeof value !== "object" || value === null) throw unexpected(name);
  return { ...value };
}

function textOf(payload: Payload, name: string): string {
  const value = payload[name];
  if (typeof value !== "string") throw unexpected(name);
  return value;
}

function unexpected(name: string): UsageError {
  return new UsageError(
    `Unexpected event without \`${name}\`, expected the payload that GitHub sends`,
    "Run the action in a workflow; on a command line use `muster check`",
  );
}
