import fc from "fast-check";
import { expect, test } from "vitest";
import { arnTokens, globOf, matchesGlob, matchesTokens, textTokens } from "../../../src/core/policy/glob.js";

const wild = (text: string) => [{ text, isLiteral: false }];

test.each([
  ["many runs", "*a".repeat(500), "a".repeat(2000)],
  ["many runs that just miss", `${"*a".repeat(500)}b`, "a".repeat(2000)],
  ["runs and single characters", "*?".repeat(500), "a".repeat(400)],
  ["runs side by side", `${"*".repeat(5000)}b`, "a".repeat(2000)],
  ["a long tail", `*${"a".repeat(900)}b`, "a".repeat(2000)],
])("%s take at most (tokens × characters) steps", (_, pattern, text) => {
  const tokens = textTokens(wild(pattern));
  const counter = { steps: 0 };
  matchesTokens(tokens, text, 0, counter);
  expect(counter.steps).toBeLessThanOrEqual((tokens.length + 1) * (text.length + 1));
});

test("patterns match what a regular expression matches", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "\u{1f600}"), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\u{1f600}"), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (written, given) => {
      const expression = new RegExp(`^${written.replaceAll("*", "[\\s\\S]*").replaceAll("?", "[\\s\\S]")}$`, "u");
      expect(matchesGlob(globOf(textTokens(wild(written))), given)).toBe(expression.test(given));
    }),
    { numRuns: 2000 },
  );
});

test("ARN patterns match part by part", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 3 });
  const plain = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 3 });
  const arn = fc.tuple(...Array.from({ length: 6 }, () => plain));
  const like = fc.tuple(...Array.from({ length: 6 }, () => part));
  fc.assert(
    fc.property(like, arn, plain, (patterns, parts, rest) => {
      const given = `${parts.join(":")}:${rest}`;
      const wanted = patterns.every((written, index) =>
        matchesGlob(globOf(textTokens(wild(written))), index < 5 ? (parts[index] ?? "") : `${parts[5]}:${rest}`),
      );
      expect(matchesGlob(globOf(arnTokens(wild(patterns.join(":"))) ?? []), given)).toBe(wanted);
    }),
    { numRuns: 2000 },
  );
});
