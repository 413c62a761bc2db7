import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSyncRecord } from "../src/core/changes/sync-record.js";
import { type RunningEmulator, startEmulator } from "../src/emulator/server.js";
import { clientsOf } from "./emulator/clients.js";
import {
  type ActionRun,
  createWorkspace,
  payloadOf,
  runAction,
  runnerNode,
  type Workspace,
} from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, type StoredFile, startGitHub } from "./github/stand-in.js";
import { zipOf } from "./github/zip.js";

const account = "111122223333";
const config = `version: 1
targets:
  prod:
    account: "${account}"
    regions: [us-east-1]
`;

function planFile(name: string, parts: { title?: string; impact?: number } = {}): string {
  const { title = "Checkout is slow", impact = 3 } = parts;
  return `name: ${name}\nincidentTemplate:\n  title: ${JSON.stringify(title)}\n  impact: ${impact}\n`;
}

const secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
let github: GitHubStandIn;
let workspace: Workspace;
let emulator: RunningEmulator | undefined;

beforeAll(async () => {
  github = await startGitHub();
});

afterAll(() => github.close());

beforeEach(() => {
  for (const list of [
    github.comments,
    github.checkRuns,
    github.pullRequests,
    github.artifacts,
    github.issues,
    github.reviewComments,
    github.calls,
    github.problems,
  ])
    list.length = 0;
  github.trees.clear();
  github.patches.clear();
  github.writers.clear();
  Object.assign(github, {
    permissions: { ...allPermissions },
    login: "github-actions[bot]",
    fault: undefined,
    changedFiles: ["plans/a.yaml"],
    repositoryFolder: undefined,
  });
  workspace = createWorkspace();
});

afterEach(async () => {
  workspace.remove();
  await emulator?.close();
  emulator = undefined;
});

async function useAws(): Promise<void> {
  emulator = await startEmulator({ account });
  await clientsOf(emulator.endpoint).incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
}

function awsEnv(): Record<string, string> {
  if (emulator === undefined) return {};
  return {
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_REGION: "us-east-1",
  };
}

interface PullRequest {
  readonly base: string;
  readonly head: string;
  readonly fork?: boolean;
  readonly inputs?: Record<string, string>;
  readonly env?: Record<string, string>;
  readonly githubUrl?: string;
}

function pullRequest({
  base,
  head,
  fork = false,
  inputs = {},
  env = {},
  githubUrl = github.url,
}: PullRequest): Promise<ActionRun> {
  github.changedFiles = changedBetween(base, head) ?? github.changedFiles;
  if (base !== head) for (const path of github.changedFiles) github.patches.set(path, patchOf(base, head, path));
  const repo = { full_name: fork ? "mallory/Hello-World" : "Codertocat/Hello-World" };
  const payload = payloadOf(
    "pull_request",
    { pull_request: { head: { sha: head, repo }, base: { sha: base } } },
    "opened",
  );
  return runAction({
    event: "pull_request",
    payload,
    workspace: workspace.root,
    githubUrl,
    ref: "refs/pull/2/merge",
    sha: head,
    inputs,
    env: { ...awsEnv(), ...env },
  });
}

function push(
  sha: string,
  inputs: Record<string, string> = {},
  killedWhen?: () => Promise<boolean>,
): Promise<ActionRun> {
  const payload = payloadOf("push", {
    ref: "refs/heads/master",
    after: sha,
    commits: [{ id: sha }],
    repository: { default_branch: "master" },
  });
  return runAction({
    event: "push",
    payload,
    workspace: workspace.root,
    githubUrl: github.url,
    sha,
    inputs,
    env: awsEnv(),
    ...(killedWhen === undefined ? {} : { killedWhen }),
  });
}

function proposeChange(): { base: string; head: string } {
  workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a"), "plans/b.yaml": planFile("b") });
  const base = workspace.commit();
  workspace.write({ "plans/a.yaml": planFile("a", { impact: 4 }) });
  return { base, head: workspace.commit() };
}

/** What GitHub says that a pull request changes; absent where the checkout has too little history to tell. */
function changedBetween(base: string, head: string): readonly string[] | undefined {
  try {
    const names = workspace.git("diff", "--name-only", "--no-renames", "-z", `${base}...${head}`);
    const paths = names.split("\0").filter((path) => path !== "");
    return paths.length === 0 ? undefined : paths;
  } catch {
    return undefined;
  }
}

function patchOf(base: string, head: string, path: string): string {
  try {
    return workspace.git("diff", `${base}...${head}`, "--", path).replace(/^[\s\S]*?(?=^@@ )/mu, "");
  } catch {
    return "";
  }
}

