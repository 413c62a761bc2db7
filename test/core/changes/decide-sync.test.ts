import { describe, expect, test } from "vitest";
import type { RemotePlan } from "../../../src/core/changes/change.js";
import { decideSync, type SyncRequest } from "../../../src/core/changes/decide-sync.js";
import { diffPlans } from "../../../src/core/changes/diff-plans.js";
import { claimPlan } from "../../../src/core/changes/ownership.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { bare, contact, full, repository, target } from "./example.js";

const owned = (plan: ResponsePlan) => remotePlan(claimPlan(plan, repository));
const named = (name: string, plan: ResponsePlan = bare) => ({ ...plan, name });
const names = (...letters: string[]) => letters.map((letter) => named(letter));
const manyOwned = (count: number) => Array.from({ length: count }, (_, index) => owned(named(`plan-${index}`)));

function decide(
  desired: readonly ResponsePlan[],
  actual: readonly RemotePlan[],
  { limits, ...request }: Partial<Omit<SyncRequest, "limits">> & { limits?: Partial<SyncRequest["limits"]> } = {},
) {
  const changes = diffPlans({ target, repository, desired, actual });
  return decideSync(changes, {
    repository,
    limits: { prune: true, maxDeletes: 1, maxDeleteRatio: 0.3, maxUpdateRatio: 0.5, unreviewed: "apply", ...limits },
    adopt: [],
    confirmDelete: [],
    declaredCounts: { ResponsePlan: desired.length },
    unusable: new Map(),
    ...request,
  });
}

const permitted = (decision: ReturnType<typeof decide>) =>
  decision.permitted.map(({ kind, name }) => `${kind} ${name}`);
const refused = (decision: ReturnType<typeof decide>) =>
  decision.refused.map(({ change, reason }) => `${change.name}: ${reason}`);

describe("a plan that nobody owns", () => {
  test("stops the sync of its target, and says how to go on", () => {
    const decision = decide([named("a", full), named("b")], [remotePlan(named("a"))]);
    expect(permitted(decision)).toEqual([]);
    expect(refused(decision)).toEqual(["a: `a` exists and does not belong to `acme/plans`"]);
    expect(decision.refused[0]?.hint).toContain("--adopt a");
    expect(decision.held.map(({ change, reason }) => [change.name, reason])).toEqual([
      ["b", "The sync stopped: `a` is not this repository's"],
    ]);
  });

  test("is refused also when it is as declared", () => {
    expect(refused(decide([full], [remotePlan(full)]))).toHaveLength(1);
  });

  test("is taken over by name", () => {
    expect(permitted(decide([named("a", full)], [remotePlan(named("a"))], { adopt: ["a"] }))).toEqual(["update a"]);
    expect(permitted(decide([full], [remotePlan(full)], { adopt: ["p"] }))).toEqual(["update p"]);
  });
});

test("a plan of another repository cannot be adopted, and both are named", () => {
  const decision = decide([full], [remotePlan(claimPlan(full, "other/plans"))], { adopt: ["p"] });
  expect(refused(decision)).toEqual(["p: `p` belongs to `other/plans`, and `acme/plans` declares it too"]);
});

describe("deletes", () => {
  const two = [owned(named("a")), owned(named("b"))];

  test("need to be asked for", () => {
    expect(refused(decide(names("a"), two, { limits: { prune: false } }))).toEqual([
      "b: No file declares `b`, and deletes need `--prune`",
    ]);
    expect(permitted(decide(names("a"), two))).toEqual(["delete b"]);
  });

  test("never leave a target without plans", () => {
    expect(refused(decide([], [owned(named("a"))]))).toEqual([
      "a: Deleting `a` would leave the target without any plan",
    ]);
  });

  test("wait until every file can be read", () => {
    expect(refused(decide(names("a"), two, { unreadable: "`plans/b.yaml` could not be read" }))).toEqual([
      "b: `b` may still be declared: `plans/b.yaml` could not be read",
    ]);
  });

  test("wait while something uses the plan, whatever is confirmed", () => {
    const uses = new Map([[two[1]?.arn ?? "", { description: "alarm `checkout` in us-east-1", isKnown: true }]]);
    expect(refused(decide(names("a"), two, { uses, confirmDelete: ["b"] }))).toEqual([
      "b: `b` is still used by alarm `checkout` in us-east-1",
    ]);
  });

  test("wait where nobody can say what uses the plan, unless confirmed by name", () => {
    const uses = new Map([[two[1]?.arn ?? "", { description: "access denied", isKnown: false }]]);
    expect(refused(decide(names("a"), two, { uses }))).toEqual([
      "b: Nobody can say whether `b` is still used: access denied",
    ]);
    expect(permitted(decide(names("a"), two, { uses, confirmDelete: ["b"] }))).toEqual(["delete b"]);
  });

  test("beyond the number are all refused, unless confirmed by name", () => {
    const actual = manyOwned(20);
    const desired = actual.slice(3).map(({ plan }) => plan);
    expect(refused(decide(desired, actual))).toHaveLength(3);
    expect(refused(decide(desired, actual))[0]).toContain("Unexpected 3 deletes, expected at most 1");
    const confirmed = decide(desired, actual, { confirmDelete: ["plan-0", "plan-2"] });
    expect(permitted(confirmed)).toEqual(["delete plan-0", "delete plan-1", "delete plan-2"]);
  });

  test("beyond the share are refused, but not a single one", () => {
    const limits = { maxDeletes: 9 };
    const actual = manyOwned(5);
    expect(refused(decide(names("plan-0", "plan-1", "plan-2"), actual, { limits }))[0]).toContain("40 %");
    expect(permitted(decide(names("a"), two, { limits }))).toEqual(["delete b"]);
  });
});

