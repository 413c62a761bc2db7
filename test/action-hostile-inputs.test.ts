import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ActionRun } from "./github/run-action.js";
import {
  config,
  forgedCommands,
  planFile,
  type StagedRepository,
  stageRepository,
} from "./github/staged-repository.js";
import type { Permissions } from "./github/stand-in.js";

let staged: StagedRepository;
let outside: string;
let change: { base: string; head: string };

beforeEach(async () => {
  staged = await stageRepository();
  outside = mkdtempSync(join(tmpdir(), "muster-outside-"));
  change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
});

afterEach(async () => {
  rmSync(outside, { recursive: true });
  await staged.close();
});

function expectWords(run: ActionRun): void {
  expect(run.log).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  expect(run.log).not.toMatch(/undefined|\[object|is not a function/u);
  expect(forgedCommands(run.log)).toEqual([]);
}

describe("an input", () => {
  test.each<[string, Record<string, string>]>([
    ["a command that is none", { command: "deploy" }],
    ["a command with a line break", { command: "check\n::error::x" }],
    ["a switch that is neither", { comment: "yes" }],
    ["a switch that is a number", { prune: "1" }],
    ["a level that is none", { "fail-on": "fatal" }],
    ["a folder above", { "working-directory": ".." }],
    ["a folder above, by a detour", { "working-directory": "plans/../../x" }],
    ["a folder elsewhere", { "working-directory": "/etc" }],
    ["a configuration above", { config: "../muster.yaml" }],
    ["a configuration elsewhere", { config: "/etc/passwd" }],
    ["a configuration that is a folder", { config: "plans" }],
    ["a configuration that is not there", { config: "ops/other.yaml" }],
    ["a target that is none", { target: "__proto__" }],
    ["a comment without a report", { command: "comment" }],
  ])("that is %s ends with words and exit code 2", async (_, inputs) => {
    const run = await staged.pullRequest(change, { inputs });
    expectWords(run);
    expect(run.code).toBe(2);
    expect(run.log).toMatch(/^::error::/mu);
    expect(staged.writes()).toEqual([]);
  });

  test.each([
    ["a folder that is a link out of the repository", { "working-directory": "out" }, 2],
    ["a configuration that is a link out of the repository", { config: "linked.yaml" }, 2],
  ])("that is %s reads nothing there", async (_, inputs, code) => {
    writeFileSync(join(outside, "muster.yaml"), config.replace("prod", "stolen"));
    symlinkSync(outside, join(staged.workspace.root, "out"));
    symlinkSync(join(outside, "muster.yaml"), join(staged.workspace.root, "linked.yaml"));
    const run = await staged.pullRequest(change, { inputs });
    expectWords(run);
    expect(run.code).toBe(code);
    expect(`${run.log}${run.summary}`).not.toContain("stolen");
  });

  test("that is empty is none: without a token nothing is asked of GitHub", async () => {
    const run = await staged.pullRequest(change, { inputs: { "github-token": "", command: "", comment: "TRUE" } });
    expectWords(run);
    expect(run).toMatchObject({ code: 0, outputs: { changes: "1" } });
    expect(staged.github.calls).toEqual([]);
  });
});

describe("a link that a pull request commits", () => {
  test("in place of the report is replaced, and what it leads to stays as it is", async () => {
    const victim = join(outside, "authorized_keys");
    writeFileSync(victim, "key");
    for (const name of ["report.json", "muster.sarif"]) symlinkSync(victim, join(staged.workspace.root, name));
    const inputs = { "json-file": "report.json", "sarif-file": "muster.sarif" };
    const run = await staged.pullRequest(change, { inputs });
    expect(run.code).toBe(0);
    expect(readFileSync(victim, "utf8")).toBe("key");
    expect(JSON.parse(readFileSync(run.outputs["report"] ?? "", "utf8"))).toMatchObject({ pullRequest: 2 });
  });

  test.each(["out/report.json", "out/new/report.json"])("in place of a folder of %s leads nowhere", async (path) => {
    symlinkSync(outside, join(staged.workspace.root, "out"));
    const run = await staged.pullRequest(change, { inputs: { "json-file": path } });
    expectWords(run);
    expect(run.code).toBe(3);
    expect(run.log).toContain("a link leads out of the repository");
    expect(existsSync(join(outside, "report.json")) || existsSync(join(outside, "new"))).toBe(false);
  });

  test("in place of a plan is not read", async () => {
    writeFileSync(join(outside, "secret.yaml"), planFile("stolen"));
    symlinkSync(join(outside, "secret.yaml"), join(staged.workspace.root, "plans/z.yaml"));
    const run = await staged.pullRequest({ ...change, head: staged.workspace.commit() });
    expectWords(run);
    expect(run.code).toBe(1);
    expect(run.log).toContain("file-outside-repository");
    expect(`${run.log}${run.summary}${JSON.stringify(staged.github.comments)}`).not.toContain("stolen");
  });
});

describe("an event", () => {
  const written = (text: string) => {
    writeFileSync(join(outside, "event.json"), text);
    return { GITHUB_EVENT_PATH: join(outside, "event.json") };
  };

  test.each<[string, () => Record<string, string>]>([
    ["without a file", () => ({ GITHUB_EVENT_PATH: "" })],
    ["with a file that is not there", () => ({ GITHUB_EVENT_PATH: join(outside, "none.json") })],
    ["with a folder for a file", () => ({ GITHUB_EVENT_PATH: outside })],
    ["that is half a JSON text", () => written('{"pull_request": {"number": 2')],
    ["that is a list", () => written("[]")],
    ["that is `null`", () => written("null")],
    ["of no pull request", () => written("{}")],
    ["of a pull request without a number", () => written('{"pull_request": {"head": {}, "base": {}}}')],
    ["without a repository", () => ({ GITHUB_REPOSITORY: "" })],
    ["without a name", () => ({ GITHUB_EVENT_NAME: "" })],
  ])("%s ends with words and exit code 2", async (_, env) => {
    const run = await staged.pullRequest(change, { env: env() });
    expectWords(run);
    expect(run.code).toBe(2);
    expect(run.summary).toContain("could not finish");
  });

  test.each(["release", "label", "workflow_call", "__proto__"])("%s is checked, and writes nothing", async (event) => {
    await staged.useAws();
    const run = await staged.run(event, {});
    expectWords(run);
    expect(run.code).toBe(0);
    expect(staged.writes()).toEqual([]);
    expect(
      (await staged.awsCalls()).filter(({ operation }) => /^(?:Create|Update|Delete)/u.test(operation)),
    ).toHaveLength(1);
  });

  test("whose job has no place for a summary is decided all the same", async () => {
    const run = await staged.pullRequest(change, { env: { GITHUB_STEP_SUMMARY: join(outside, "none/summary.md") } });
    expectWords(run);
    expect(run.code).toBe(0);
    expect(run.log).toMatch(/^::warning::Could not write the job's summary/mu);
  });

  test("on an Enterprise Server whose address ends in a slash finds it", async () => {
    const run = await staged.pullRequest(change, { githubUrl: `${staged.github.url}/api/v3/` });
    expect(run.code).toBe(0);
    expect(staged.github.comments).toHaveLength(1);
    expect(staged.github.problems).toEqual([]);
  });
});

describe("a token that may only read", () => {
  const readOnly: Permissions = {
    issues: "read",
    "pull-requests": "read",
    checks: "read",
    contents: "read",
    actions: "read",
  };

  test.each<[string, Permissions]>([
    ["everything", readOnly],
    ["files", { contents: "read" }],
    ["nothing", {}],
  ])("(%s) leaves the decision to the check, on every event", { timeout: 60_000 }, async (_, permissions) => {
    await staged.useAws();
    const mergeGroup = { merge_group: { head_sha: change.head, base_sha: change.base } };
    staged.github.permissions = permissions;
    const runs = {
      pullRequest: await staged.pullRequest(change),
      mergeGroup: await staged.run("merge_group", mergeGroup, { sha: change.head }),
      schedule: await staged.schedule({ inputs: { drift: "both" } }),
      push: await staged.push(change.head),
      comment: await staged.comment("/muster recheck"),
    };
    for (const run of Object.values(runs)) expectWords(run);
    const codes = Object.entries(runs).map(([event, { code }]) => [event, code]);
    // Nobody could review what is pushed; of a comment nobody may know who wrote it.
    expect(Object.fromEntries(codes)).toEqual({ pullRequest: 0, mergeGroup: 0, schedule: 0, push: 1, comment: 0 });
    for (const run of [runs.pullRequest, runs.mergeGroup, runs.schedule]) {
      expect(run.log).toMatch(/^::warning::.*403/mu);
      expect(run.summary).toContain("`a`");
    }
    expect(staged.github.comments.length + staged.github.checkRuns.length + staged.github.issues.length).toBe(0);
  });
});

test("a checkout that is not there is missed in words", async () => {
  const run = await staged.pullRequest(change, { env: { GITHUB_WORKSPACE: join(outside, "none") } });
  expectWords(run);
  expect(run.code).toBe(2);
  expect(run.log).toContain("actions/checkout");
});
