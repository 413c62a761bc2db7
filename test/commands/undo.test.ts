import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { prepareSync } from "../../src/commands/sync.js";
import { joinRecords, prepareUndo } from "../../src/commands/undo.js";
import type { SyncResult } from "../../src/core/changes/change.js";
import { normalizePlan } from "../../src/core/changes/normalize-plan.js";
import { claimPlan } from "../../src/core/changes/ownership.js";
import { readSyncRecord } from "../../src/core/changes/sync-record.js";
import { UsageError } from "../../src/core/operational-error.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { actionOutput } from "../../src/core/report/action-report.js";
import { renderSyncJson, renderUnfinishedSync } from "../../src/core/report/sync-json.js";
import { bare, full } from "../core/changes/example.js";
import { arbitraryPlan } from "../fakes/arbitrary-plan.js";
import { type FakeIncidentManager, fakeIncidentManager, remotePlan } from "../fakes/incident-manager.js";
import { fakeOutput, fakeRepository } from "../fakes/repository.js";

const owner = "acme/plans";
const owned = (plan: ResponsePlan) => remotePlan(claimPlan(plan, owner));
const named = (name: string, plan: ResponsePlan = bare) => ({ ...plan, name });
const limits = { prune: true, maxDeletes: 9, maxDeleteRatio: 1 };

function worldOf(aws: FakeIncidentManager) {
  return { readerFor: () => aws, writerFor: () => aws, wait: async () => {}, usesFor: () => aws, output: fakeOutput() };
}

async function sync(aws: FakeIncidentManager, plans: readonly ResponsePlan[]): Promise<string> {
  const world = worldOf(aws);
  const prepared = await prepareSync(
    fakeRepository(plans, { sync: limits }),
    { repository: owner, attempt: "1" },
    world,
  );
  return renderSyncJson(await applySync(prepared, world));
}

async function undo(aws: FakeIncidentManager, record: string, prune = true): Promise<SyncResult> {
  const world = worldOf(aws);
  const repository = fakeRepository([], { sync: { ...limits, prune } });
  const options = { repository: owner, attempt: "2" };
  return applySync(await prepareUndo(repository, readSyncRecord(record), options, world), world);
}

const state = (aws: FakeIncidentManager) =>
  new Map([...aws.plansByName].sort().map(([name, { plan }]) => [name, normalizePlan(plan)]));
const told = ({ outcomes }: SyncResult) =>
  outcomes.map(({ kind, resource, status, reason }) => `${kind} ${resource} ${status} ${reason ?? ""}`.trim());

describe("an undo", () => {
  test("brings back what a sync created, changed and deleted", async () => {
    const aws = fakeIncidentManager([owned(named("a", full)), owned(named("b")), owned(named("kept"))]);
    const before = state(aws);
    const record = await sync(aws, [named("a"), named("c"), named("kept")]);
    expect(state(aws)).not.toEqual(before);
    expect(told(await undo(aws, record))).toEqual([
      "create response-plan/b applied",
      "update response-plan/a applied",
      "delete response-plan/c applied",
    ]);
    expect(state(aws)).toEqual(before);
    expect((await undo(aws, record)).outcomes).toEqual([]);
  });

  test("keeps the rules of a sync: what was created is deleted only with `--prune`", async () => {
    const aws = fakeIncidentManager([owned(named("a"))]);
    const record = await sync(aws, [named("a"), named("c")]);
    expect(told(await undo(aws, record, false))).toEqual([
      "delete response-plan/c refused No file declares `c`, and deletes need `--prune`",
    ]);
  });

  test("leaves alone what changed since", async () => {
    const aws = fakeIncidentManager([owned(named("a")), owned(named("b"))]);
    const record = await sync(aws, [named("a", full), named("b", full)]);
    aws.plansByName.set("a", owned(named("a", { ...full, displayName: "By hand" })));
    expect(told(await undo(aws, record))).toEqual([
      "update response-plan/b applied",
      "update response-plan/a refused `a` changed since that sync: `/displayName`",
    ]);
  });

  test("of a killed sync takes back what it came to do, and leaves alone what it did not", async () => {
    const aws = fakeIncidentManager([owned(named("a")), owned(named("b"))]);
    const before = state(aws);
    const world = worldOf(aws);
    const declared = fakeRepository([named("a", full), named("b", full), named("c"), named("d")], { sync: limits });
    const { targets } = await prepareSync(declared, { repository: owner, attempt: "1" }, world);
    const changes = targets.flatMap(({ decision }) => decision.permitted);
    const record = renderUnfinishedSync(changes.map((change) => ({ target: "prod", change })));
    aws.plansByName.set("a", owned(named("a", full)));
    aws.plansByName.set("c", owned(named("c")));
    expect(told(await undo(aws, record))).toEqual(["update response-plan/a applied", "delete response-plan/c applied"]);
    expect(state(aws)).toEqual(before);
  });

  test("takes the action's report, of its own repository alone", async () => {
    const aws = fakeIncidentManager([owned(named("a"))]);
    const before = state(aws);
    const world = worldOf(aws);
    const declared = fakeRepository([named("a", full)], { sync: limits });
    const prepared = await prepareSync(declared, { repository: owner, attempt: "1" }, world);
    const check = {
      ...{ summary: { files: 0, plans: 0, errors: 0, warnings: 0, notices: 0, unchecked: 0, suppressed: 0 } },
      ...{ diagnostics: [], unchecked: [], readiness: [] },
    };
    const sync = await applySync(prepared, world);
    const report = JSON.stringify(actionOutput({ check, repository: owner, headSha: "0", sync }));
    expect(() => readSyncRecord(report, "acme/other")).toThrow("Unexpected record of `acme/plans`");
    expect(told(await undo(aws, report))).toEqual(["update response-plan/a applied"]);
    expect(state(aws)).toEqual(before);
  });

  test("of a run that GitHub ran again leads to where the first attempt began", async () => {
    const aws = fakeIncidentManager([owned(named("a")), owned(named("b"))]);
    const before = state(aws);
    const texts = [await sync(aws, [named("a", full), named("b")]), await sync(aws, [named("a"), named("b", full)])];
    const made = joinRecords(texts.map((text) => readSyncRecord(text)));
    expect(made.map(({ name }) => name)).toEqual(["a", "b"]);
    const repository = fakeRepository([], { sync: limits });
    const options = { repository: owner, attempt: "2" };
    await applySync(await prepareUndo(repository, made, options, worldOf(aws)), worldOf(aws));
    expect(state(aws)).toEqual(before);
  });

  test("is exact for any two states", async () => {
    const plans = fc.uniqueArray(arbitraryPlan(fc.constantFrom("a", "b", "c")), {
      selector: ({ name }) => name,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(plans, plans, async (existing, declared) => {
        const aws = fakeIncidentManager([...existing, named("kept")].map(owned));
        const before = state(aws);
        const record = await sync(aws, [...declared, named("kept")]);
        await undo(aws, record);
        expect(state(aws)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  "",
  "{}",
  "[]",
  '{"schemaVersion": 1}',
  '{"schemaVersion": 1, "outcomes": [{"status": "applied", "target": "prod", "resource": "response-plan/a", "before": {"name": "a", "engagements": "x"}}]}',
])("a text that no sync printed is wrong usage: %s", (text) => {
  expect(() => readSyncRecord(text)).toThrow(UsageError);
});
