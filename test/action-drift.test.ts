import { UpdateContactCommand } from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand, UpdateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/emulator/server.js";
import { clientsOf } from "./emulator/clients.js";
import { type ActionRun, createWorkspace, payloadOf, runAction, type Workspace } from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "./github/stand-in.js";

const account = "111122223333";
const branch = "muster/adopt-drift-default";
const config = `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1]}
sync: {unreviewed: apply}
`;

const planFile = (name: string) => `# Why this plan: see the runbook wiki.
name: ${name}
incidentTemplate:
  title: "Checkout is slow"   # shown in the page
  impact: 3                   # agreed with support
tags: {team: checkout}
`;

let github: GitHubStandIn;
let emulator: RunningEmulator;
let workspace: Workspace;

beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => github.close());

beforeEach(async () => {
  workspace = createWorkspace();
  Object.assign(github, {
    permissions: { ...allPermissions, contents: "write" },
    login: "github-actions[bot]",
    fault: undefined,
    mayPropose: true,
    repositoryFolder: workspace.root,
  });
  for (const list of [github.issues, github.pullRequests, github.calls, github.problems]) list.length = 0;
  emulator = await startEmulator({ account });
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
});

afterEach(async () => {
  workspace.remove();
  await emulator.close();
});

async function run(event: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  const sha = workspace.git("rev-parse", "master");
  const push = {
    ref: "refs/heads/master",
    after: sha,
    commits: [{ id: sha }],
    repository: { default_branch: "master" },
  };
  return runAction({
    event,
    payload: event === "push" ? payloadOf("push", push) : {},
    workspace: workspace.root,
    githubUrl: github.url,
    sha,
    inputs,
    env: {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: "any-secret-key",
      AWS_REGION: "us-east-1",
    },
  });
}

/** Merge files and sync them. */
async function merge(files: Record<string, string | undefined>): Promise<void> {
  workspace.write(files);
  workspace.commit();
  expect(await run("push")).toMatchObject({ code: 0 });
}

function editInConsole(name: string, change: object): Promise<unknown> {
  const arn = `arn:aws:ssm-incidents::${account}:response-plan/${name}`;
  return clientsOf(emulator.endpoint).incidents.send(new UpdateResponsePlanCommand({ arn, ...change }));
}

async function look(drift: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  github.calls.length = 0;
  const found = await run("schedule", { drift, ...inputs });
  expect(github.problems).toEqual([]);
  return found;
}

const writes = () => github.calls.filter((call) => !call.startsWith("GET") && !call.includes("/graphql"));
const proposed = (path = "plans/a.yaml") => workspace.git("show", `${branch}:${path}`);

test("proposes one pull request that edits the lines of the plan, keeps it up to date, and closes it when AWS is as merged", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a"), "plans/b.yaml": planFile("b") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  expect(await look("both")).toMatchObject({ code: 0, outputs: { changes: "1" } });
  expect(`${proposed()}\n`).toBe(planFile("a").replace(/impact: 3 +/u, "impact: 4 "));
  expect(workspace.git("diff", "--name-only", "master", branch)).toBe("plans/a.yaml");
  expect(github.pullRequests).toMatchObject([{ base: "master", body: expect.stringContaining("`a` impact 3 to 4") }]);
  const [{ number } = { number: 0 }] = github.pullRequests;
  expect(github.issues).toMatchObject([{ state: "open", body: expect.stringContaining(`merge #${number}`) }]);

  await look("both");
  expect(writes()).toEqual([]);

  await editInConsole("b", { incidentTemplateTitle: "Renamed by hand" });
  await look("both");
  expect(proposed("plans/b.yaml")).toContain('title: "Renamed by hand" # shown in the page');
  expect(workspace.git("rev-list", "--count", `master..${branch}`)).toBe("1");
  expect(github.pullRequests).toMatchObject([{ body: expect.stringContaining("2 plans in AWS differ") }]);

  await editInConsole("a", { incidentTemplateImpact: 3 });
  await editInConsole("b", { incidentTemplateTitle: "Checkout is slow" });
  await look("both");
  expect(github.pullRequests).toMatchObject([{ isClosed: true }]);
  expect(github.issues).toMatchObject([{ state: "closed" }]);
  expect(() => proposed()).toThrow();

  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("both");
  expect(github.pullRequests).toHaveLength(2);
});

