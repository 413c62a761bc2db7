import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import type { Change } from "./change.js";
import { ownerOf, ownershipTag } from "./ownership.js";

/** Does an update begin with something that nobody owns, so that it is an adoption? */
export function isAdoption(change: Change): boolean {
  if (change.kind !== "update") return false;
  return change.resourceKind === "ResponsePlan" ? ownerOf(change.actual) === undefined : isUnowned(change.actual);
}

/** Has no part of it the tag of an owner? A runbook has one in each Region. */
export function isUnowned(remote: RemoteNeighbour): boolean {
  const tags = remote.kind === "Runbook" ? remote.handles.copies.map((copy) => copy.tags) : [remote.tags];
  return tags.every((all) => (Object.hasOwn(all, ownershipTag) ? all[ownershipTag] : "") === "");
}
