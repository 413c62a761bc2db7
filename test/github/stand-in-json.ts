import { exampleOf } from "./openapi-contract.js";
import type {
  GitHubStandIn,
  Json,
  StoredArtifact,
  StoredCheckRun,
  StoredComment,
  StoredFile,
  StoredIssue,
  StoredPullRequest,
  StoredReviewComment,
} from "./stand-in-state.js";

export function stateOf({ isMerged, isClosed = false }: StoredPullRequest): "open" | "closed" {
  return isMerged || isClosed ? "closed" : "open";
}

export function nodeOf(comment: number): string {
  return `IC_${comment}`;
}

/** Whoever deleted the account is nobody. */
export function user(login: string): unknown {
  if (login === "") return null;
  const example = exampleOf("issue-comment");
  return { ...Object(example["user"]), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

export function commentJson({ id, issue, author, body, createdAt = new Date().toISOString() }: StoredComment): Json {
  return {
    ...exampleOf("issue-comment"),
    id,
    node_id: nodeOf(id),
    body,
    created_at: createdAt,
    user: user(author),
    html_url: `https://github.com/octocat/Hello-World/pull/${issue}#issuecomment-${id}`,
  };
}

export function reviewCommentJson({ id, author, path, body, line }: StoredReviewComment): Json {
  const [example] = Object(exampleOf("pull-request-review-comment-items")) as Json[];
  return { ...example, id, path, body, line, user: user(author) };
}

export function issueJson({ number, author, title, body, state }: StoredIssue): Json {
  return { ...exampleOf("issue"), number, title, body, state, user: user(author) };
}

export function checkRunJson(run: StoredCheckRun): Json {
  const example = exampleOf("check-run-example-of-completed-conclusion");
  const { title, summary, text } = run;
  const output = { ...Object(example["output"]), title, summary, text, annotations_count: run.annotations.length };
  return {
    ...example,
    id: run.id,
    name: run.name,
    head_sha: run.headSha,
    conclusion: run.conclusion,
    completed_at: run.completedAt,
    output,
    app: { ...Object(example["app"]), slug: run.app },
  };
}

export function annotationJson(annotation: Json): Json {
  return {
    blob_href: "https://api.github.com/x",
    raw_details: null,
    start_column: null,
    end_column: null,
    ...annotation,
  };
}

export function pullRequestJson(stored: StoredPullRequest): Json {
  const { number, headSha, mergeCommitSha, isMerged } = stored;
  const [example] = Object(exampleOf("pull-request-simple-items")) as Json[];
  const head = { ...Object(example?.["head"]), sha: headSha };
  const state = {
    merge_commit_sha: mergeCommitSha,
    merged_at: isMerged ? "2026-01-01T00:00:00Z" : null,
    state: stateOf(stored),
    ...toldBy(stored),
  };
  // The description's own examples lack a member of the team that the description requires.
  return { ...example, number, head, requested_teams: [], ...state };
}

export function toldBy({ number, author, title, body }: StoredPullRequest): Json {
  return {
    html_url: `https://github.com/octocat/Hello-World/pull/${number}`,
    ...(author === undefined ? {} : { user: user(author) }),
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
  };
}

export function changedFileJson({ patches }: GitHubStandIn, change: string): Json {
  const [example] = Object(exampleOf("diff-entry-items")) as Json[];
  const [first = "", renamed] = change.split(" -> ");
  const patch = patches.get(renamed ?? first);
  return renamed === undefined
    ? { ...example, ...(patch === undefined ? {} : { patch }), filename: first, status: "modified" }
    : { ...example, filename: renamed, previous_filename: first, status: "renamed" };
}

export function wholePullRequestJson(stored: StoredPullRequest): Json {
  const { number, headSha, head = "octocat/Hello-World:new-topic", baseSha = "0".repeat(40) } = stored;
  const example = exampleOf("pull-request");
  const [full_name, ref] = head.split(":");
  const from = Object(example["head"]);
  return {
    ...example,
    number,
    requested_teams: [],
    state: stateOf(stored),
    mergeable: stored.isConflicting !== true,
    merge_commit_sha: stored.mergeCommitSha,
    ...toldBy(stored),
    head: { ...from, sha: headSha, ref, repo: { ...from.repo, full_name } },
    base: { ...Object(example["base"]), sha: baseSha },
  };
}

export function artifactJson({ id, runId, name, archive }: StoredArtifact): Json {
  const [example] = Object(exampleOf("artifact-paginated")["artifacts"]);
  return {
    ...example,
    id,
    name,
    size_in_bytes: archive.length,
    expired: false,
    workflow_run: { ...example.workflow_run, id: runId },
  };
}

export function treeJson(sha: string, files: readonly StoredFile[]): Json {
  const tree = files.map((file) => ({
    path: file.path,
    mode: "100644",
    type: "blob",
    sha: file.sha,
    size: file.content.length,
    url: "https://api.github.com/x",
  }));
  return { sha, url: "https://api.github.com/x", truncated: false, tree };
}

export function contentJson({ path, sha, content }: StoredFile): Json {
  const url = "https://api.github.com/x";
  return {
    type: "file",
    encoding: "base64",
    size: content.length,
    name: path.split("/").at(-1),
    path,
    content: Buffer.from(content).toString("base64"),
    sha,
    url,
    git_url: url,
    html_url: url,
    download_url: url,
    _links: { git: url, self: url, html: url },
  };
}

export function blobJson({ sha, content }: StoredFile): Json {
  return {
    sha,
    node_id: "x",
    size: content.length,
    url: "https://api.github.com/x",
    content: Buffer.from(content).toString("base64"),
    encoding: "base64",
  };
}
