import { describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { diffCommits, diffExitCode, runDiff } from "../../src/commands/diff.js";
import type { LoadedRepository } from "../../src/commands/loaded-repository.js";
import { dryRun, prepareSync, type SyncOptions, syncExitCode } from "../../src/commands/sync.js";
import type { Operation, SyncResult } from "../../src/core/changes/change.js";
import { claimPlan } from "../../src/core/changes/ownership.js";
import { readReview } from "../../src/core/changes/read-review.js";
import { UsageError } from "../../src/core/operational-error.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import { bare, contact, full } from "../core/changes/example.js";
import { type FakeIncidentManager, type Fault, fakeIncidentManager, remotePlan } from "../fakes/incident-manager.js";
import { document, fakeOutput, fakeRepository, prod } from "../fakes/repository.js";

const owner = "acme/plans";
const owned = (plan: ResponsePlan) => remotePlan(claimPlan(plan, owner));
const named = (name: string, plan: ResponsePlan = bare) => ({ ...plan, name });

function worldOf(aws: FakeIncidentManager) {
  return { readerFor: () => aws, writerFor: () => aws, wait: async () => {}, usesFor: () => aws, output: fakeOutput() };
}

async function sync(aws: FakeIncidentManager, repository: LoadedRepository, options: Partial<SyncOptions> = {}) {
  const world = worldOf(aws);
  const prepared = await prepareSync(repository, { repository: owner, attempt: "", ...options }, world);
  return applySync(prepared, world);
}

const statuses = (result: SyncResult) => result.outcomes.map(({ resource, status }) => `${resource} ${status}`);
const diffOf = (aws: FakeIncidentManager, repository: LoadedRepository) => runDiff(repository, owner, worldOf(aws));

describe("a sync", () => {
  test("makes AWS as declared, and a second one has nothing to do", async () => {
    const aws = fakeIncidentManager([owned(named("b")), owned(named("c")), owned(named("z"))]);
    const repository = fakeRepository([named("a", full), named("b", full), named("c")]);
    const result = await sync(aws, repository, { prune: true });
    expect(statuses(result)).toEqual(["response-plan/a applied", "response-plan/b applied", "response-plan/z applied"]);
    expect(syncExitCode(result)).toBe(0);
    const writes = aws.performed.length;
    expect((await sync(aws, repository, { prune: true })).outcomes).toEqual([]);
    expect(aws.performed).toHaveLength(writes);
    expect(aws.plansByName.get("a")?.plan.tags).toEqual({ team: "payments", "muster/repository": owner });
  });

  test("writes the defaults of a runbook, so that AWS cannot choose others", async () => {
    const aws = fakeIncidentManager();
    const runbook = { documentName: "D", roleArn: "arn:aws:iam::111122223333:role/r" };
    await sync(aws, fakeRepository([{ ...bare, actions: [{ ssmAutomation: runbook }] }]));
    expect(aws.plansByName.get("p")?.plan.actions).toEqual([
      {
        ssmAutomation: {
          ...runbook,
          documentVersion: "$DEFAULT",
          targetAccount: "RESPONSE_PLAN_OWNER_ACCOUNT",
        },
      },
    ]);
  });

  test("without `--apply` writes nothing and shows the operations", async () => {
    const aws = fakeIncidentManager([owned(bare)]);
    const repository = fakeRepository([{ ...full, displayName: "New" }]);
    const result = dryRun(await prepareSync(repository, { repository: owner, attempt: "" }, worldOf(aws)));
    expect(aws.performed).toEqual([]);
    expect(result.applied).toBe(false);
    expect(result.outcomes[0]).toMatchObject({ status: "notTried", kind: "update", resource: "response-plan/p" });
    expect(result.outcomes[0]?.operations?.map(({ kind }) => kind)).toEqual(["tagPlan", "updatePlan"]);
  });

  test("never deletes what a file with errors may declare", async () => {
    const aws = fakeIncidentManager([owned(named("broken")), owned(named("a"))]);
    const broken = document({ name: "broken" });
    const at = broken.locate([]);
    const repository = fakeRepository([named("a")], {
      sources: [broken],
      diagnostics: [{ rule: "invalid-shape", severity: "error", message: "Unexpected field `x`", at }],
    });
    expect((await diffOf(aws, repository)).targets[0]?.changes).toEqual([]);
    const result = await sync(aws, repository, { prune: true });
    expect(statuses(result)).toEqual(["plans/broken.yaml refused"]);
    expect(syncExitCode(result)).toBe(1);
    expect([...aws.plansByName.keys()]).toEqual(["broken", "a"]);
  });

  test("refuses a plan that several files declare", async () => {
    const aws = fakeIncidentManager();
    const result = await sync(aws, fakeRepository([bare, full]));
    expect(result.outcomes.map(({ status, reason }) => `${status}: ${reason}`)).toEqual([
      "refused: Several files declare `p` for this target, expected one",
    ]);
  });

  test("refuses a plan that two targets of one account declare", async () => {
    const targets = [prod, { ...prod, name: "other" }];
    const result = await sync(fakeIncidentManager(), fakeRepository([bare], { targets }));
    expect(statuses(result)).toEqual(["response-plan/p refused", "response-plan/p refused"]);
  });

  test("does not delete for one target what another of the same account may declare", async () => {
    const aws = fakeIncidentManager([owned(named("a")), owned(named("b"))]);
    const repository = fakeRepository([named("a")], { otherTargets: [{ ...prod, name: "other" }] });
    const result = await sync(aws, repository, { prune: true });
    expect(result.outcomes[0]?.reason).toContain("target `other` shares the account");
    expect(aws.plansByName.has("b")).toBe(true);
  });

  test("adopts by name, claims before it writes, and then owns the plan", async () => {
    const aws = fakeIncidentManager([remotePlan(bare)]);
    const repository = fakeRepository([full]);
    expect(syncExitCode(await sync(aws, repository))).toBe(1);
    expect(aws.performed).toEqual([]);
    expect(statuses(await sync(aws, repository, { adopt: ["p"] }))).toEqual(["response-plan/p applied"]);
    expect(aws.performed.map(({ kind }) => kind)).toEqual(["tagPlan", "updatePlan"]);
    expect((await sync(aws, repository)).outcomes).toEqual([]);
  });

  test("applies what was reviewed and nothing that moved since", async () => {
    const aws = fakeIncidentManager([owned(named("a", full)), owned(named("b"))]);
    const repository = fakeRepository([named("a", { ...full, engagements: [contact("new")] }), named("b", full)]);
    const review = readReview([renderDiffJson(await diffOf(aws, repository))]);
    await aws.perform({
      kind: "updatePlan",
      name: "a",
      arn: remotePlan(named("a")).arn,
      patch: { engagements: [contact("console")] },
      clientToken: "console",
    });
    const result = await sync(aws, repository, { review });
    expect(statuses(result)).toEqual(["response-plan/b applied", "response-plan/a refused"]);
    expect(result.outcomes[1]?.reason).toContain("`/engagements` is now");
    expect(aws.plansByName.get("a")?.plan.engagements).toEqual([contact("console")]);
  });
});

describe("when a write fails", () => {
  const failing = (fault: Fault, when: (operation: Operation) => boolean) => {
    let left = 1;
    return { fault: (operation: Operation) => (when(operation) && left-- > 0 ? fault : undefined) };
  };
  const existing = [owned(named("z")), owned(named("b"))];
  const repository = fakeRepository([named("a"), named("b", full), named("c")]);

  test("independent changes go on, deletes wait, and the next run finishes the work", async () => {
    const aws = fakeIncidentManager(
      existing,
      failing("before", ({ name }) => name === "a"),
    );
    const result = await sync(aws, repository, { prune: true });
    expect(statuses(result)).toEqual([
      "response-plan/a failed",
      "response-plan/c applied",
      "response-plan/b applied",
      "response-plan/z notTried",
    ]);
    expect(result.outcomes[0]).toMatchObject({ reason: "refused createPlan of a", file: "plans/a.yaml", line: 1 });
    expect(syncExitCode(result)).toBe(3);
    expect(statuses(await sync(aws, repository, { prune: true }))).toEqual([
      "response-plan/a applied",
      "response-plan/z applied",
    ]);
  });

  test("only by its answer, reading back finds that it was done", async () => {
    const aws = fakeIncidentManager(existing, { fault: ({ kind }) => (kind === "tagPlan" ? undefined : "after") });
    expect(statuses(await sync(aws, repository, { prune: true }))).toEqual([
      "response-plan/a applied",
      "response-plan/c applied",
      "response-plan/b applied",
      "response-plan/z applied",
    ]);
  });

  test("a token that AWS has seen before does not swallow a change that is made again", async () => {
    const aws = fakeIncidentManager([owned(bare)]);
    const [one, two] = [
      fakeRepository([{ ...bare, displayName: "one" }]),
      fakeRepository([{ ...bare, displayName: "two" }]),
    ];
    for (const declared of [one, two, one, two, one]) {
      expect(statuses(await sync(aws, declared))).toEqual(["response-plan/p applied"]);
    }
    expect(aws.plansByName.get("p")?.plan.displayName).toBe("one");
  });

  test("a write that does not show is a failure", async () => {
    const aws = fakeIncidentManager([owned(bare)]);
    const result = await sync({ ...aws, perform: async () => {} }, fakeRepository([full]));
    expect(result.outcomes[0]).toMatchObject({
      status: "failed",
      reason: "AWS took the update of `p`, and reads back that nothing changed",
    });
  });
});

describe("a target", () => {
  const repository = fakeRepository([bare]);

  test("of another account than the credentials is not touched, and both are named", async () => {
    const aws = fakeIncidentManager([], { account: "999988887777" });
    const result = await sync(aws, repository);
    expect(result.failures).toEqual([
      {
        target: "prod",
        reason: "Unexpected credentials of account `999988887777`, expected those of `111122223333` (target `prod`)",
        hint: "Assume a role of the target's account, or pass `--target` to choose another target",
      },
    ]);
    expect(aws.performed).toEqual([]);
    expect(syncExitCode(result)).toBe(3);
  });

  test("that fails does not hide the others", async () => {
    const staging = { ...prod, name: "staging", account: "999988887777" };
    const result = await diffOf(fakeIncidentManager(), fakeRepository([bare], { targets: [staging, prod] }));
    expect(result.targets.map(({ target }) => target)).toEqual(["prod"]);
    expect(result.failures?.map(({ target }) => target)).toEqual(["staging"]);
    expect(diffExitCode(result, false)).toBe(3);
  });

  test.each([
    [undefined, "has no replication set"],
    [{ status: "ACTIVE", regions: ["eu-west-1"] }, "Unexpected Region `us-east-1`"],
    [{ status: "UPDATING", regions: ["us-east-1"] }, "is UPDATING, expected ACTIVE"],
  ])("needs an active replication set in its Region (%#)", async (set, reason) => {
    const aws = fakeIncidentManager();
    const replicationSet = async () => (set === undefined ? undefined : { arn: "", account: prod.account, ...set });
    const result = await diffOf({ ...aws, replicationSet }, repository);
    expect(result.failures?.[0]?.reason).toContain(reason);
  });

  test("is needed", async () => {
    await expect(diffOf(fakeIncidentManager(), fakeRepository([], { targets: [] }))).rejects.toThrow(UsageError);
  });
});

test("two commits are compared without AWS", () => {
  const result = diffCommits(
    fakeRepository([named("a", full), named("b")]),
    fakeRepository([named("a"), named("c")]),
    owner,
  );
  expect(result.targets[0]?.changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "create b",
    "update a",
    "delete c",
  ]);
  expect(result.targets[0]?.unowned).toEqual([]);
  expect(diffExitCode(result, true)).toBe(1);
  expect(diffExitCode(result, false)).toBe(0);
});
