import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ActionRun } from "./github/run-action.js";
import {
  config,
  forgedCommands,
  planFile,
  runId,
  type StagedRepository,
  stageRepository,
} from "./github/staged-repository.js";
import type { Fault } from "./github/stand-in.js";
import { zipOf } from "./github/zip.js";

let staged: StagedRepository;

beforeEach(async () => {
  staged = await stageRepository();
});

afterEach(() => staged.close());

const html = { "content-type": "text/html; charset=utf-8" };

// What else it may answer, and what each request then says, stands in test/adapters/github/hostile-answers.test.ts.
const faults: readonly (readonly [string, Fault])[] = [
  ["a page of HTML", { status: 200, raw: "<!doctype html><title>Sign in</title>", headers: html }],
  ["lists of nothing known", { status: 200, raw: "[{}]" }],
  ["a limit of an hour", limit({ "retry-after": "3600" })],
  ["an error text that acts", { status: 422, body: { message: "\n::error::x\r##[error]y\u001b[31m @all\u202e" } }],
];

function limit(headers: Record<string, string>): Exclude<Fault, string> {
  return {
    status: 403,
    body: { message: "You have exceeded a secondary rate limit. API rate limit exceeded" },
    headers,
  };
}

function expectWords(run: ActionRun, codes: readonly number[]): void {
  expect(codes).toContain(run.code);
  expect(run.log).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  expect(run.log).not.toMatch(/undefined|\[object|is not a function|not iterable|Cannot read/u);
  expect(forgedCommands(run.log)).toEqual([]);
  expect(run.log.length).toBeLessThan(20_000);
}

describe.each(faults)("where GitHub answers everything with %s", { timeout: 60_000 }, (_, fault) => {
  test("a pull request's check decides, is told, and says so", async () => {
    const change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    staged.github.fault = () => fault;
    const run = await staged.pullRequest(change);
    expectWords(run, [0]);
    expect(run.log).toMatch(/^::warning::/mu);
    expect(run.summary).toContain("impact");
    expect(run.outputs).toMatchObject({ errors: "0", changes: "1" });
    expect(run.outputs).not.toHaveProperty("comment-url");
  });

  test("a push syncs nothing that was not reviewed", async () => {
    await staged.useAws();
    staged.workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    staged.github.fault = () => fault;
    const run = await staged.push(staged.workspace.commit());
    expectWords(run, [1]);
    expect(run.log).toContain("refused create of response-plan/a");
    expect(await staged.awsCalls()).not.toContainEqual(expect.objectContaining({ operation: "CreateResponsePlan" }));
  });

  test("a command and a fork's report are obeyed by nobody", async () => {
    const { head } = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    staged.github.artifacts.push({ id: 7, runId, name: "muster-report", archive: zipOf("muster-report.json", "{}") });
    staged.github.fault = () => fault;
    expectWords(await staged.comment("/muster recheck"), [0, 3]);
    expectWords(await staged.forkComment(head), [0, 3]);
    expect(staged.writes()).toEqual([]);
  });

  test("drift is found, and where it is told nobody hears of it", async () => {
    await staged.useAws();
    staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    staged.github.fault = () => fault;
    const run = await staged.schedule({ inputs: { "fail-on-drift": "true" } });
    expectWords(run, [1]);
    expect(run.log).toMatch(/^::warning::/mu);
    expect(run.summary).toContain("`a`");
  });
});

test("a renamed repository is found at its new address", async () => {
  const change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
  staged.github.fault = (call) => {
    const [method = "", path = ""] = call.split(" ");
    const location = path.replace("/repos/Codertocat/Hello-World/", "/repos/Codertocat/Renamed/");
    return location === path ? undefined : { status: method === "GET" ? 301 : 307, headers: { location } };
  };
  expect(await staged.pullRequest(change)).toMatchObject({ code: 0 });
  expect(staged.github.comments).toHaveLength(1);
  expect(staged.github.checkRuns).toHaveLength(1);
});
