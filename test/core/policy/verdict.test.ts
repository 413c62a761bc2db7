import { expect, test } from "vitest";
import { verdictOf } from "../../../src/core/policy/decision.js";
import { evaluate } from "../../../src/core/policy/evaluate.js";
import { compileSet } from "./policy-case.js";

const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const deny = { ...allow, Effect: "Deny" };
const open = { Condition: { StringEquals: { "aws:a": "1" } } };

test.each([
  ["allowed", [allow]],
  ["denied", []],
  ["denied", [allow, deny]],
  ["dependent", [{ ...allow, ...open }]],
  ["dependent", [allow, { ...deny, ...open }]],
  // implicit or explicit: denied either way
  ["denied", [{ ...deny, ...open }]],
] as const)("%s: %j", (verdict, identity) => {
  const request = { action: "a:b", resource: "*", caller: { kind: "unnamed" }, context: new Map() } as const;
  expect(verdictOf(evaluate(compileSet({ identity }), request))).toBe(verdict);
});
