import type { PlanOperation, PlanPatch, RemotePlan } from "../../src/core/changes/change.js";
import { OperationalError } from "../../src/core/operational-error.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import type { IncidentReader, IncidentWriter, PlanUseReader } from "../../src/ports.js";

/** What goes wrong with one operation: before AWS took it, or after, when only the answer is lost. */
export type Fault = "before" | "after" | undefined;

export interface FakeIncidentManager extends IncidentReader, IncidentWriter, PlanUseReader {
  readonly plansByName: Map<string, RemotePlan>;
  readonly performed: PlanOperation[];
}

/** An Incident Manager that is a Map: patch semantics, conflicts and idempotency tokens as AWS has them. */
export function fakeIncidentManager(
  existing: readonly RemotePlan[] = [],
  options: { readonly account?: string; readonly fault?: (operation: PlanOperation) => Fault } = {},
): FakeIncidentManager {
  const account = options.account ?? "111122223333";
  const plansByName = new Map(existing.map((remote) => [remote.plan.name, remote]));
  const performed: PlanOperation[] = [];
  const tokens = new Set<string>();
  return {
    plansByName,
    performed,
    callerAccount: async () => account,
    replicationSet: async () => ({
      arn: `arn:aws:ssm-incidents::${account}:replication-set/1`,
      account,
      status: "ACTIVE",
      regions: ["us-east-1"],
    }),
    usesOf: async () => new Map(),
    plans: async () => [...plansByName.values()],
    somePlans: async (isWanted) => {
      const all = [...plansByName.values()];
      const listed = all.map(({ plan }) => plan.name).filter((name) => !isWanted(name));
      return { read: all.filter(({ plan }) => isWanted(plan.name)), listed };
    },
    plan: async (arn) => [...plansByName.values()].find((remote) => remote.arn === arn),
    perform: async (operation) => {
      performed.push(operation);
      const fault = options.fault?.(operation);
      if (fault === "before") throw new OperationalError(`refused ${operation.kind} of ${operation.name}`);
      if (!("clientToken" in operation) || !tokens.has(operation.clientToken)) applyTo(plansByName, operation, account);
      if ("clientToken" in operation) tokens.add(operation.clientToken);
      if (fault === "after") throw new OperationalError(`lost the answer to ${operation.kind} of ${operation.name}`);
    },
  };
}

/** A plan as AWS would have it. */
export function remotePlan(plan: ResponsePlan, account = "111122223333"): RemotePlan {
  return { arn: `arn:aws:ssm-incidents::${account}:response-plan/${plan.name}`, account, plan };
}

function applyTo(plans: Map<string, RemotePlan>, operation: PlanOperation, account: string): void {
  const { name } = operation;
  const existing = plans.get(name);
  if (operation.kind === "createPlan") {
    if (existing !== undefined) throw new OperationalError(`ConflictException: ${name} exists`);
    plans.set(name, remotePlan(operation.plan, account));
    return;
  }
  if (operation.kind === "deletePlan") {
    plans.delete(name);
    return;
  }
  if (existing === undefined) throw new OperationalError(`ResourceNotFoundException: ${name}`);
  const plan =
    operation.kind === "updatePlan"
      ? patched(existing.plan, operation.patch)
      : tagged(existing.plan, operation.set, operation.remove);
  plans.set(name, { ...existing, plan });
}

function tagged(plan: ResponsePlan, set: Readonly<Record<string, string>>, remove: readonly string[]): ResponsePlan {
  const kept = Object.entries(plan.tags ?? {}).filter(([key]) => !remove.includes(key));
  return { ...plan, tags: { ...Object.fromEntries(kept), ...set } };
}

/** An absent member is left alone; a cleared one is kept in the form in which it was cleared. */
function patched(plan: ResponsePlan, patch: PlanPatch): ResponsePlan {
  const given = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    ...plan,
    ...given("displayName", patch.displayName),
    incidentTemplate: {
      ...plan.incidentTemplate,
      ...given("title", patch.incidentTemplateTitle),
      ...given("impact", patch.incidentTemplateImpact),
      ...given("summary", patch.incidentTemplateSummary),
      ...given("dedupeString", patch.incidentTemplateDedupeString),
      ...given("incidentTags", patch.incidentTemplateTags),
      ...given("notificationTargets", patch.incidentTemplateNotificationTargets),
    },
    ...given("chatChannel", patch.chatChannel),
    ...given("engagements", patch.engagements),
    ...given("actions", patch.actions),
    ...given("integrations", patch.integrations),
  };
}
