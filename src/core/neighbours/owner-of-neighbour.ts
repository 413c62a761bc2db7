import { ownershipTag } from "../changes/ownership.js";
import type { RemoteNeighbour } from "./neighbour.js";

/**
 * The repository that owns a neighbour in AWS, absent where none does. A runbook has to be owned in every Region that has
 * it: a copy that somebody else made there is not to be written over.
 */
export function ownerOfNeighbour(remote: RemoteNeighbour, repository: string): string | undefined {
  const tags = remote.kind === "Runbook" ? remote.handles.copies.map((copy) => copy.tags) : [remote.tags];
  const owners = tags.map((tag) => (Object.hasOwn(tag, ownershipTag) ? tag[ownershipTag] || undefined : undefined));
  return owners.every((owner) => owner === repository)
    ? repository
    : owners.find((owner) => owner !== undefined && owner !== repository);
}
