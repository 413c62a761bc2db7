import type { Target } from "../config/config.js";
import type { ResponsePlan } from "../plan/response-plan.js";

/**
 * A plan as its author would write it for the target: short references where they mean the same ARN, `${account}` in
 * other ARNs of the account, and `$${` for every `${` of a text.
 */
export function shortenPlan(plan: ResponsePlan, target: Target): unknown {
  const { incidentTemplate, chatChannel, engagements, actions, ...rest } = plan;
  const topic = (arn: string) => shortenReference("topic", arn, target);
  const { notificationTargets, ...template } = incidentTemplate;
  return inOrder(
    {
      ...Object(escapeVariables(rest)),
      incidentTemplate: {
        ...Object(escapeVariables(template)),
        ...(notificationTargets && {
          notificationTargets: notificationTargets.map(({ snsTopicArn = "" }) => ({ snsTopicArn: topic(snsTopicArn) })),
        }),
      },
      ...(chatChannel &&
        "chatbotSns" in chatChannel && { chatChannel: { chatbotSns: chatChannel.chatbotSns.map(topic) } }),
      ...(engagements && { engagements: engagements.map((arn) => shortenReference("contact", arn, target)) }),
      ...(actions && {
        actions: actions.map(({ ssmAutomation: { documentName, roleArn, ...automation } }) => ({
          ssmAutomation: {
            documentName: shortenReference("document", documentName, target),
            roleArn: shortenReference("role", roleArn, target),
            ...Object(escapeVariables(automation)),
          },
        })),
      }),
    },
    ["name", "displayName", "incidentTemplate", "chatChannel", "engagements", "actions", "integrations", "tags"],
  );
}

/** The part of an ARN that a short reference stands for, up to the name. */
function arnPrefix(kind: "contact" | "topic" | "role" | "document", target: Target): string | undefined {
  const { partition, account, regions } = target;
  switch (kind) {
    case "contact":
      return `arn:${partition}:ssm-contacts:${regions[0]}:${account}:contact/`;
    case "topic":
      return `arn:${partition}:sns:${regions[0]}:${account}:`;
    case "role":
      return `arn:${partition}:iam::${account}:role/`;
    case "document":
      // An ARN names one Region, `document/NAME` the document in each: they are not the same.
      return undefined;
  }
}

function shortenReference(kind: "contact" | "topic" | "role" | "document", text: string, target: Target): string {
  const prefix = arnPrefix(kind, target);
  if (prefix !== undefined && text.startsWith(prefix) && text.length > prefix.length && !text.includes("${")) {
    return `${kind}/${text.slice(prefix.length)}`;
  }
  const escaped = escapeText(text);
  return text.startsWith("arn:") ? escaped.replace(`:${target.account}:`, () => ":${account}:") : escaped;
}

function escapeVariables(value: unknown): unknown {
  if (typeof value === "string") return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeVariables);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, escapeVariables(member)]));
}

function escapeText(text: string): string {
  return text.replaceAll("${", () => "$${");
}

function inOrder(record: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(record, key)).map((key) => [key, record[key]]));
}
