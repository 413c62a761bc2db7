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
      /- `stream-lag` would page `goran-ilic` first instead of `(?:hana-sato|emil-novak)`, through rotation `stream-primary`/u,
    );
    expect(headOf(body)).toContain("`stream-lag` pages through it");
  });

  test("the new version of a runbook, and what it takes", async () => {
    const body = await comment("runbook", {
      before: () => edit(latency, ['documentVersion: "3"', 'documentVersion: "2"']),
      change: () => edit(latency, ['documentVersion: "2"', 'documentVersion: "3"']),
    });
    expect(headOf(body)).toMatch(/- `checkout-latency` runbook v2 to v3/u);
  });

  test("that a plan goes, and whom it no longer pages", async () => {
    const body = await comment("delete", { change: () => workspace.write({ [stream]: undefined }) });
    expect(headOf(body)).toContain("- `stream-lag` is deleted: no longer pages `data-oncall`");
  });

  test("that a rename is a delete and a create", async () => {
    const body = await comment("rename", {
      change: () => {
        workspace.git("mv", stream, "plans/data/order-stream-lag.yaml");
        edit("plans/data/order-stream-lag.yaml", ["name: stream-lag", "name: order-stream-lag"]);
      },
    });
    expect(headOf(body)).toContain("- `stream-lag` is deleted");
    expect(headOf(body)).toContain("- `order-stream-lag` is new");
    expect(body).toContain("Unexpected rename of `stream-lag` to `order-stream-lag`");
  });

  test("which plans would no longer work because of a role that loses a permission", async () => {
    const role = (actions: string) => `kind: Role
RoleName: incident-runbook
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement:
    - {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: "sts:AssumeRole"}
Policies:
  - PolicyName: start
    PolicyDocument:
      Version: "2012-10-17"
      Statement: [{Effect: Allow, Action: "${actions}", Resource: "*"}]
`;
    const body = await comment("role", {
      before: () => workspace.write({ "plans/platform/role.yaml": role("ssm:StartAutomationExecution") }),
      change: () => workspace.write({ "plans/platform/role.yaml": role("ssm:GetAutomationExecution") }),
    });
    expect(headOf(body)).toMatch(
      /- ❌ `[\w-]+`, `[\w-]+`, `[\w-]+` and \d+ more would no longer work: `role-cannot-start-runbook`, through role `incident-runbook`/u,
    );
    expect(headOf(body)).toMatch(
      /role `incident-runbook` no longer allows .* by its inline policies\. `[^.]* run their runbooks with it/u,
    );
  });

  test("the same of forty plans once", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `order-stream-lag-${index}`);
    const file = (name: string) => `plans/data/${name}.yaml`;
    const body = await comment("forty", {
      before: () => {
        const text = readFileSync(stream, "utf8");
        for (const name of names) workspace.write({ [file(name)]: text.replaceAll("stream-lag", name) });
      },
      change: () => {
        for (const name of names) edit(file(name), ["impact: 3", "impact: 2"]);
      },
    });
    expect(headOf(body)).toContain(
      "- `order-stream-lag-0`, `order-stream-lag-1`, `order-stream-lag-10` and 37 more, each: impact 3 to 2",
    );
  });

  test("the errors, with their lines", async () => {
    const body = await comment("failing", {
      change: () => {
        edit(latency, ["contact/checkout-escalation", "contact/checkout-escalaton"]);
        edit(stream, ["impact: 3", "impact: 9"]);
      },
    });
    expect(headOf(body)).toMatch(/2 errors:\n\n- ❌ \[`plans\/checkout\/checkout-latency\.yaml:20`\]\(<https/u);
    expect(headOf(body)).toContain("| `stream-lag` | not compared |");
  });

  test("that a finding is suppressed", async () => {
    const body = await comment("suppressed", {
      change: () =>
        edit(latency, [
          'documentVersion: "3"',
          '# muster: ignore[unpinned-runbook] the newest is wanted\n      documentVersion: "$LATEST"',
        ]),
    });
    expect(headOf(body)).toContain("1 finding is suppressed");
  });

  test("that nothing is known on a fork without facts", async () => {
    const body = await comment("fork", {
      before: () => edit("muster.yaml", ["facts: [facts/**/*.json]", ""]),
      change: () => edit(latency, ["impact: critical", "impact: 3"]),
      isFork: true,
    });
    expect(headOf(body)).toMatch(/❔ 10 unknown/u);
    expect(headOf(body)).toContain("comes from a fork");
    expect(headOf(body)).not.toContain("✅");
  });
});

test("the organisation's own rules see what a pull request changes", async () => {
  const body = await comment("own-rule", {
    before: () => {
      edit("muster.yaml", ["facts:", "policies: [policies/*.yaml]\nfacts:"]);
      const expression = `"!('/incidentTemplate/impact' in changes.fields) || changes.before.incidentTemplate.impact != 1"`;
      const rule = `id: keep-critical\nmessage: Unexpected lower impact, expected a talk with the owners\nseverity: error\nexpression: ${expression}\n`;
      workspace.write({ "policies/keep.yaml": rule });
    },
    change: () => {
      edit(latency, ["impact: critical", "impact: 3"]);
      edit(stream, ["impact: 3", "impact: 2"]);
    },
  });
  expect(headOf(body)).toMatch(/1 error:\n\n- ❌ \[`plans\/checkout\/checkout-latency\.yaml:/u);
  expect(headOf(body)).toContain("`keep-critical`");
  // A rule of the organisation says nothing about whether a plan would work.
  expect(headOf(body)).toMatch(/^### Muster: 2 plans change, ❌ 1 with errors$/mu);
  expect(headOf(body)).toContain("- ❌ `checkout-latency` impact 1 to 3\n");
});
