import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCondition, conditionHolds, findOperator } from "../../../src/core/policy/condition.js";
import { isSettledByPrefix } from "../../../src/core/policy/settled-by-prefix.js";

const prefix = "arn:aws:ssm-incidents::111122223333:incident-record/checkout/";

function condition(operator: string, ...values: readonly string[]) {
  const use = findOperator(operator);
  if (use === undefined) throw new Error(operator);
  return compileCondition(use, "aws:SourceArn", values, true);
}

const cases: readonly (readonly [operator: string, values: readonly string[], isSettled: boolean])[] = [
  ["ArnLike", ["arn:aws:ssm-incidents::111122223333:incident-record/checkout/*"], true],
  ["ArnLike", ["arn:aws:ssm-incidents:*:111122223333:*"], true],
  ["ArnLike", ["arn:aws:ssm-incidents::111122223333:incident-record/other/*"], true],
  ["ArnNotLike", ["arn:aws:ssm-incidents::111122223333:incident-record/*"], true],
  ["StringLike", ["*"], true],
  ["StringEquals", [`${prefix}0123`], false],
  ["StringEquals", ["arn:aws:ssm-incidents::111122223333:response-plan/checkout"], true],
  ["ArnLike", ["arn:aws:ssm-incidents::111122223333:incident-record/checkout/0*"], false],
  ["ArnLike", ["arn:aws:ssm-incidents::111122223333:incident-record/*0"], false],
  ["ArnLike", [`${prefix}0123`, `${prefix}*`], true],
  ["Null", ["true"], true],
  ["StringLike", ["${aws:PrincipalTag/team}*"], false],
];

describe("isSettledByPrefix", () => {
  test.each(cases)("%s %j: %s", (operator, values, isSettled) => {
    expect(isSettledByPrefix(condition(operator, ...values), prefix)).toBe(isSettled);
  });

  test("says so only where every rest gives the same answer", () => {
    const char = fc.constantFrom("a", "b", ":", "/", "*", "?");
    const text = fc.array(char, { maxLength: 6 }).map((parts) => parts.join(""));
    const operator = fc.constantFrom("StringLike", "StringNotLike", "StringEquals", "StringEqualsIgnoreCase");
    const start = fc.array(fc.constantFrom("a", "b", ":", "A"), { maxLength: 4 }).map((parts) => parts.join(""));
    const rests = ["", "a", "b", ":", "aa", "ab", "ba", "a:b", "\u{F0000}", "bb/a"];
    fc.assert(
      fc.property(operator, fc.array(text, { minLength: 1, maxLength: 3 }), start, (name, values, begin) => {
        const tested = condition(name, ...values);
        if (!isSettledByPrefix(tested, begin)) return;
        const answers = rests.map((rest) => conditionHolds(tested, new Map([["aws:sourcearn", [begin + rest]]])));
        expect(new Set(answers).size).toBe(1);
      }),
    );
  });
});
