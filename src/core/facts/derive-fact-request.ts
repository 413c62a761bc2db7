import { compareText } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import type { ResolvedPlan, ResolvedResource } from "../plan/resource.js";
import type { DocumentRequest, FactRequest } from "./fact-request.js";

const executionRole = "AWS-SystemsManager-AutomationExecutionRole";
// Only a String parameter of this name is a role that the runbook runs as.
const assumeRoleParameter = "AutomationAssumeRole";

/** What must be known of AWS to judge these plans of one target, and the declared neighbours of theirs. */
export function deriveFactRequest(
  plans: readonly ResolvedPlan[],
  declared: readonly ResolvedResource[] = [],
): FactRequest {
  return {
    roles: unique([...plans.flatMap(rolesOf), ...plans.flatMap(({ target }) => target?.assumeRole?.write ?? [])]),
    policies: unique(declared.filter(({ kind }) => kind === "Role").flatMap(policiesOf)),
    documents: documentsOf(plans, declared),
    topics: unique(plans.flatMap(topicsOf)),
    contacts: unique([...plans.flatMap(({ plan }) => plan.engagements ?? []), ...declared.flatMap(contactsOf)]),
    plans: unique(plans.flatMap(planArns)),
  };
}

function rolesOf({ plan, target }: ResolvedPlan): readonly string[] {
  return (plan.actions ?? []).flatMap(({ ssmAutomation }) => {
    const { roleArn, targetAccount, parameters } = ssmAutomation;
    const passed = parameters !== undefined && Object.hasOwn(parameters, assumeRoleParameter);
    const isAcrossAccounts = targetAccount === "IMPACTED_ACCOUNT" && target !== undefined;
    return [
      roleArn,
      ...(passed ? (parameters[assumeRoleParameter] ?? []) : []),
      ...(isAcrossAccounts ? [`arn:${target.partition}:iam::${target.account}:role/${executionRole}`] : []),
    ].filter((arn) => arn.startsWith("arn:"));
  });
}

function documentsOf(
  plans: readonly ResolvedPlan[],
  declared: readonly ResolvedResource[],
): readonly DocumentRequest[] {
  const runbooks = plans.flatMap(({ plan }) => (plan.actions ?? []).map(({ ssmAutomation }) => ssmAutomation));
  const cloned = declared.flatMap(({ value: { CloneOf: name } }) =>
    typeof name === "string" ? [{ documentName: name, documentVersion: undefined }] : [],
  );
  return [...groupBy([...runbooks, ...cloned], ({ documentName }) => documentName)]
    .map(([name, uses]) => ({ name, versions: unique(uses.flatMap(({ documentVersion }) => documentVersion ?? [])) }))
    .sort((a, b) => compareText(a.name, b.name));
}

function topicsOf({ plan }: ResolvedPlan): readonly string[] {
  const chat = plan.chatChannel !== undefined && "chatbotSns" in plan.chatChannel ? plan.chatChannel.chatbotSns : [];
  const notified = (plan.incidentTemplate.notificationTargets ?? []).flatMap(({ snsTopicArn }) => snsTopicArn ?? []);
  return [...chat, ...notified];
}

function planArns({ plan, target }: ResolvedPlan): readonly string[] {
  if (target === undefined) return [];
  return [`arn:${target.partition}:ssm-incidents::${target.account}:response-plan/${plan.name}`];
}

function policiesOf({ value }: ResolvedResource): readonly string[] {
  const arns = Array.isArray(value["ManagedPolicyArns"]) ? value["ManagedPolicyArns"] : [];
  return [...arns, value["PermissionsBoundary"]].filter((arn) => typeof arn === "string");
}

const kindsBeyondFiles: ReadonlySet<string> = new Set(["Contact", "OnCallSchedule"]);

/** Declared contacts and schedules, of which AWS knows more (activation, overrides), and everyone named by ARN. */
function contactsOf({ kind, name, value, target }: ResolvedResource): readonly string[] {
  const own =
    target === undefined || !kindsBeyondFiles.has(kind)
      ? []
      : [`arn:${target.partition}:ssm-contacts:${target.regions[0]}:${target.account}:contact/${name}`];
  const found = JSON.stringify(value).match(/arn:[a-z-]+:ssm-contacts:[a-z0-9-]+:\d{12}:contact\/[a-z0-9_-]+/g);
  return [...own, ...(found ?? [])];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}
