import type { NeighbourKind, NeighbourValue } from "../neighbours/neighbour.js";
import { isMapping } from "../plan/decode-resource.js";
import type { FieldChange, Risk } from "./change.js";

const harmless = /^\/(?:DisplayName|Description|Tags|MaxSessionDuration|TargetType|DocumentFormat)(?:\/|$)/u;

/**
 * What an update of a neighbour can do to a page: `high` may stop it, `medium` sends it elsewhere or runs something else,
 * `low` does neither.
 */
export function assessNeighbourRisk(
  kind: NeighbourKind,
  actual: NeighbourValue,
  desired: NeighbourValue,
  fields: readonly FieldChange[],
): Risk {
  if (kind === "Role" ? losesAccess(fields) : stopsPaging(actual, desired)) return "high";
  return fields.every(({ pointer }) => harmless.test(pointer)) ? "low" : "medium";
}

function stopsPaging(actual: NeighbourValue, desired: NeighbourValue): boolean {
  return isMapping(actual["Plan"]) && !isMapping(desired["Plan"]);
}

/** A policy that goes, another trust, a boundary: a runbook may no longer be started. */
function losesAccess(fields: readonly FieldChange[]): boolean {
  return fields.some(
    (field) =>
      (/^\/(?:Policies\/|ManagedPolicyArns)/u.test(field.pointer) && field.desired === undefined) ||
      (field.pointer === "/PermissionsBoundary" && field.desired !== undefined),
  );
}
