import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type GitDatabase, gitDatabase } from "./git-routes.js";
import { exampleOf, type MatchedRoute, matchRoute, requestProblems, responseProblems } from "./openapi-contract.js";

type Json = Record<string, unknown>;
export type Permission = "issues" | "pull-requests" | "checks" | "contents" | "actions";

/** A token's rights; what is absent is refused with 403, as GitHub does it. */
export type Permissions = Partial<Record<Permission, "read" | "write">>;

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  isMinimized?: boolean;
  /** Now, unless a test says otherwise. */
  readonly createdAt?: string;
}

export interface StoredReviewComment {
  readonly id: number;
  readonly author: string;
  readonly path: string;
  readonly body: string;
  readonly firstLine: number;
  readonly line: number;
}

export interface StoredCheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly app: string;
  conclusion: string;
  title: string;
  summary: string;
  text: string;
  readonly annotations: Json[];
  completedAt: string;
}

export interface StoredPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly mergeCommitSha: string | null;
  readonly isMerged: boolean;
  /** `OWNER/REPO:BRANCH` */
  readonly head?: string;
  readonly baseSha?: string;
  /** What follows is of pull requests that somebody opens while a test runs. */
  readonly author?: string;
  readonly base?: string;
  title?: string;
  body?: string;
  isClosed?: boolean;
}

export interface StoredIssue {
  readonly number: number;
  readonly author: string;
  title: string;
  body: string;
  state: string;
}

export interface StoredArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly archive: Uint8Array;
}

export interface StoredFile {
  readonly path: string;
  readonly sha: string;
  readonly content: Uint8Array;
}

export interface GitHubStandIn {
  readonly url: string;
  readonly comments: StoredComment[];
  readonly checkRuns: StoredCheckRun[];
  readonly pullRequests: StoredPullRequest[];
  readonly artifacts: StoredArtifact[];
  readonly issues: StoredIssue[];
  /** Paths that any pull request changes; `OLD -> NEW` for a rename. */
  changedFiles: readonly string[];
  /** What GitHub shows of a changed file, by its path. */
  readonly patches: Map<string, string>;
  readonly reviewComments: StoredReviewComment[];
  /** Logins of the people who may write. */
  readonly writers: Set<string>;
  /** Folder of the repository whose Git database is served; absent: none. */
  repositoryFolder: string | undefined;
  /** The repository's setting `Allow GitHub Actions to create and approve pull requests`. */
  mayPropose: boolean;
  /** Trees by commit. */
  readonly trees: Map<string, readonly StoredFile[]>;
  /** `METHOD /path` of every request. */
  readonly calls: string[];
  /** What GitHub's description has against any request or response. */
  readonly problems: string[];
  permissions: Permissions;
  /** The token's owner; the Actions bot, who has no `viewer`, unless a test says otherwise. */
  login: string;
  /** Answer every request so, until it is taken away. */
  fault:
    | ((
        call: string,
      ) => { status: number; body?: Json; headers?: Record<string, string> } | "cut" | "cutAfter" | undefined)
    | undefined;
  close(): Promise<void>;
}

export const allPermissions: Permissions = {
  issues: "write",
  "pull-requests": "write",
  checks: "write",
  contents: "read",
  actions: "read",
};

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

