import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, planFile, type StagedRepository, stageRepository } from "./github/staged-repository.js";

const marker = "<!-- muster:default -->";
let staged: StagedRepository;

beforeEach(async () => {
  staged = await stageRepository();
});

afterEach(() => staged.close());

describe("the one comment", () => {
  let change: { base: string; head: string };

  beforeEach(() => {
    change = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
  });

  const write = (id: number, author: string, body: string) =>
    staged.github.comments.push({ id, issue: 2, author, body: `${marker}\n${body}` });

  test.each([
    ["a person", "mallory"],
    ["another bot", "dependabot[bot]"],
    ["a person with the name of the token's bot", "github-actions"],
    ["somebody who deleted the account", ""],
  ])("is not that of %s, whatever its marker", async (_, author) => {
    write(1, author, "all would work");
    await staged.pullRequest(change);
    expect(staged.github.comments).toMatchObject([
      { author, body: expect.stringContaining("all would work") },
      { author: "github-actions[bot]", body: expect.stringContaining("impact") },
    ]);
    expect(staged.github.problems).toEqual([]);
  });

  test("is one again after two runs at once had written two", async () => {
    write(1, "github-actions[bot]", "first");
    write(2, "github-actions[bot]", "second");
    write(3, "mallory", "third");
    const run = await staged.pullRequest(change);
    expect(run.outputs["comment-url"]).toMatch(/#issuecomment-1$/u);
    expect(staged.github.comments.map(({ id }) => id)).toEqual([1, 3]);
    expect(staged.github.problems).toEqual([]);
  });

  test("is written anew where somebody deletes it between read and update", async () => {
    write(1, "github-actions[bot]", "old");
    staged.github.fault = (call) => {
      if (call.startsWith("PATCH") && call.includes("/comments/")) staged.github.comments.length = 0;
      return undefined;
    };
    const run = await staged.pullRequest(change);
    expect(run.code).toBe(0);
    expect(staged.github.comments).toMatchObject([{ body: expect.stringContaining("impact") }]);
    expect(run.log).not.toContain("::warning::");
  });

  test("of another configuration is left alone", async () => {
    staged.github.comments.push({ id: 1, issue: 2, author: "github-actions[bot]", body: "<!-- muster:ops- -->\nops" });
    await staged.pullRequest(change);
    expect(staged.github.comments).toHaveLength(2);
    expect(staged.github.comments[0]?.body).toContain("ops");
  });

  test.each([
    ["the conversation is locked", "Unable to create comment because issue is locked.", "Unlock the conversation"],
    ["the repository is archived", "Repository was archived so is read-only.", "archived"],
    ["the token may not", "Resource not accessible by integration", "pull-requests: write"],
  ])("that cannot be written because %s says what helps, and the check decides", async (_, message, hint) => {
    staged.github.fault = (call) =>
      call.startsWith("POST") && call.includes("/comments") ? { status: 403, body: { message } } : undefined;
    const run = await staged.pullRequest(change);
    expect(run.code).toBe(0);
    expect(run.log).toMatch(/^::warning::.*403/mu);
    expect(run.log).toContain(hint);
    expect(run.summary).toContain("impact");
    expect(staged.github.checkRuns).toHaveLength(1);
  });
});

describe("a command in a comment", () => {
  test.each<[string, Parameters<StagedRepository["comment"]>]>([
    ["of a person without write permission", ["/muster recheck", { login: "mallory" }]],
    ["of a person who has the name of one, but for a letter", ["/muster recheck", { login: "\u0430lice" }]],
    ["of a bot", ["/muster recheck", { login: "dependabot[bot]", type: "Bot" }]],
    ["of a bot that GitHub calls a person", ["/muster recheck", { login: "helper[bot]" }]],
    ["of nobody", ["/muster recheck", null]],
    ["that was edited", ["/muster recheck", { login: "alice" }, {}, "edited"]],
    ["that was deleted", ["/muster recheck", { login: "alice" }, {}, "deleted"]],
    ["on an issue", ["/muster recheck", { login: "alice" }, { issue: { number: 2, pull_request: undefined } }]],
    ["that is quoted", ["> /muster recheck", { login: "alice" }]],
    ["that is an example", ["```\n/muster recheck\n```", { login: "alice" }]],
  ])("%s does nothing", async (_, comment) => {
    staged.propose({ "plans/a.yaml": planFile("a", { impact: 9 }) });
    staged.github.writers.add("alice");
    const run = await staged.comment(...comment);
    expect(run).toMatchObject({ code: 0, outputs: {}, summary: "" });
    expect(run.log).not.toMatch(/^::(?:error|warning)/mu);
    expect(staged.writes()).toEqual([]);
  });

  test("on a closed pull request is told so", async () => {
    staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    staged.github.writers.add("alice");
    Object.assign(staged.github.pullRequests[0] ?? {}, { isClosed: true });
    const run = await staged.comment("/muster recheck");
    expect(run).toMatchObject({ code: 0, log: expect.stringContaining("Pull request 2 is closed") });
    expect(staged.writes()).toEqual([]);
  });

  test("that names what is no plan warns, and quotes it so that nothing of it acts", async () => {
    staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    staged.github.writers.add("alice");
    const run = await staged.comment("/muster confirm-delete a; ::error::x $(id)");
    expect(run.code).toBe(0);
    expect(run.log).toMatch(/^::warning::Unexpected `a;`/mu);
    expect(run.log).not.toMatch(/^::error/mu);
  });

  test("has a fork's pull request checked without the credentials of the job", async () => {
    await staged.useAws();
    const { head, base } = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
    for (const commit of [head, base]) staged.github.trees.set(commit, staged.treeOf(commit));
    staged.workspace.git("checkout", "--quiet", base);
    staged.github.writers.add("alice");
    const run = await staged.comment("/muster recheck");
    expect(run.code).toBe(0);
    expect(staged.github.comments[0]?.body).toContain("comes from a fork");
    // The replication set that the test made.
    expect(await staged.awsCalls()).toHaveLength(1);
  });
});

describe("a delete that passes a limit", () => {
  const yes = "/muster confirm-delete c d";
  const later = "2099-01-01T00:00:00Z";

  test.each([
    ["a person without write permission", { author: "mallory", body: yes }],
    ["a bot, though it may write", { author: "helper[bot]", body: yes }],
    ["Muster's own comment, whose text anybody wrote", { author: "github-actions[bot]", body: `${marker}\n${yes}` }],
    ["somebody who deleted the account", { author: "", body: yes }],
    ["one who may write, before the last check", { author: "alice", body: yes, createdAt: "2020-01-01T00:00:00Z" }],
    ["one who may write, at no time", { author: "alice", body: yes, createdAt: "never" }],
    ["one who may write, quoting another", { author: "alice", body: `> ${yes}\n\nHm.` }],
    ["one who may write, in an example", { author: "alice", body: `~~~\n${yes}\n~~~` }],
    ["one who may write, hidden in a template", { author: "alice", body: `<!--\n${yes}\n-->` }],
    ["one who may write, with more than names", { author: "alice", body: "/muster confirm-delete c d; rm" }],
    ["one who may write, of other plans", { author: "alice", body: "/muster confirm-delete a b" }],
  ])("is not confirmed by %s", { timeout: 60_000 }, async (_, comment) => {
    await staged.useAws();
    const plans = ["a", "b", "c", "d"].map((name) => [`plans/${name}.yaml`, planFile(name)]);
    const settings = `${config}sync: {unreviewed: apply, prune: true}\n`;
    staged.workspace.write({ ...Object.fromEntries(plans), "muster.yaml": settings });
    expect(await staged.push(staged.workspace.commit())).toMatchObject({ code: 0 });
    staged.workspace.write({ "plans/c.yaml": undefined, "plans/d.yaml": undefined });
    const head = staged.workspace.commit();
    await staged.pullRequest({ base: `${head}~1`, head });
    staged.github.pullRequests.push({ number: 2, headSha: head, mergeCommitSha: head, isMerged: true });
    staged.github.writers.add("alice").add("helper[bot]").add("github-actions[bot]");
    staged.github.comments.push({ id: 90, issue: 2, createdAt: later, ...comment });
    const run = await staged.push(head);
    expect(run.code).toBe(1);
    expect(run.log).toContain("refused delete of response-plan/c");
    expect(await staged.awsCalls()).not.toContainEqual(expect.objectContaining({ operation: "DeleteResponsePlan" }));
  });
});

test("`pull_request_target` is refused, for its files are not those of the pull request", async () => {
  const { base, head } = staged.propose({ "plans/a.yaml": planFile("a", { impact: 4 }) });
  const pull_request = { head: { sha: head, repo: { full_name: "mallory/x" } }, base: { sha: base } };
  const run = await staged.run("pull_request_target", { action: "opened", number: 2, pull_request });
  expect(run.code).toBe(2);
  expect(run.log).toMatch(/^::error::Unexpected event `pull_request_target`/mu);
  expect(staged.github.calls).toEqual([]);
});
