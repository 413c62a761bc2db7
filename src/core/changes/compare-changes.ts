import { compareText } from "../diagnostic.js";
import type { ResourceKind } from "../plan/resource.js";
import type { Change } from "./change.js";

/**
 * Creates, updates, deletes; within each what others rely on first, in deletes last; then by name: the same order on every
 * machine.
 */
export function compareChanges(a: Change, b: Change): number {
  const direction = a.kind === "delete" ? -1 : 1;
  return (
    kindOrder[a.kind] - kindOrder[b.kind] ||
    direction * (resourceOrder[a.resourceKind] - resourceOrder[b.resourceKind]) ||
    compareText(a.name, b.name)
  );
}

const kindOrder: Readonly<Record<Change["kind"], number>> = { create: 0, update: 1, delete: 2 };

/** Who relies on whom: each kind only on those before it, or on its own. */
export const resourceOrder: Readonly<Record<ResourceKind, number>> = {
  Role: 0,
  Runbook: 1,
  Contact: 2,
  Rotation: 3,
  OnCallSchedule: 4,
  EscalationPlan: 5,
  ResponsePlan: 6,
};
