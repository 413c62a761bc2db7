import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchPattern, type PatternMatch } from "../../../src/core/lint/match-pattern.js";

const cases: readonly (readonly [pattern: string, value: string, match: PatternMatch])[] = [
  ["^i-[a-z0-9]{8,17}$", "i-0123456789abcdef0", "whole"],
  ["^i-[a-z0-9]{8,17}$", "i-short", "none"],
  ["i-[a-z0-9]{8}", "my i-01234567", "part"],
  ["^$|^arn:(aws|aws-cn):iam::\\d{12}:role/[\\w+=,.@\\-/]+$", "arn:aws:iam::111122223333:role/path/runner", "whole"],
  ["^$|^arn:(aws|aws-cn):iam::\\d{12}:role/[\\w+=,.@\\-/]+$", "", "whole"],
  ["^$|^arn:(aws|aws-cn):iam::\\d{12}:role/[\\w+=,.@\\-/]+$", "arn:aws:iam::1:role/a", "none"],
  ["(?:prod|dev)-\\d+?", "dev-42", "whole"],
  ["[^/]+", "a/b", "part"],
  ["[]]", "]", "unsupported"],
  ["[a\\-z]+", "a-z", "whole"],
  ["[+-]?\\d{1,}", "-12", "whole"],
  ["a{2}", "aaa", "part"],
  ["", "", "whole"],
  ["()*", "", "whole"],
  ["(a*)*b", "aaab", "whole"],
  [".*", "two\nlines", "part"],
  ["😀+", "😀😀", "whole"],
  ["(a)\\1", "aa", "unsupported"],
  ["(?=a)a", "a", "unsupported"],
  ["(?i)a", "A", "unsupported"],
  ["a++", "a", "unsupported"],
  ["\\p{L}", "é", "unsupported"],
  ["\\bword", "word", "unsupported"],
  ["(", "(", "unsupported"],
  ["((a{1000}){1000}){1000}", "a", "unsupported"],
  ["(".repeat(100) + ")".repeat(100), "", "unsupported"],
];

describe("matchPattern", () => {
  test.each(cases)("%j on %j: %s", (pattern, value, match) => {
    expect(matchPattern(pattern, value)).toBe(match);
  });

  test("is not held up by nested quantifiers", () => {
    expect(matchPattern("^(a+)+$", `${"a".repeat(500)}!`)).toBe("none");
    expect(matchPattern("^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(500))).toBe("none");
    expect(matchPattern("^(.*)*(.*)*(.*)*x$", "a".repeat(500))).toBe("none");
  });

  test("agrees with JavaScript on patterns of the common kind", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "(a|b)", "(?:ab)", "a|", "^", "$");
    const pattern = fc
      .array(fc.tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}")), { maxLength: 5 })
      .map((parts) => parts.map(([item, times]) => (/[|^$]$/.test(item) ? item : item + times)).join(""));
    const value = fc.array(fc.constantFrom("a", "b", "c", "1"), { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, value, (text, word) => {
        const whole = new RegExp(`^(?:${text})$`).test(word);
        const expected = whole ? "whole" : new RegExp(text).test(word) ? "part" : "none";
        expect(matchPattern(text, word)).toBe(expected);
      }),
    );
  });
});
