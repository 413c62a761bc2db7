import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, isPolicyError } from "../../../src/core/policy/compile-policy.js";
import { evaluate } from "../../../src/core/policy/evaluate.js";
import type { PolicyType } from "../../../src/core/policy/grammar.js";
import type { PolicySet } from "../../../src/core/policy/layers.js";

interface MalformedCase {
  readonly name: string;
  readonly type: PolicyType;
  readonly text?: string;
  readonly document?: unknown;
  readonly pointer: string;
}

const cases: readonly MalformedCase[] = JSON.parse(readFileSync(join(import.meta.dirname, "malformed.json"), "utf8"));

describe("refuses, naming policy and place", () => {
  test.each(cases)("$name", ({ type, text, document, pointer }) => {
    const error = compilePolicy(text ?? JSON.stringify(document, undefined, 2), { name: "p", type });
    expect(error).toMatchObject({
      policy: "p",
      pointer,
      message: expect.stringMatching(/^(Unexpected|Missing) [^\n]+[^.]$/),
    });
    if (text === undefined) expect(error).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  });
});

test("a fault is placed in the text", () => {
  const text = '{\n  "Statement": [\n    {"Effect": "Allow", "Action": "x", "Resource": "*"}\n  ]\n}';
  expect(compilePolicy(text, { name: "p", type: "identity" })).toEqual({
    policy: "p",
    pointer: "/Statement/0/Action",
    message: "Unexpected `x` in `Action`, expected `SERVICE:NAME` or `*`",
    line: 3,
    column: 35,
  });
});

test("a parsed value has a pointer and no line", () => {
  expect(compilePolicy({ Statement: 5 }, { name: "p", type: "identity" })).toEqual({
    policy: "p",
    pointer: "/Statement",
    message: "Unexpected `5`, expected a statement object",
  });
});

test.each([
  ["one statement without a list", { Statement: { Effect: "Allow", Action: "a:b", Resource: "*" } }],
  ["an empty list of statements", { Statement: [] }],
  [
    "an empty Sid that repeats",
    { Statement: [1, 2].map(() => ({ Sid: "", Effect: "Allow", Action: "a:b", Resource: "*" })) },
  ],
  [
    "numbers and booleans as condition values",
    { Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Condition: { Bool: { "aws:x": [true, 1, "no"] } } }] },
  ],
  [
    "a key that is a name of the language",
    JSON.parse(
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__":"x"}}}}',
    ),
  ],
])("takes %s", (_, document) => {
  expect(isPolicyError(compilePolicy(JSON.stringify(document), { name: "p", type: "identity" }))).toBe(false);
  expect(isPolicyError(compilePolicy(document, { name: "p", type: "identity" }))).toBe(false);
});

test("a statement knows where it stands in the text", () => {
  const text =
    '{"Statement": [\n  {"Effect": "Allow", "Action": "*", "Resource": "*"},\n  {\n    "Effect": "Deny", "Action": "*", "Resource": "*"\n  }\n]}';
  const policy = compilePolicy(text, { name: "p", type: "identity" });
  if (isPolicyError(policy)) throw new Error(policy.message);
  expect(policy.locate(0)).toEqual({ line: 2, column: 3, endLine: 2, endColumn: 54 });
  expect(policy.locate(1)).toEqual({ line: 3, column: 3, endLine: 5, endColumn: 4 });
});

const types: readonly PolicyType[] = [
  "identity",
  "boundary",
  "session",
  "serviceControl",
  "resourceControl",
  "resource",
  "trust",
  "key",
];
const word = fc.oneof(
  fc.constantFrom(
    "Allow",
    "Deny",
    "*",
    "s3:*",
    "arn:aws:s3:::*",
    "2012-10-17",
    "${aws:x}",
    "__proto__",
    "a:b",
    "arn:aws:iam::111122223333:root",
  ),
  fc.string(),
);
const operators = [
  "StringEquals",
  "StringLike",
  "NumericLessThan",
  "DateEquals",
  "IpAddress",
  "ArnLike",
  "Null",
  "BinaryEquals",
  "Bool",
  "ForAllValues:StringLike",
];
const mutated = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.constantFrom(null, true, 1.5, -0),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        "Version",
        "Statement",
        "Effect",
        "Action",
        "Resource",
        "Principal",
        "Condition",
        "Sid",
        "AWS",
        ...operators,
      ),
      fc.string(),
    ),
    tie("value"),
    { maxKeys: 5 },
  ),
})).object;
const statement = fc.record(
  {
    Sid: word,
    Effect: fc.constantFrom("Allow", "Deny"),
    Action: fc.oneof(word, fc.array(word)),
    NotAction: word,
    Resource: fc.oneof(word, fc.array(word)),
    Principal: fc.oneof(fc.constant("*"), fc.dictionary(fc.constantFrom("AWS", "Service"), word)),
    Condition: fc.dictionary(fc.constantFrom(...operators), fc.dictionary(word, fc.oneof(word, fc.array(word)))),
  },
  { requiredKeys: ["Effect", "Action"] },
);
const document = fc.oneof(
  mutated,
  fc.record({
    Version: fc.constant("2012-10-17"),
    Statement: fc.oneof(fc.array(fc.oneof(statement, mutated)), statement),
  }),
);

test("any document is compiled or refused, and what is compiled can be asked", () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...types), fc.boolean(), (written, type, asText) => {
      const policy = compilePolicy(asText ? JSON.stringify(written) : written, { name: "p", type });
      if (isPolicyError(policy)) {
        expect(policy).toMatchObject({ policy: "p", pointer: expect.any(String), message: expect.any(String) });
        return;
      }
      const decision = evaluate(setWith(type, policy), {
        action: "s3:GetObject",
        resource: "arn:aws:s3:::b",
        caller: { kind: "service", name: "x.amazonaws.com" },
        context: new Map(),
      });
      expect(["allowed", "explicitDeny", "implicitDeny"]).toContain(decision.effect);
    }),
    { numRuns: 1500 },
  );
});

test("any text is compiled or refused", () => {
  const text = fc.string({
    unit: fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "a", "\\", "1", " ", "\u0000"),
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, (written) => {
      expect(compilePolicy(written, { name: "p", type: "identity" })).toMatchObject({
        policy: "p",
        message: expect.any(String),
      });
    }),
  );
});

function setWith(type: PolicyType, policy: Exclude<ReturnType<typeof compilePolicy>, { message: string }>): PolicySet {
  switch (type) {
    case "identity":
    case "boundary":
    case "session":
      return { identity: [policy], [type]: [policy] };
    case "serviceControl":
    case "resourceControl":
      return { [type]: [[policy]] };
    default:
      return { resource: policy };
  }
}
