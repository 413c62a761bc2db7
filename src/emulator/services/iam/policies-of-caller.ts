import type { Call } from "../../call.js";
import { type PoliciesOfRole, policiesOfRole } from "./policies-of-role.js";
import { type Role, roleWithArn } from "./state.js";

/** The policies that bind the caller: a session's are its role's; the account itself is bound by none. */
export function policiesOfCaller(call: Call): Partial<PoliciesOfRole> {
  const { roleArn } = call.caller;
  if (roleArn === undefined) return {};
  const role: Role | undefined = roleWithArn(call.store, roleArn);
  return role === undefined ? { identity: [] } : policiesOfRole(role, call);
}
