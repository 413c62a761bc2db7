import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/core/policy/evaluate.js";
import { compileSet, type PolicyCase, toRequest } from "./policy-case.js";

const folder = join(import.meta.dirname, "cases");

for (const file of readdirSync(folder).sort()) {
  const cases: readonly PolicyCase[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  describe(file.replace(".json", ""), () => {
    test.each(cases)("$name", ({ policies, request, expected }) => {
      const decision = evaluate(compileSet(policies), toRequest(request));
      expect(decision).toMatchObject({
        effect: expected.effect,
        missingKeys: expected.missing,
        ...(expected.missingAllow !== undefined && { missingAllow: expected.missingAllow }),
      });
      if (expected.statements === undefined) return;
      expect(decision.statements.map(({ policy, index }) => [policy, index])).toEqual(expected.statements);
    });
  });
}

test("there are at least 250 cases", () => {
  const count = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8"))).length;
  expect(count).toBeGreaterThanOrEqual(250);
});
