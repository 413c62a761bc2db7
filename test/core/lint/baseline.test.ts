import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/diagnostic.js";
import { parseBaseline, splitByBaseline, toBaseline } from "../../../src/core/lint/baseline.js";

function finding(rule: string, pointer: string, line = 1, message = "Unexpected"): Diagnostic {
  const at = { file: "plans/a.yaml", line, column: 1, endLine: line, endColumn: 2 };
  return { rule, severity: "error", at, message, pointer, plan: "a", target: "prod" };
}

describe("baseline", () => {
  test("knows a finding again after its line and words have changed", () => {
    const baseline = toBaseline([finding("blank-title", "/title", 3, "before")], []);
    const { fresh, known } = splitByBaseline([finding("blank-title", "/title", 9, "after")], baseline, []);
    expect([fresh.length, known.length]).toEqual([0, 1]);
  });

  test("tells what is more than it knows", () => {
    const baseline = toBaseline([finding("blank-title", "/title")], []);
    const now = [finding("blank-title", "/title"), finding("blank-title", "/title"), finding("blank-title", "/other")];
    const { fresh, known } = splitByBaseline(now, baseline, []);
    expect([fresh.length, known.length]).toEqual([2, 1]);
  });

  test("never gets used to broken files and locked rules", () => {
    const now = [finding("invalid-yaml", ""), finding("engages-nobody", "/engagements")];
    expect(toBaseline(now, ["engages-nobody"]).findings).toEqual([]);
    const baseline = toBaseline(now, []);
    expect(splitByBaseline(now, baseline, ["engages-nobody"]).known).toEqual([]);
  });

  test("comes back from its text", () => {
    const baseline = toBaseline([finding("blank-title", "/title")], []);
    expect(parseBaseline(JSON.stringify(baseline))).toEqual(baseline);
  });

  test.each([
    "",
    "[]",
    "{}",
    '{"schemaVersion": 2, "findings": []}',
    '{"schemaVersion": 1, "findings": [{"rule": 1}]}',
  ])("does not take %j for a baseline", (text) => {
    expect(parseBaseline(text)).toBeUndefined();
  });
});
