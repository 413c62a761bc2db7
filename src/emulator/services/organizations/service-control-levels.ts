import type { Call } from "../../call.js";
import { organizationOf, pathTo, policiesOn } from "./state.js";

/**
 * The texts of the service control policies above an account, a list a level, from the root down. Absent where none
 * bind it: outside of an organisation, in its management account, or where they are not switched on.
 */
export function serviceControlLevels(account: string, call: Call): readonly (readonly string[])[] | undefined {
  const type = "SERVICE_CONTROL_POLICY";
  const organization = organizationOf(account, call);
  if (organization === undefined || organization.managementAccount === account) return undefined;
  if (!organization.policyTypes.includes(type)) return undefined;
  return pathTo(organization, account).map((target) =>
    policiesOn(organization, target, type).map(({ content }) => content),
  );
}
