import fc from "fast-check";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";

const text = fc.string({ maxLength: 12, unit: "grapheme" });
const tagText = fc.stringMatching(/^[A-Za-z0-9 _=@:./-]{1,8}$/).filter((key) => !key.startsWith("aws:"));
const tagMap = fc.dictionary(
  fc.oneof(tagText, fc.constant("__proto__")),
  fc.stringMatching(/^[A-Za-z0-9 _=@:./-]{0,8}$/),
  {
    maxKeys: 4,
  },
);
const topic = fc.constantFrom("a", "b", "c", "d", "e").map((name) => `arn:aws:sns:us-east-1:111122223333:${name}`);
const contact = fc
  .constantFrom("ann", "bob", "cyd", "dee", "eve")
  .map((alias) => `arn:aws:ssm-contacts:us-east-1:111122223333:contact/${alias}`);
const parameterName = fc.constantFrom("Service", "Region", "Ids", "__proto__", "a/b~c");

const action = fc.record(
  {
    documentName: fc.constantFrom("Mitigate", "Restart-Api"),
    roleArn: fc.constantFrom("arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/path/b"),
    documentVersion: fc.constantFrom("1", "2", "$LATEST", "$DEFAULT"),
    targetAccount: fc.constantFrom("RESPONSE_PLAN_OWNER_ACCOUNT" as const, "IMPACTED_ACCOUNT" as const),
    parameters: fc.dictionary(parameterName, fc.array(text, { maxLength: 3 }), { maxKeys: 3 }),
    dynamicParameters: fc.dictionary(
      parameterName,
      fc.record({ variable: fc.constantFrom("INCIDENT_RECORD_ARN" as const, "INVOLVED_RESOURCES" as const) }),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ["documentName", "roleArn"] },
);

const integration = fc.record({
  pagerDutyConfiguration: fc.record({
    name: fc.constantFrom("pd", "pd2"),
    secretId: fc.constantFrom("s1", "s2"),
    pagerDutyIncidentConfiguration: fc.record({ serviceId: fc.constantFrom("P1", "P2") }),
  }),
});

const template = fc.record(
  {
    title: text,
    impact: fc.integer({ min: 1, max: 5 }),
    summary: text,
    dedupeString: text,
    incidentTags: tagMap,
    notificationTargets: fc.array(
      topic.map((snsTopicArn) => ({ snsTopicArn })),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ["title", "impact"] },
);

/** Any plan that the API model allows (in small), every optional member set, empty or absent. */
export function arbitraryPlan(name: fc.Arbitrary<string> = fc.constant("p")): fc.Arbitrary<ResponsePlan> {
  return fc.record(
    {
      name,
      displayName: text,
      incidentTemplate: template,
      chatChannel: fc.oneof(
        fc.uniqueArray(topic, { minLength: 1, maxLength: 4 }).map((chatbotSns) => ({ chatbotSns })),
        fc.constant({ empty: {} }),
      ),
      engagements: fc.uniqueArray(contact, { maxLength: 5 }),
      actions: fc.array(
        action.map((ssmAutomation) => ({ ssmAutomation })),
        { maxLength: 1 },
      ),
      integrations: fc.array(integration, { maxLength: 1 }),
      tags: tagMap,
    },
    { requiredKeys: ["name", "incidentTemplate"] },
  );
}
