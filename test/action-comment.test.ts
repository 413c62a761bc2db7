import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, payloadOf, runAction, type Workspace } from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "./github/stand-in.js";

// The repository's own plans and recorded facts, changed as people change them. With MUSTER_COMMENTS=FOLDER the comments
// are kept there, for `comment-picture.ts`.
const kept = process.env["MUSTER_COMMENTS"];

let github: GitHubStandIn;
let workspace: Workspace;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.close());
beforeEach(() => {
  workspace = createWorkspace();
  github.permissions = { ...allPermissions };
  for (const list of [github.comments, github.checkRuns, github.calls, github.problems]) list.length = 0;
  for (const path of ["muster.yaml", "plans", "facts"]) {
    cpSync(path, join(workspace.root, path), { recursive: true });
  }
});
afterEach(() => workspace.remove());

const latency = "plans/checkout/checkout-latency.yaml";
const stream = "plans/data/stream-lag.yaml";

/** Replace texts of a file; each must be there. */
function edit(path: string, ...replacements: readonly (readonly [string, string])[]): void {
  let text = readFileSync(join(workspace.root, path), "utf8");
  for (const [from, to] of replacements) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  workspace.write({ [path]: text });
}

interface Scenario {
  readonly before?: () => void;
  readonly change: () => void;
  readonly isFork?: boolean;
}

async function comment(name: string, { before, change, isFork = false }: Scenario): Promise<string> {
  before?.();
  const base = workspace.commit();
  change();
  const head = workspace.commit();
  github.changedFiles = workspace.git("diff", "--name-only", "--no-renames", `${base}...${head}`).split("\n");
  const repo = { full_name: isFork ? "mallory/Hello-World" : "Codertocat/Hello-World" };
  const run = await runAction({
    event: "pull_request",
    payload: payloadOf("pull_request", { pull_request: { head: { sha: head, repo }, base: { sha: base } } }, "opened"),
    workspace: workspace.root,
    githubUrl: github.url,
    sha: head,
  });
  expect(run.code, run.log).toBeLessThan(2);
  expect(github.problems).toEqual([]);
  const body = github.comments[0]?.body ?? "";
  if (kept !== undefined) {
    if (!existsSync(kept)) mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, `${name}.md`), body);
  }
  return body;
}

/** What a reader sees without unfolding anything. */
const headOf = (body: string) => body.slice(0, body.indexOf("<details>"));

/** A schedule with one rotation between two people; by night only where it is asked for. */
function schedule(nights: boolean, people = "contact/hana-sato, contact/emil-novak"): string {
  const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
  const hours = "[{Start: {HourOfDay: 6, MinuteOfHour: 0}, End: {HourOfDay: 22, MinuteOfHour: 0}}]";
  return `kind: OnCallSchedule
Alias: stream-oncall
DisplayName: Streams
Plan: {RotationIds: [rotation/stream-primary]}
---
kind: Rotation
Name: stream-primary
ContactIds: [${people}]
StartTime: "2026-01-05T06:00:00Z"
TimeZoneId: Etc/UTC
Recurrence:
  NumberOfOnCalls: 1
  RecurrenceMultiplier: 1
  DailySettings: [{HourOfDay: 6, MinuteOfHour: 0}]
${nights ? "" : `  ShiftCoverages:\n${days.map((day) => `    ${day}: ${hours}`).join("\n")}\n`}`;
}

describe("says first", () => {
  test("what a changed plan does", async () => {
    const body = await comment("first-page", {
      change: () =>
        edit(latency, ["contact/checkout-escalation", "contact/data-oncall"], ["impact: critical", "impact: 3"]),
    });
    expect(headOf(body)).toContain(
      "- `checkout-latency` now pages `data-oncall` instead of `checkout-escalation`; impact 1 to 3",
    );
  });

  test("that a plan would page nobody at night because of a rotation that it pages through", async () => {
    const body = await comment("night-gap", {
      before: () => {
        workspace.write({ "plans/data/people.yaml": schedule(true) });
        edit(stream, ["contact/data-oncall", "contact/stream-oncall"]);
      },
      change: () => workspace.write({ "plans/data/people.yaml": schedule(false) }),
    });
    expect(headOf(body)).toContain(
      "- ⚠️ `stream-lag` would page nobody between 22:00 and 06:00 UTC, through rotation `stream-primary`",
    );
    expect(headOf(body)).toMatch(/1 would at times page nobody/u);
  });

  test("who is paged instead because of a rotation, and which plans page through it", async () => {
    const body = await comment("rotation", {
      before: () => {
        workspace.write({ "plans/data/people.yaml": schedule(true) });
        edit(stream, ["contact/data-oncall", "contact/stream-oncall"]);
      },
      change: () => workspace.write({ "plans/data/people.yaml": schedule(true, "contact/goran-ilic") }),
    });
    expect(headOf(body)).toMatch(
      /- `stream-lag` would first page `goran-ilic` instead of `(?:hana-sato|emil-novak)`, through rotation `stream-primary`/u,
    );
    expect(headOf(body)).toContain("`stream-lag` pages through it");
  });
});