describe("updates", () => {
  const changed = (plans: readonly RemotePlan[], count: number) =>
    plans.map(({ plan }, index) => (index < count ? { ...plan, displayName: "new" } : plan));

  test("beyond the share of the plans are all refused", () => {
    const actual = manyOwned(10);
    expect(permitted(decide(changed(actual, 5), actual))).toHaveLength(5);
    expect(refused(decide(changed(actual, 6), actual))).toHaveLength(6);
  });

  test("of a handful of plans are never too many", () => {
    const actual = manyOwned(9);
    expect(permitted(decide(changed(actual, 9), actual))).toHaveLength(9);
  });
});

test("a plan whose file has errors is left as it is", () => {
  const unusable = new Map([["response-plan/a", "`plans/a.yaml` has errors"]]);
  const decision = decide([named("a", full), named("b")], [owned(named("a"))], { unusable });
  expect(refused(decision)).toEqual(["a: `plans/a.yaml` has errors"]);
  expect(permitted(decision)).toEqual(["create b"]);
});

test("a plan with 50 tags has no room for the ownership tag", () => {
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`t${index}`, "x"]));
  expect(refused(decide([{ ...bare, tags }], []))).toHaveLength(1);
});

describe("a review", () => {
  const actual = [owned({ ...full, engagements: [contact("ann")] })];
  const desired = [{ ...full, displayName: "New", engagements: [contact("cyd")] }, named("q")];
  const changes = diffPlans({ target, repository, desired, actual });
  const record = changes.changes.map((change) => ({
    target: "prod",
    resource: `response-plan/${change.name}`,
    kind: change.kind,
    digest: change.digest,
    fields: change.kind === "update" ? change.fields : [],
  }));

  test("permits what it saw, as a whole or change by change", () => {
    const whole = { digests: new Set([changes.digest]), changes: [] };
    expect(permitted(decide(desired, actual, { review: whole }))).toEqual(["create q", "update p"]);
    const one = { digests: new Set([changes.changes[0]?.digest ?? ""]), changes: [] };
    expect(permitted(decide(desired, actual, { review: one }))).toEqual(["create q"]);
    expect(refused(decide(desired, actual, { review: one }))).toEqual([
      `p: No reviewed digest covers this update of \`p\`; that of \`prod\` is now \`${changes.digest}\``,
    ]);
  });

  test("refuses one by one what moved, names the field, and applies the rest", () => {
    const review = { digests: new Set(record.map(({ digest }) => digest)), changes: record };
    const moved = [owned({ ...full, engagements: [contact("bob")] })];
    const decision = decide(desired, moved, { review });
    expect(permitted(decision)).toEqual(["create q"]);
    expect(refused(decision)).toEqual([
      `p: \`p\`: \`/engagements\` is now \`["${contact("bob")}"]\`, was \`["${contact("ann")}"]\` at review; changed by a person in the console?`,
    ]);
  });

  test("tells a delete from the update that was reviewed", () => {
    const review = { digests: new Set<string>(), changes: record };
    expect(refused(decide([named("q")], actual, { review }))).toContain(
      "p: Unexpected delete of `p`, expected the update that was reviewed",
    );
  });
});
