import type { Target } from "../config/config.js";
import type { TargetChanges } from "./change.js";
import { targetDigest } from "./change-digest.js";
import { compareChanges } from "./compare-changes.js";
import type { NeighbourDiff } from "./diff-neighbours.js";

/** The changes of a target's plans and those of their neighbours as one. */
export function mergeChanges(target: Target, plans: TargetChanges, neighbours: NeighbourDiff): TargetChanges {
  const changes = [...plans.changes, ...neighbours.changes];
  return {
    ...plans,
    digest: targetDigest(target, changes),
    changes: changes.sort(compareChanges),
    unchanged: [...plans.unchanged, ...neighbours.unchanged],
    unmanaged: [...plans.unmanaged, ...neighbours.unmanaged],
    unowned: [...plans.unowned, ...neighbours.unowned],
    adoptable: neighbours.adoptable,
    blocked: neighbours.blocked,
    pending: neighbours.pending,
    ownedCount: plans.ownedCount + neighbours.ownedCount,
  };
}