function writes(): string[] {
  return github.calls.filter((call) => !call.startsWith("GET") && !call.includes("/graphql"));
}

describe(`the bundle on Node.js ${runnerNode === process.execPath ? process.version : "24"}`, () => {
  test("posts one comment on a pull request, updates it in place, and writes nothing when nothing changed", async () => {
    const { base, head } = proposeChange();
    const first = await pullRequest({ base, head });
    expect(first).toMatchObject({
      code: 0,
      outputs: { errors: "0", changes: "1", "comment-url": expect.stringContaining("#issuecomment-1") },
    });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("`a` impact 3 to 4");
    expect(github.checkRuns).toMatchObject([{ name: "muster (prod)", headSha: head }]);

    github.calls.length = 0;
    await pullRequest({ base, head });
    expect(writes()).toEqual([]);
    expect(github.calls.length).toBeLessThanOrEqual(6);

    workspace.write({ "plans/a.yaml": planFile("a", { impact: 5 }) });
    await pullRequest({ base, head: workspace.commit() });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("`a` impact 3 to 5");
    expect(github.problems).toEqual([]);
  });

  test("asks and links to an Enterprise Server", async () => {
    const { base } = proposeChange();
    workspace.write({ "plans/a.yaml": planFile("a", { impact: 9 }) });
    const head = workspace.commit();
    const env = {
      GITHUB_SERVER_URL: "https://github.corp.example",
      GITHUB_GRAPHQL_URL: `${github.url}/api/graphql`,
    };
    github.login = "muster-app[bot]";
    await pullRequest({ base, head, env, githubUrl: `${github.url}/api/v3` });
    await pullRequest({ base, head, env, githubUrl: `${github.url}/api/v3` });
    expect(github.comments).toHaveLength(1);
    const links = [...(github.comments[0]?.body ?? "").matchAll(/https?:\/\/[^>\s)]+/gu)].map(([link]) => link);
    expect(links).toContain(`https://github.corp.example/Codertocat/Hello-World/blob/${head}/plans/a.yaml#L4`);
    const foreign = links.filter((link) => !link.startsWith("https://github.corp.example/"));
    expect(foreign.filter((link) => link.includes("github.com/Codertocat"))).toEqual([]);
    expect(github.calls).toContain("POST /api/graphql");
    expect(github.calls.every((call) => call.includes(" /api/"))).toBe(true);
    expect(github.problems).toEqual([]);
  });

  test("suggests the repair of a line that the pull request shows, once", async () => {
    const misspelt = "name: old\nincidentTemplate:\n  title: Old\n  impacts: 3\n";
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a"), "plans/old.yaml": misspelt });
    const base = workspace.commit();
    workspace.write({ "plans/a.yaml": "name: a\nincidentTemplate:\n  title: Checkout is slow\n  impakt: 3\n" });
    const head = workspace.commit();
    await pullRequest({ base, head });
    expect(github.reviewComments).toMatchObject([
      { path: "plans/a.yaml", line: 4, body: expect.stringContaining("```suggestion\n  impact: 3\n```") },
    ]);
    await pullRequest({ base, head });
    expect(github.reviewComments).toHaveLength(1);
    expect(github.problems).toEqual([]);
  });

  test("writes no comment where the pull request touches no plans", async () => {
    const { head: base } = proposeChange();
    workspace.write({ "src/index.js": "1", "facts.json": "{}", "other/plans/x.yaml": "a: 1" });
    const run = await pullRequest({ base, head: workspace.commit() });
    expect(run).toMatchObject({ code: 0 });
    expect(run.outputs).not.toHaveProperty("comment-url");
    expect(github.comments).toEqual([]);
    expect(github.checkRuns).toHaveLength(1);
    expect(github.problems).toEqual([]);
  });

  test("folds its comment when a push no longer touches plans, and unfolds it when one does again", async () => {
    const { base, head } = proposeChange();
    await pullRequest({ base, head });
    workspace.write({ "plans/a.yaml": planFile("a"), "README.md": "new" });
    const without = workspace.commit();
    await pullRequest({ base, head: without });
    expect(github.comments).toMatchObject([{ isMinimized: true, body: expect.stringContaining("nothing to review") }]);
    github.calls.length = 0;
    await pullRequest({ base, head: without });
    expect(writes()).toEqual([]);
    expect(github.calls.filter((call) => call.includes("graphql"))).toHaveLength(1);

    workspace.write({ "plans/a.yaml": planFile("a", { impact: 2 }) });
    await pullRequest({ base, head: workspace.commit() });
    expect(github.comments).toMatchObject([{ isMinimized: false, body: expect.stringContaining("`a` impact 3 to 2") }]);
    expect(github.problems).toEqual([]);
  });

  test.each([
    ["a renamed plan", ["plans/a.yaml -> old/a.txt"]],
    ["the configuration", ["muster.yaml"]],
    ["known findings", ["muster-baseline.json"]],
    ["more files than GitHub lists", Array.from({ length: 3_001 }, (_, index) => `src/${index}.js`)],
  ])("comments on a pull request of %s", { timeout: 120_000 }, async (_, changed) => {
    const { head } = proposeChange();
    github.changedFiles = changed;
    await pullRequest({ base: head, head });
    expect(github.comments).toHaveLength(1);
    expect(github.problems).toEqual([]);
  });

  test("fails for an error, and annotates its line", async () => {
    const { base } = proposeChange();
    workspace.write({ "plans/a.yaml": "name: a\nincidentTemplate:\n  title: '  '\n  impact: 9\n" });
    const run = await pullRequest({ base, head: workspace.commit() });
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/^::error file=plans\/a\.yaml,line=4/mu);
    expect(Number(run.outputs["errors"])).toBeGreaterThan(0);
    expect(github.checkRuns[0]).toMatchObject({ conclusion: "failure" });
    expect(github.checkRuns[0]?.annotations).toContainEqual(
      expect.objectContaining({ path: "plans/a.yaml", start_line: 4, annotation_level: "failure" }),
    );
    expect(github.problems).toEqual([]);
  });

  test("on push syncs what was reviewed, and once more nothing", async () => {
    await useAws();
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    const base = workspace.commit();
    workspace.write({ "plans/b.yaml": planFile("b", { title: "Payments fail" }) });
    const head = workspace.commit();
    await pullRequest({ base, head, inputs: { "fail-on": "error" } });
    expect(github.comments[0]?.body).toContain("After the merge");
    expect(await plansInAws()).toEqual([]);

    github.pullRequests.push({ number: 2, headSha: head, mergeCommitSha: head, isMerged: true });
    const synced = await push(head);
    expect(synced.log).toContain("applied  create a");
    expect(synced.outputs).toMatchObject({ changes: "2", digest: expect.stringMatching(/^sha256:/u) });
    expect(await plansInAws()).toHaveLength(2);
    const again = await push(head);
    expect(again.log).not.toContain("applied  ");
    expect(again.outputs).toMatchObject({ changes: "0" });
    expect(again.summary).toContain("nothing to do");
    expect(github.problems).toEqual([]);
  });

  test("`sync` on a pull request is a dry run; a dispatched workflow syncs the merged commit again", async () => {
    await useAws();
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    const head = workspace.commit();
    const shown = await pullRequest({ base: head, head, inputs: { command: "sync" } });
    expect(shown.log).toContain("Dry run");
    expect(await plansInAws()).toEqual([]);

    await pullRequest({ base: head, head });
    github.pullRequests.push({ number: 2, headSha: head, mergeCommitSha: head, isMerged: true });
    const payload = payloadOf("workflow_dispatch", {
      ref: "refs/heads/master",
      repository: { default_branch: "master" },
    });
    const dispatch = (ref: string) =>
      runAction({
        event: "workflow_dispatch",
        payload,
        workspace: workspace.root,
        githubUrl: github.url,
        sha: head,
        ref,
        env: awsEnv(),
      });
    await dispatch("refs/heads/other");
    expect(await plansInAws()).toEqual([]);
    expect(await dispatch("refs/heads/master")).toMatchObject({ code: 0 });
    expect(await plansInAws()).toHaveLength(1);
  });

  test("writes a report and a SARIF file where it is told to, in their published shapes", async () => {
    const { base, head } = proposeChange();
    const inputs = { "json-file": "out/report.json", "sarif-file": "out/findings.sarif", comment: "false" };
    const run = await pullRequest({ base, head, inputs });
    const report = JSON.parse(readFileSync(join(workspace.root, "out/report.json"), "utf8"));
    const schema = JSON.parse(readFileSync("schemas/action-report.schema.json", "utf8"));
    const isReport = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    expect(report).toMatchObject({ pullRequest: 2, headSha: head, diff: { comparedWith: "base" } });
    expect(JSON.parse(readFileSync(run.outputs["sarif"] ?? "", "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(github.comments).toEqual([]);
  });

  test("works in a folder of the repository, and names its files from the root", async () => {
    workspace.write({ "ops/muster.yaml": config, "ops/plans/a.yaml": planFile("a") });
    const base = workspace.commit();
    workspace.write({ "ops/plans/a.yaml": planFile("a", { impact: 9 }) });
    const run = await pullRequest({ base, head: workspace.commit(), inputs: { "working-directory": "ops" } });
    expect(run.code).toBe(1);
    expect(run.log).toMatch(/^::error file=ops\/plans\/a\.yaml,/mu);
    expect(github.comments[0]?.body).toMatch(/^<!-- muster:ops- -->\n[\s\S]*\/ops\/plans\/a\.yaml#L4/u);
    expect(github.checkRuns[0]?.annotations).toContainEqual(expect.objectContaining({ path: "ops/plans/a.yaml" }));
  });

  test("refuses what nobody reviewed, and says how to apply it", async () => {
    await useAws();
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    const run = await push(workspace.commit());
    expect(run.code).toBe(1);
    expect(run.log).toContain("refused create of response-plan/a");
    expect(run.log).toContain("sync.unreviewed: apply");
    expect(await plansInAws()).toEqual([]);
  });

  test("applies what nobody reviewed where the configuration says so", async () => {
    await useAws();
    workspace.write({ "muster.yaml": `${config}sync: {unreviewed: apply}\n`, "plans/a.yaml": planFile("a") });
    const run = await push(workspace.commit());
    expect(run).toMatchObject({ code: 0 });
    expect(await plansInAws()).toHaveLength(1);
  });

  test("leaves the way back in its report and log when it is killed while it writes", async () => {
    await useAws();
    const control = (path: string, init?: RequestInit) => fetch(`${emulator?.endpoint}/_emulator/${path}`, init);
    workspace.write({ "muster.yaml": `${config}sync: {unreviewed: apply}\n`, "plans/a.yaml": planFile("a") });
    expect(await push(workspace.commit())).toMatchObject({ code: 0 });
    workspace.write({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    const slow = { service: "ssm-incidents", operation: "UpdateResponsePlan", kind: "delay", delayMs: 60_000 };
    await control("faults", { method: "POST", body: JSON.stringify(slow) });
    const isWriting = async () => {
      const calls = (await (await control("calls")).json()) as { operation: string }[];
      return calls.some(({ operation }) => operation === "UpdateResponsePlan");
    };
    const killed = await push(workspace.commit(), {}, isWriting);
    const made = { resourceKind: "ResponsePlan", target: "prod", name: "a" };
    const states = { before: { incidentTemplate: { impact: 3 } }, after: { incidentTemplate: { impact: 4 } } };
    const report = readFileSync(killed.outputs["report"] ?? "", "utf8");
    const schema = JSON.parse(readFileSync("schemas/action-report.schema.json", "utf8"));
    expect(new Ajv2020({ strict: false }).compile(schema)(JSON.parse(report))).toBe(true);
    expect(readSyncRecord(report, "Codertocat/Hello-World")).toMatchObject([{ ...made, ...states }]);
    const line = killed.log.split("\n").find((text) => text.startsWith("{")) ?? "";
    expect(readSyncRecord(line)).toMatchObject([{ ...made, ...states }]);
  });

  test("refuses a change that moved since its review", async () => {
    await useAws();
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    const base = workspace.commit();
    await pullRequest({ base, head: base });
    workspace.write({ "plans/a.yaml": planFile("a", { impact: 1 }) });
    const merged = workspace.commit();
    github.pullRequests.push({ number: 2, headSha: base, mergeCommitSha: merged, isMerged: true });
    const run = await push(merged);
    expect(run.code).toBe(1);
    expect(run.log).toContain("refused create of response-plan/a");
    expect(await plansInAws()).toEqual([]);
  });

  test("says everything in log and summary when the token may only read", async () => {
    const { base, head } = proposeChange();
    github.permissions = { contents: "read", issues: "read", "pull-requests": "read", checks: "read" };
    const run = await pullRequest({ base, head, fork: true });
    expect(run.code).toBe(0);
    expect(run.log).toContain("::warning::");
    expect(run.log).toContain("403");
    expect(run.summary).toContain("`a` impact 3 to 4");
    expect(github.comments).toEqual([]);
  });

  test("decides although GitHub is down", async () => {
    const { base, head } = proposeChange();
    github.fault = () => ({ status: 503 });
    const run = await pullRequest({ base, head });
    expect(run.code).toBe(0);
    expect(run.log).toMatch(/::warning::.*503/u);
  });

  test("reads the base through the API where the checkout is shallow", async () => {
    const { base, head } = proposeChange();
    const files = treeOf(base);
    workspace.remove();
    const full = workspace;
    workspace = createWorkspace();
    workspace.write({
      "muster.yaml": config,
      "plans/a.yaml": planFile("a", { impact: 4 }),
      "plans/b.yaml": planFile("b"),
    });
    workspace.commit();
    expect(full.root).not.toBe(workspace.root);
    github.trees.set(base, files);
    const run = await pullRequest({ base, head });
    expect(github.comments[0]?.body).toContain("`a` impact 3 to 4");
    expect(github.calls.filter((call) => call.includes("/git/blobs/"))).toHaveLength(1);
    expect(run.code).toBe(0);
    github.trees.clear();
    const without = await pullRequest({ base, head });
    expect(without.summary).toContain("fetch-depth");
    expect(github.problems).toEqual([]);
  });

  test("knows the base of a shallow checkout when it asks AWS, too, in six calls", async () => {
    await useAws();
    const shared = {
      "muster.yaml": `${config}policies: [policies/*.yaml]\n`,
      "policies/no.yaml": "id: no-new-impact\nmessage: m\nseverity: warning\nexpression: changes.kind == 'none'\n",
    };
    workspace.write({ ...shared, "plans/a.yaml": planFile("a"), "plans/b.yaml": planFile("b") });
    const base = workspace.commit();
    const files = treeOf(base);
    const head = "d".repeat(40);
    workspace.remove();
    workspace = createWorkspace();
    workspace.write({
      ...shared,
      "plans/a.yaml": planFile("renamed", { impact: 4 }),
      "plans/b.yaml": planFile("b"),
    });
    workspace.commit();
    github.trees.set(base, files);
    github.changedFiles = ["plans/a.yaml"];
    const run = await pullRequest({ base, head });
    expect(run.log).toContain("Unexpected rename of `a` to `renamed`");
    expect(run.log).toMatch(/plans\/a\.yaml[\s\S]*no-new-impact/u);
    github.calls.length = 0;
    await pullRequest({ base, head });
    expect(github.calls.length).toBeLessThanOrEqual(6);
    expect(github.problems).toEqual([]);
  });

  test("lets no text of a plan act in the log or on GitHub", async () => {
    const hostile =
      "@everyone <img src=x> [x](https://evil.example) <!-- muster:default --> ::error::owned ##[add-mask]x \u202e `code` |";
    workspace.write({ "muster.yaml": config, "plans/a.yaml": planFile("a") });
    const base = workspace.commit();
    workspace.write({
      "plans/a.yaml": planFile("a", { title: hostile }),
      "plans/::error::b.yaml": `name: ${JSON.stringify(hostile)}\nincidentTemplate: ${JSON.stringify(hostile)}\n`,
    });
    const run = await pullRequest({ base, head: workspace.commit() });
    for (const line of run.log.split("\n"))
      expect(line.trim()).not.toMatch(/^::(?!(?:error|warning|notice) file=|add-mask::ghs_|warning::)/u);
    expect(run.log).not.toContain("##[");
    expect(run.log).not.toMatch(/[\u001b\u202e]/u);
    expect(github.comments[0]?.body).not.toMatch(/[\s\S]<!--/u);
    expect(github.problems).toEqual([]);
  });

  test("shows no secret but in the command that masks it", async () => {
    await useAws();
    const { base, head } = proposeChange();
    const run = await pullRequest({ base, head });
    const shown = run.log
      .split("\n")
      .filter((line) => !line.startsWith("::add-mask::"))
      .join("\n");
    for (const text of [shown, run.summary, JSON.stringify([run.outputs, github.comments, github.checkRuns])]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain("ghs_job_token");
    }
    expect(run.log).toContain(`::add-mask::${secret}`);
  });

  describe("the second workflow, for a fork's pull request", () => {
    const runId = 30433642;

    async function firstWorkflow(): Promise<{ head: string; report: string }> {
      const { base, head } = proposeChange();
      github.permissions = { contents: "read" };
      const run = await pullRequest({ base, head, fork: true, inputs: { "json-file": "muster-report.json" } });
      expect(run.code).toBe(0);
      const report = readFileSync(run.outputs["report"] ?? "", "utf8");
      github.permissions = { ...allPermissions };
      github.pullRequests.push({
        number: 2,
        headSha: head,
        mergeCommitSha: null,
        isMerged: false,
        head: "mallory/Hello-World:patch-1",
      });
      return { head, report };
    }

    function upload(report: string): void {
      github.artifacts.push({ id: 7, runId, name: "muster-report", archive: zipOf("muster-report.json", report) });
    }

    function secondWorkflow(head: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
      const workflow_run = {
        id: runId,
        event: "pull_request",
        head_sha: head,
        head_branch: "patch-1",
        head_repository: { full_name: "mallory/Hello-World" },
      };
      const payload = payloadOf("workflow_run", { workflow_run }, "completed");
      return runAction({ event: "workflow_run", payload, workspace: workspace.root, githubUrl: github.url, inputs });
    }

    test("posts the comment from the uploaded report", async () => {
      const { head, report } = await firstWorkflow();
      upload(report);
      const run = await secondWorkflow(head);
      expect(run).toMatchObject({ code: 0, outputs: { "comment-url": expect.stringContaining("#issuecomment-1") } });
      expect(github.comments).toMatchObject([{ issue: 2, body: expect.stringContaining("`a` impact 3 to 4") }]);
      expect(github.checkRuns).toEqual([]);
      expect(github.problems).toEqual([]);
    });

    test.each([
      ["src/index.js", 0],
      ["plans/a.yaml", 0],
      ["ops/a.yaml", 1],
      ["muster.yaml", 1],
    ])("comments where the configuration of the base says that %s is about plans", async (path, comments) => {
      const { head, report } = await firstWorkflow();
      upload(report);
      const content = Buffer.from(config.replace("version: 1", "version: 1\nfiles: [ops/*.yaml]"));
      github.trees.set("0".repeat(40), [{ path: "muster.yaml", sha: "0".repeat(40), content }]);
      github.changedFiles = [path];
      expect(await secondWorkflow(head)).toMatchObject({ code: 0 });
      expect(github.comments).toHaveLength(comments);
      expect(github.problems).toEqual([]);
    });

    test("folds the comment of a push before where the pull request touches no plans any more", async () => {
      const { head, report } = await firstWorkflow();
      upload(report);
      await secondWorkflow(head);
      github.trees.set("0".repeat(40), [{ path: "muster.yaml", sha: "0".repeat(40), content: Buffer.from(config) }]);
      github.changedFiles = ["README.md"];
      await secondWorkflow(head);
      expect(github.comments).toMatchObject([{ isMinimized: true }]);
    });

    test("takes the report from a file", async () => {
      const { head, report } = await firstWorkflow();
      workspace.write({ "fetched.json": report });
      await secondWorkflow(head, { command: "comment", "json-file": "fetched.json" });
      expect(github.comments).toHaveLength(1);
    });

    test("posts nothing when the pull request has moved on", async () => {
      const { head, report } = await firstWorkflow();
      upload(report);
      github.pullRequests[0] = {
        number: 2,
        headSha: "f".repeat(40),
        mergeCommitSha: null,
        isMerged: false,
        head: "mallory/Hello-World:patch-1",
      };
      expect(await secondWorkflow(head)).toMatchObject({ code: 0 });
      expect(writes()).toEqual([]);
    });

    test.each([
      ["another pull request", (report: object) => ({ ...report, pullRequest: 1 })],
      ["another commit", (report: object) => ({ ...report, headSha: "0".repeat(40) })],
      ["another repository", (report: object) => ({ ...report, repository: "octocat/hello" })],
      ["no pull request", (report: object) => ({ ...report, pullRequest: undefined })],
      ["another shape", (report: object) => ({ ...report, diagnostics: [{ message: 1 }] })],
      ["no report", () => null],
    ])("refuses a report of %s", async (_, forge) => {
      const { head, report } = await firstWorkflow();
      github.pullRequests.push({
        number: 1,
        headSha: head,
        mergeCommitSha: null,
        isMerged: false,
        head: "eve/Hello-World:x",
      });
      upload(JSON.stringify(forge(JSON.parse(report))));
      const run = await secondWorkflow(head);
      expect(run.code).toBe(1);
      expect(run.log).toContain("::error::Unexpected report of run");
      expect(writes()).toEqual([]);
    });

    test("lets no text of a forged report act", async () => {
      const { head, report } = await firstWorkflow();
      const hostile = "@everyone <img src=x> [x](https://evil.example) <!-- muster:default --> \n::error::owned\n|";
      const replaced = JSON.parse(report, (_key, value) => (value === "a" || value === "prod" ? hostile : value));
      upload(JSON.stringify({ ...replaced, remarks: [hostile] }));
      const run = await secondWorkflow(head);
      expect(run.code).toBe(0);
      expect(run.log).not.toMatch(/^::error/mu);
      expect(github.comments[0]?.body).not.toMatch(/[\s\S]<!--/u);
    });

    test("is quiet about a run that no pull request made", async () => {
      const payload = payloadOf("workflow_run", { workflow_run: { event: "push" } }, "completed");
      const run = await runAction({ event: "workflow_run", payload, workspace: workspace.root, githubUrl: github.url });
      expect(run.code).toBe(0);
      expect(writes()).toEqual([]);
    });
  });

  describe("a comment on a pull request", () => {
    async function mergedDelete(): Promise<string> {
      await useAws();
      const files = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`plans/${name}.yaml`, planFile(name)]));
      workspace.write({ "muster.yaml": `${config}sync: {unreviewed: apply, prune: true}\n`, ...files });
      const base = workspace.commit();
      await push(base);
      workspace.write({ "plans/c.yaml": undefined, "plans/d.yaml": undefined });
      const head = workspace.commit();
      await pullRequest({ base, head });
      github.pullRequests.push({ number: 2, headSha: head, mergeCommitSha: head, isMerged: true });
      return head;
    }

    const comment = (author: string, body: string, createdAt?: string) =>
      github.comments.push({
        id: 90 + github.comments.length,
        issue: 2,
        author,
        body,
        ...(createdAt === undefined ? {} : { createdAt }),
      });

    test("confirms deletes, if a person wrote it who may write, after the change was checked", async () => {
      const head = await mergedDelete();
      github.writers.add("alice");
      comment("mallory", "/muster confirm-delete c d");
      comment("alice", "/muster confirm-delete c d", "2020-01-01T00:00:00Z");
      const refused = await push(head);
      expect(refused.code).toBe(1);
      expect(refused.log).toContain("refused delete of response-plan/c");
      comment("alice", "Yes.\n\n/muster confirm-delete c d");
      const done = await push(head);
      expect(done.code).toBe(0);
      expect(done.log).toContain("applied  delete c");
      expect(await plansInAws()).toHaveLength(2);
      expect(github.problems).toEqual([]);
    });

    function commented(body: string, login = "alice"): Promise<ActionRun> {
      const payload = payloadOf(
        "issue_comment",
        { issue: { number: 2, pull_request: {} }, comment: { body, user: { login } } },
        "created",
      );
      return runAction({ event: "issue_comment", payload, workspace: workspace.root, githubUrl: github.url });
    }

    test("has the pull request checked again from GitHub's files", async () => {
      const { base, head } = proposeChange();
      github.trees.set(head, treeOf(head));
      workspace.git("checkout", "--quiet", base);
      github.pullRequests.push({
        number: 2,
        headSha: head,
        mergeCommitSha: null,
        isMerged: false,
        head: "Codertocat/Hello-World:x",
        baseSha: base,
      });
      await commented("/muster recheck", "mallory");
      expect(writes()).toEqual([]);
      github.writers.add("alice");
      const run = await commented("/muster recheck");
      expect(run.code).toBe(0);
      expect(github.comments[0]?.body).toContain("`a` impact 3 to 4");
      expect(github.checkRuns).toMatchObject([{ headSha: head }]);
      expect(github.problems).toEqual([]);
    });

    /** The base branch gets a plan after the pull request was begun; GitHub merges the two as a test. */
    function moveBase(): { head: string; merge: string } {
      const { base, head } = proposeChange();
      workspace.git("checkout", "--quiet", base);
      workspace.write({ "plans/new.yaml": planFile("new") });
      const moved = workspace.commit();
      workspace.git("merge", "--quiet", "--no-ff", "--message", "test merge", head);
      const merge = workspace.git("rev-parse", "HEAD");
      workspace.git("checkout", "--quiet", moved);
      github.writers.add("alice");
      github.changedFiles = ["plans/a.yaml"];
      return { head, merge };
    }

    const open = (headSha: string, mergeCommitSha: string | null, isConflicting = false) =>
      github.pullRequests.push({
        ...{ number: 2, headSha, mergeCommitSha, isMerged: false, isConflicting },
        ...{ head: "Codertocat/Hello-World:x", baseSha: workspace.git("rev-parse", "HEAD") },
      });

    test("compares the merge with a base branch that has moved, as the pull request's own workflow does", async () => {
      const { head, merge } = moveBase();
      github.repositoryFolder = workspace.root;
      github.trees.set(merge, treeOf(merge));
      open(head, merge);
      expect(await commented("/muster recheck")).toMatchObject({ code: 0, outputs: { changes: "1" } });
      expect(github.comments[0]?.body).toContain("`a` impact 3 to 4");
      expect(github.comments[0]?.body).not.toContain("`new` is deleted");
      expect(github.checkRuns).toMatchObject([{ headSha: head }]);
      expect(github.problems).toEqual([]);
    });

    test("says so where GitHub has no merge of it, and does nothing where it has conflicts", async () => {
      const { head } = moveBase();
      github.trees.set(head, treeOf(head));
      open(head, "f".repeat(40));
      expect(await commented("/muster recheck")).toMatchObject({ code: 0 });
      expect(github.comments[0]?.body).toContain("GitHub has no merge of this pull request");

      github.pullRequests.length = 0;
      open(head, null, true);
      github.calls.length = 0;
      const run = await commented("/muster recheck");
      expect(run).toMatchObject({ code: 3, log: expect.stringContaining("has conflicts") });
      expect(writes()).toEqual([]);
    });

    test("that asks for nothing is left alone", async () => {
      proposeChange();
      expect(await commented("nice work")).toMatchObject({ code: 0 });
      expect(github.calls).toEqual([]);
    });
  });

  test("keeps one issue about drift: opens it, leaves it while nothing moves, closes it", async () => {
    await useAws();
    workspace.write({ "muster.yaml": `${config}sync: {unreviewed: apply}\n`, "plans/a.yaml": planFile("a") });
    const merged = workspace.commit();
    const look = (inputs = {}) =>
      runAction({
        event: "schedule",
        payload: {},
        workspace: workspace.root,
        githubUrl: github.url,
        sha: merged,
        inputs,
        env: awsEnv(),
      });
    expect(await look()).toMatchObject({ code: 0, outputs: { changes: "1" } });
    expect(github.problems).toEqual([]);
    expect(github.issues).toMatchObject([{ state: "open", body: expect.stringContaining("`a` is new") }]);
    expect(await look({ "fail-on-drift": "true" })).toMatchObject({ code: 1 });
    expect(writes()).toHaveLength(1);
    await push(merged);
    expect(await look({ "fail-on-drift": "true" })).toMatchObject({ code: 0 });
    expect(github.issues).toMatchObject([{ state: "closed" }]);
    expect(github.problems).toEqual([]);
  });

  test("checks a merge group without a comment", async () => {
    const { base, head } = proposeChange();
    const payload = payloadOf("merge_group", { merge_group: { head_sha: head, base_sha: base } });
    const run = await runAction({
      event: "merge_group",
      payload,
      workspace: workspace.root,
      githubUrl: github.url,
      sha: head,
    });
    expect(run).toMatchObject({ code: 0, outputs: { changes: "1" } });
    expect(github.comments).toEqual([]);
    expect(github.checkRuns).toMatchObject([{ headSha: head }]);
  });

  test("says that it could not finish when AWS is unreachable, in log, comment and exit code", async () => {
    const { base, head } = proposeChange();
    const payload = payloadOf("pull_request", { pull_request: { head: { sha: head }, base: { sha: base } } }, "opened");
    const env = {
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_REGION: "us-east-1",
      AWS_MAX_ATTEMPTS: "1",
    };
    const run = await runAction({
      event: "pull_request",
      payload,
      workspace: workspace.root,
      githubUrl: github.url,
      env,
    });
    expect(run.code).toBe(3);
    expect(run.log).not.toMatch(/^\s+at /mu);
    expect(github.comments[0]?.body).toContain("could not be compared");
    expect(github.checkRuns[0]).toMatchObject({ conclusion: "failure" });
  });

  test("names the line of a configuration that cannot be used", async () => {
    const { base, head } = proposeChange();
    workspace.write({ "muster.yaml": "version: 1\ntargets: 7\n" });
    const run = await pullRequest({ base, head });
    expect(run.code).toBe(2);
    expect(run.log).toContain("muster.yaml:2:");
    expect(run.summary).toContain("could not finish");
  });

  test.each([
    ["an input that does not exist", { command: "deploy" }, "Unexpected input `command: deploy`"],
    ["a configuration that is not there", { config: "other.yaml" }, "other.yaml"],
    ["a target that is not there", { target: "staging" }, "staging"],
  ])("says what is wrong with %s", async (_, inputs, text) => {
    const { base, head } = proposeChange();
    const run = await pullRequest({ base, head, inputs });
    expect(run.code).toBe(2);
    expect(run.log).toMatch(/^::error::/mu);
    expect(run.log).toContain(text);
    expect(run.log).not.toMatch(/^\s+at /mu);
  });
});

/** A commit's files as GitHub gives them. */
function treeOf(commit: string): StoredFile[] {
  return workspace
    .git("ls-tree", "-r", commit)
    .split("\n")
    .map((line) => {
      const [, , sha = "", path = ""] = /^(\S+) blob (\S+)\t(.*)$/u.exec(line)?.map(String) ?? [];
      return { path, sha, content: Buffer.from(`${workspace.git("cat-file", "blob", sha)}\n`) };
    });
}

async function plansInAws(): Promise<readonly unknown[]> {
  const response = await fetch(`${emulator?.endpoint}/_emulator/calls`);
  const calls = (await response.json()) as { operation: string; status: number }[];
  const count = (operation: string) => calls.filter((call) => call.operation === operation && call.status < 300).length;
  return Array.from({ length: count("CreateResponsePlan") - count("DeleteResponsePlan") });
}
