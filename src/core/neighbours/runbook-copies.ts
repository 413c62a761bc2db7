import { canonicalJson } from "../changes/canonical-json.js";
import type { FieldChange } from "../changes/change.js";
import { alignNeighbour } from "./align-neighbour.js";
import type { NeighbourValue, RemoteNeighbour } from "./neighbour.js";

type RemoteRunbook = Extract<RemoteNeighbour, { readonly kind: "Runbook" }>;

/**
 * A runbook is the same in every Region of the replication set: which Regions have the document as the first of them that
 * has it, and what the others have.
 */
export function alignCopies(
  desired: NeighbourValue,
  remote: RemoteRunbook,
  regions: readonly string[],
): { readonly fields: readonly FieldChange[]; readonly others: Readonly<Record<string, NeighbourValue>> | undefined } {
  const first = canonicalJson(alignNeighbour(desired, remote).actual);
  const copies = remote.handles.copies.map(
    (copy) => [copy.region, alignNeighbour(desired, { ...remote, value: copy.value }).actual] as const,
  );
  const alike = new Set(copies.filter(([, value]) => canonicalJson(value) === first).map(([region]) => region));
  const others = copies.filter(([region]) => !alike.has(region));
  const isEverywhere = regions.every((region) => alike.has(region));
  return {
    fields: isEverywhere
      ? []
      : [{ pointer: "/Regions", actual: regions.filter((region) => alike.has(region)), desired: regions }],
    others: others.length === 0 ? undefined : Object.fromEntries(others),
  };
}
