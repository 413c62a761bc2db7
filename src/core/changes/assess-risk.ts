import type { ResponsePlan } from "../plan/response-plan.js";
import type { FieldChange, Risk } from "./change.js";

/**
 * What an update can do to a page: `high` may stop it, `medium` sends it elsewhere or runs something else,
 * `low` does neither.
 */
export function assessRisk(actual: ResponsePlan, desired: ResponsePlan, fields: readonly FieldChange[]): Risk {
  if (stopsPaging(actual, desired)) return "high";
  return fields.some(({ pointer }) => reroutes(pointer)) ? "medium" : "low";
}

function stopsPaging(actual: ResponsePlan, desired: ResponsePlan): boolean {
  const lost = (before: readonly unknown[] | undefined, after: readonly unknown[] | undefined) =>
    (before?.length ?? 0) > 0 && (after?.length ?? 0) === 0;
  return (
    lost(actual.engagements, desired.engagements) ||
    lost(actual.integrations, desired.integrations) ||
    desired.incidentTemplate.impact > actual.incidentTemplate.impact ||
    mergesIncidents(actual, desired)
  );
}

/** Another dedupe string may fold new incidents into one that is open already, which pages nobody. */
function mergesIncidents(actual: ResponsePlan, desired: ResponsePlan): boolean {
  const { dedupeString } = desired.incidentTemplate;
  return dedupeString !== undefined && dedupeString !== actual.incidentTemplate.dedupeString;
}

const rerouting =
  /^\/(engagements|chatChannel|actions|integrations|incidentTemplate\/(notificationTargets|impact))(\/|$)/;

function reroutes(pointer: string): boolean {
  return rerouting.test(pointer);
}
