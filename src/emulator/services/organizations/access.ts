import type { Call } from "../../call.js";
import { denied, notInUse } from "./errors.js";
import { type Organization, organizationOf } from "./state.js";

/** The organisation, for a call that only the management account makes. @throws AwsError */
export function managed(call: Call): Organization {
  const organization = joined(call);
  if (organization.managementAccount !== call.account) throw denied();
  return organization;
}

/** The organisation, for a read that delegated accounts make too. @throws AwsError */
export function readable(call: Call): Organization {
  const organization = joined(call);
  const isDelegated = organization.delegations.some(({ account }) => account === call.account);
  if (organization.managementAccount !== call.account && !isDelegated) throw denied();
  return organization;
}

/** The organisation, for a call that every member makes. @throws AwsError */
export function joined(call: Call): Organization {
  const organization = organizationOf(call.account, call);
  if (organization === undefined) throw notInUse();
  return organization;
}
