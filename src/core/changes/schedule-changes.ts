import type { Change, Operation, PlanChange, PlanOperation, PlanUpdate } from "./change.js";
import { changeToken, type Schedule } from "./change-token.js";
import { compareChanges } from "./compare-changes.js";
import { normalizePlan } from "./normalize-plan.js";
import { claimPlan, ownerOf, ownershipTag } from "./ownership.js";
import { patchPlan, patchTags } from "./patch-plan.js";
import { scheduleNeighbour } from "./schedule-neighbour.js";

/**
 * The writes that make the changes, in the order in which they may be done: deletes last, because a failed create
 * must not leave an incident without any plan.
 */
export function scheduleChanges(
  changes: readonly Change[],
  schedule: Schedule & { readonly regions: readonly string[] },
): readonly Operation[] {
  return [...changes]
    .sort(compareChanges)
    .flatMap((change): readonly Operation[] =>
      change.resourceKind === "ResponsePlan" ? schedulePlan(change, schedule) : scheduleNeighbour(change, schedule),
    );
}

/** The writes that make the change of a plan. */
export function schedulePlan(change: PlanChange, schedule: Schedule): readonly PlanOperation[] {
  switch (change.kind) {
    case "create": {
      const plan = claimPlan(normalizePlan(change.desired), schedule.repository);
      return [{ kind: "createPlan", name: change.name, plan, clientToken: changeToken(change, schedule) }];
    }
    case "update":
      return updateOperations(change, schedule);
    case "delete":
      return [{ kind: "deletePlan", name: change.name, arn: change.actual.arn }];
  }
}

/** The tag comes first: nothing but the claim itself is ever written to a plan that is not owned. */
function updateOperations(change: PlanUpdate, schedule: Schedule): readonly PlanOperation[] {
  const actual = normalizePlan(change.actual.plan);
  const desired = normalizePlan(change.desired);
  const { name } = change;
  const { arn } = change.actual;
  const tags = patchTags(actual, desired);
  const claim = ownerOf(change.actual) === schedule.repository ? {} : { [ownershipTag]: schedule.repository };
  const set = { ...tags.set, ...claim };
  const patch = patchPlan(actual, desired);
  const isTagged = Object.keys(set).length > 0 || tags.remove.length > 0;
  return [
    ...(isTagged ? [{ kind: "tagPlan", name, arn, set, remove: tags.remove } as const] : []),
    ...(Object.keys(patch).length > 0
      ? [{ kind: "updatePlan", name, arn, patch, clientToken: changeToken(change, schedule) } as const]
      : []),
    ...(change.releases === true ? [{ kind: "tagPlan", name, arn, set: {}, remove: [ownershipTag] } as const] : []),
  ];
}
