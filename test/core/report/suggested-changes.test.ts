import { describe, expect, test } from "vitest";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { type SuggestedChange, suggestChanges } from "../../../src/core/report/suggested-changes.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

const file = "plans/a.yaml";

function suggest(text: string): readonly SuggestedChange[] {
  const [[source]] = parseSource(file, new TextEncoder().encode(text));
  if (source === undefined) throw new Error("no document");
  return suggestChanges(file, text, decodeResource(source)[1]);
}

describe("a suggested change", () => {
  test("replaces the lines of the fix and no others", () => {
    const [change, ...others] = suggest("name: a\nincidentTemplate:\n  title: x\n  impakt: 3 # why\n");
    expect(others).toEqual([]);
    expect(change).toMatchObject({ file, firstLine: 4, lastLine: 4, before: ["  impakt: 3 # why"] });
    expect(change?.body).toContain("```suggestion\n  impact: 3 # why\n```");
  });

  test("has a fence that its lines cannot close", () => {
    const [change] = suggest("name: a\nincidentTemplate: {title: x, impakt: 3, summary: '```` @all'}\n");
    expect(change?.body).toMatch(/^`````suggestion$/mu);
  });

  test("is not made of lines that cannot be shown as they are", () => {
    expect(suggest("name: a\nincidentTemplate: {title: '\u202e', impakt: 3}\n")).toEqual([]);
  });

  test("is not made of findings without a fix", () => {
    expect(suggest("name: a\nincidentTemplate: {title: x, impact: 9}\n")).toEqual([]);
  });
});
