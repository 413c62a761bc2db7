import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createWorkspace, payloadOf, runAction, type Workspace } from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "./github/stand-in.js";

const config = `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
rules: {missing-runbook: off, missing-summary: off, missing-chat-channel: off, engages-nobody: off}
`;
const count = 1_000;
const name = (index: number) => `checkout-latency-in-region-${String(index).padStart(4, "0")}`;
const planFile = (index: number, impact: number) =>
  `name: ${name(index)}\nincidentTemplate:\n  title: Checkout is slow\n  impact: ${impact}\n`;

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
});
afterEach(() => workspace.remove());

function write(impact: number): string {
  const plans = Array.from({ length: count }, (_, index) => [`plans/${name(index)}.yaml`, planFile(index, impact)]);
  workspace.write({ "muster.yaml": config, ...Object.fromEntries(plans) });
  return workspace.commit();
}

/** A pull request of 3,000 files, 1,000 of which are plans. */
async function review(impact: number) {
  const base = write(3);
  const head = write(impact);
  const others = Array.from({ length: 2_990 - count }, (_, index) => `src/file-${index}.ts`);
  github.changedFiles = [...others, ...workspace.git("diff", "--name-only", base, head).split("\n")];
  const run = await runAction({
    event: "pull_request",
    payload: payloadOf("pull_request", { pull_request: { head: { sha: head }, base: { sha: base } } }, "synchronize"),
    workspace: workspace.root,
    githubUrl: github.url,
    sha: head,
  });
  const [{ body } = { body: "" }] = github.comments;
  const [checkRun] = github.checkRuns;
  expect(github.problems).toEqual([]);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1_048_576);
  expect(checkRun?.summary.length).toBeLessThanOrEqual(65_535);
  expect(checkRun?.text.length).toBeLessThanOrEqual(65_535);
  expect(body).toContain("[The job summary](<https://github.com/Codertocat/Hello-World/actions/runs/42>) has more");
  for (let index = 0; index < count; index += 1) expect(run.summary).toContain(name(index));
  return { run, body, checkRun, writes: github.calls.filter((call) => !call.startsWith("GET")).length };
}

test("tells 1,000 changed plans in one line, and in as many calls as GitHub has pages", {
  timeout: 180_000,
}, async () => {
  const { run, body, checkRun, writes } = await review(4);
  expect(run.code, run.log).toBe(0);
  expect(body).toMatch(/^### Muster: 1000 plans change/mu);
  expect(body).toMatch(/^- `[\w-]+`, `[\w-]+`, `[\w-]+` and 997 more, each: impact 3 to 4$/mu);
  expect(checkRun?.title).toContain("1000 changes");
  expect(github.calls.filter((call) => call.includes("/files"))).toHaveLength(30);
  expect(writes).toBe(2);
});

test("names each of 1,000 plans with an error, and annotates them all", { timeout: 180_000 }, async () => {
  const { run, body, checkRun } = await review(9);
  expect(run.code).toBe(1);
  expect(body).toMatch(/^### Muster: 1000 plans not compared, ❌ 1000 would not work/mu);
  for (let index = 0; index < count; index += 1) expect(body).toContain(name(index));
  expect(checkRun?.conclusion).toBe("failure");
  expect(new Set(checkRun?.annotations.map(({ path }) => path)).size).toBe(count);
});
