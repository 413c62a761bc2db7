import { normalizePlan } from "../changes/normalize-plan.js";
import type { Action, IncidentTemplate, ResponsePlan } from "../plan/response-plan.js";
import type { Exported } from "./exported.js";

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const mostResources = 500;

/**
 * The plans as a CloudFormation template. Each is retained, so that a stack can import the plans that exist.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssmincidents-responseplan.html
 */
export function exportCloudFormation(plans: readonly ResponsePlan[]): Exported {
  const normal = plans.map(normalizePlan);
  const ids = logicalIds(normal.map(({ name }) => name));
  const resources = normal.map((plan, index) => [
    ids[index] ?? plan.name,
    { Type: "AWS::SSMIncidents::ResponsePlan", DeletionPolicy: "Retain", Properties: propertiesOf(plan) },
  ]);
  const template = { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries(resources) };
  return {
    text: `${JSON.stringify(template, undefined, 2)}\n`,
    warnings: [
      ...normal.flatMap((plan) => limitsOf(plan).map((limit) => `CloudFormation refuses \`${plan.name}\`: ${limit}`)),
      ...(normal.length > mostResources
        ? [`A CloudFormation template holds at most ${mostResources} resources, this one has ${normal.length}`]
        : []),
    ],
  };
}

function propertiesOf(plan: ResponsePlan): object {
  return {
    Name: plan.name,
    DisplayName: plan.displayName,
    IncidentTemplate: templateOf(plan.incidentTemplate),
    ChatChannel:
      plan.chatChannel !== undefined && "chatbotSns" in plan.chatChannel
        ? { ChatbotSns: plan.chatChannel.chatbotSns }
        : undefined,
    Engagements: plan.engagements,
    Actions: plan.actions?.map(actionOf),
    Integrations: plan.integrations?.map(({ pagerDutyConfiguration: { name, secretId, ...rest } }) => ({
      PagerDutyConfiguration: {
        Name: name,
        SecretId: secretId,
        PagerDutyIncidentConfiguration: { ServiceId: rest.pagerDutyIncidentConfiguration.serviceId },
      },
    })),
    Tags: tagsOf(plan.tags),
  };
}

function templateOf(template: IncidentTemplate): object {
  return {
    Title: template.title,
    Impact: template.impact,
    Summary: template.summary,
    DedupeString: template.dedupeString,
    IncidentTags: tagsOf(template.incidentTags),
    NotificationTargets: template.notificationTargets?.map(({ snsTopicArn }) => ({ SnsTopicArn: snsTopicArn })),
  };
}

function actionOf({ ssmAutomation }: Action): object {
  const { parameters, dynamicParameters } = ssmAutomation;
  return {
    SsmAutomation: {
      DocumentName: ssmAutomation.documentName,
      DocumentVersion: ssmAutomation.documentVersion,
      RoleArn: ssmAutomation.roleArn,
      TargetAccount: ssmAutomation.targetAccount,
      Parameters: parameters && Object.entries(parameters).map(([Key, Values]) => ({ Key, Values })),
      DynamicParameters:
        dynamicParameters &&
        Object.entries(dynamicParameters).map(([Key, { variable }]) => ({ Key, Value: { Variable: variable } })),
    },
  };
}

function tagsOf(tags: Readonly<Record<string, string>> | undefined): object | undefined {
  return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** `checkout-latency` → `CheckoutLatency`; told apart by a number where names differ in signs only. */
function logicalIds(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
    const base = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Plan";
    const id = /^[0-9]/.test(base) ? `Plan${base}` : base;
    let unique = id;
    for (let number = 2; taken.has(unique); number += 1) unique = `${id}${number}`;
    taken.add(unique);
    return unique;
  });
}

/** What CloudFormation's schema of the resource forbids, although the API takes it. */
function limitsOf(plan: ResponsePlan): readonly string[] {
  const { summary = "", incidentTags = {}, notificationTargets = [] } = plan.incidentTemplate;
  const tags = [...Object.entries(plan.tags ?? {}), ...Object.entries(incidentTags)];
  const chat = plan.chatChannel !== undefined && "chatbotSns" in plan.chatChannel ? plan.chatChannel.chatbotSns : [];
  const arns = [...notificationTargets.map(({ snsTopicArn = "" }) => snsTopicArn), ...chat];
  const values = (plan.actions ?? []).flatMap(({ ssmAutomation }) => Object.entries(ssmAutomation.parameters ?? {}));
  const limits: readonly (readonly [boolean, string])[] = [
    [summary.length > 4000, "its summary is longer than 4000 characters"],
    [tags.some(([, value]) => value === ""), "it has a tag with an empty value"],
    [tags.some(([key]) => !/^[a-zA-Z+-=._:/]+$/.test(key)), "it has a tag key with a space or `@`"],
    [arns.some((arn) => arn.includes(".")), "it names a topic with a dot, such as a FIFO topic"],
    [values.some(([, list]) => list.length > 10), "a runbook parameter has more than 10 values"],
    [values.some(([, list]) => new Set(list).size < list.length), "a runbook parameter repeats a value"],
  ];
  return limits.flatMap(([isBroken, limit]) => (isBroken ? [limit] : []));
}
