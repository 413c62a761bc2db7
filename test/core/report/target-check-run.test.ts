import { describe, expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../../src/core/diagnostic.js";
import { targetCheckRun } from "../../../src/core/report/target-check-run.js";
import { checkResult, diagnostic } from "./sample-results.js";

const finding = (file: string, severity: Severity): Diagnostic =>
  diagnostic({ severity, at: { file, line: 1, column: 1, endLine: 1, endColumn: 2 } });
const untouched = { rule: "unknown-role", target: "prod", reason: "7 plans were not looked at", untouched: 7 };
const open = { rule: "unknown-role", plan: "a", target: "prod", reason: "no facts" };
const failOn = "error";

describe("the conclusion", () => {
  test.each([
    ["success where everything was checked", [], "success"],
    ["neutral where something was not", [open], "neutral"],
    ["neutral where only plans were not that the change leaves alone", [untouched], "neutral"],
  ] as const)("is %s", (_, unchecked, conclusion) => {
    expect(targetCheckRun(checkResult({ unchecked }), "prod", undefined, { failOn }).conclusion).toBe(conclusion);
  });

  test("comes with a title that tells what nobody could check from what nobody had to", () => {
    expect(targetCheckRun(checkResult({ unchecked: [untouched, open] }), "prod", undefined, { failOn }).title).toBe(
      "0 errors, 0 warnings, 1 unchecked, changes not compared, 7 plans not touched and not looked at in AWS",
    );
  });
});

describe("the annotations", () => {
  const diagnostics = [
    finding("plans/far.yaml", "notice"),
    finding("plans/far.yaml", "warning"),
    finding("plans/near.yaml", "notice"),
    finding("plans/near.yaml", "warning"),
    finding("plans/far.yaml", "error"),
  ];
  const annotated = (options: Partial<Parameters<typeof targetCheckRun>[3]>, of = diagnostics) =>
    targetCheckRun(checkResult({ diagnostics: of }), "prod", undefined, { failOn, ...options });

  test("are the worst first, of those in the changed files first", () => {
    const run = annotated({ isTouched: (file) => file === "plans/near.yaml" });
    expect(run.annotations.map(({ severity, at }) => `${severity} ${at.file}`)).toEqual([
      "error plans/far.yaml",
      "warning plans/near.yaml",
      "warning plans/far.yaml",
      "notice plans/near.yaml",
      "notice plans/far.yaml",
    ]);
    expect(run.summary).not.toContain("without an annotation");
  });

  test("leave out what is wrong in files that do not change where there is much of it", () => {
    const many = Array.from({ length: 400 }, (_, index) => finding(`plans/${index}.yaml`, "notice"));
    const run = annotated({ isTouched: (file) => file === "plans/399.yaml" }, [
      ...many,
      finding("plans/0.yaml", "warning"),
    ]);
    expect(run.annotations).toHaveLength(250);
    expect(run.annotations.slice(0, 2).map(({ at }) => at.file)).toEqual(["plans/0.yaml", "plans/399.yaml"]);
    expect(run.summary).toContain("151 findings without an annotation");
    const touched = annotated({ isTouched: () => true }, many);
    expect(touched.annotations).toHaveLength(400);
  });

  test("are all findings where nobody knows what changes", () => {
    expect(annotated({}).annotations).toHaveLength(5);
  });

  test("are a thousand at most, and the rest is counted", () => {
    const many = Array.from({ length: 1_200 }, () => finding("plans/a.yaml", "notice"));
    const run = annotated({}, [...many, finding("plans/b.yaml", "error")]);
    expect(run.annotations).toHaveLength(1_000);
    expect(run.annotations[0]?.severity).toBe("error");
    expect(run.summary).toContain("201 findings without an annotation");
  });
});
