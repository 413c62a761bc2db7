import { describe, expect, test } from "vitest";
import { compileGlobs, literalGlob } from "../../../src/core/plan/path-globs.js";

describe("a path as a glob matches itself alone", () => {
  test.each([
    "plans/a.yaml",
    "plans/[a].yaml",
    "plans/{a,b}.yaml",
    "plans/*.yaml",
    "!a.yaml",
    "#a.yaml",
    "+(a)@(b)?.yaml",
    "plans/a\\b.yaml",
    "plans/[!a.yaml",
  ])("%s", (path) => {
    const { matches } = compileGlobs([literalGlob(path)]);
    expect(matches(path)).toBe(true);
    expect(["plans/b.yaml", "a.yaml", "b.yaml", "plans/x.yaml"].some(matches)).toBe(false);
  });

  test("and what is below it, with a glob behind", () => {
    const { matches, reaches } = compileGlobs([`${literalGlob("plans/{a,b}")}/**/*.yaml`]);
    expect(matches("plans/{a,b}/c/d.yaml")).toBe(true);
    expect(matches("plans/a/c/d.yaml")).toBe(false);
    expect(reaches("plans/{a,b}")).toBe(true);
  });
});
