import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ActionRun, createWorkspace, payloadOf, runAction, type Workspace } from "./github/run-action.js";
import { allPermissions, type GitHubStandIn, startGitHub } from "./github/stand-in.js";

const config = (account: string) => `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1]}
`;
const plan = (name: string, impact: number) =>
  `name: ${name}\nincidentTemplate:\n  title: Checkout is slow\n  impact: ${impact}\n`;

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
afterEach(() => {
  workspace.remove();
  expect(github.problems).toEqual([]);
});

const writes = () => github.calls.filter((call) => !call.startsWith("GET") && !call.includes("/graphql"));

function run(event: string, payload: object, inputs: Record<string, string> = {}): Promise<ActionRun> {
  const sha = workspace.git("rev-parse", "HEAD");
  return runAction({ event, payload, inputs, workspace: workspace.root, githubUrl: github.url, sha });
}

function pullRequest(
  base: string,
  { action = "synchronize", inputs = {}, draft = false }: { action?: string; inputs?: object; draft?: boolean } = {},
): Promise<ActionRun> {
  const head = workspace.git("rev-parse", "HEAD");
  github.changedFiles = workspace.git("diff", "--name-only", "--no-renames", `${base}...${head}`).split("\n");
  const changes = { action, pull_request: { draft, head: { sha: head }, base: { sha: base } } };
  return run("pull_request", payloadOf("pull_request", changes), { ...inputs });
}

/** A commit that changes the impact of `a`. */
function change(impact: number): string {
  workspace.write({ "muster.yaml": config("111122223333"), "plans/a.yaml": plan("a", impact) });
  return workspace.commit();
}

describe("a pull request", () => {
  test.each(["opened", "synchronize", "reopened", "ready_for_review", "labeled", "edited", "converted_to_draft"])(
    "that was %s is checked, and told once",
    async (action) => {
      const base = change(3);
      const head = change(4);
      expect(await pullRequest(base, { action, draft: action === "converted_to_draft" })).toMatchObject({ code: 0 });
      expect(github.comments).toMatchObject([{ body: expect.stringContaining("`a` impact 3 to 4") }]);
      expect(github.checkRuns).toMatchObject([{ name: "muster (prod)", headSha: head }]);
    },
  );

  test("that was closed is left alone", async () => {
    const base = change(3);
    change(9);
    expect(await pullRequest(base, { action: "closed" })).toMatchObject({ code: 0 });
    expect(github.calls).toEqual([]);
  });

  test("that is for another branch now is compared with that one", async () => {
    const [first, second] = [change(3), change(2)];
    change(4);
    await pullRequest(first, { action: "opened" });
    await pullRequest(second, { action: "edited" });
    expect(github.comments).toMatchObject([{ body: expect.stringContaining("`a` impact 2 to 4") }]);
    expect(github.checkRuns).toHaveLength(1);
  });

  test("whose commits were replaced keeps its comment, and gets a check run for the new head", async () => {
    const base = change(3);
    const before = change(4);
    await pullRequest(base);
    workspace.git("reset", "--quiet", "--hard", base);
    const after = change(5);
    await pullRequest(base);
    expect(github.comments).toMatchObject([{ id: 1, body: expect.stringContaining("`a` impact 3 to 5") }]);
    expect(github.checkRuns.map(({ headSha }) => headSha)).toEqual([before, after]);
  });

  test("gets its comment again after a person has deleted it", async () => {
    const base = change(3);
    change(4);
    await pullRequest(base);
    github.comments.length = 0;
    await pullRequest(base);
    expect(github.comments).toHaveLength(1);
  });
});

test.each(["created", "edited", "deleted"])(
  "a comment that was %s and asks for nothing starts nothing",
  async (action) => {
    // The default branch itself has an error: that is no concern of whoever talks about something else.
    change(9);
    const issue = { number: 2, ...(action === "created" ? {} : { pull_request: {} }) };
    const payload = payloadOf("issue_comment", { action, issue, comment: { body: "/muster recheck" } }, "created");
    expect(await run("issue_comment", payload)).toMatchObject({ code: 0 });
    expect(github.calls).toEqual([]);
  },
);

test("a push to another branch is checked, and told nowhere but in the job", async () => {
  change(9);
  const payload = payloadOf("push", { ref: "refs/heads/topic", repository: { default_branch: "master" } });
  const options = { event: "push", payload, workspace: workspace.root, githubUrl: github.url, ref: "refs/heads/topic" };
  expect(await runAction(options)).toMatchObject({ code: 1, summary: expect.stringContaining("1 error") });
  expect(github.calls).toEqual([]);
});

test("the only configuration has a check run named after its target, in whichever folder it stands", async () => {
  const files = { "shop/muster.yaml": config("111122223333"), "shop/plans/shop.yaml": plan("shop", 3) };
  workspace.write(files);
  const base = workspace.commit();
  workspace.write({ "shop/plans/shop.yaml": plan("shop", 4) });
  workspace.commit();
  await pullRequest(base, { inputs: { "working-directory": "shop" } });
  expect(github.checkRuns).toMatchObject([{ name: "muster (prod)" }]);
});

test("two configurations have a comment and a check run each, told apart by their names", async () => {
  const write = (impact: number) => {
    for (const [folder, account] of [
      ["shop", "111122223333"],
      ["bank", "444455556666"],
    ] as const) {
      workspace.write({
        [`${folder}/muster.yaml`]: config(account),
        [`${folder}/plans/${folder}.yaml`]: plan(folder, impact),
      });
    }
    return workspace.commit();
  };
  const base = write(3);
  const head = write(4);
  const both = async () => {
    for (const folder of ["shop", "bank"]) {
      const inputs = { "working-directory": folder };
      expect(await pullRequest(base, { inputs })).toMatchObject({ code: 0, outputs: { changes: "1" } });
    }
  };
  await both();
  expect(github.comments).toMatchObject([
    {
      body: expect.stringMatching(
        /^<!-- muster:shop- -->\n### Muster in `shop`: 1 plan changes[\s\S]*`shop` impact 3 to 4/u,
      ),
    },
    {
      body: expect.stringMatching(
        /^<!-- muster:bank- -->\n### Muster in `bank`: 1 plan changes[\s\S]*`bank` impact 3 to 4/u,
      ),
    },
  ]);
  expect(github.checkRuns).toMatchObject([
    { name: "muster (shop: prod)", headSha: head },
    { name: "muster (bank: prod)", headSha: head },
  ]);
  github.calls.length = 0;
  await both();
  expect(writes()).toEqual([]);
});