interface Call {
  readonly route: MatchedRoute;
  /** Address without query. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly body: Json;
}

type Handler = (github: GitHubStandIn, call: Call) => Reply;

interface Route {
  readonly needs: readonly (readonly [Permission, "read" | "write"])[];
  readonly handle: Handler;
}

function gitRoute(
  level: "read" | "write",
  handle: (database: GitDatabase, call: Call, github: GitHubStandIn) => Reply,
): Route {
  return { needs: [["contents", level]], handle: (github, call) => handle(git(github), call, github) };
}

function git({ repositoryFolder }: GitHubStandIn): GitDatabase {
  return gitDatabase(repositoryFolder ?? "/nowhere");
}

function stateOf({ isMerged, isClosed = false }: StoredPullRequest): "open" | "closed" {
  return isMerged || isClosed ? "closed" : "open";
}

/** GitHub's REST API on loopback, as far as Muster speaks it; every message is held against GitHub's own description. */
export async function startGitHub(): Promise<GitHubStandIn> {
  const server = createServer((request, response) => {
    answer(github, request, response).catch((error) => {
      github.problems.push(String(error));
      response.writeHead(500).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const github: GitHubStandIn = {
    url: `http://127.0.0.1:${port}`,
    comments: [],
    checkRuns: [],
    pullRequests: [],
    artifacts: [],
    issues: [],
    changedFiles: ["plans/a.yaml"],
    patches: new Map(),
    reviewComments: [],
    writers: new Set(),
    repositoryFolder: undefined,
    mayPropose: true,
    trees: new Map(),
    calls: [],
    problems: [],
    permissions: { ...allPermissions },
    login: "github-actions[bot]",
    fault: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return github;
}

const r = "/repos/{owner}/{repo}";
const issueOrPull = (level: "read" | "write") =>
  [
    ["issues", level],
    ["pull-requests", level],
  ] as const;

const routes: Readonly<Record<string, Route>> = {
  [`GET ${r}/issues/{issue_number}/comments`]: {
    needs: issueOrPull("read"),
    handle: (github, call) =>
      paged(
        github.comments.filter(({ issue }) => issue === Number(call.route.parameters["issue_number"])).map(commentJson),
        call,
      ),
  },
  [`POST ${r}/issues/{issue_number}/comments`]: {
    needs: issueOrPull("write"),
    handle: (github, { route, body }) => {
      if (String(body["body"]).length > 65_536)
        return validationFailed("body is too long (maximum is 65536 characters)");
      const comment = {
        id: github.comments.length + 1,
        issue: Number(route.parameters["issue_number"]),
        author: github.login,
        body: String(body["body"]),
      };
      github.comments.push(comment);
      return { status: 201, body: commentJson(comment) };
    },
  },
  [`PATCH ${r}/issues/comments/{comment_id}`]: {
    needs: issueOrPull("write"),
    handle: (github, { route, body }) => {
      const comment = github.comments.find(({ id }) => id === Number(route.parameters["comment_id"]));
      if (comment === undefined) return notFound;
      if (comment.author !== github.login) return forbidden;
      comment.body = String(body["body"]);
      return { status: 200, body: commentJson(comment) };
    },
  },
  [`GET ${r}/commits/{ref}/check-runs`]: {
    needs: [["checks", "read"]],
    handle: (github, call) => {
      const { route, query } = call;
      const runs = github.checkRuns.filter(
        (run) => run.headSha === route.parameters["ref"] && (query.get("check_name") ?? run.name) === run.name,
      );
      const { body, ...rest } = paged(runs.map(checkRunJson), call);
      return { ...rest, body: { total_count: runs.length, check_runs: body } };
    },
  },
  [`POST ${r}/check-runs`]: {
    needs: [["checks", "write"]],
    handle: (github, { body }) => {
      const run = {
        id: github.checkRuns.length + 1,
        name: String(body["name"]),
        headSha: String(body["head_sha"]),
        app: github.login.replace("[bot]", ""),
        conclusion: "",
        title: "",
        summary: "",
        text: "",
        annotations: [],
        completedAt: "",
      };
      const problem = applyCheckRun(run, body);
      if (problem !== undefined) return problem;
      github.checkRuns.push(run);
      return { status: 201, body: checkRunJson(run) };
    },
  },
  [`PATCH ${r}/check-runs/{check_run_id}`]: {
    needs: [["checks", "write"]],
    handle: (github, { route, body }) => {
      const run = github.checkRuns.find(({ id }) => id === Number(route.parameters["check_run_id"]));
      if (run === undefined) return notFound;
      if (run.app !== github.login.replace("[bot]", "")) return forbidden;
      return applyCheckRun(run, body) ?? { status: 200, body: checkRunJson(run) };
    },
  },
  [`GET ${r}/check-runs/{check_run_id}/annotations`]: {
    needs: [["checks", "read"]],
    handle: (github, call) => {
      const run = github.checkRuns.find(({ id }) => id === Number(call.route.parameters["check_run_id"]));
      return paged((run?.annotations ?? []).map(annotationJson), call);
    },
  },
  [`GET ${r}/commits/{commit_sha}/pulls`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) =>
      paged(
        github.pullRequests
          .filter(({ mergeCommitSha }) => mergeCommitSha === call.route.parameters["commit_sha"])
          .map(pullRequestJson),
        call,
      ),
  },
  [`GET ${r}/collaborators/{username}/permission`]: {
    needs: [],
    handle: (github, { route }) => {
      const permission = github.writers.has(route.parameters["username"] ?? "") ? "write" : "read";
      const { user: someone } = exampleOf("repository-collaborator-permission-response-if-user-has-admin-permissions");
      return {
        status: 200,
        body: { permission, role_name: permission, user: { ...Object(someone), role_name: permission } },
      };
    },
  },
  [`GET ${r}/issues`]: {
    needs: [["issues", "read"]],
    handle: (github, call) => {
      const { query } = call;
      const found = github.issues.filter(
        ({ state, author }) => state === (query.get("state") ?? "open") && author === (query.get("creator") ?? author),
      );
      return paged(found.map(issueJson), call);
    },
  },
  [`POST ${r}/issues`]: {
    needs: [["issues", "write"]],
    handle: (github, { body }) => {
      const { title, body: text } = body;
      const issue = {
        number: github.issues.length + 1,
        author: github.login,
        title: String(title),
        body: String(text),
        state: "open",
      };
      github.issues.push(issue);
      return { status: 201, body: issueJson(issue) };
    },
  },
  [`PATCH ${r}/issues/{issue_number}`]: {
    needs: [["issues", "write"]],
    handle: (github, { route, body }) => {
      const issue = github.issues.find(({ number }) => number === Number(route.parameters["issue_number"]));
      if (issue === undefined) return notFound;
      const { title = issue.title, body: text = issue.body, state = issue.state } = body;
      Object.assign(issue, { title, body: text, state });
      return { status: 200, body: issueJson(issue) };
    },
  },
  [`GET ${r}/pulls/{pull_number}`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, { route }) => {
      const found = github.pullRequests.find(({ number }) => number === Number(route.parameters["pull_number"]));
      return found === undefined ? notFound : { status: 200, body: wholePullRequestJson(found) };
    },
  },
  [`GET ${r}/pulls/{pull_number}/files`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) =>
      paged(github.changedFiles.slice(0, 3_000), call, (change) => changedFileJson(github, change)),
  },
  [`GET ${r}/pulls/{pull_number}/comments`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) => paged(github.reviewComments.map(reviewCommentJson), call),
  },
  [`POST ${r}/pulls/{pull_number}/comments`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { body }) => {
      const { path, line, start_line: firstLine = line } = body;
      const shown = linesShown(github.patches.get(String(path)) ?? "");
      if (!shown.has(Number(line)) || !shown.has(Number(firstLine)))
        return validationFailed("pull_request_review_thread.line must be part of the diff");
      const comment = {
        id: github.reviewComments.length + 1,
        author: github.login,
        path: String(path),
        body: String(body["body"]),
        firstLine: Number(firstLine),
        line: Number(line),
      };
      github.reviewComments.push(comment);
      return { status: 201, body: reviewCommentJson(comment) };
    },
  },
  [`GET ${r}/contents/{path}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route, query }) => {
      const path = route.parameters["path"] ?? "";
      const file = github.trees.get(query.get("ref") ?? "")?.find((one) => one.path === path);
      return file === undefined ? notFound : { status: 200, body: contentJson(file) };
    },
  },
  [`GET ${r}/actions/runs/{run_id}/artifacts`]: {
    needs: [["actions", "read"]],
    handle: (github, call) => {
      const { route, query } = call;
      const found = github.artifacts.filter(
        ({ runId, name }) => runId === Number(route.parameters["run_id"]) && name === (query.get("name") ?? name),
      );
      const { body, ...rest } = paged(found.map(artifactJson), call);
      return { ...rest, body: { total_count: found.length, artifacts: body } };
    },
  },
  [`GET ${r}/actions/artifacts/{artifact_id}/{archive_format}`]: {
    needs: [["actions", "read"]],
    handle: (github, { route }) => ({
      status: 302,
      body: undefined,
      headers: { location: `${github.url}/_archives/${route.parameters["artifact_id"]}` },
    }),
  },
  [`GET ${r}/git/trees/{tree_sha}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route }) => {
      const sha = route.parameters["tree_sha"] ?? "";
      const files = github.trees.get(sha);
      if (files !== undefined) return { status: 200, body: treeJson(sha, files) };
      return git(github).tree(sha) ?? notFound;
    },
  },
  [`POST ${r}/git/trees`]: gitRoute("write", (database, { body }) => database.createTree(body)),
  [`GET ${r}/git/commits/{commit_sha}`]: gitRoute("read", (database, { route }) =>
    database.commit(route.parameters["commit_sha"] ?? ""),
  ),
  [`POST ${r}/git/commits`]: gitRoute("write", (database, { body }, { login }) => database.createCommit(body, login)),
  [`GET ${r}/git/ref/{ref}`]: gitRoute("read", (database, { route }) => database.tip(route.parameters["ref"] ?? "")),
  [`POST ${r}/git/refs`]: gitRoute("write", (database, { body }) => database.createRef(body)),
  [`PATCH ${r}/git/refs/{ref}`]: gitRoute("write", (database, { route, body }) =>
    database.updateRef(route.parameters["ref"] ?? "", body),
  ),
  [`DELETE ${r}/git/refs/{ref}`]: gitRoute("write", (database, { route }) =>
    database.deleteRef(route.parameters["ref"] ?? ""),
  ),
  [`GET ${r}/compare/{basehead}`]: gitRoute("read", (database, { route }) =>
    database.compare(route.parameters["basehead"] ?? ""),
  ),
  [`GET ${r}/pulls`]: {
    needs: [["pull-requests", "read"]],
    handle: (github, call) => {
      const { query } = call;
      const [state, base, head] = [query.get("state") ?? "open", query.get("base"), query.get("head")];
      const found = github.pullRequests.filter(
        (one) =>
          (state === "all" || stateOf(one) === state) &&
          (base === null || one.base === base) &&
          (head === null || one.head?.replace("/Hello-World", "") === head),
      );
      return paged(found.map(pullRequestJson).reverse(), call);
    },
  },
  [`POST ${r}/pulls`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { body }) => {
      if (!github.mayPropose)
        return {
          ...forbidden,
          body: { message: "GitHub Actions is not permitted to create or approve pull requests." },
        };
      const head = `Codertocat/Hello-World:${body["head"]}`;
      if (github.pullRequests.some((one) => one.head === head && stateOf(one) === "open"))
        return validationFailed(`A pull request already exists for ${head}.`);
      const sha = Object(git(github).tip(`heads/${body["head"]}`).body).object?.sha;
      if (sha === undefined) return validationFailed("head is invalid");
      const made: StoredPullRequest = {
        number: github.pullRequests.length + 101,
        headSha: sha,
        mergeCommitSha: null,
        isMerged: false,
        head,
        author: github.login,
        base: String(body["base"]),
        title: String(body["title"]),
        body: String(body["body"]),
      };
      github.pullRequests.push(made);
      return { status: 201, body: wholePullRequestJson(made) };
    },
  },
  [`PATCH ${r}/pulls/{pull_number}`]: {
    needs: [["pull-requests", "write"]],
    handle: (github, { route, body }) => {
      const found = github.pullRequests.find(({ number }) => number === Number(route.parameters["pull_number"]));
      if (found === undefined) return notFound;
      const { title = found.title, body: text = found.body, state } = body;
      Object.assign(found, { title, body: text, isClosed: state === undefined ? found.isClosed : state === "closed" });
      return { status: 200, body: wholePullRequestJson(found) };
    },
  },
  [`GET ${r}/git/blobs/{file_sha}`]: {
    needs: [["contents", "read"]],
    handle: (github, { route }) => {
      const file = [...github.trees.values()].flat().find(({ sha }) => sha === route.parameters["file_sha"]);
      return file === undefined ? notFound : { status: 200, body: blobJson(file) };
    },
  },
};

