import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { matchRoute, requestProblems, responseProblems } from "./openapi-contract.js";
import { checkRoutes } from "./routes/check-routes.js";
import { contentRoutes } from "./routes/content-routes.js";
import { conversationRoutes } from "./routes/conversation-routes.js";
import { pullRequestRoutes } from "./routes/pull-request-routes.js";
import { graphql } from "./stand-in-graphql.js";
import { forbidden, notFound, type Reply, type Route, validationFailed } from "./stand-in-replies.js";
import { allPermissions, type Fault, type GitHubStandIn } from "./stand-in-state.js";

export * from "./stand-in-state.js";

const routes: Readonly<Record<string, Route>> = {
  ...conversationRoutes,
  ...checkRoutes,
  ...pullRequestRoutes,
  ...contentRoutes,
};

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

async function answer(github: GitHubStandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: asked, searchParams } = new URL(request.url ?? "/", github.url);
  const call = `${request.method} ${asked}`;
  // An Enterprise Server has its APIs below this folder.
  const pathname = asked.replace(/^\/api(?:\/v3)?(?=\/)/u, "");
  github.calls.push(call);
  const text = await readAll(request);
  const fault = github.fault?.(call);
  if (fault === "hang") return;
  if (fault === "cut") return void response.destroy();
  if (typeof fault === "object") return sendFault(response, fault);
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
  if (fault === "cutInside") return sendHalf(response, reply);
  send(response, reply);
}

function isAllowed({ permissions }: GitHubStandIn, { needs }: Route): boolean {
  if (needs.length === 0) return true;
  return needs.some(
    ([permission, level]) =>
      permissions[permission] === "write" || (level === "read" && permissions[permission] === "read"),
  );
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

function sendFault(response: ServerResponse, { status, body, raw, headers }: Exclude<Fault, string>): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(raw ?? JSON.stringify(body ?? { message: "Server Error" }));
}

/** More is announced than comes. */
function sendHalf(response: ServerResponse, { status, body }: Reply): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, { "content-type": "application/json", "content-length": text.length + 10 });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
