import { foreign, foreignList, mapOf, withSome } from "./foreign-value.js";

/** The plan that the attributes of an `aws_ssmincidents_response_plan` describe, of unproven shape. */
export function planOfTerraform(attributes: unknown): unknown {
  const plan = foreign(attributes);
  const template = foreignList(plan["incident_template"])[0] ?? {};
  return withSome({
    name: plan["name"],
    displayName: plan["display_name"],
    incidentTemplate: {
      title: template["title"],
      impact: template["impact"],
      ...withSome({
        summary: template["summary"],
        dedupeString: template["dedupe_string"],
        incidentTags: template["incident_tags"],
        notificationTargets: foreignList(template["notification_target"]).map(({ sns_topic_arn }) => ({
          snsTopicArn: sns_topic_arn,
        })),
      }),
    },
    chatChannel: withSome({ chatbotSns: plan["chat_channel"] }),
    engagements: plan["engagements"],
    actions: foreignList(plan["action"]).flatMap(({ ssm_automation }) =>
      foreignList(ssm_automation).map((automation) => ({ ssmAutomation: automationOf(automation) })),
    ),
    integrations: foreignList(plan["integration"]).flatMap(({ pagerduty }) =>
      foreignList(pagerduty).map(({ name, secret_id, service_id }) => ({
        pagerDutyConfiguration: {
          name,
          secretId: secret_id,
          pagerDutyIncidentConfiguration: { serviceId: service_id },
        },
      })),
    ),
    tags: plan["tags"],
  });
}

function automationOf(automation: Readonly<Record<string, unknown>>): object {
  const dynamic = Object.entries(foreign(automation["dynamic_parameters"]));
  return withSome({
    documentName: automation["document_name"],
    documentVersion: automation["document_version"],
    roleArn: automation["role_arn"],
    targetAccount: automation["target_account"],
    parameters: mapOf(automation["parameter"], "name", "values"),
    dynamicParameters: Object.fromEntries(dynamic.map(([name, variable]) => [name, { variable }])),
  });
}
