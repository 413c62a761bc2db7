import { compareText } from "../diagnostic.js";
import type { Action, ChatChannel, IncidentTemplate, ResponsePlan, SsmAutomation } from "../plan/response-plan.js";
import { ownershipTag } from "./ownership.js";

/**
 * The one form of all plans that mean the same to AWS: empty values left out, sets sorted, defaults written.
 * Order inside one runbook parameter stays, because it reaches the runbook. Without `aws:` tags and the ownership tag.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_GetResponsePlan.html
 */
export function normalizePlan(plan: ResponsePlan): ResponsePlan {
  return {
    name: plan.name,
    ...whenSome("displayName", text(plan.displayName)),
    incidentTemplate: normalizeTemplate(plan.incidentTemplate),
    ...whenSome("chatChannel", normalizeChat(plan.chatChannel)),
    ...whenSome("engagements", textSet(plan.engagements)),
    ...whenSome("actions", list(plan.actions?.map(normalizeAction))),
    ...whenSome("integrations", list(plan.integrations)),
    ...whenSome("tags", record(plan.tags, isAuthorsTag)),
  };
}

function normalizeTemplate(template: IncidentTemplate): IncidentTemplate {
  const topics = textSet(template.notificationTargets?.map((target) => target.snsTopicArn ?? ""));
  return {
    title: template.title,
    impact: template.impact,
    ...whenSome("summary", text(template.summary)),
    ...whenSome("dedupeString", text(template.dedupeString)),
    ...whenSome("incidentTags", record(template.incidentTags)),
    ...whenSome(
      "notificationTargets",
      topics?.map((snsTopicArn) => ({ snsTopicArn })),
    ),
  };
}

function normalizeChat(chat: ChatChannel | undefined): ChatChannel | undefined {
  if (chat === undefined || !("chatbotSns" in chat)) return undefined;
  const chatbotSns = textSet(chat.chatbotSns);
  return chatbotSns === undefined ? undefined : { chatbotSns };
}

function normalizeAction(action: Action): Action {
  const { ssmAutomation } = action;
  return {
    ssmAutomation: {
      documentName: ssmAutomation.documentName,
      roleArn: ssmAutomation.roleArn,
      documentVersion: text(ssmAutomation.documentVersion) ?? "$DEFAULT",
      targetAccount: ssmAutomation.targetAccount ?? "RESPONSE_PLAN_OWNER_ACCOUNT",
      ...whenSome<"parameters", SsmAutomation["parameters"]>("parameters", record(ssmAutomation.parameters)),
      ...whenSome<"dynamicParameters", SsmAutomation["dynamicParameters"]>(
        "dynamicParameters",
        record(ssmAutomation.dynamicParameters),
      ),
    },
  };
}

/** AWS sets `aws:` tags itself (a CloudFormation stack does) and nobody else may touch them. */
function isAuthorsTag(key: string): boolean {
  return key !== ownershipTag && !key.startsWith("aws:");
}

function whenSome<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: NonNullable<V> } {
  // Only a computed key of a type parameter widens to `string`.
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: NonNullable<V> };
}

function text(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

function list<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values;
}

function textSet(values: readonly string[] | undefined): readonly string[] | undefined {
  return list([...new Set(values?.filter((value) => value !== ""))].sort(compareText));
}

function record<V>(
  values: Readonly<Record<string, V>> | undefined,
  isKept: (key: string) => boolean = () => true,
): Readonly<Record<string, V>> | undefined {
  const entries = Object.entries(values ?? {})
    .filter(([key]) => isKept(key))
    .sort(([a], [b]) => compareText(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