async function answer(github: GitHubStandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: asked, searchParams } = new URL(request.url ?? "/", github.url);
  const call = `${request.method} ${asked}`;
  // An Enterprise Server has its APIs below this folder.
  const pathname = asked.replace(/^\/api(?:\/v3)?(?=\/)/u, "");
  github.calls.push(call);
  const text = await readAll(request);
  const fault = github.fault?.(call);
  if (fault === "cut") return void response.destroy();
  if (fault !== undefined && fault !== "cutAfter")
    return send(response, {
      status: fault.status,
      body: fault.body ?? { message: "Server Error" },
      ...(fault.headers ? { headers: fault.headers } : {}),
    });
  if (!/^(?:token|bearer) \S+$/iu.test(request.headers.authorization ?? ""))
    return send(response, { status: 401, body: { message: "Requires authentication" } });
  const archive = /^\/_archives\/(\d+)$/u.exec(pathname)?.[1];
  if (archive !== undefined) {
    response.writeHead(200, { "content-type": "application/zip" });
    return void response.end(github.artifacts.find(({ id }) => id === Number(archive))?.archive);
  }
  if (pathname === "/graphql") return send(response, graphql(github, JSON.parse(text)));
  const route = matchRoute(request.method ?? "GET", pathname);
  const known = route === undefined ? undefined : routes[route.name];
  if (route === undefined || known === undefined) {
    github.problems.push(`unknown call ${call}`);
    return send(response, notFound);
  }
  const body = text === "" ? undefined : JSON.parse(text);
  const problems = requestProblems(route, searchParams, body);
  github.problems.push(...problems);
  const reply =
    problems.length > 0
      ? validationFailed(problems.join("; "))
      : isAllowed(github, known)
        ? known.handle(github, { route, url: `${github.url}${pathname}`, query: searchParams, body: body ?? {} })
        : forbidden;
  github.problems.push(...responseProblems(route, reply.status, reply.body));
  if (fault === "cutAfter") return void response.destroy();
  send(response, reply);
}

