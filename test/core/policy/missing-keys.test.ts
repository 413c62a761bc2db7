import fc from "fast-check";
import { expect, test } from "vitest";
import type { Effect } from "../../../src/core/policy/decision.js";
import { evaluate } from "../../../src/core/policy/evaluate.js";
import type { PolicySet } from "../../../src/core/policy/layers.js";
import type { Request } from "../../../src/core/policy/request.js";
import { compileOrThrow } from "./policy-case.js";

/** Every value that a key of the universe might have; the empty list is an absent key. */
type Domain = readonly (readonly string[])[];

const patterns = ["1", "2", "1*", "*2", "?", "1?2", "*"];
const texts = [
  ...textsUpTo(3, ["1", "2", "3"]),
  "1332",
  "3113",
  "3332",
  "1333",
  ...patterns,
  "1*2",
  "1?",
  "11*",
  "1*2*",
];
const single: Domain = [[], ...texts.map((text) => [text])];
const prefixed: Domain = [...single, ...texts.map((text) => [`1${text}`])];
const few: Domain = [
  [],
  ...["1", "2", "3", "11", "12", "32", "13", "132", "112", "1332", ...patterns].map((text) => [text]),
];
const sets = subsets(["1", "2", "12", "32", "13", "3", "1*", "*2"]).filter((set) => set.length <= 3);
const numbers: Domain = [[], ...["0", "1", "1.5", "2", "2.5", "3", "4"].map((text) => [text])];

const textCondition = (key: string, values: readonly string[]) =>
  fc.tuple(
    fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "StringEqualsIfExists",
      "StringLikeIfExists",
    ),
    fc.constant(key),
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
  );
const nullCondition = (key: string) =>
  fc.tuple(fc.constant("Null"), fc.constant(key), fc.constantFrom(["true"], ["false"]));
const setCondition = fc.tuple(
  fc.constantFrom(
    "ForAllValues:StringEquals",
    "ForAnyValue:StringEquals",
    "ForAllValues:StringNotEquals",
    "ForAnyValue:StringNotEquals",
    "ForAllValues:StringLike",
    "ForAnyValue:StringLikeIfExists",
  ),
  fc.constant("aws:set"),
  fc.uniqueArray(fc.constantFrom("1", "2", "1*", "*2"), { minLength: 1, maxLength: 2 }),
);
const numberCondition = fc.tuple(
  fc.constantFrom(
    "NumericLessThan",
    "NumericGreaterThanEquals",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThanIfExists",
  ),
  fc.constant("aws:n"),
  fc.uniqueArray(fc.constantFrom("1", "2", "3"), { minLength: 1, maxLength: 2 }),
);

const linked = [...patterns.slice(0, 4), "${aws:b}", "1${aws:b}"];

type Written = readonly [string, string, readonly string[]];

test.each<readonly [string, fc.Arbitrary<Written>, Readonly<Record<string, Domain>>]>([
  [
    "two texts",
    fc.oneof(textCondition("aws:a", patterns), textCondition("aws:b", patterns), nullCondition("aws:a")),
    { "aws:a": single, "aws:b": single },
  ],
  [
    "a text and a set",
    fc.oneof(textCondition("aws:a", patterns), setCondition, setCondition),
    { "aws:a": few, "aws:set": sets },
  ],
  [
    "a text and a number",
    fc.oneof(textCondition("aws:a", patterns), numberCondition, numberCondition, nullCondition("aws:n")),
    { "aws:a": single, "aws:n": numbers },
  ],
])("exactly the keys that can change the answer are missing: %s", (_, condition, domains) => {
  fc.assert(
    fc.property(policies(condition), (written) => expectExactKeys(setOf(written), domains)),
    { numRuns: 100, seed: 3 },
  );
});

test("exactly the keys that can change the answer are missing: a key that is a variable too", () => {
  const positive = fc.tuple(
    fc.constantFrom("StringEquals", "StringLike", "StringLikeIfExists"),
    fc.constant("aws:a"),
    fc.uniqueArray(fc.constantFrom(...linked), { minLength: 1, maxLength: 2 }),
  );
  const condition = fc.oneof(positive, textCondition("aws:b", patterns));
  fc.assert(
    fc.property(policies(condition), (written) =>
      expectExactKeys(setOf(written), { "aws:a": prefixed, "aws:b": single }),
    ),
    { numRuns: 100, seed: 3 },
  );
});

interface WrittenStatement {
  readonly isDeny: boolean;
  readonly conditions: readonly Written[];
}

interface WrittenPolicies {
  readonly identity: readonly WrittenStatement[];
  readonly boundary?: readonly WrittenStatement[] | undefined;
}

function policies(condition: fc.Arbitrary<Written>): fc.Arbitrary<WrittenPolicies> {
  const statement = fc.record({
    isDeny: fc.boolean(),
    conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
  });
  const list = fc.array(statement, { minLength: 1, maxLength: 3 });
  return fc.record({ identity: list, boundary: fc.option(list, { nil: undefined }) });
}

function setOf({ identity, boundary }: WrittenPolicies): PolicySet {
  return {
    identity: [compile(identity, "identity")],
    ...(boundary && { boundary: [compile(boundary, "boundary")] }),
  };
}

function compile(list: readonly WrittenStatement[], type: "identity" | "boundary") {
  const statements = list.map(({ isDeny, conditions }) => ({
    Effect: isDeny ? "Deny" : "Allow",
    Action: "*",
    Resource: "*",
    Condition: groupOperators(conditions),
  }));
  return compileOrThrow({ Version: "2012-10-17", Statement: statements }, type, type);
}

function groupOperators(conditions: readonly Written[]) {
  const operators: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, key, values] of conditions) operators[operator] = { ...operators[operator], [key]: values };
  return operators;
}

/** Ask for every assignment of the universe; a key matters when two that differ in it alone get different answers. */
function expectExactKeys(set: PolicySet, domains: Readonly<Record<string, Domain>>): void {
  const keys = Object.keys(domains);
  const [one = "", other = ""] = keys;
  const table = (domains[one] ?? []).map((a) =>
    (domains[other] ?? []).map((b) =>
      effectOf(set, [
        [one, a],
        [other, b],
      ]),
    ),
  );
  const columns = (table[0] ?? []).map((_, index) => table.map((row) => row[index]));
  const needed = [
    ...(columns.some((column) => new Set(column).size > 1) ? [one] : []),
    ...(table.some((row) => new Set(row).size > 1) ? [other] : []),
  ];
  expect([...evaluate(set, requestWith([])).missingKeys].sort()).toEqual(needed.sort());
}

function effectOf(set: PolicySet, context: readonly (readonly [string, readonly string[]])[]): Effect {
  return evaluate(set, requestWith(context)).effect;
}

function requestWith(context: readonly (readonly [string, readonly string[]])[]): Request {
  return { action: "s3:GetObject", resource: "arn:aws:s3:::b", caller: { kind: "unnamed" }, context: new Map(context) };
}

function textsUpTo(length: number, alphabet: readonly string[]): readonly string[] {
  if (length === 0) return [];
  const shorter = textsUpTo(length - 1, alphabet);
  return [...new Set([...alphabet, ...shorter, ...shorter.flatMap((text) => alphabet.map((char) => text + char))])];
}

function subsets(items: readonly string[]): Domain {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((set) => [set, [first, ...set]]);
}
