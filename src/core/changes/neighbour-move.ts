import { alignNeighbour, normalNeighbour } from "../neighbours/align-neighbour.js";
import { compareNeighbours } from "../neighbours/compare-neighbours.js";
import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import { ownerOfNeighbour } from "../neighbours/owner-of-neighbour.js";
import { canonicalJson } from "./canonical-json.js";
import type { NeighbourChange } from "./change.js";
import { ownerWords } from "./ownership.js";
import { labelOf } from "./resource-address.js";

/**
 * Why a neighbour, read again, is not what its change was decided on; absent where it still is. One that is new belongs to
 * this repository only where an earlier sync has begun it.
 *
 * @param now absent: it is not there
 */
export function neighbourMove(
  change: NeighbourChange,
  now: RemoteNeighbour | undefined,
  repository: string,
): string | undefined {
  const label = labelOf(change);
  const owner = now === undefined ? undefined : ownerOfNeighbour(now, repository);
  if (change.kind === "create") {
    if (now === undefined || owner === repository) return undefined;
    return `\`${label}\` exists by now, and belongs to ${ownerWords(owner)}`;
  }
  if (now === undefined) return change.kind === "delete" ? undefined : `\`${label}\` is gone since this sync read it`;
  if (owner !== ownerOfNeighbour(change.actual, repository)) {
    return `\`${label}\` belongs to ${ownerWords(owner)} since this sync read it`;
  }
  const actual =
    change.kind === "delete" ? normalNeighbour(now.kind, now.value) : alignNeighbour(change.declared, now).actual;
  if (canonicalJson(actual) === canonicalJson(change.before)) return undefined;
  const [field] = compareNeighbours({ actual: change.before, desired: actual });
  return `\`${label}\`: \`${field?.pointer ?? ""}\` moved since this sync read it; another sync or a person changed it meanwhile`;
}
