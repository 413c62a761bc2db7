import { describe, expect, test } from "vitest";
import type { FactSource } from "../../../src/core/facts/facts.js";
import { createFactLocator, locateFact } from "../../../src/core/facts/locate-fact.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

const text = `{
  "output": [
    {"Role": {"AssumeRolePolicyDocument": {
      "Statement": [
        {"Sid": "a/b"},
        {"Sid": "b"}
      ]
    }}},
    {"x/y~z": {"Policy": "%7B%7D"}}
  ]
}
`;
const recorded = (pointer: string): FactSource => ({ kind: "recorded", file: "facts/a.json", pointer });

describe("a recorded fact", () => {
  test.each([
    ["itself", "/output/0/Role", undefined, { line: 3, column: 14 }],
    ["a statement", "/output/0/Role/AssumeRolePolicyDocument", 1, { line: 6, column: 9 }],
    ["a statement that is not there: the list", "/output/0/Role/AssumeRolePolicyDocument", 7, { line: 4, column: 20 }],
    ["a policy as text", "/output/1/x~1y~0z/Policy", 0, { line: 9, column: 26 }],
    ["what is not there: its parent", "/output/1/x~1y~0z/Other/deep", undefined, { line: 9, column: 15 }],
    ["the whole file", "", undefined, { line: 1, column: 1 }],
  ])("%s", (_, pointer, statement, at) => {
    expect(locateFact(recorded(pointer), text, statement)).toMatchObject({ file: "facts/a.json", ...at });
    const locate = createFactLocator([{ path: "facts/a.json", text: `\ufeff${text}` }]);
    expect(locate(recorded(pointer), statement)).toMatchObject(at);
  });

  test("in a file that is not at hand has no place, as a live one", () => {
    const locate = createFactLocator([]);
    expect(locate(recorded("/x"))).toBeUndefined();
    expect(locate({ kind: "live", recordedAt: "2026-01-01T00:00:00.000Z" })).toBeUndefined();
  });
});

describe("a declared fact", () => {
  const yaml = `kind: Contact
Alias: x
---
kind: Role
Policies:
  - PolicyName: start
    PolicyDocument:
      Statement:
        - Sid: One
        - Sid: Two
  - PolicyName: text
    PolicyDocument: '{"Statement": []}'
`;
  const [documents] = parseSource("plans/r.yaml", new TextEncoder().encode(yaml));
  const locate = createFactLocator([], documents);
  const declared = (pointer: string): FactSource => ({
    kind: "declared",
    file: "plans/r.yaml",
    documentIndex: 1,
    pointer,
  });

  test.each([
    ["a statement", "/Policies/0/PolicyDocument", 1, { line: 10, column: 11 }],
    ["a policy as text", "/Policies/1/PolicyDocument", 0, { line: 12, column: 21 }],
  ])("%s", (_, pointer, statement, at) => {
    expect(locate(declared(pointer), statement)).toMatchObject({ file: "plans/r.yaml", ...at });
  });

  test("of a document that is not at hand has no place", () => {
    expect(locate({ kind: "declared", file: "plans/other.yaml", pointer: "" })).toBeUndefined();
  });
});
