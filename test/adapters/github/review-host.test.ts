import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createReviewHost } from "../../../src/adapters/github/review-host.js";
import type { CheckRun, ReviewHost } from "../../../src/ports.js";
import { diagnostic } from "../../core/report/sample-results.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "../../github/stand-in.js";

const marker = "<!-- muster:default -->";
const body = `${marker}\nhello`;
const headSha = "a".repeat(40);
let github: GitHubStandIn;
let host: ReviewHost;
const logged: string[] = [];

beforeAll(async () => {
  github = await startGitHub();
});

afterAll(() => github.close());

beforeEach(() => {
  for (const list of [github.comments, github.checkRuns, github.pullRequests, github.calls, github.problems, logged])
    list.length = 0;
  Object.assign(github, { permissions: { ...allPermissions }, login: "github-actions[bot]", fault: undefined });
  host = connect();
});

function connect(ownFetch?: typeof fetch): ReviewHost {
  return createReviewHost({
    token: "secret-token",
    apiUrl: github.url,
    owner: "octocat",
    repo: "hello",
    log: (text) => logged.push(text),
    secondInMs: 5,
    ...(ownFetch === undefined ? {} : { fetch: ownFetch }),
  });
}

function checkRun(parts: Partial<CheckRun> = {}): CheckRun {
  return {
    name: "muster (prod)",
    headSha,
    conclusion: "success",
    title: "t",
    summary: "s",
    text: "record",
    annotations: [],
    ...parts,
  };
}

function writes(): string[] {
  return github.calls.filter((call) => !call.startsWith("GET") && !call.includes("graphql"));
}

describe("the files of a pull request", () => {
  test("are listed in thirty calls at most, all but the first at once", async () => {
    github.changedFiles = Array.from({ length: 2_950 }, (_, index) => `plans/${index}.yaml`);
    const asked = { now: 0, most: 0 };
    const counting: typeof fetch = async (...request) => {
      asked.now += 1;
      asked.most = Math.max(asked.most, asked.now);
      return fetch(...request).finally(() => {
        asked.now -= 1;
      });
    };
    const found = await connect(counting).changedFiles(7);
    expect(found).toMatchObject({ isPublished: true, value: { isWhole: true, paths: github.changedFiles } });
    expect(github.calls).toHaveLength(30);
    expect(asked.most).toBeGreaterThan(1);
  });

  test("are not all where GitHub stops listing them", async () => {
    github.changedFiles = Array.from({ length: 3_001 }, (_, index) => `plans/${index}.yaml`);
    expect(await host.changedFiles(7)).toMatchObject({ value: { isWhole: false } });
    expect(github.calls).toHaveLength(30);
  });
});

describe("the comment", () => {
  test("is written once, changed in place, and left alone when it says the same", async () => {
    const first = await host.putComment(7, marker, body);
    expect(first).toMatchObject({ isPublished: true, value: expect.stringContaining("issuecomment-1") });
    await host.putComment(7, marker, body);
    expect(writes()).toHaveLength(1);
    await host.putComment(7, marker, `${body}!`);
    expect(github.comments.map((comment) => comment.body)).toEqual([`${body}!`]);
    expect(github.problems).toEqual([]);
  });

  test("of somebody else is not taken for its own, whatever its marker", async () => {
    github.comments.push({ id: 1, issue: 7, author: "mallory", body });
    await host.putComment(7, marker, `${body} mine`);
    expect(github.comments.map((comment) => comment.author)).toEqual(["mallory", "github-actions[bot]"]);
    expect(github.comments[0]?.body).toBe(body);
  });

  test("is found behind hundreds of others, by the owner of another token", async () => {
    github.login = "deployer[bot]";
    for (let id = 1; id <= 250; id += 1) github.comments.push({ id, issue: 7, author: "octocat", body: "+1" });
    github.comments.push({ id: 251, issue: 7, author: "deployer[bot]", body });
    await host.putComment(7, marker, `${body}!`);
    expect(github.comments).toHaveLength(251);
    expect(github.comments[250]?.body).toBe(`${body}!`);
  });

  test("that a read-only token cannot write is a refusal with its remedy", async () => {
    github.permissions = { issues: "read", "pull-requests": "read", checks: "read" };
    const result = await host.putComment(7, marker, body);
    expect(result).toMatchObject({
      isPublished: false,
      reason: expect.stringContaining("403"),
      hint: expect.stringContaining("pull-requests: write"),
    });
    expect(JSON.stringify([result, logged])).not.toContain("secret-token");
  });
});

