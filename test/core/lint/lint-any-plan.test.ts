import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/core/config/decode-config.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { lintPlans } from "../../../src/core/lint/lint-plans.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { document, prod } from "../../fakes/repository.js";

const contacts = "arn:aws:ssm-contacts:us-east-1:111122223333:contact/";
const stages = (...aliases: readonly string[]) =>
  aliases.map((alias) => ({
    DurationInMinutes: 5,
    Targets: [{ ContactTargetInfo: { ContactId: contacts + alias, IsEssential: false } }],
  }));
const contact = (Alias: string, Type: string, Plan: object) => ({ ContactArn: contacts + Alias, Alias, Type, Plan });
const runbook = {
  schemaVersion: "0.3",
  parameters: {
    Service: { type: "String", allowedPattern: "^(a+)+$" },
    Ids: { type: "StringList", default: [], minItems: 1 },
  },
};

const outputs: readonly object[] = [
  contact("ann", "ESCALATION", { Stages: stages("bob", "ann") }),
  contact("bob", "PERSONAL", { Stages: [] }),
  contact("cyd", "ONCALL_SCHEDULE", { RotationIds: [] }),
  { Attributes: { TopicArn: "arn:aws:sns:us-east-1:111122223333:a", Policy: '{"Statement": []}' } },
  { Attributes: { TopicArn: "arn:aws:sns:us-east-1:111122223333:b", Policy: "{", KmsMasterKeyId: "alias/aws/sns" } },
  { Document: { Name: "Mitigate", Owner: "111122223333", DocumentType: "Automation", DefaultVersion: "1" } },
  { Name: "Mitigate", DocumentVersion: "1", DocumentType: "Automation", Content: JSON.stringify(runbook) },
];
const place = { account: "111122223333", region: "us-east-1" };
const files = outputs.map((output, index) => ({
  path: `facts/${index}.json`,
  text: JSON.stringify({ ...place, output }),
}));
const [facts] = readRecorded(files, [prod]);
const config = { ...defaultConfig, targets: [prod] };

function lint(plans: readonly ResponsePlan[]) {
  const resolved = plans.map((plan) => ({ plan, target: prod, source: document(plan) }));
  return lintPlans({ plans: resolved, declared: [], facts, config, today: "2026-11-23" });
}

test("judges any plan that AWS takes, in any order of the files", () => {
  const plans = fc.uniqueArray(arbitraryPlan(fc.constantFrom("a", "b", "c", "d")), { selector: ({ name }) => name });
  fc.assert(
    fc.property(plans, (some) => {
      const result = lint(some);
      expect(result.readiness.map(({ plan }) => plan)).toEqual(some.map(({ name }) => name).toSorted());
      expect(lint(some.toReversed())).toEqual({ ...result, evidence: expect.anything() });
    }),
  );
});
