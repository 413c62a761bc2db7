import type { Target } from "../config/config.js";
import type { Diagnostic, Path } from "../diagnostic.js";
import { quote } from "../schema/describe-schema.js";
import { invalidShape, isMapping, shapeDiagnostics } from "./decode-resource.js";
import { expandDocument, expandReference } from "./expand-reference.js";
import { replaceVariables } from "./replace-variables.js";
import type { DeclaredResource, ResolvedPlan } from "./resource.js";
import type { Action, ChatChannel, IncidentTemplate, NotificationTarget, ResponsePlan } from "./response-plan.js";

const impacts: Readonly<Record<string, number>> = { critical: 1, high: 2, medium: 3, low: 4, none: 5 };

/** A response plan as the target will have it. Without a target, references and built-in variables stay as written. */
export function resolvePlan(
  { value: written, source }: DeclaredResource,
  target: Target | undefined,
): readonly [ResolvedPlan | undefined, readonly Diagnostic[]] {
  const { value, hasVariables, diagnostics } = replaceVariables(written, source, target);
  if (diagnostics.length > 0 || !isMapping(value)) return [undefined, diagnostics];
  const numbered = withImpact(value);
  if (hasVariables && target !== undefined) {
    const problems = shapeDiagnostics("ResponsePlan", numbered, source, "resolved");
    if (problems.length > 0) return [undefined, problems];
  }
  const { kind: _, arn, ...fields } = numbered;
  // The schema has just said so.
  const plan = withReferences(fields as unknown as ResponsePlan, target);
  const wrongArn = checkArn(arn, plan.name, target);
  if (wrongArn !== undefined) return [undefined, [invalidShape(source, ["arn"], wrongArn, "Remove `arn`")]];
  const twice = findTwice(plan);
  if (twice !== undefined) {
    const message = `Unexpected second ${quote(twice.text)}, expected each item once`;
    return [undefined, [invalidShape(source, twice.at, message, "Remove the second one")]];
  }
  return [{ plan, source, target }, []];
}

/** What a short reference and an ARN both name; AWS takes each contact and each chat topic once. */
function findTwice({
  engagements = [],
  chatChannel,
}: ResponsePlan): { readonly at: Path; readonly text: string } | undefined {
  const topics = chatChannel !== undefined && "chatbotSns" in chatChannel ? chatChannel.chatbotSns : [];
  const lists = [
    { path: ["engagements"], items: engagements },
    { path: ["chatChannel", "chatbotSns"], items: topics },
  ];
  for (const { path, items } of lists) {
    const second = items.findIndex((item, index) => items.indexOf(item) < index);
    if (second !== -1) return { at: [...path, second], text: items[second] ?? "" };
  }
  return undefined;
}

/** Impact as AWS has it: a number. Text comes from a name (`critical`) or from a variable. */
function withImpact(plan: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { incidentTemplate } = plan;
  if (!isMapping(incidentTemplate) || typeof incidentTemplate["impact"] !== "string") return plan;
  const { impact } = incidentTemplate;
  const number = impacts[impact] ?? (/^[1-5]$/.test(impact) ? Number(impact) : impact);
  return { ...plan, incidentTemplate: { ...incidentTemplate, impact: number } };
}

function withReferences(plan: ResponsePlan, target: Target | undefined): ResponsePlan {
  const { incidentTemplate, chatChannel, engagements, actions } = plan;
  return {
    ...plan,
    incidentTemplate: withTopics(incidentTemplate, target),
    ...(chatChannel !== undefined && { chatChannel: withChatTopics(chatChannel, target) }),
    ...(engagements !== undefined && {
      engagements: engagements.map((contact) => expandReference("contact", contact, target)),
    }),
    ...(actions !== undefined && { actions: actions.map((action) => withRunbook(action, target)) }),
  };
}

function withTopics(template: IncidentTemplate, target: Target | undefined): IncidentTemplate {
  const { notificationTargets } = template;
  if (notificationTargets === undefined) return template;
  return { ...template, notificationTargets: notificationTargets.map((each) => withTopic(each, target)) };
}

function withTopic(notified: NotificationTarget, target: Target | undefined): NotificationTarget {
  const { snsTopicArn } = notified;
  return snsTopicArn === undefined ? notified : { snsTopicArn: expandReference("topic", snsTopicArn, target) };
}

function withChatTopics(channel: ChatChannel, target: Target | undefined): ChatChannel {
  if (!("chatbotSns" in channel)) return channel;
  return { chatbotSns: channel.chatbotSns.map((topic) => expandReference("topic", topic, target)) };
}

function withRunbook({ ssmAutomation }: Action, target: Target | undefined): Action {
  const documentName = expandDocument(ssmAutomation.documentName);
  const roleArn = expandReference("role", ssmAutomation.roleArn, target);
  return { ssmAutomation: { ...ssmAutomation, documentName, roleArn } };
}

function checkArn(arn: unknown, name: string, target: Target | undefined): string | undefined {
  if (typeof arn !== "string") return undefined;
  if (target === undefined) {
    return arn.endsWith(`:response-plan/${name}`)
      ? undefined
      : `Unexpected \`arn\` ${quote(arn)}, expected that of the plan ${quote(name)}`;
  }
  const expected = `arn:${target.partition}:ssm-incidents::${target.account}:response-plan/${name}`;
  return arn === expected ? undefined : `Unexpected \`arn\` ${quote(arn)}, expected ${quote(expected)}`;
}
