import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runCheck } from "../../../src/commands/check.js";
import { prepareInit } from "../../../src/commands/init.js";
import { type Proposal, proposeFiles } from "../../../src/core/init/propose-files.js";
import { ruleCatalogue } from "../../../src/core/lint/rule-catalogue.js";
import { fakeOutput } from "../../fakes/output.js";
import { fakeRepositoryFiles } from "../../fakes/repository-files.js";

const proposal: Proposal = { branch: "main", regions: ["us-east-1", "eu-west-1"], hasPlans: false };
const action = `acme/muster@${"0123456789".repeat(4)}`;

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly if?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly steps: readonly { readonly if?: string; readonly uses: string; readonly with?: Record<string, unknown> }[];
}

const workflows = proposeFiles({ ...proposal, action })
  .filter(({ path }) => path.startsWith(".github/"))
  .map(({ path, text }) => [path, parse(text) as Workflow, text] as const);

describe.each(workflows)("%s", (_path, { on, permissions, jobs }, text) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("grants nothing to all jobs, and each job what it needs", () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions["contents"]).toBe("read");
      expect(Object.keys(job.permissions).length).toBeLessThanOrEqual(4);
    }
  });

  test("pins what it uses to commits, and keeps no token in the checkout", () => {
    for (const { uses } of steps) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/);
    for (const step of steps.filter(({ uses }) => uses.startsWith("actions/checkout"))) {
      expect(step.with).toMatchObject({ "persist-credentials": false });
    }
  });

  test("runs no stranger's code with rights, and no text of a stranger in a script", () => {
    expect(Object.keys(on)).not.toContain("pull_request_target");
    expect(text).not.toMatch(/\brun:/);
    if ("workflow_run" in on) expect(steps.some(({ uses }) => uses.startsWith("actions/checkout"))).toBe(false);
  });
});

test("no job of a pull request assumes the role that writes, nor a fork any role", () => {
  for (const [, { jobs }] of workflows) {
    for (const job of Object.values(jobs)) {
      const roles = job.steps.flatMap((step) => (step.with?.["role-to-assume"] === undefined ? [] : [step]));
      if (!job.if?.includes("== 'pull_request'")) continue;
      for (const step of roles) {
        expect(step.with?.["role-to-assume"]).toBe("${{ vars.MUSTER_READ_ROLE }}");
        expect(step.if).toContain("head.repo.full_name == github.repository");
      }
    }
  }
});

test("a sync waits for its turn, is never left out and never cancelled half-way", () => {
  const syncs = workflows
    .flatMap(([, { jobs }]) => Object.values(jobs))
    .filter(({ steps }) => steps.some((step) => step.with?.["role-to-assume"] === "${{ vars.MUSTER_WRITE_ROLE }}"));
  expect(syncs.map(({ concurrency }) => concurrency)).toEqual([{ group: "muster-sync", queue: "max" }]);
});

test("the workflows give the action only inputs that it has, and use outputs that it has", () => {
  const { inputs, outputs } = parse(readFileSync("action.yml", "utf8")) as Record<string, Record<string, unknown>>;
  for (const [, { jobs }, text] of workflows) {
    const own = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses === action));
    expect(own.length).toBeGreaterThan(0);
    for (const step of own)
      expect(Object.keys(inputs ?? {})).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    for (const [, output] of text.matchAll(/steps\.muster\.outputs\.([a-z-]+)/g)) {
      expect(Object.keys(outputs ?? {})).toContain(output);
    }
  }
});

test("an action that nobody named is a place to fill in, which no repository answers to", () => {
  const [text = ""] = proposeFiles(proposal).flatMap(({ path, text }) => (path.endsWith("muster.yml") ? [text] : []));
  expect(text).toMatch(/# FILL IN: .*\n {6}- id: muster\n {8}uses: OWNER\/muster@0{40}/);
});

test.each([undefined, "111122223333"])(
  "what is proposed with the account %s has no error of its own",
  async (account) => {
    const texts = Object.fromEntries(proposeFiles({ ...proposal, account }).map(({ path, text }) => [path, text]));
    const { result } = await runCheck(
      {
        configPath: "muster.yaml",
        isConfigRequired: true,
        knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
        now: new Date("2026-11-23T00:00:00Z"),
      },
      { files: fakeRepositoryFiles(texts), output: fakeOutput() },
    );
    expect(result.summary).toMatchObject({ plans: 1, errors: 0 });
  },
);

test("proposes nothing that is there, and no example beside plans", async () => {
  const files = fakeRepositoryFiles({ "muster.yaml": "version: 1\n", "plans/team/a.yaml": "name: a\n" });
  const { create, kept } = await prepareInit(files, { branch: "main", regions: ["us-east-1"] });
  expect(kept).toEqual(["muster.yaml"]);
  expect(create.map(({ path }) => path)).toEqual([
    ".github/workflows/muster.yml",
    ".github/workflows/muster-comment.yml",
    ".github/workflows/muster-drift.yml",
  ]);
});