function isAllowed({ permissions }: GitHubStandIn, { needs }: Route): boolean {
  if (needs.length === 0) return true;
  return needs.some(
    ([permission, level]) =>
      permissions[permission] === "write" || (level === "read" && permissions[permission] === "read"),
  );
}

const forbidden: Reply = {
  status: 403,
  body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest" },
};
const notFound: Reply = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" },
};

function validationFailed(message: string): Reply {
  return {
    status: 422,
    body: { message: `Validation Failed: ${message}`, documentation_url: "https://docs.github.com/rest" },
  };
}

interface GraphQlRequest {
  readonly query: string;
  readonly variables?: { readonly node?: string };
}

const viewerQuery = /^\s*(?:query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/u;
const foldMutation =
  /^mutation \(\$node: ID!\) \{ (un)?minimizeComment\(input: \{ subjectId: \$node(, classifier: OUTDATED)? \}\) \{ (?:un)?minimizedComment \{ isMinimized \} \} \}$/u;

function graphql(github: GitHubStandIn, { query, variables }: GraphQlRequest): Reply {
  const fold = foldMutation.exec(query.replace(/\s+/gu, " ").trim());
  if (fold !== null) return foldComment(github, variables?.node, fold[1] === "un");
  if (!viewerQuery.test(query)) github.problems.push(`unknown query ${query}`);
  if (github.login === "github-actions[bot]") return graphqlForbidden;
  return { status: 200, body: { data: { viewer: { login: github.login } } } };
}

const graphqlForbidden: Reply = {
  status: 200,
  body: { data: null, errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] },
};

