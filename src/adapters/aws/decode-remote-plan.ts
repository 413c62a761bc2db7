import type {
  Action as AwsAction,
  IncidentTemplate as AwsIncidentTemplate,
  Integration as AwsIntegration,
  SsmAutomation as AwsSsmAutomation,
  GetResponsePlanOutput,
} from "@aws-sdk/client-ssm-incidents";
import { OperationalError } from "../../core/operational-error.js";
import type {
  Action,
  IncidentTemplate,
  Integration,
  ResponsePlan,
  SsmAutomation,
} from "../../core/plan/response-plan.js";

/**
 * A plan as `GetResponsePlan` gives it, with the tags that another call gave.
 *
 * @throws OperationalError for a member that the API model does not have: dropping it would let an update erase it
 */
export function decodeRemotePlan(
  output: GetResponsePlanOutput,
  tags: Readonly<Record<string, string>> | undefined,
): ResponsePlan {
  const chatbotSns = output.chatChannel?.chatbotSns;
  return present({
    name: required(output.name, "name"),
    displayName: output.displayName,
    incidentTemplate: decodeTemplate(required(output.incidentTemplate, "incidentTemplate")),
    chatChannel: chatbotSns === undefined ? undefined : { chatbotSns },
    engagements: output.engagements,
    actions: output.actions?.map(decodeAction),
    integrations: output.integrations?.map(decodeIntegration),
    tags,
  });
}

function decodeTemplate(template: AwsIncidentTemplate): IncidentTemplate {
  return present({
    title: required(template.title, "incidentTemplate.title"),
    impact: required(template.impact, "incidentTemplate.impact"),
    summary: template.summary,
    dedupeString: template.dedupeString,
    incidentTags: template.incidentTags,
    notificationTargets: template.notificationTargets?.map((target) => ({
      snsTopicArn: required(target.snsTopicArn, "incidentTemplate.notificationTargets"),
    })),
  });
}

function decodeAction(action: AwsAction): Action {
  const automation: AwsSsmAutomation = required(action.ssmAutomation, "actions");
  const ssmAutomation: SsmAutomation = present({
    documentName: required(automation.documentName, "actions.documentName"),
    roleArn: required(automation.roleArn, "actions.roleArn"),
    documentVersion: automation.documentVersion,
    targetAccount: automation.targetAccount,
    parameters: automation.parameters,
    dynamicParameters: automation.dynamicParameters && decodeVariables(automation.dynamicParameters),
  });
  return { ssmAutomation };
}

function decodeVariables(
  parameters: NonNullable<AwsSsmAutomation["dynamicParameters"]>,
): NonNullable<SsmAutomation["dynamicParameters"]> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { variable }]) => [
      name,
      { variable: required(variable, "actions.dynamicParameters") },
    ]),
  );
}

function decodeIntegration(integration: AwsIntegration): Integration {
  const pagerDuty = required(integration.pagerDutyConfiguration, "integrations");
  const incident = required(pagerDuty.pagerDutyIncidentConfiguration, "integrations");
  return {
    pagerDutyConfiguration: {
      name: required(pagerDuty.name, "integrations.name"),
      secretId: required(pagerDuty.secretId, "integrations.secretId"),
      pagerDutyIncidentConfiguration: { serviceId: required(incident.serviceId, "integrations.serviceId") },
    },
  };
}

function required<T>(value: T | undefined, member: string): T {
  if (value !== undefined) return value;
  throw new OperationalError(`Unexpected answer of \`GetResponsePlan\`, expected a known value of \`${member}\``);
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: NonNullable<T[K]>;
};

function present<T extends object>(members: T): Present<T> {
  // Every member that is kept is defined, which is all that `Present` says.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
