import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { forgetTokens, once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import { checkChatTopics } from "./chat-topics.js";
import { checkSecrets } from "./check-secrets.js";
import type { description } from "./description.js";
import { conflict, denied, notFound } from "./errors.js";
import { activeSet } from "./replication-sets.js";
import { mayUse, sharedPlans } from "./sharing.js";
import { plans, resourcePolicies, type StoredPlan, type StoredTemplate, tagSets } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const responsePlanHandlers: Handlers<typeof description> = {
  CreateResponsePlan: (input, call) => {
    activeSet(call);
    return once(call, "ssm-incidents/CreateResponsePlan", input.clientToken, () => createPlan(input, call));
  },
  UpdateResponsePlan: (input, call) => {
    const plan = ownPlan(input.arn, call);
    return once(call, "ssm-incidents/UpdateResponsePlan", input.clientToken, () => {
      updatePlan(plan, input, call);
      return { output: {}, resource: plan.arn };
    });
  },
  GetResponsePlan: ({ arn }, call) => readablePlan(arn, "ssm-incidents:GetResponsePlan", call),
  ListResponsePlans: (input, call) => {
    activeSet(call);
    const { items, nextToken } = pageOf(listedPlans(call), ({ arn }) => arn, {
      list: "ListResponsePlans",
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return {
      responsePlanSummaries: items.map(({ arn, name, displayName }) => ({ arn, name, displayName })),
      nextToken,
    };
  },
  DeleteResponsePlan: ({ arn }, call) => {
    activeSet(call);
    const name = ownName(arn, call);
    if (name === undefined || call.store.table(plans, call).get(name)?.arn !== arn) return undefined;
    call.store.table(plans, call).delete(name);
    call.store.table(tagSets, call).delete(arn);
    call.store.table(resourcePolicies, call).delete(arn);
    forgetTokens(call, arn);
    return undefined;
  },
};

/** The plan with this ARN in the caller's own account. @throws AwsError where there is none */
export function ownPlan(arn: string, call: Call): StoredPlan {
  activeSet(call);
  const name = ownName(arn, call);
  const plan = name === undefined ? undefined : call.store.table(plans, call).get(name);
  if (plan?.arn !== arn) throw notFound("RESPONSE_PLAN", arn);
  return plan;
}

/** The plan with this ARN, of the caller's account or shared with it for the action. */
export function readablePlan(arn: string, action: string, call: Call): StoredPlan {
  const account = parseArn(arn)?.account ?? "";
  if (account === call.account) return ownPlan(arn, call);
  const owner = { account, region: call.region };
  const plan = call.store.table(plans, owner).get(planName(arn) ?? "");
  if (plan?.arn !== arn) throw notFound("RESPONSE_PLAN", arn);
  if (!mayUse(call, plan, owner, action)) throw denied(arn);
  activeSet(call, owner);
  return plan;
}

function createPlan(input: Input<"CreateResponsePlan">, call: Call): { output: object; resource: string } {
  const { clientToken: _, tags, ...fields } = input;
  const table = call.store.table(plans, call);
  const arn = `arn:${call.partition}:ssm-incidents::${call.account}:response-plan/${input.name}`;
  if (table.has(input.name)) {
    throw conflict(`A response plan with the name ${input.name} exists already`, "RESPONSE_PLAN", arn);
  }
  checkChatTopics(input.chatChannel, call);
  checkSecrets(input.integrations, call);
  table.set(input.name, withoutEmpty({ arn, ...fields }));
  if (tags !== undefined) call.store.table(tagSets, call).set(arn, tags);
  return { output: { arn }, resource: arn };
}

/** A patch: absent members stay as they are, empty ones clear. */
function updatePlan(plan: StoredPlan, input: Input<"UpdateResponsePlan">, call: Call): void {
  const { displayName, chatChannel, engagements, actions, integrations } = input;
  checkChatTopics(chatChannel, call);
  checkSecrets(integrations, call);
  const incidentTemplate: StoredTemplate = {
    ...plan.incidentTemplate,
    ...present({
      title: input.incidentTemplateTitle,
      impact: input.incidentTemplateImpact,
      summary: input.incidentTemplateSummary,
      dedupeString: input.incidentTemplateDedupeString,
      incidentTags: input.incidentTemplateTags,
      notificationTargets: input.incidentTemplateNotificationTargets,
    }),
  };
  const patch = present({ displayName, chatChannel, engagements, actions, integrations });
  call.store.table(plans, call).set(plan.name, withoutEmpty({ ...plan, ...patch, incidentTemplate }));
}

function listedPlans(call: Call): readonly StoredPlan[] {
  const own = call.store.table(plans, call).values();
  const shared = sharedPlans(call);
  if (shared.length === 0) return own;
  return [...own, ...shared].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

function ownName(arn: string, call: Call): string | undefined {
  const account = parseArn(arn)?.account ?? "";
  if (account !== "" && account !== call.account) throw denied(arn);
  return planName(arn);
}

function planName(arn: string): string | undefined {
  const { service, resource = "" } = parseArn(arn) ?? {};
  return service === "ssm-incidents" && resource.startsWith("response-plan/")
    ? resource.slice("response-plan/".length)
    : undefined;
}

/** What was never set and what was cleared look the same afterwards: absent. */
function withoutEmpty(plan: StoredPlan): StoredPlan {
  const { chatChannel, incidentTemplate, ...rest } = plan;
  const hasChat = chatChannel?.chatbotSns !== undefined;
  return {
    ...filled(rest),
    incidentTemplate: { ...filled(incidentTemplate), title: incidentTemplate.title },
    ...(hasChat ? { chatChannel } : {}),
  };
}

function filled<T extends object>(value: T): T {
  const isFilled = (item: unknown) =>
    item !== undefined && item !== "" && !(typeof item === "object" && item !== null && Object.keys(item).length === 0);
  // Members that may be absent are all that can be empty here.
  return Object.fromEntries(Object.entries(value).filter(([, item]) => isFilled(item))) as T;
}