function foldComment(github: GitHubStandIn, node: string | undefined, isUnfolding: boolean): Reply {
  const comment = github.comments.find(({ id }) => nodeOf(id) === node);
  const { issues, "pull-requests": pulls } = github.permissions;
  if (comment === undefined || (issues !== "write" && pulls !== "write")) return graphqlForbidden;
  comment.isMinimized = !isUnfolding;
  const told = { isMinimized: !isUnfolding };
  const data = isUnfolding
    ? { unminimizeComment: { unminimizedComment: told } }
    : { minimizeComment: { minimizedComment: told } };
  return { status: 200, body: { data } };
}

function nodeOf(comment: number): string {
  return `IC_${comment}`;
}

function paged<T>(items: readonly T[], { url, query }: Call, toJson: (item: T) => unknown = (item) => item): Reply {
  const size = Math.min(Number(query.get("per_page") ?? 30), 100);
  const page = Number(query.get("page") ?? 1);
  const [next, last] = [new URLSearchParams(query), new URLSearchParams(query)];
  next.set("page", String(page + 1));
  last.set("page", String(Math.ceil(items.length / size)));
  const headers =
    page * size < items.length ? { link: `<${url}?${next}>; rel="next", <${url}?${last}>; rel="last"` } : undefined;
  return {
    status: 200,
    body: items.slice((page - 1) * size, page * size).map(toJson),
    ...(headers === undefined ? {} : { headers }),
  };
}

