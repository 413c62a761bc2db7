import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createIssueHost } from "../../../src/adapters/github/issue-host.js";
import { createProposalHost } from "../../../src/adapters/github/proposal-host.js";
import { createReviewHost } from "../../../src/adapters/github/review-host.js";
import type { Published } from "../../../src/ports.js";
import { allPermissions, type Fault, type GitHubStandIn, startGitHub } from "../../github/stand-in.js";

const marker = "<!-- muster:default -->";
const headSha = "a".repeat(40);
let github: GitHubStandIn;
const logged: string[] = [];
let patienceInMs = 15_000;

beforeAll(async () => {
  github = await startGitHub();
});

afterAll(() => github.close());

beforeEach(() => {
  for (const list of [github.comments, github.checkRuns, github.calls, github.problems, logged]) list.length = 0;
  Object.assign(github, { permissions: { ...allPermissions }, fault: undefined });
  github.trees.set(headSha, [{ path: "muster.yaml", sha: headSha, content: Buffer.from("version: 1\n") }]);
});

function access() {
  return {
    token: "secret-token",
    apiUrl: github.url,
    owner: "octocat",
    repo: "hello",
    log: (text: string) => logged.push(text),
    secondInMs: 4,
    patienceInMs,
  };
}

const reviews = () => createReviewHost(access());
const proposal = { branch: "muster/adopt", base: "main", baseSha: headSha };
const checkRun = {
  name: "muster",
  headSha,
  conclusion: "success",
  title: "t",
  summary: "s",
  text: "x",
  annotations: [],
};
const suggestion = { file: "a", before: ["x"], firstLine: 1, lastLine: 1, body: "b" };

const requests: Readonly<Record<string, () => Promise<Published<unknown>>>> = {
  putComment: () => reviews().putComment(7, marker, `${marker}\nx`),
  retireComment: () => reviews().retireComment(7, marker, `${marker}\nx`),
  changedFiles: () => reviews().changedFiles(7),
  putSuggestions: () => reviews().putSuggestions(7, headSha, [suggestion]),
  putCheckRun: () => reviews().putCheckRun({ ...checkRun, conclusion: "success" }),
  mergedPullRequests: () => reviews().mergedPullRequests(headSha),
  pullRequest: () => reviews().pullRequest(7),
  testMerge: () => reviews().testMerge(7),
  fileAt: () => reviews().fileAt(headSha, "muster.yaml"),
  artifactFile: () => reviews().artifactFile(3, "muster-report", "muster-report.json"),
  checkRunRecords: () => reviews().checkRunRecords(headSha, "muster"),
  comments: () => reviews().comments(7),
  mayWrite: () => reviews().mayWrite("alice"),
  putIssue: () => createIssueHost(access()).putIssue(marker, "t", `${marker}\nx`),
  closeIssue: () => createIssueHost(access()).closeIssue(marker),
  propose: () =>
    createProposalHost(access()).propose({ ...proposal, files: new Map(), title: "t", body: `${marker}\nx` }),
  withdraw: () => createProposalHost(access()).withdraw(proposal, "x"),
};

const inAnHour = String(Math.floor(Date.now() / 1000) + 3_600);
const html = { "content-type": "text/html" };
const limit = (headers: Record<string, string>, status = 403): Fault => ({
  status,
  headers,
  body: { message: "You have exceeded a secondary rate limit. API rate limit exceeded" },
});

