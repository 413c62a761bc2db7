import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { DiffResult, SyncResult } from "../../../src/core/changes/change.js";
import { decideSync } from "../../../src/core/changes/decide-sync.js";
import { diffPlans } from "../../../src/core/changes/diff-plans.js";
import { claimPlan } from "../../../src/core/changes/ownership.js";
import { scheduleChanges } from "../../../src/core/changes/schedule-changes.js";
import { diffOutput, renderDiffJson } from "../../../src/core/report/diff-json.js";
import { renderDiffMarkdown } from "../../../src/core/report/diff-markdown.js";
import { renderDiffText } from "../../../src/core/report/diff-text.js";
import { renderSyncJson } from "../../../src/core/report/sync-json.js";
import { renderSyncText } from "../../../src/core/report/sync-text.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { bare, contact, full, repository, target } from "../changes/example.js";

const named = (name: string) => ({ ...bare, name });
const changes = diffPlans({
  target,
  repository,
  desired: [
    named("new"),
    {
      ...full,
      engagements: [contact("bob")],
      incidentTemplate: { ...full.incidentTemplate, impact: 1, summary: "It is\nslow" },
    },
    named("same"),
    named("hand-made"),
  ],
  actual: [
    remotePlan(claimPlan(full, repository)),
    remotePlan(claimPlan(named("same"), repository)),
    remotePlan(claimPlan(named("old"), repository)),
    remotePlan(named("hand-made")),
  ],
});
const failures = [{ target: "staging", reason: "`sts:GetCallerIdentity` failed", hint: "Give Muster credentials" }];
const diff: DiffResult = { targets: [changes], failures };

const decision = decideSync(changes, {
  repository,
  limits: { prune: false, maxDeletes: 1, maxDeleteRatio: 0.3, maxUpdateRatio: 0.5, unreviewed: "apply" },
  adopt: ["hand-made"],
  confirmDelete: [],
  declaredCounts: { ResponsePlan: 4 },
  unusable: new Map(),
});
const outcome = { target: "prod", resource: "response-plan/x" } as const;
const sync: SyncResult = {
  applied: false,
  outcomes: [
    ...decision.permitted.map((change) => ({
      ...outcome,
      resource: `response-plan/${change.name}`,
      kind: change.kind,
      status: "notTried" as const,
      change,
      operations: scheduleChanges([change], { repository, attempt: "", regions: ["us-east-1"] }),
    })),
    ...decision.refused.map(({ change, reason, hint = "" }) => ({
      ...outcome,
      resource: `response-plan/${change.name}`,
      kind: change.kind,
      status: "refused" as const,
      change,
      reason,
      hint,
    })),
  ],
};

function validator(name: string) {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schemas", name), "utf8"));
  return new Ajv2020({ strict: true, allErrors: true }).compile(schema);
}

describe("the JSON of a diff", () => {
  test("is what its schema says", () => {
    const validate = validator("diff-output.schema.json");
    validate(JSON.parse(renderDiffJson(diff)));
    expect(validate.errors).toBeNull();
  });

  test("counts, and gives every change its fields", () => {
    const [first] = diffOutput(diff).targets;
    expect(first?.summary).toEqual({ create: 1, update: 1, delete: 1, unchanged: 2, unmanaged: 1 });
    expect(
      first?.changes.map(({ kind, resource, risk, fields }) => [
        kind,
        resource,
        risk,
        fields.map((field) => field.pointer),
      ]),
    ).toEqual([
      ["create", "response-plan/new", "low", [""]],
      [
        "update",
        "response-plan/p",
        "medium",
        ["/incidentTemplate/impact", "/incidentTemplate/summary", "/engagements"],
      ],
      ["delete", "response-plan/old", "high", [""]],
    ]);
    expect(first?.unowned).toEqual([{ resource: "response-plan/hand-made" }]);
  });
});

test("the JSON of a sync is what its schema says", () => {
  const validate = validator("sync-output.schema.json");
  validate(JSON.parse(renderSyncJson(sync)));
  expect(validate.errors).toBeNull();
  const applied: SyncResult = {
    applied: true,
    outcomes: [{ ...outcome, kind: "update", status: "applied" }],
    failures,
  };
  validate(JSON.parse(renderSyncJson(applied)));
  expect(validate.errors).toBeNull();
});

test("the text of a diff says what it means to responders, then field by field", async () => {
  await expect(renderDiffText(diff)).toMatchFileSnapshot("diff.expected.txt");
});

test("the text of a dry run shows the calls that it would make", async () => {
  await expect(renderSyncText(sync)).toMatchFileSnapshot("sync.expected.txt");
});

test("the Markdown of a diff keeps to its size, the meaning first", async () => {
  await expect(renderDiffMarkdown(diff)).toMatchFileSnapshot("diff.expected.md");
  expect(renderDiffMarkdown(diff, 900)).toContain("Left out for their size");
});

test("names and values cannot act on a terminal", () => {
  const desired = [{ ...bare, displayName: "\u001b[31mred\u001b[0m\n::error::x" }];
  const hostile = diffPlans({ target, repository, desired, actual: [remotePlan(claimPlan(bare, repository))] });
  const text = renderDiffText({ targets: [hostile] });
  expect(text).not.toContain("\u001b");
  expect(text).not.toMatch(/^\s*::error/m);
});
