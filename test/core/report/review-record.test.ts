import { expect, test } from "vitest";
import type { Change, TargetChanges } from "../../../src/core/changes/change.js";
import { isReviewed } from "../../../src/core/changes/review.js";
import { readReviewRecords, writeReviewRecord } from "../../../src/core/report/review-record.js";
import { hostileTexts } from "./sample-results.js";

const plan = (name: string) => ({ name, incidentTemplate: { title: "t", impact: 1 } });

function changesOf(names: readonly string[], text = "x"): TargetChanges {
  const changes = names.map(
    (name): Change => ({
      resourceKind: "ResponsePlan",
      kind: "update",
      name,
      digest: `sha256:${name}`,
      risk: "low",
      desired: plan(name),
      actual: { arn: name, account: "111122223333", plan: plan(name) },
      fields: [{ pointer: "/incidentTemplate/summary", actual: text, desired: `${text}!` }],
    }),
  );
  return {
    target: "prod",
    account: "111122223333",
    region: "us-east-1",
    digest: "sha256:all",
    changes,
    unchanged: [],
    unmanaged: [],
    unowned: [],
    ownedCount: 1,
  };
}

const [first] = changesOf(["a"]).changes;

test.each(hostileTexts)("a record survives its way through GitHub with %j in it", (text) => {
  const shown = `intro\n\n${writeReviewRecord(changesOf(["a"], text), 60_000)}\n\noutro`;
  expect(shown.split("\n").filter((line) => line.startsWith("```"))).toHaveLength(2);
  expect(shown).toMatch(/^[\n -~]*$/u);
  const review = readReviewRecords([shown.replaceAll("\n", "\r\n")]);
  expect(review.changes[0]?.fields).toEqual([
    { pointer: "/incidentTemplate/summary", actual: text, desired: `${text}!` },
  ]);
  expect(first !== undefined && isReviewed(review, changesOf(["a"]), first)).toBe(true);
});

test("a large record keeps the digests before the fields", () => {
  const names = Array.from({ length: 300 }, (_, index) => `plan-${index}`);
  const record = writeReviewRecord(changesOf(names, "long".repeat(100)), 60_000);
  expect(record.length).toBeLessThan(60_000);
  const review = readReviewRecords([record]);
  expect(review.digests.has("sha256:plan-299")).toBe(true);
  expect(review.changes[0]?.fields).toEqual([]);
});

test("a record that cannot hold every change still permits all of them together", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `plan-${index}`);
  const review = readReviewRecords([writeReviewRecord(changesOf(names), 60_000)]);
  expect([...review.digests]).toEqual(["sha256:all"]);
});

test.each([
  "",
  "```json\n{}\n```",
  "```json muster-review-record\nnot json\n```",
  '```json muster-review-record\n{"schemaVersion":2,"target":"prod","digest":"d","changes":[]}\n```',
  '```json muster-review-record\n{"schemaVersion":1,"target":1,"digest":"d","changes":[]}\n```',
  '> ```json muster-review-record\n{"schemaVersion":1,"target":"p","digest":"d","changes":[]}\n```',
])("what is no record permits nothing: %j", (text) => {
  expect(readReviewRecords([text])).toEqual({ digests: new Set(), changes: [] });
});
