import { ActivateContactChannelCommand } from "@aws-sdk/client-ssm-contacts";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/emulator/server.js";
import { clientsOf } from "./emulator/clients.js";
import { type ActionRun, createWorkspace, payloadOf, runAction, type Workspace } from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "./github/stand-in.js";

const account = "111122223333";
const config = `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1]}
sync: {unreviewed: apply, maxUpdateRatio: 1}
rules: {missing-runbook: off, missing-summary: off, missing-chat-channel: off, untriggered-plan: off}
`;
const planFile = (name: string, impact: number) =>
  `name: ${name}\nincidentTemplate:\n  title: Checkout is slow\n  impact: ${impact}\nengagements: [contact/oncall]\n`;
const person = (alias: string) => `kind: Contact
Alias: ${alias}
Channels: [{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:PHONE}"}}]
Plan:
  Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]
`;
const people = (onCall: string) => `${["ann", "bob"].map(person).join("---\n")}---
kind: Rotation
Name: primary
ContactIds: [contact/${onCall}]
StartTime: "2026-01-05T06:00:00Z"
TimeZoneId: Etc/UTC
Recurrence: {NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{HourOfDay: 6, MinuteOfHour: 0}]}
---
kind: OnCallSchedule
Alias: oncall
DisplayName: On call
Plan: {RotationIds: [rotation/primary]}
`;

let github: GitHubStandIn;
let emulator: RunningEmulator;
let workspace: Workspace;
let base: string;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.close());

/** An account that is as the base branch says, with people who can be reached. */
beforeEach(async () => {
  workspace = createWorkspace();
  github.permissions = { ...allPermissions };
  for (const list of [github.comments, github.checkRuns, github.calls, github.problems]) list.length = 0;
  emulator = await startEmulator({ account });
  const { incidents, contacts } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  workspace.write({ "muster.yaml": config, "plans/people.yaml": people("ann") });
  await merge();
  const answer = await fetch(`${emulator.endpoint}/_emulator/codes`);
  const codes: readonly { contactChannelId: string; code: string }[] = JSON.parse(await answer.text());
  for (const { contactChannelId: ContactChannelId, code: ActivationCode } of codes) {
    await contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
  }
  workspace.write(Object.fromEntries(["a", "b", "c"].map((name) => [`plans/${name}.yaml`, planFile(name, 3)])));
  base = await merge();
}, 60_000);

afterEach(async () => {
  workspace.remove();
  await emulator.close();
  expect(github.problems).toEqual([]);
});

async function merge(): Promise<string> {
  const after = workspace.commit();
  const payload = {
    ref: "refs/heads/master",
    after,
    commits: [{ id: after }],
    repository: { default_branch: "master" },
  };
  const synced = await run("push", payloadOf("push", payload));
  expect(synced.code, synced.log).toBe(0);
  return after;
}

function run(event: string, payload: object): Promise<ActionRun> {
  return runAction({
    ...{ event, payload, workspace: workspace.root, githubUrl: github.url, sha: workspace.git("rev-parse", "HEAD") },
    env: {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: "any-secret-key",
      AWS_REGION: "us-east-1",
      PHONE: "+15550100",
    },
  });
}

async function review(files: Record<string, string | undefined>): Promise<string> {
  workspace.write(files);
  const head = workspace.commit();
  github.changedFiles = workspace.git("diff", "--name-only", "--no-renames", `${base}...${head}`).split("\n");
  const payload = payloadOf("pull_request", { pull_request: { head: { sha: head }, base: { sha: base } } }, "opened");
  const reviewed = await run("pull_request", payload);
  expect(reviewed.code, reviewed.log).toBe(0);
  return github.comments[0]?.body ?? "";
}

function editInConsole(name: string, impact: number): Promise<unknown> {
  const arn = `arn:aws:ssm-incidents::${account}:response-plan/${name}`;
  const { incidents } = clientsOf(emulator.endpoint);
  return incidents.send(new UpdateResponsePlanCommand({ arn, incidentTemplateImpact: impact }));
}

test("tells the pull request's changes from those that somebody made in AWS, which the merge overwrites", async () => {
  await editInConsole("b", 5);
  await editInConsole("c", 5);
  const body = await review({ "plans/a.yaml": planFile("a", 4), "plans/c.yaml": planFile("c", 4) });
  expect(body).toMatch(/^- `a` impact 3 to 4$/mu);
  const overwritten = "AWS differs from the base branch in `impact`, which the merge overwrites";
  expect(body).toContain(`- ⚠️ \`b\` impact 5 to 3; ${overwritten}\n`);
  expect(body).toContain(`- ⚠️ \`c\` impact 5 to 4; ${overwritten}\n`);
  expect(body).toContain("<summary>Drift between AWS and the base branch (2)</summary>");
  expect(body).toContain("@@ /incidentTemplate/impact @@\n- 3\n+ 5\n");
});

test("tells which plans page somebody else because of a rotation, from what AWS knows of the people", async () => {
  const body = await review({ "plans/people.yaml": people("bob") });
  expect(body).toMatch(/^### Muster: 1 rotation changes/mu);
  for (const plan of ["a", "b", "c"])
    expect(body).toContain(`- \`${plan}\` would page \`bob\` first instead of \`ann\`, through rotation \`primary\`\n`);
  expect(github.checkRuns[0]?.summary).toContain("- `a` would page `bob` first instead of `ann`");
  expect(body).toMatch(/\| `a` \| through rotation `primary` \| yes \| [^|]* \| `bob` \|/u);
});

test("says nothing of the kind where nobody is paged otherwise", async () => {
  const body = await review({ "plans/people.yaml": `${people("ann")}Tags: [{Key: team, Value: shop}]\n` });
  expect(body).toMatch(/^- on-call schedule `oncall` .*\. `a`, `b` and `c` page through it$/mu);
  expect(body).not.toContain("would page");
  expect(body).not.toContain("| `a` |");
});

test("tells that AWS has a plan which nobody owns, and that a sync refuses it", async () => {
  const { incidents } = clientsOf(emulator.endpoint);
  const incidentTemplate = { title: "Made in the console", impact: 1 };
  await incidents.send(new CreateResponsePlanCommand({ name: "old", incidentTemplate }));
  const body = await review({ "plans/old.yaml": planFile("old", 3) });
  expect(body).toContain(
    "- ⚠️ `old` is in AWS and belongs to nobody: a sync refuses it until `muster sync --adopt old`\n",
  );
  expect(body).toMatch(/\| `old` \| update, not ours \| no \|/u);
  expect(body).toContain("3 other plans in sync");
});