describe("GitHub misbehaving", () => {
  test.each([
    ["a server error", { status: 502 }],
    [
      "a secondary limit",
      { status: 403, body: { message: "You have exceeded a secondary rate limit" }, headers: { "retry-after": "1" } },
    ],
    [
      "a primary limit",
      {
        status: 403,
        body: { message: "API rate limit exceeded" },
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" },
      },
    ],
    ["a cut connection", "cut"],
  ] as const)("is waited out: %s", async (_, fault) => {
    let left = 2;
    github.fault = () => (left-- > 0 ? fault : undefined);
    expect(await host.putComment(7, marker, body)).toMatchObject({ isPublished: true });
    expect(github.comments).toHaveLength(1);
  });

  test("is waited for five minutes in all, whatever asks next", async () => {
    const limit = { status: 403, body: { message: "You have exceeded a secondary rate limit" } };
    github.fault = () => ({ ...limit, headers: { "retry-after": "110" } });
    for (const _ of ["first", "second"]) expect(await host.changedFiles(7)).toMatchObject({ isPublished: false });
    const told = logged.map((text) => text.replace("GitHub limits requests for 110 s, ", ""));
    expect(told).toEqual(["waiting", "waiting", "giving up", "giving up"]);
  });

  test("after it has done the work makes nothing twice", async () => {
    let left = 2;
    github.fault = (call) =>
      call.startsWith("POST") && !call.includes("graphql") && left-- > 0 ? "cutAfter" : undefined;
    expect(await host.putComment(7, marker, body)).toMatchObject({ isPublished: true });
    expect(await host.putCheckRun(checkRun({ annotations: [diagnostic()] }))).toMatchObject({ isPublished: true });
    expect([github.comments.length, github.checkRuns.length]).toEqual([1, 1]);
    expect(github.checkRuns[0]?.annotations).toHaveLength(1);
  });

  test("for good is a refusal that says so", async () => {
    github.fault = () => ({ status: 503, body: { message: "Unicorn" } });
    expect(await host.putComment(7, marker, body)).toMatchObject({
      isPublished: false,
      reason: expect.stringContaining("503"),
    });
  });

  test("with a limit of an hour is not waited for", async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    github.fault = () => ({
      status: 403,
      body: { message: "API rate limit exceeded" },
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
    });
    expect(await host.putComment(7, marker, body)).toMatchObject({ isPublished: false });
    expect(logged.join()).toContain("giving up");
  });
});

describe("the check run", () => {
  test("carries annotations in pages of fifty", async () => {
    const annotations = Array.from({ length: 120 }, (_, index) => diagnostic({ message: `finding ${index}` }));
    await host.putCheckRun(checkRun({ conclusion: "failure", annotations }));
    expect(github.checkRuns).toHaveLength(1);
    expect(github.checkRuns[0]?.annotations.map(({ message }) => message)).toEqual(
      annotations.map(({ message }) => message),
    );
    expect(writes()).toHaveLength(3);
    expect(github.problems).toEqual([]);
  });

  test("of the same commit and name is updated, without saying a finding twice", async () => {
    await host.putCheckRun(checkRun({ annotations: [diagnostic()] }));
    await host.putCheckRun(
      checkRun({ conclusion: "failure", text: "other", annotations: [diagnostic(), diagnostic({ message: "new" })] }),
    );
    expect(github.checkRuns).toHaveLength(1);
    expect(github.checkRuns[0]).toMatchObject({ conclusion: "failure", text: "other" });
    expect(github.checkRuns[0]?.annotations).toHaveLength(2);
    await host.putCheckRun(checkRun({ name: "muster (eu)" }));
    expect(github.checkRuns).toHaveLength(2);
    expect(github.problems).toEqual([]);
  });

  test("of a merged pull request is found from the commit, and only its own is trusted", async () => {
    github.pullRequests.push(
      { number: 1, headSha, mergeCommitSha: "b".repeat(40), isMerged: true },
      { number: 2, headSha: "c".repeat(40), mergeCommitSha: "b".repeat(40), isMerged: false },
    );
    await host.putCheckRun(checkRun({ text: "mine" }));
    github.login = "mallory[bot]";
    await connect().putCheckRun(checkRun({ text: "forged" }));
    expect(github.checkRuns).toHaveLength(2);
    github.login = "github-actions[bot]";
    const pulls = await host.mergedPullRequests("b".repeat(40));
    expect(pulls).toEqual({ isPublished: true, value: [{ number: 1, headSha }] });
    expect(await host.checkRunRecords(headSha, "muster")).toMatchObject({
      isPublished: true,
      value: [{ text: "mine" }],
    });
    expect(github.problems).toEqual([]);
  });
});
