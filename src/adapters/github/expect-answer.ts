import type { GitHubClient } from "./github-client.js";

/** Something else than GitHub's API answered, or only a part of its answer came. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
  /** As an answer of a broken gateway it is asked for again, where that does no harm. */
  readonly status = 502;
  readonly request: object;

  constructor(message: string, request: object) {
    super(message);
    this.request = request;
  }
}

type Members = Readonly<Record<string, "string" | "number" | "object">>;

interface Shape {
  /** The answer is a list of such objects; a name is the member that holds it. */
  readonly list?: true | string;
  readonly has: Members;
}

const pullRequest: Members = { number: "number", head: "object", state: "string" };

/** What is read of GitHub's answers, by request. */
const shapes: readonly (readonly [RegExp, Shape])[] = Object.entries({
  "GET /issues/{issue_number}/comments": { list: true, has: { id: "number", html_url: "string" } },
  "POST /issues/{issue_number}/comments": { has: { html_url: "string" } },
  "PATCH /issues/comments/{comment_id}": { has: { id: "number" } },
  "GET /issues": { list: true, has: { number: "number", title: "string" } },
  "POST /issues": { has: { number: "number" } },
  "PATCH /issues/{issue_number}": { has: { number: "number" } },
  "GET /commits/{ref}/check-runs": { list: "check_runs", has: { id: "number", name: "string", output: "object" } },
  "POST /check-runs": { has: { id: "number" } },
  "PATCH /check-runs/{check_run_id}": { has: { id: "number" } },
  "GET /check-runs/{check_run_id}/annotations": { list: true, has: { path: "string" } },
  "GET /commits/{commit_sha}/pulls": { list: true, has: { number: "number", head: "object" } },
  "GET /pulls": { list: true, has: { ...pullRequest, html_url: "string" } },
  "POST /pulls": { has: { number: "number", html_url: "string" } },
  "GET /pulls/{pull_number}": { has: { ...pullRequest, base: "object" } },
  "PATCH /pulls/{pull_number}": { has: { number: "number" } },
  "GET /pulls/{pull_number}/files": { list: true, has: { filename: "string" } },
  "GET /pulls/{pull_number}/comments": { list: true, has: { path: "string", body: "string" } },
  "POST /pulls/{pull_number}/comments": { has: { id: "number" } },
  "GET /collaborators/{username}/permission": { has: { permission: "string" } },
  "GET /actions/runs/{run_id}": { has: { event: "string" } },
  "GET /actions/runs/{run_id}/artifacts": { list: "artifacts", has: { id: "number", name: "string" } },
  "GET /contents/{path}": { has: { type: "string" } },
  "GET /git/trees/{tree_sha}": { list: "tree", has: { path: "string", type: "string" } },
  "GET /git/blobs/{file_sha}": { has: { content: "string" } },
  "GET /git/commits/{commit_sha}": { has: { sha: "string", tree: "object" } },
  "GET /git/ref/{ref}": { has: { object: "object" } },
} satisfies Record<string, Shape>).map(([route, shape]) => [patternOf(route), shape]);

/** Matches a route as it is written, and the address that is made of it. */
function patternOf(route: string): RegExp {
  const [method, path = ""] = route.split(" ");
  return new RegExp(`^${method} \\S*/repos/[^/]+/[^/]+${path.replace(/\{\w+\}/gu, "[^/?]+")}(?:\\?|$)`, "u");
}

// A list of GitHub has some dozen pages; the same one is asked for again only where an answer was lost.
const [mostPages, mostTimes] = [1_000, 20];

/** Refuse what no API of GitHub answers, and lists that have no end or go on at another host. */
export function expectAnswers(client: { readonly hook: GitHubClient["hook"] }): object {
  const asked = new Map<string, number>();
  client.hook.before("request", (options) => {
    const { url, baseUrl } = options;
    // The address of a further page is what the answer before said; all others are written here.
    if (!/^https?:/u.test(url)) return;
    if (new URL(url).origin !== new URL(baseUrl).origin)
      throw new UnexpectedAnswer("its list goes on at another host", options);
    const times = (asked.get(url) ?? 0) + 1;
    asked.set(url, times);
    if (times > mostTimes || asked.size > mostPages) throw new UnexpectedAnswer("its list has no end", options);
  });
  client.hook.after("request", ({ status, data, headers }, options) => {
    if (options.method === "DELETE" || "archive_format" in options) return;
    const request = `${options.method} ${options.url}`;
    const shape = shapes.find(([pattern]) => pattern.test(request))?.[1];
    if (isObject(data) && (shape === undefined || fits(data, shape))) return;
    const type = String(headers["content-type"] ?? "nothing").slice(0, 100);
    throw new UnexpectedAnswer(`its answer is not what GitHub's API gives (${status}, \`${type}\`)`, options);
  });
  return {};
}

function fits(data: object, { list, has }: Shape): boolean {
  if (list === undefined) return hasMembers(data, has);
  const items: unknown = list === true ? data : Reflect.get(data, list);
  return Array.isArray(items) && items.every((item) => isObject(item) && hasMembers(item, has));
}

function hasMembers(value: object, has: Members): boolean {
  return Object.entries(has).every(([name, type]) => {
    const member: unknown = Reflect.get(value, name);
    return type === "object" ? isObject(member) : typeof member === type;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