const contactFile = `# Ann carries the pager on weekdays.
kind: Contact
Alias: ann
DisplayName: Ann   # as in the directory
Plan: {Stages: []}
`;

test("a contact that was edited at the console comes back as a decision, as a plan does", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a"), "plans/ann.yaml": contactFile });
  const { contacts } = clientsOf(emulator.endpoint);
  const ContactId = `arn:aws:ssm-contacts:us-east-1:${account}:contact/ann`;
  const rename = (DisplayName: string) => contacts.send(new UpdateContactCommand({ ContactId, DisplayName }));
  await rename("Ann B");
  expect(await look("both")).toMatchObject({ code: 0, outputs: { changes: "1" } });
  expect(`${proposed("plans/ann.yaml")}\n`).toBe(contactFile.replace(/Ann +#/u, "Ann B #"));
  expect(workspace.git("diff", "--name-only", "master", branch)).toBe("plans/ann.yaml");
  expect(github.pullRequests).toMatchObject([{ body: expect.stringContaining("1 contact in AWS differs") }]);
  const [{ body } = { body: "" }] = github.issues;
  expect(body).toContain("1 contact in AWS differs from what was merged.");
  expect(body).toContain("| `contact/ann (prod)` | no | – |");
  expect(body).toMatch(/contact `ann`.*; last changed by `the root user` at .* by `UpdateContact`/u);

  await rename("Ann");
  await look("both");
  expect(github.pullRequests).toMatchObject([{ isClosed: true }]);
  expect(github.issues).toMatchObject([{ state: "closed" }]);

  const ignoring = contactFile.replace("# as in the directory", "# muster: ignore[drift] hers to choose");
  workspace.write({ "plans/ann.yaml": ignoring });
  workspace.commit();
  await rename("Annie");
  expect((await look("both")).log).toContain("left alone: contact/ann /DisplayName, hers to choose");
  expect(github.issues).toMatchObject([{ state: "closed" }]);
});

test("what was merged is proposed no more, and a branch that merges left behind is used again", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("pull-request");
  workspace.git("merge", "--quiet", "--squash", branch);
  workspace.commit();
  Object.assign(github.pullRequests[0] ?? {}, { isMerged: true });
  await look("pull-request");
  expect(writes()).toEqual([]);
  await editInConsole("a", { incidentTemplateImpact: 2 });
  await look("pull-request");
  expect(proposed()).toContain("impact: 2");
  expect(github.pullRequests).toHaveLength(2);
});

test("asked for a pull request alone, opens an issue only for what it cannot adopt", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("pull-request");
  expect(github.issues).toEqual([]);
  expect(github.pullRequests).toHaveLength(1);
  // Impact 1 without anybody to page: in sync or not, it would not work.
  await editInConsole("a", { incidentTemplateImpact: 1 });
  workspace.write({ "plans/a.yaml": planFile("a").replace("impact: 3", "impact: 1") });
  workspace.commit();
  await look("pull-request");
  expect(github.pullRequests).toMatchObject([{ isClosed: true }]);
  expect(github.issues).toMatchObject([
    { body: expect.stringContaining("| `a (prod)` | yes | ❌ no: `engages-nobody` |") },
  ]);
});

test("never touches a branch with a commit of somebody else, and says so", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("pull-request");
  workspace.git("checkout", "--quiet", branch);
  workspace.write({ "plans/a.yaml": `${planFile("a")}# by hand\n` });
  const byHand = workspace.commit();
  workspace.git("checkout", "--quiet", "master");
  await editInConsole("a", { incidentTemplateImpact: 2 });
  const found = await look("pull-request");
  expect(found.log).toContain("holds a commit of somebody else");
  expect(workspace.git("rev-parse", branch)).toBe(byHand);
  expect(github.issues).toHaveLength(1);
  await editInConsole("a", { incidentTemplateImpact: 3 });
  await look("pull-request");
  expect(workspace.git("rev-parse", branch)).toBe(byHand);
});

