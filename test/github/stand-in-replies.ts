import type { MatchedRoute } from "./openapi-contract.js";
import type { GitHubStandIn, Json, Permission } from "./stand-in-state.js";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

export interface Call {
  readonly route: MatchedRoute;
  /** Address without query. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly body: Json;
}

export type Handler = (github: GitHubStandIn, call: Call) => Reply;

export interface Route {
  readonly needs: readonly (readonly [Permission, "read" | "write"])[];
  readonly handle: Handler;
}

export const r = "/repos/{owner}/{repo}";
export const issueOrPull = (level: "read" | "write") =>
  [
    ["issues", level],
    ["pull-requests", level],
  ] as const;

export const forbidden: Reply = {
  status: 403,
  body: { message: "Resource not accessible by integration", documentation_url: "https://docs.github.com/rest" },
};
export const notFound: Reply = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" },
};

export function validationFailed(message: string): Reply {
  return {
    status: 422,
    body: { message: `Validation Failed: ${message}`, documentation_url: "https://docs.github.com/rest" },
  };
}

export function paged<T>(
  items: readonly T[],
  { url, query }: Call,
  toJson: (item: T) => unknown = (item) => item,
): Reply {
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
