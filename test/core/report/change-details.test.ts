import { expect, test } from "vitest";
import { changeLines } from "../../../src/core/report/change-details.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { bare } from "../changes/example.js";

const linesOf = (actual: unknown, desired: unknown) =>
  changeLines({
    resourceKind: "ResponsePlan",
    kind: "update",
    name: bare.name,
    digest: "sha256:0",
    risk: "low",
    desired: bare,
    actual: remotePlan(bare),
    fields: [{ pointer: "/field", ...(actual !== undefined && { actual }), ...(desired !== undefined && { desired }) }],
  }).slice(1);

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

test.each<[what: string, actual: unknown, desired: unknown, lines: readonly string[]]>([
  ["a number", 3, 1, ["- 3", "+ 1"]],
  ["a text that is new", undefined, "slow", ["+ slow"]],
  ["a text that is gone", "slow", undefined, ["- slow"]],
  ["a set, by its members", ["a", "b"], ["b", "c"], ["- a", "+ c"]],
  ["a list, by its order", ["a", "b"], ["b", "a"], ["- - a", "  - b", "+ - a"]],
  ["a line, with the one above and below", "1\n2\n3\n4\n5", "1\n2\nx\n4\n5", ["  2", "- 3", "+ x", "  4"]],
  ["an end of line", "slow", "slow\n", ["- slow", "\\ No newline at end of file", "+ slow"]],
  [
    "JSON in a text, laid out",
    '{"steps":[{"wait":"PT1S"}],"version":"0.3"}',
    '{"steps":[{"wait":"PT2S"}],"version":"0.3"}',
    ["  steps:", "-   - wait: PT1S", "+   - wait: PT2S", '  version: "0.3"'],
  ],
  ["JSON that differs in its form only, as it is", '{"a":1}', '{"a": 1}', ['- {"a":1}', '+ {"a": 1}']],
  ["what only looks like JSON, as it is", "{a", "{b", ["- {a", "+ {b"]],
  ["an object, as files have it", { Wait: 5 }, { Wait: 3, Retry: 1 }, ["- Wait: 5", "+ Wait: 3", "+ Retry: 1"]],
])("shows %s", (_, actual, desired, lines) => {
  expect(linesOf(actual, desired)).toEqual(lines);
});

test("shows each of several places of a long text, and nothing of what lies between", () => {
  const before = numbered(60);
  const after = before.map((line) => (line === "line 5" || line === "line 50" ? `${line}!` : line));
  expect(linesOf(before.join("\n"), after.join("\n"))).toEqual([
    ...["  line 4", "- line 5", "+ line 5!", "  line 6", "  …"],
    ...["  line 49", "- line 50", "+ line 50!", "  line 51"],
  ]);
});

test("cuts a long line where it begins to differ, so that the difference is seen", () => {
  const [removed, added] = linesOf(`${"word ".repeat(300)}old end`, `${"word ".repeat(300)}new end`);
  expect(removed).toMatch(/^- …(word )+old end$/u);
  expect(added).toMatch(/^\+ …(word )+new end$/u);
  expect(removed?.length).toBeLessThan(100);
});

test("cuts a long line that is gone at its end", () => {
  const [removed] = linesOf(`first\n${"word ".repeat(300)}`, "first").slice(1);
  expect(removed).toMatch(/^- word (word )+.*…$/u);
});

test("shows texts that have nothing in common one after the other", () => {
  const [before, after] = [numbered(4_000), numbered(4_000).map((line) => `new ${line}`)];
  const lines = linesOf(before.join("\n"), after.join("\n"));
  expect(lines).toHaveLength(8_000);
  expect(lines[0]).toBe("- line 0");
  expect(lines[4_000]).toBe("+ new line 0");
});
