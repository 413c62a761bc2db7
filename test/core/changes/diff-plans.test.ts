import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change, RemotePlan } from "../../../src/core/changes/change.js";
import { isPlanChange } from "../../../src/core/changes/change.js";
import { diffPlans } from "../../../src/core/changes/diff-plans.js";
import { claimPlan } from "../../../src/core/changes/ownership.js";
import { schedulePlan } from "../../../src/core/changes/schedule-changes.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { fakeIncidentManager, remotePlan } from "../../fakes/incident-manager.js";
import { bare, contact, full, repository, target } from "./example.js";

const diff = (desired: readonly ResponsePlan[], actual: readonly RemotePlan[], declaredElsewhere: string[] = []) =>
  diffPlans({ target, repository, desired, actual, declaredElsewhere });
const owned = (plan: ResponsePlan) => remotePlan(claimPlan(plan, repository));
const named = (name: string, plan: ResponsePlan = bare) => ({ ...plan, name });

test("changes come by kind, then by name, whatever the order of the files", () => {
  const desired = ["d", "c", "b"].map((name) => named(name, full));
  const changes = diff(desired, [owned(named("z")), owned(named("c")), owned(named("a")), owned(named("b"))]).changes;
  expect(changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "create d",
    "update b",
    "update c",
    "delete a",
    "delete z",
  ]);
});

test("a plan made without Muster and as declared is unchanged and unmanaged, and no change", () => {
  const changes = diff([full], [remotePlan(full)]);
  expect(changes).toMatchObject({ changes: [], unchanged: ["p"], unmanaged: ["p"], ownedCount: 0 });
  expect(changes.unowned.map(({ name, repository: owner }) => [name, owner])).toEqual([["p", undefined]]);
});

test("a plan of another repository is named with its owner", () => {
  const changes = diff([full], [remotePlan(claimPlan(bare, "other/plans"))]);
  expect(changes.unowned[0]?.repository).toBe("other/plans");
  expect(changes.unmanaged).toEqual(["p"]);
});

test("plans that nobody declares are deleted only when this repository owns them", () => {
  const changes = diff(
    [],
    [remotePlan(named("a")), remotePlan(claimPlan(named("b"), "other/plans")), owned(named("c"))],
  );
  expect(changes.changes.map(({ kind, name }) => [kind, name])).toEqual([["delete", "c"]]);
  expect(changes.unmanaged).toEqual(["a", "b"]);
});

test("a plan that another target of the same account declares is kept", () => {
  expect(diff([], [owned(named("c"))], ["c"]).changes).toEqual([]);
});

test("a plan that may be declared in an unreadable file is undecided, no delete", () => {
  const actual = [owned(named("c")), owned(named("a")), remotePlan(named("foreign"))];
  const changes = diffPlans({ target, repository, desired: [named("a")], actual, holdsDeletes: true });
  expect(changes).toMatchObject({ changes: [], undecided: ["c"], unchanged: ["a"], unmanaged: ["foreign"] });
});

test("a shared plan of another account is nobody's business, even under a declared name", () => {
  const changes = diff([full], [remotePlan(full, "999988887777")]);
  expect(changes.changes.map(({ kind }) => kind)).toEqual(["create"]);
  expect(changes.unmanaged).toEqual([]);
});

describe("risk of an update", () => {
  const from: ResponsePlan = { ...full, incidentTemplate: { ...full.incidentTemplate, impact: 2 } };
  const template = from.incidentTemplate;
  const without = (member: keyof ResponsePlan): ResponsePlan => {
    const { [member]: _, ...rest } = from;
    return rest as ResponsePlan;
  };
  const cases: readonly [string, ResponsePlan, string][] = [
    ["no engagements any more", without("engagements"), "high"],
    ["no integration any more", without("integrations"), "high"],
    ["a lower impact", { ...from, incidentTemplate: { ...template, impact: 4 } }, "high"],
    ["another dedupe string", { ...from, incidentTemplate: { ...template, dedupeString: "shared" } }, "high"],
    ["other engagements", { ...from, engagements: [contact("bob")] }, "medium"],
    ["no chat channel any more", without("chatChannel"), "medium"],
    ["no runbook any more", without("actions"), "medium"],
    ["a higher impact", { ...from, incidentTemplate: { ...template, impact: 1 } }, "medium"],
    ["another title", { ...from, incidentTemplate: { ...template, title: "T" } }, "low"],
    ["no tags any more", without("tags"), "low"],
  ];
  test.each(cases)("%s", (_name, desired, risk) => {
    expect(diff([desired], [owned(from)]).changes[0]?.risk).toBe(risk);
  });
});

describe("digests", () => {
  const digests = (changes: readonly Change[]) => changes.map(({ digest }) => digest);

  test("do not depend on the order of plans, lists and Regions", () => {
    const plan = { ...full, engagements: [contact("ann"), contact("bob")] };
    const turned = { ...full, engagements: [contact("bob"), contact("ann")] };
    const actual = [owned({ ...bare, tags: { a: "1", b: "2" } }), owned(named("q"))];
    const other = diffPlans({
      target: { ...target, name: "renamed", regions: ["eu-west-1", "us-east-1"] },
      repository,
      desired: [named("r"), turned],
      actual: [...actual].reverse(),
    });
    const one = diff([plan, named("r")], actual);
    expect(other.digest).toBe(one.digest);
    expect(digests(other.changes)).toEqual(digests(one.changes));
    expect(one.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test.each<[string, Partial<typeof target>]>([
    ["account", { account: "444455556666" }],
    ["Regions", { regions: ["us-east-1"] }],
  ])("move with the %s", (_name, place) => {
    const input = { repository, desired: [full], actual: [] };
    const there = diffPlans({ ...input, target: { ...target, ...place } });
    expect(there.digest).not.toBe(diffPlans({ ...input, target }).digest);
  });

  test("move with the actual state as with the desired one", () => {
    const all = [
      diff([full], [owned(bare)]),
      diff([full], [owned({ ...bare, displayName: "x" })]),
      diff([{ ...full, displayName: "y" }], [owned(bare)]),
      diff([full], []),
    ].map(({ digest }) => digest);
    expect(new Set(all).size).toBe(all.length);
  });
});

test("after the operations of a diff the next diff is empty, for any state and any declaration", async () => {
  const plans = fc.uniqueArray(arbitraryPlan(fc.constantFrom("a", "b", "c", "d")), {
    maxLength: 4,
    selector: ({ name }) => name,
  });
  await fc.assert(
    fc.asyncProperty(plans, plans, async (desired, existing) => {
      const aws = fakeIncidentManager(existing.map(owned));
      const first = diff(desired, await aws.plans());
      for (const operation of first.changes
        .filter(isPlanChange)
        .flatMap((change) => schedulePlan(change, { repository, attempt: "1" })))
        await aws.perform(operation);
      const second = diff(desired, await aws.plans());
      expect(second).toMatchObject({ changes: [], unowned: [] });
      expect(second.unchanged).toHaveLength(desired.length);
    }),
  );
});
