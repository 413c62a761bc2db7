import { expect, test } from "vitest";
import type { RemotePlan } from "../../../src/core/changes/change.js";
import { comparePlans } from "../../../src/core/changes/compare-plans.js";
import { ignoreDrift } from "../../../src/core/changes/ignore-drift.js";
import { normalizePlan } from "../../../src/core/changes/normalize-plan.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolvePlan } from "../../../src/core/plan/resolve-plan.js";
import type { ResolvedPlan } from "../../../src/core/plan/resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { prod } from "../../fakes/repository.js";

const today = "2026-11-28";

function declare(text: string): ResolvedPlan {
  const [[source]] = parseSource("plans/p.yaml", new TextEncoder().encode(text));
  const [resource] = source === undefined ? [] : decodeResource(source);
  const [plan] = resource === undefined ? [] : resolvePlan(resource, prod);
  if (plan === undefined) throw new Error("not a plan");
  return plan;
}

function left(text: string, actual: RemotePlan, day: string | undefined = today): readonly string[] {
  const { plans } = ignoreDrift([declare(text)], [actual], day);
  const [plan] = plans;
  return plan === undefined
    ? []
    : comparePlans(normalizePlan(actual.plan), normalizePlan(plan)).map((one) => one.pointer);
}

const inAws = remotePlan({
  name: "p",
  displayName: "By hand",
  incidentTemplate: { title: "Other", impact: 1, incidentTags: { team: "x" } },
  tags: { team: "x", __proto__: "y" },
});

const file = (parts: { head?: string; impact?: string; tags?: string } = {}) =>
  `${parts.head ?? ""}name: p
incidentTemplate:
  title: T
  impact: 3${parts.impact ?? ""}
  incidentTags: {team: a}
tags:${parts.tags ?? ""}
  team: a
`;

test("without a comment every field that differs is told", () => {
  expect(left(file(), inAws)).toEqual([
    "/displayName",
    "/incidentTemplate/impact",
    "/incidentTemplate/incidentTags/team",
    "/incidentTemplate/title",
    "/tags/team",
  ]);
});

test.each([
  [
    "on the field's line",
    { impact: " # muster: ignore[drift] lowered for the migration (until 2027-01-31)" },
    "/incidentTemplate/impact",
  ],
  [
    "on a line above",
    { impact: "\n  # muster: ignore[drift] the console's business" },
    "/incidentTemplate/incidentTags/team",
  ],
  ["on the mapping that holds it", { tags: " # muster: ignore[drift] tagged by the billing job" }, "/tags/team"],
])("a comment %s leaves the field alone", (_, parts, gone) => {
  expect(left(file(), inAws)).toContain(gone);
  expect(left(file(parts), inAws)).toEqual(left(file(), inAws).filter((pointer) => pointer !== gone));
});

test("a comment at the head leaves the whole plan alone, and says why and until when", () => {
  const text = file({ head: "# muster: ignore[drift] frozen for the audit (until 2026-11-28)\n" });
  expect(left(text, inAws)).toEqual([]);
  const { ignored } = ignoreDrift([declare(text)], [inAws], today);
  expect(ignored[0]).toEqual({
    name: "p",
    pointer: "/displayName",
    reason: "frozen for the audit",
    until: "2026-11-28",
    file: "plans/p.yaml",
    line: 1,
  });
});

test.each([
  ["whose day has passed", " # muster: ignore[drift] why (until 2026-11-27)", today],
  ["without a reason", " # muster: ignore[drift]", today],
  ["with no date at all", " # muster: ignore[drift] why (until tomorrow)", today],
  ["about another thing", " # muster: ignore[missing-runbook] why", today],
  ["with a date where nobody knows the day", " # muster: ignore[drift] why (until 2099-01-01)", undefined],
])("a comment %s leaves nothing alone", (_, impact, day) => {
  const [without, withComment] = [file(), file({ impact })].map((text) =>
    ignoreDrift([declare(text)], [inAws], day).plans.map((plan) => plan.incidentTemplate.impact),
  );
  expect(withComment).toEqual(without);
});

test("a plan that AWS lacks is made all the same", () => {
  const text = file({ head: "# muster: ignore[drift] why\n" });
  expect(ignoreDrift([declare(text)], [], today).plans).toHaveLength(1);
});
