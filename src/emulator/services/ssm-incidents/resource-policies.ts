import { randomUUID } from "node:crypto";
import { pageOf } from "../../paging.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { invalid, notFound } from "./errors.js";
import { ownPlan } from "./response-plans.js";
import { resourcePolicies } from "./state.js";

/** Resource policies share a plan with other accounts. */
export const resourcePolicyHandlers: Handlers<typeof description> = {
  PutResourcePolicy: ({ resourceArn, policy }, call) => {
    const { arn } = ownPlan(resourceArn, call);
    checkPolicy(policy);
    const policyId = randomUUID();
    const entry = { policyId, policyDocument: policy, ramResourceShareRegion: call.region };
    call.store.table(resourcePolicies, call).set(arn, [entry]);
    return { policyId };
  },
  GetResourcePolicies: (input, call) => {
    const { arn } = ownPlan(input.resourceArn, call);
    const all = call.store.table(resourcePolicies, call).get(arn) ?? [];
    const { items, nextToken } = pageOf(all, ({ policyId }) => policyId, {
      list: `GetResourcePolicies ${arn}`,
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return { resourcePolicies: items, nextToken };
  },
  DeleteResourcePolicy: ({ resourceArn, policyId }, call) => {
    const { arn } = ownPlan(resourceArn, call);
    const table = call.store.table(resourcePolicies, call);
    const all = table.get(arn) ?? [];
    const kept = all.filter((policy) => policy.policyId !== policyId);
    if (kept.length === all.length) throw notFound("RESOURCE_POLICY", policyId);
    if (kept.length === 0) table.delete(arn);
    else table.set(arn, kept);
    return undefined;
  },
};

function checkPolicy(text: string): void {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw invalid("The policy is not valid JSON");
  }
  if (typeof policy !== "object" || policy === null || !("Statement" in policy)) {
    throw invalid("The policy has no statement");
  }
}
