import type { Target } from "../config/config.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { FieldChange, PlanChange } from "./change.js";
import { diffPlans } from "./diff-plans.js";

/** How AWS differs from what was merged, where the change does something about it. */
export type Drift =
  | { readonly kind: "gone" }
  | {
      readonly kind: "fields";
      /** `desired` is what the base declares. */
      readonly fields: readonly FieldChange[];
    };

/**
 * What of a change is not the pull request's own: AWS has it otherwise than the base declares it, because somebody
 * changed it there or because it was not synced yet.
 *
 * @param merged the plan as the base of the pull request declares it; absent where it does not
 */
export function findDrift(
  change: PlanChange,
  merged: ResponsePlan | undefined,
  target: Target,
  repository: string,
): Drift | undefined {
  if (merged === undefined || change.kind === "delete") return undefined;
  if (change.kind === "create") return { kind: "gone" };
  const [drift] = diffPlans({ target, repository, desired: [merged], actual: [change.actual] }).changes;
  if (drift?.kind !== "update") return undefined;
  const touched = new Set(change.fields.map(({ pointer }) => pointer));
  const fields = drift.fields.filter(({ pointer }) => touched.has(pointer));
  return fields.length === 0 ? undefined : { kind: "fields", fields };
}