const faults: Readonly<Record<string, Fault>> = {
  "a page of HTML": { status: 200, raw: "<!doctype html><title>Sign in</title>", headers: html },
  "a page of HTML with 502": { status: 502, raw: "<!doctype html>\n<p>Bad gateway", headers: html },
  "nothing with 200": { status: 200, raw: "" },
  "nothing with 204": { status: 204, raw: "" },
  "half of a JSON text": { status: 200, raw: '[{"id": 1, "body": "' },
  "the half of its answer": "cutInside",
  "no answer": "cut",
  "an answer that never comes": "hang",
  "`null`": { status: 200, raw: "null" },
  "`{}`": { status: 200, raw: "{}" },
  "`[null]`": { status: 200, raw: "[null]" },
  "`[{}]`": { status: 200, raw: "[{}]" },
  "a number": { status: 200, raw: "7" },
  "lists that it does not mean": { status: 200, body: { check_runs: [{}], artifacts: [7], tree: {}, permission: 1 } },
  "a limit of an hour": limit({ "retry-after": "3600" }),
  "a limit of an hour with 429": limit({ "retry-after": "3600" }, 429),
  "a primary limit of an hour": limit({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": inAnHour }),
  "a limit of no number": limit({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon" }),
  "an error of megabytes": { status: 400, body: { message: "x".repeat(2_000_000) } },
  "a redirect to itself": { status: 301, headers: { location: "/repos/octocat/hello/pulls/7" } },
};

describe.each(Object.entries(faults))("where GitHub answers %s", (_, fault) => {
  test.each(Object.entries(requests))("`%s` fails in words, and soon", async (_name, request) => {
    patienceInMs = fault === "hang" ? 50 : 15_000;
    github.fault = () => fault;
    const answer = await request();
    expect(answer.isPublished).toBe(false);
    const { reason, hint } = { reason: "", hint: "", ...answer };
    expect(reason).toMatch(/^(?:Could not|GitHub did not) /u);
    expect(hint).not.toBe("");
    for (const text of [reason, hint, ...logged]) {
      expect(text).not.toMatch(/undefined|NaN|\[object|is not a function|not iterable|Cannot |\n/u);
      expect(text.length).toBeLessThan(600);
    }
    expect(github.calls.length).toBeLessThan(200);
  });
});

test.each(["cut", "cutInside"] as const)("a read that is %s twice is asked for again", async (fault) => {
  let left = 2;
  github.fault = (call) => (call.startsWith("GET") && left-- > 0 ? fault : undefined);
  expect(await requests["putComment"]?.()).toMatchObject({ isPublished: true });
  expect(github.comments).toHaveLength(1);
});

test("who has waited in vain for long hurries through the rest", async () => {
  github.fault = () => "hang";
  patienceInMs = 300;
  const host = createReviewHost(access());
  await host.changedFiles(7);
  const before = github.calls.length;
  expect(before).toBeLessThanOrEqual(3);
  await host.comments(7);
  expect(github.calls.length - before).toBeLessThanOrEqual(1);
});

describe("a list", () => {
  const link = (address: string) => ({ link: `<${address}>; rel="next"` });

  test.each([
    ["the same page again", () => `${github.url}/x?page=2`],
    ["always another page", () => `${github.url}/x?page=${github.calls.length + 2}`],
  ])("that goes on with %s is read to an end", async (_, next) => {
    github.fault = () => ({ status: 200, body: [], headers: link(next()) });
    const answer = await requests["comments"]?.();
    expect(answer).toMatchObject({ isPublished: false, reason: expect.stringContaining("no end") });
    expect(github.calls.length).toBeLessThan(1_100);
  });

  test("that goes on at another host is not followed, least of all with the token", async () => {
    const seen: string[] = [];
    const thief = createServer((request, response) => {
      seen.push(String(request.url));
      response.writeHead(200, { "content-type": "application/json" }).end("[]");
    });
    await new Promise<void>((listening) => thief.listen(0, "127.0.0.1", listening));
    // A server that listens on a port has an address of this kind.
    const { port } = thief.address() as AddressInfo;
    github.fault = () => ({ status: 200, body: [], headers: link(`http://127.0.0.1:${port}/x?page=2`) });
    const answer = await requests["comments"]?.();
    thief.close();
    expect(answer).toMatchObject({ isPublished: false, reason: expect.stringContaining("another host") });
    expect(seen).toEqual([]);
  });
});
