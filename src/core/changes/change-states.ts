import type { Change } from "./change.js";

/** What AWS has before a change; absent for a new resource. In the form in which changes are shown. */
export function stateBefore(change: Change): object | undefined {
  if (change.kind === "create") return undefined;
  return change.resourceKind === "ResponsePlan" ? change.actual.plan : change.before;
}

/** What AWS has after a change; absent for a resource that is deleted. In the form in which changes are shown. */
export function stateAfter(change: Change): object | undefined {
  return change.kind === "delete" ? undefined : change.desired;
}