function applyCheckRun(run: StoredCheckRun, body: Json): Reply | undefined {
  const output = Object(body["output"] ?? {});
  const annotations: Json[] = output.annotations ?? [];
  if (annotations.length > 50) return validationFailed("annotations: at most 50");
  if (String(output.text ?? "").length > 65_535 || String(output.summary ?? "").length > 65_535)
    return validationFailed("output is too long");
  for (const { start_line, end_line, start_column } of annotations) {
    if (start_column !== undefined && start_line !== end_line) return validationFailed("columns on more than one line");
  }
  Object.assign(run, {
    conclusion: body["conclusion"] ?? run.conclusion,
    title: output.title ?? run.title,
    summary: output.summary ?? run.summary,
    text: output.text ?? run.text,
    completedAt: new Date().toISOString(),
  });
  run.annotations.push(...annotations);
  return undefined;
}

function user(login: string): unknown {
  const example = exampleOf("issue-comment");
  return { ...Object(example["user"]), login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

function commentJson({ id, issue, author, body, createdAt = new Date().toISOString() }: StoredComment): Json {
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

function reviewCommentJson({ id, author, path, body, line }: StoredReviewComment): Json {
  const [example] = Object(exampleOf("pull-request-review-comment-items")) as Json[];
  return { ...example, id, path, body, line, user: user(author) };
}

/** Numbers of the new file's lines in a unified diff. */
function linesShown(patch: string): ReadonlySet<number> {
  const shown = new Set<number>();
  for (const hunk of patch.split(/^(?=@@ )/mu)) {
    const first = Number(/^@@ -\S+ \+(\d+)/u.exec(hunk)?.[1]);
    const lines = hunk.split("\n").slice(1);
    for (const [index] of lines.filter((line) => /^[+ ]/u.test(line)).entries()) shown.add(first + index);
  }
  return shown;
}

function issueJson({ number, author, title, body, state }: StoredIssue): Json {
  return { ...exampleOf("issue"), number, title, body, state, user: user(author) };
}

function checkRunJson(run: StoredCheckRun): Json {
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

function annotationJson(annotation: Json): Json {
  return {
    blob_href: "https://api.github.com/x",
    raw_details: null,
    start_column: null,
    end_column: null,
    ...annotation,
  };
}

function pullRequestJson(stored: StoredPullRequest): Json {
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

function toldBy({ number, author, title, body }: StoredPullRequest): Json {
  return {
    html_url: `https://github.com/octocat/Hello-World/pull/${number}`,
    ...(author === undefined ? {} : { user: user(author) }),
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
  };
}

function changedFileJson({ patches }: GitHubStandIn, change: string): Json {
  const [example] = Object(exampleOf("diff-entry-items")) as Json[];
  const [first = "", renamed] = change.split(" -> ");
  const patch = patches.get(renamed ?? first);
  return renamed === undefined
    ? { ...example, ...(patch === undefined ? {} : { patch }), filename: first, status: "modified" }
    : { ...example, filename: renamed, previous_filename: first, status: "renamed" };
}

function wholePullRequestJson(stored: StoredPullRequest): Json {
  const { number, headSha, head = "octocat/Hello-World:new-topic", baseSha = "0".repeat(40) } = stored;
  const example = exampleOf("pull-request");
  const [full_name, ref] = head.split(":");
  const from = Object(example["head"]);
  return {
    ...example,
    number,
    requested_teams: [],
    state: stateOf(stored),
    ...toldBy(stored),
    head: { ...from, sha: headSha, ref, repo: { ...from.repo, full_name } },
    base: { ...Object(example["base"]), sha: baseSha },
  };
}

function artifactJson({ id, runId, name, archive }: StoredArtifact): Json {
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

function treeJson(sha: string, files: readonly StoredFile[]): Json {
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

function contentJson({ path, sha, content }: StoredFile): Json {
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

function blobJson({ sha, content }: StoredFile): Json {
  return {
    sha,
    node_id: "x",
    size: content.length,
    url: "https://api.github.com/x",
    content: Buffer.from(content).toString("base64"),
    encoding: "base64",
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
