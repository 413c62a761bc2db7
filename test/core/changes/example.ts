import type { Target } from "../../../src/core/config/config.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";

export const repository = "acme/plans";

export const target: Target = {
  name: "prod",
  account: "111122223333",
  regions: ["us-east-1", "eu-west-1"],
  partition: "aws",
  files: [],
  vars: {},
};

export const contact = (alias: string) => `arn:aws:ssm-contacts:us-east-1:111122223333:contact/${alias}`;
export const topic = (name: string) => `arn:aws:sns:us-east-1:111122223333:${name}`;

/** The smallest plan that AWS takes. */
export const bare: ResponsePlan = { name: "p", incidentTemplate: { title: "Down", impact: 3 } };

/** A plan with every field set. */
export const full: ResponsePlan = {
  name: "p",
  displayName: "Checkout",
  incidentTemplate: {
    title: "Down",
    impact: 3,
    summary: "It is down",
    dedupeString: "checkout",
    incidentTags: { service: "checkout" },
    notificationTargets: [{ snsTopicArn: topic("updates") }],
  },
  chatChannel: { chatbotSns: [topic("chat")] },
  engagements: [contact("ann")],
  actions: [
    {
      ssmAutomation: {
        documentName: "Mitigate",
        roleArn: "arn:aws:iam::111122223333:role/runbook",
        documentVersion: "2",
        targetAccount: "IMPACTED_ACCOUNT",
        parameters: { Service: ["checkout", "cart"] },
        dynamicParameters: { IncidentArn: { variable: "INCIDENT_RECORD_ARN" } },
      },
    },
  ],
  integrations: [
    {
      pagerDutyConfiguration: {
        name: "pd",
        secretId: "secret",
        pagerDutyIncidentConfiguration: { serviceId: "P1" },
      },
    },
  ],
  tags: { team: "payments" },
};
