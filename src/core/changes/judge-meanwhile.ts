import type { PlanChange, RemotePlan } from "./change.js";
import { comparePlans } from "./compare-plans.js";
import { normalizePlan } from "./normalize-plan.js";
import { ownerOf } from "./ownership.js";
import { showValue } from "./show-value.js";

/** What became of a plan between the reading that a change was decided on and the moment before it is written. */
export type Meanwhile =
  | { readonly kind: "asRead" }
  /** Somebody else did what the change is for. */
  | { readonly kind: "asDesired" }
  | { readonly kind: "moved"; readonly reason: string };

/** A create needs no look: AWS refuses a second plan of the same name. */
export type ExistingPlanChange = Exclude<PlanChange, { readonly kind: "create" }>;

/**
 * Compare a plan read again with what the change was decided on.
 *
 * @param now absent: it is gone
 * @param repository who owns the plan once the change is made, unless it releases the plan
 */
export function judgeMeanwhile(change: ExistingPlanChange, now: RemotePlan | undefined, repository: string): Meanwhile {
  const { name, actual } = change;
  if (now === undefined) {
    return change.kind === "delete" ? { kind: "asDesired" } : moved(`\`${name}\` is gone since this sync read it`);
  }
  const [plan, owner] = [normalizePlan(now.plan), ownerOf(now)];
  const isOwned = owner === (change.kind === "update" && change.releases === true ? undefined : repository);
  if (change.kind === "update" && isOwned && comparePlans(plan, normalizePlan(change.desired)).length === 0) {
    return { kind: "asDesired" };
  }
  if (owner !== ownerOf(actual)) {
    const words =
      owner === undefined ? "belongs to nobody any more" : `belongs to \`${owner}\` since this sync read it`;
    return moved(`\`${name}\` ${words}`);
  }
  const [field] = comparePlans(normalizePlan(actual.plan), plan);
  if (field === undefined) return { kind: "asRead" };
  const values = `is now ${showValue(field.desired)}, was ${showValue(field.actual)} when this sync read it`;
  return moved(`\`${name}\`: \`${field.pointer}\` ${values}`);
}

function moved(reason: string): Meanwhile {
  return { kind: "moved", reason };
}
