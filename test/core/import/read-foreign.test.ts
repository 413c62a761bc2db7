import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePlans } from "../../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../../src/core/changes/normalize-plan.js";
import { exportCloudFormation } from "../../../src/core/export/cloudformation.js";
import { readForeign } from "../../../src/core/import/read-foreign.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { bare, contact, full, topic } from "../changes/example.js";

describe("a CloudFormation template", () => {
  test("gives back any plan that was exported to it", () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const { plans, problems } = readForeign(exportCloudFormation([plan]).text);
        expect(problems).toEqual([]);
        expect(comparePlans(normalizePlan(plan), normalizePlan(plans[0] ?? bare))).toEqual([]);
      }),
    );
  });

  test("may be YAML, and hold other things", () => {
    const text = `Resources:
  Topic: {Type: AWS::SNS::Topic}
  Plan:
    Type: AWS::SSMIncidents::ResponsePlan
    Properties: {Name: p, IncidentTemplate: {Title: Down, Impact: 3}}
`;
    expect(readForeign(text)).toEqual({ plans: [bare], problems: [] });
  });

  test.each([
    "Properties: {Name: p, IncidentTemplate: {Title: Down, Impact: 3}, Engagements: [{Ref: Contact}]}",
    "Properties: {Name: !Sub 'p-${AWS::Region}', IncidentTemplate: {Title: Down, Impact: 3}}",
  ])("with functions is a problem, for only a stack knows what they stand for: %s", (properties) => {
    const text = `Resources:\n  Plan:\n    Type: AWS::SSMIncidents::ResponsePlan\n    ${properties}\n`;
    const { plans, problems } = readForeign(text);
    expect(plans).toEqual([]);
    expect(problems[0]).toMatch(/^`Plan`: .*function of CloudFormation/);
  });

  test("with functions elsewhere gives the plans that have none", () => {
    const { plans, problems } = readForeign(`Parameters: {Team: {Type: String}}
Resources:
  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub "\${Team}-chat", Tags: [!If [A, !Ref Team, no]]}}
  Plain: {Type: AWS::SSMIncidents::ResponsePlan, Properties: {Name: p, IncidentTemplate: {Title: Down, Impact: 3}}}
  Other: {Type: AWS::SSMIncidents::ResponsePlan, Properties: {Name: q, IncidentTemplate: {Title: !Ref Team, Impact: 3}}}
Outputs: {Arn: {Value: !GetAtt Plain.Arn}}
`);
    expect(plans.map(({ name }) => name)).toEqual(["p"]);
    expect(problems).toEqual([expect.stringMatching(/^`Other`: /)]);
  });
});

test("a Terraform state gives its plans", () => {
  const attributes = {
    arn: "arn:aws:ssm-incidents::111122223333:response-plan/p",
    name: "p",
    display_name: "Checkout",
    chat_channel: [topic("chat")],
    engagements: [contact("ann")],
    tags: { team: "payments" },
    tags_all: { team: "payments", made: "terraform" },
    incident_template: [
      {
        title: "Down",
        impact: 3,
        summary: "It is down",
        dedupe_string: "checkout",
        incident_tags: { service: "checkout" },
        notification_target: [{ sns_topic_arn: topic("updates") }],
      },
    ],
    action: [
      {
        ssm_automation: [
          {
            document_name: "Mitigate",
            document_version: "2",
            role_arn: "arn:aws:iam::111122223333:role/runbook",
            target_account: "IMPACTED_ACCOUNT",
            parameter: [{ name: "Service", values: ["checkout", "cart"] }],
            dynamic_parameters: { IncidentArn: "INCIDENT_RECORD_ARN" },
          },
        ],
      },
    ],
    integration: [{ pagerduty: [{ name: "pd", service_id: "P1", secret_id: "secret" }] }],
  };
  const empty = {
    name: "q",
    display_name: "",
    chat_channel: [],
    engagements: null,
    tags: null,
    incident_template: [
      { title: "Down", impact: 3, summary: "", dedupe_string: "", incident_tags: null, notification_target: [] },
    ],
    action: [],
    integration: [],
  };
  const type = "aws_ssmincidents_response_plan";
  const state = {
    version: 4,
    resources: [
      { mode: "managed", type, name: "p", instances: [{ attributes }] },
      { mode: "managed", type, name: "q", instances: [{ attributes: empty }] },
      { mode: "data", type, name: "r", instances: [{ attributes }] },
      { mode: "managed", type: "aws_sns_topic", name: "t", instances: [{ attributes: {} }] },
    ],
  };
  const { plans, problems } = readForeign(JSON.stringify(state));
  expect(problems).toEqual([]);
  expect(plans.map(normalizePlan)).toEqual([full, { ...bare, name: "q" }]);
});

test.each([
  "",
  "[1]",
  "a: [",
  "{}",
  '{"resources": [1, null]}',
  '{"Resources": {"A": null}}',
  '{"Resources": {"A": {"Type": "AWS::SSMIncidents::ResponsePlan"}}}',
  '{"resources": [{"type": "aws_ssmincidents_response_plan", "instances": [{"attributes": {"incident_template": 3}}]}]}',
])("a file that says no plan gives none and does not fail: %s", (text) => {
  expect(readForeign(text).plans).toEqual([]);
});
