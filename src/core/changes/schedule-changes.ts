import { createHash } from "node:crypto";
import type { Change, Operation, PlanUpdate } from "./change.js";
import { compareChanges } from "./diff-plans.js";
import { normalizePlan } from "./normalize-plan.js";
import { claimPlan, ownerOf, ownershipTag } from "./ownership.js";
import { patchPlan, patchTags } from "./patch-plan.js";

export interface Schedule {
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  /** Sets apart two runs that make the same change again; a run that is repeated keeps its own. */
  readonly attempt: string;
}

/**
 * The writes that make the changes, in the order in which they may be done: deletes last, because a failed create
 * must not leave an incident without any plan.
 */
export function scheduleChanges(changes: readonly Change[], schedule: Schedule): readonly Operation[] {
  return [...changes].sort(compareChanges).flatMap((change) => operationsOf(change, schedule));
}

function operationsOf(change: Change, schedule: Schedule): readonly Operation[] {
  switch (change.kind) {
    case "create": {
      const plan = claimPlan(normalizePlan(change.desired), schedule.repository);
      return [{ kind: "createPlan", name: change.name, plan, clientToken: tokenOf(change, schedule) }];
    }
    case "update":
      return updateOperations(change, schedule);
    case "delete":
      return [{ kind: "deletePlan", name: change.name, arn: change.actual.arn }];
  }
}

/** The tag comes first: nothing but the claim itself is ever written to a plan that is not owned. */
function updateOperations(change: PlanUpdate, schedule: Schedule): readonly Operation[] {
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
      ? [{ kind: "updatePlan", name, arn, patch, clientToken: tokenOf(change, schedule) } as const]
      : []),
  ];
}

/** Equal changes of equal attempts have equal tokens: AWS does them once. At most 128 characters. */
function tokenOf(change: Change, schedule: Schedule): string {
  const content = `${change.kind}\n${change.digest}\n${schedule.repository}\n${schedule.attempt}`;
  return `muster-${createHash("sha256").update(content).digest("hex")}`;
}
