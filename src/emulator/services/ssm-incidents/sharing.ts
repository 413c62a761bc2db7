import type { Call } from "../../call.js";
import { sharesWith } from "../../resource-policy.js";
import type { Scope } from "../../state/store.js";
import { plans, resourcePolicies, type StoredPlan } from "./state.js";

/** The plans of other accounts that the caller's account may see. */
export function sharedPlans(call: Call): readonly StoredPlan[] {
  return call.store
    .accountsWith(resourcePolicies)
    .filter((account) => account !== call.account)
    .flatMap((account) => {
      const owner = { account, region: call.region };
      const shared = call.store.table(plans, owner).values();
      return shared.filter((plan) => mayUse(call, plan, owner, "ssm-incidents:GetResponsePlan"));
    });
}

/** Whether a resource policy of the owner lets the caller's account do this with the plan. */
export function mayUse(call: Call, plan: StoredPlan, owner: Scope, action: string): boolean {
  const policies = call.store.table(resourcePolicies, owner).get(plan.arn) ?? [];
  return policies.some(({ policyDocument }) => sharesWith(call, policyDocument, action, plan.arn));
}
