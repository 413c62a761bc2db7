import { foreign, foreignList, mapOf, withSome } from "./foreign-value.js";

/** The plan that the properties of an `AWS::SSMIncidents::ResponsePlan` describe, of unproven shape; a text says why not. */
export function planOfCloudFormation(properties: unknown): unknown {
  if (hasFunction(properties))
    return "Unexpected function of CloudFormation, expected plain values; import from AWS instead";
  const plan = foreign(properties);
  const template = foreign(plan["IncidentTemplate"]);
  return withSome({
    name: plan["Name"],
    displayName: plan["DisplayName"],
    incidentTemplate: {
      title: template["Title"],
      impact: template["Impact"],
      ...withSome({
        summary: template["Summary"],
        dedupeString: template["DedupeString"],
        incidentTags: mapOf(template["IncidentTags"], "Key", "Value"),
        notificationTargets: foreignList(template["NotificationTargets"]).map(({ SnsTopicArn }) => ({
          snsTopicArn: SnsTopicArn,
        })),
      }),
    },
    chatChannel: withSome({ chatbotSns: foreign(plan["ChatChannel"])["ChatbotSns"] }),
    engagements: plan["Engagements"],
    actions: foreignList(plan["Actions"]).map(({ SsmAutomation }) => ({ ssmAutomation: automationOf(SsmAutomation) })),
    integrations: foreignList(plan["Integrations"]).map(({ PagerDutyConfiguration }) => ({
      pagerDutyConfiguration: pagerDutyOf(PagerDutyConfiguration),
    })),
    tags: mapOf(plan["Tags"], "Key", "Value"),
  });
}

function automationOf(value: unknown): object {
  const automation = foreign(value);
  const dynamic = foreignList(automation["DynamicParameters"]);
  return withSome({
    documentName: automation["DocumentName"],
    documentVersion: automation["DocumentVersion"],
    roleArn: automation["RoleArn"],
    targetAccount: automation["TargetAccount"],
    parameters: mapOf(automation["Parameters"], "Key", "Values"),
    dynamicParameters: Object.fromEntries(
      dynamic.map(({ Key, Value }) => [String(Key), { variable: foreign(Value)["Variable"] }]),
    ),
  });
}

function pagerDutyOf(value: unknown): object {
  const { Name, SecretId, PagerDutyIncidentConfiguration } = foreign(value);
  const { ServiceId } = foreign(PagerDutyIncidentConfiguration);
  return { name: Name, secretId: SecretId, pagerDutyIncidentConfiguration: { serviceId: ServiceId } };
}

/** `{"Ref": …}` or `{"Fn::…": …}` anywhere: only a stack knows what it stands for. */
function hasFunction(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  if (keys.length === 1 && keys.every((key) => key === "Ref" || key.startsWith("Fn::"))) return true;
  return Object.values(value).some(hasFunction);
}
