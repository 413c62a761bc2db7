import type { Facts, RoleFact } from "../facts/facts.js";
import { lookUpOrganization } from "../facts/look-up.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { Decision } from "../policy/decision.js";
import type { Request } from "../policy/request.js";
import { deriveRequests, type NeededRequest } from "./derive-requests.js";
import { createRoleJudge, type RoleJudge } from "./judge-role.js";

/** A request of a plan's role, decided by the role's own side alone: as AWS's simulator can be asked for it. */
export interface IdentityRequest {
  readonly plan: string;
  readonly target: string;
  readonly request: Request;
  readonly own: Decision;
  /** Why Muster's decision is no answer: it has not seen all policies. */
  readonly gap?: string;
  readonly knowsOrganization: boolean;
}

/** What the roles of these plans must be allowed, each request of a plan once. */
export function identityRequests(plans: readonly ResolvedPlan[], facts: Facts): readonly IdentityRequest[] {
  const judges = new Map<string, RoleJudge>();
  return plans.flatMap(({ plan, target }) => {
    const needed = target === undefined ? undefined : deriveRequests(plan, target, facts);
    const role = facts.roles.get(plan.actions?.[0]?.ssmAutomation.roleArn ?? "")?.value;
    if (target === undefined || needed === undefined || role === undefined) return [];
    const judge = judges.get(role.arn) ?? createRoleJudge(role, facts);
    judges.set(role.arn, judge);
    const starts = needed.starts.flatMap(({ current, legacy }) => [...current, ...legacy]);
    const organization = lookUpOrganization(facts, target.account);
    const knowsOrganization = organization.state === "present" && organization.value.serviceControl !== undefined;
    const place = { plan: plan.name, target: target.name, knowsOrganization };
    return [...starts, ...needed.handOvers, ...needed.passes].map((one) => ({ ...place, ...decide(judge, role, one) }));
  });
}

function decide(
  judge: RoleJudge,
  role: RoleFact,
  needed: NeededRequest,
): Pick<IdentityRequest, "request" | "own" | "gap"> {
  const { decision, verdict, reason } = judge.ask(needed);
  const request = withTags(needed, role);
  const isGap = verdict === "unknown" && decision.missingKeys.length === 0;
  return { request, own: decision, ...(isGap && reason !== undefined ? { gap: reason } : {}) };
}

/** AWS is told the tags that the judge knows; it fills in none. */
function withTags({ request, resourceTags }: NeededRequest, role: RoleFact): Request {
  const principal = Object.entries(role.tags ?? {}).map(
    ([key, value]) => [`aws:principaltag/${key}`, [value]] as const,
  );
  const resource = Object.entries(resourceTags ?? {}).flatMap(([key, value]) =>
    ["aws", "ssm", "iam"].map((service) => [`${service}:resourcetag/${key}`, [value]] as const),
  );
  return { ...request, context: new Map([...request.context, ...principal, ...resource]) };
}
