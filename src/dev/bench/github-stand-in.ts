import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** GitHub that answers at once: it keeps comments and check runs, and checks nothing, as the tests' stand-in does. */
export interface QuickGitHub {
  readonly url: string;
  /** `METHOD /path` of every request so far. */
  readonly calls: string[];
  /** As if nothing had been written yet. */
  forget(): void;
  close(): void;
}

type Stored = Record<string, unknown>;

export async function startQuickGitHub(): Promise<QuickGitHub> {
  const calls: string[] = [];
  const [comments, checkRuns]: [Stored[], Stored[]] = [[], []];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    calls.push(`${request.method} ${pathname}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const [status, answer] = reply(request.method ?? "GET", pathname, text === "" ? {} : JSON.parse(text), {
      comments,
      checkRuns,
    });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    forget: () => {
      for (const list of [calls, comments, checkRuns]) list.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Store {
  readonly comments: Stored[];
  readonly checkRuns: Stored[];
}

function reply(method: string, path: string, body: Stored, { comments, checkRuns }: Store): [number, unknown] {
  const call = `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/u, "")}`;
  if (/^GET \/issues\/\d+\/comments$/u.test(call)) return [200, comments];
  if (/^POST \/issues\/\d+\/comments$/u.test(call)) {
    const comment = { ...body, id: comments.length + 1, user: { login: "github-actions[bot]" }, html_url: "" };
    comments.push(comment);
    return [201, comment];
  }
  if (/^GET \/pulls\/\d+\/files$/u.test(call)) return [200, [{ filename: "plans/team-7/plan-7.yaml" }]];
  if (/^GET \/commits\/\w+\/check-runs$/u.test(call)) {
    return [200, { total_count: checkRuns.length, check_runs: checkRuns }];
  }
  if (call === "POST /check-runs") {
    const output = Object(body["output"]);
    const counted = { ...output, annotations_count: output.annotations.length };
    const run = { ...body, id: checkRuns.length + 1, app: { slug: "github-actions" }, output: counted };
    checkRuns.push(run);
    return [201, run];
  }
  const [kept] = /^PATCH \/check-runs\/(\d+)$/u.test(call) ? checkRuns.slice(Number(call.split("/").at(-1)) - 1) : [];
  if (kept !== undefined) {
    const annotations = Object(body["output"]).annotations?.length ?? 0;
    const output = Object(kept["output"]);
    Object.assign(kept, { ...body, output: { ...output, annotations_count: output.annotations_count + annotations } });
    return [200, kept];
  }
  return path === "/graphql" ? [200, { errors: [{ message: "Forbidden" }] }] : [404, { message: "Not Found" }];
}