test("leaves alone a pull request that somebody else opened from the branch", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("pull-request");
  Object.assign(github.pullRequests[0] ?? {}, { author: "mallory" });
  await editInConsole("a", { incidentTemplateImpact: 2 });
  expect((await look("pull-request")).log).toContain("is somebody else's");
  expect(proposed()).toContain("impact: 4");
});

test("does not propose again what people declined, until it differs otherwise", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("both");
  Object.assign(github.pullRequests[0] ?? {}, { isClosed: true });
  await look("both");
  expect(github.pullRequests).toHaveLength(1);
  expect(github.issues[0]?.body).toContain("proposed it and was closed");
  await editInConsole("a", { incidentTemplateImpact: 2 });
  await look("both");
  expect(github.pullRequests).toHaveLength(2);
});

test.each([
  ["contents", { ...allPermissions }, true, "contents: write"],
  ["pull requests", { ...allPermissions, contents: "write", "pull-requests": "read" }, true, "pull-requests: write"],
  [
    "what the repository's settings forbid",
    { ...allPermissions, contents: "write" },
    false,
    "Allow GitHub Actions to create",
  ],
] as const)(
  "without the right to write %s, warns and opens the issue instead",
  async (_, permissions, mayPropose, hint) => {
    await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    await editInConsole("a", { incidentTemplateImpact: 4 });
    Object.assign(github, { permissions, mayPropose });
    const found = await look("pull-request");
    expect(found.code).toBe(0);
    expect(found.log).toMatch(/^::warning::/mu);
    expect(found.log).toContain(hint);
    expect(github.issues).toMatchObject([{ state: "open" }]);
  },
);

test("says which plans no pull request can adopt", async () => {
  await merge({ "muster.yaml": config, "plans/a.yaml": planFile("a"), "plans/b.yaml": planFile("b") });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  workspace.write({ "plans/b.yaml": undefined, "plans/c.yaml": planFile("c") });
  workspace.commit();
  await look("pull-request");
  const [{ body } = { body: "" }] = github.pullRequests;
  expect(body).toContain("`b` in `prod`: no file declares it");
  expect(body).toContain("`c` in `prod`: AWS does not have it");
  expect(github.issues).toHaveLength(1);
});

test("works for a configuration in a folder, on a branch of its own", async () => {
  workspace.write({ "ops/muster.yaml": config, "ops/plans/a.yaml": planFile("a") });
  workspace.commit();
  const inputs = { "working-directory": "ops" };
  await run("push", inputs);
  await editInConsole("a", { incidentTemplateImpact: 4 });
  await look("pull-request", inputs);
  const [{ head = "" } = {}] = github.pullRequests;
  const own = head.replace("Codertocat/Hello-World:", "");
  expect(own).toMatch(/^muster\/adopt-drift-ops-[0-9a-f]{8}$/u);
  expect(workspace.git("show", `${own}:ops/plans/a.yaml`)).toContain("impact: 4");
});

test("a difference that the file ignores is no drift, and no sync undoes it", async () => {
  const ignoring = planFile("a").replace(
    "# agreed with support",
    "# muster: ignore[drift] raised for the sale (until 2999-12-31)",
  );
  await merge({ "muster.yaml": config, "plans/a.yaml": ignoring });
  await editInConsole("a", { incidentTemplateImpact: 4 });
  const found = await look("both");
  expect(found).toMatchObject({ code: 0, outputs: { changes: "0" } });
  expect(found.log).toContain("left alone: a /incidentTemplate/impact, raised for the sale, until 2999-12-31");
  expect([...github.issues, ...github.pullRequests]).toEqual([]);
  expect((await run("push")).summary).toContain("nothing to do");

  await editInConsole("a", { incidentTemplateTitle: "By hand" });
  await look("both");
  expect(proposed()).toContain("By hand");
  expect(proposed()).toContain("impact: 3");
});

test("a difference whose day to be ignored has passed is told, and the check fails", async () => {
  const ignoring = planFile("a").replace(
    "# agreed with support",
    "# muster: ignore[drift] raised for the sale (until 2020-01-31)",
  );
  workspace.write({ "muster.yaml": config, "plans/a.yaml": ignoring });
  workspace.commit();
  expect((await run("push")).log).toContain("expired-suppression");
  await look("both");
  expect(github.issues).toMatchObject([{ state: "open" }]);
});
