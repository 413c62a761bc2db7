import { normalizePolicy } from "../policy/normalize-policy.js";
import type { NeighbourValue } from "./neighbour.js";
import { authorsTags, byName, setMembers, textSet } from "./normal-form.js";

/** How long a session lasts at most where a role does not say, in seconds. */
export const defaultSessionDuration = 3600;

/** A role in its normal form: AWS's defaults written, policies parsed, inline policies by their name. */
export function normalRole(value: NeighbourValue): NeighbourValue {
  return setMembers({
    RoleName: value["RoleName"],
    Path: value["Path"] ?? "/",
    Description: value["Description"],
    AssumeRolePolicyDocument: normalizePolicy(value["AssumeRolePolicyDocument"]),
    MaxSessionDuration: value["MaxSessionDuration"] ?? defaultSessionDuration,
    PermissionsBoundary: value["PermissionsBoundary"],
    ManagedPolicyArns: textSet(value["ManagedPolicyArns"]),
    Policies: byName(
      value["Policies"],
      ({ PolicyName }) => String(PolicyName),
      ({ PolicyDocument }) => normalizePolicy(PolicyDocument),
    ),
    Tags: authorsTags(value["Tags"]),
  });
}
