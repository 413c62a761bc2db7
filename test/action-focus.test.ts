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
`;
const count = 104;
const name = (index: number) => `plan-${String(index).padStart(3, "0")}`;
const path = (index: number) => `plans/${name(index)}.yaml`;
const planFile = (index: number, impact = 3) =>
  `name: ${name(index)}\nincidentTemplate:\n  title: Checkout is slow\n  impact: ${impact}\n`;

let github: GitHubStandIn;
let emulator: RunningEmulator;
let workspace: Workspace;
let base: string;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.close());

beforeEach(async () => {
  workspace = createWorkspace();
  github.permissions = { ...allPermissions };
  for (const list of [github.comments, github.checkRuns, github.pullRequests, github.calls, github.problems])
    list.length = 0;
  emulator = await startEmulator({ account });
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  const plans = Array.from({ length: count }, (_, index) => [path(index), planFile(index)] as const);
  workspace.write({ "muster.yaml": config, ...Object.fromEntries(plans) });
  base = workspace.commit();
  for (let index = 0; index < count; index += 1) {
    const incidentTemplate = { title: "Checkout is slow", impact: 3 };
    const tags = { "muster/repository": "Codertocat/Hello-World" };
    await incidents.send(new CreateResponsePlanCommand({ name: name(index), incidentTemplate, tags }));
  }
});

afterEach(async () => {
  workspace.remove();
  await emulator.close();
});

function run(event: string, payload: object): Promise<ActionRun> {
  return runAction({
    event,
    payload: payloadOf(event, payload, event === "pull_request" ? "synchronize" : undefined),
    workspace: workspace.root,
    githubUrl: github.url,
    sha: workspace.git("rev-parse", "HEAD"),
    env: {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: "any-secret-key",
      AWS_REGION: "us-east-1",
    },
  });
}

async function review(): Promise<{ readonly run: ActionRun; readonly reads: readonly string[] }> {
  const head = workspace.git("rev-parse", "HEAD");
  github.changedFiles = workspace.git("diff", "--name-only", "--no-renames", `${base}...${head}`).split("\n");
  await fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
  const found = await run("pull_request", { pull_request: { head: { sha: head }, base: { sha: base } } });
  const answer = await fetch(`${emulator.endpoint}/_emulator/calls`);
  const calls: readonly { operation: string }[] = JSON.parse(await answer.text());
  expect(github.problems).toEqual([]);
  return { run: found, reads: calls.map(({ operation }) => operation) };
}

function editInConsole(index: number, impact: number): Promise<unknown> {
  const arn = `arn:aws:ssm-incidents::${account}:response-plan/${name(index)}`;
  const command = new UpdateResponsePlanCommand({ arn, incidentTemplateImpact: impact });
  return clientsOf(emulator.endpoint).incidents.send(command);
}

const times = (reads: readonly string[], operation: string) => reads.filter((one) => one === operation).length;

test("of many plans reads those that a pull request touches, says so, and syncs exactly them", async () => {
  await editInConsole(9, 5);
  workspace.write({ [path(1)]: planFile(1, 4), [path(2)]: undefined, [path(200)]: planFile(200) });
  const head = workspace.commit();
  const { run: reviewed, reads } = await review();
  // The changed plan, and the one that no file declares any more.
  expect(times(reads, "GetResponsePlan")).toBe(2);
  expect(times(reads, "ListTagsForResource")).toBe(2);
  // Who starts them is asked for the two that are declared, and for the one that goes.
  expect(times(reads, "ListRuleNamesByTarget")).toBe(3);
  expect(reviewed.outputs).toMatchObject({ changes: "3" });
  const [{ body } = { body: "" }] = github.comments;
  expect(body).toContain(`\`${name(1)}\` impact 3 to 4`);
  expect(body).toContain("102 plans that this pull request does not touch were not looked at in AWS");
  expect(body).not.toContain("in sync:");
  expect(github.checkRuns).toMatchObject([
    { name: "muster (prod)", title: expect.stringContaining("102 plans not touched and not looked at in AWS") },
  ]);

  github.pullRequests.push({ number: 2, headSha: head, mergeCommitSha: head, isMerged: true });
  const merged = await run("push", {
    ref: "refs/heads/master",
    after: head,
    commits: [{ id: head }],
    repository: { default_branch: "master" },
  });
  expect(merged.log).toContain(`refused update of response-plan/${name(9)}`);
  expect(merged.log.match(/^ *applied .*/gmu)?.map((line) => line.trim())).toEqual([
    expect.stringMatching(/^applied +create plan-200/u),
    expect.stringMatching(/^applied +update plan-001/u),
  ]);
  expect(merged.code).toBe(1);
});

test.each([
  ["the configuration", { "muster.yaml": `${config}rules: {missing-runbook: off}\n` }],
  ["recorded facts", { "muster.yaml": `${config}facts: [facts/*.json]\n`, "facts/a.json": "{}" }],
  ["a role that plans may use", { "plans/role.yaml": "kind: Role\nRoleName: r\nAssumeRolePolicyDocument: {}\n" }],
])("reads all plans where a pull request touches %s", async (_, files) => {
  workspace.write(files);
  workspace.commit();
  const { reads } = await review();
  expect(times(reads, "GetResponsePlan")).toBe(count);
  expect(github.comments[0]?.body).not.toContain("does not touch");
});

test("reads all plans where GitHub does not say what changes", async () => {
  workspace.write({ [path(1)]: planFile(1, 4) });
  workspace.commit();
  github.permissions = { checks: "write" };
  const { reads } = await review();
  expect(times(reads, "GetResponsePlan")).toBe(count);
});
