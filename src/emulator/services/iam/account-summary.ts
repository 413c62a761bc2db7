import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { managedPolicies, roles } from "./state.js";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const quotas = {
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerRoleQuota: 10,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  PolicyVersionsInUseQuota: 10_000,
  RolePolicySizeQuota: 10_240,
  RolesQuota: 1000,
  VersionsPerPolicyQuota: 5,
};

export const accountSummaryHandlers: Handlers<typeof description> = {
  GetAccountSummary: (_input, call) => {
    const policies = call.store.table(managedPolicies, call).values();
    const counts = {
      Groups: 0,
      Policies: policies.length,
      PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
      Roles: call.store.table(roles, call).size,
      Users: 0,
    };
    return { SummaryMap: { ...quotas, ...counts } };
  },
};
