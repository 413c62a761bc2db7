import type { Target } from "../config/config.js";
import { compareText } from "../diagnostic.js";
import { alignNeighbour, normalNeighbour } from "../neighbours/align-neighbour.js";
import { compareAddresses } from "../neighbours/channel-address.js";
import { compareNeighbours } from "../neighbours/compare-neighbours.js";
import type { DesiredNeighbour, NeighbourValue, RemoteNeighbour } from "../neighbours/neighbour.js";
import { ownerOfNeighbour } from "../neighbours/owner-of-neighbour.js";
import { alignCopies } from "../neighbours/runbook-copies.js";
import type { SecretOf } from "../neighbours/secret-reference.js";
import { assessNeighbourRisk } from "./assess-neighbour-risk.js";
import type {
  FieldChange,
  NeighbourChange,
  NeighbourUpdate,
  Obstacle,
  PendingActivation,
  TargetChanges,
  UnownedResource,
} from "./change.js";
import { changeDigest } from "./change-digest.js";
import { findObstacle } from "./find-obstacle.js";
import { addressOf, resourceAddress } from "./resource-address.js";

export interface NeighbourDiffInput {
  readonly target: Target;
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  readonly desired: readonly DesiredNeighbour[];
  /** All that the account has of the kinds that are declared. */
  readonly actual: readonly RemoteNeighbour[];
  /** Addresses that other targets of the account declare, or files with errors: theirs to keep. */
  readonly declaredElsewhere?: ReadonlySet<string>;
  /** Absent where delivery addresses are not compared. */
  readonly secretOf?: SecretOf;
}

/** What a comparison of the neighbours adds to that of the plans. */
export type NeighbourDiff = Required<
  Pick<TargetChanges, "unchanged" | "unmanaged" | "unowned" | "adoptable" | "blocked" | "pending" | "ownedCount">
> & { readonly changes: readonly NeighbourChange[] };

/** What has to change for the account to have the plans' neighbours as declared. */
export function diffNeighbours(input: NeighbourDiffInput): NeighbourDiff {
  const { repository } = input;
  const isOwned = (remote: RemoteNeighbour) => ownerOfNeighbour(remote, repository) === repository;
  // Rotations may share a name: this repository's own one counts.
  const own = input.actual.toSorted((a, b) => Number(isOwned(a)) - Number(isOwned(b)));
  const actual = new Map(own.map((remote) => [resourceAddress(remote.kind, remote.name), remote]));
  const desired = new Map(input.desired.map((one) => [resourceAddress(one.kind, one.name), one]));
  const compared = [...desired].flatMap(([address, one]) => {
    const remote = actual.get(address);
    return remote === undefined ? [] : [compareNeighbour(input, one, remote)];
  });
  const differing = compared.filter(({ fields }) => fields.length > 0);
  const created = [...desired].filter(([address]) => !actual.has(address)).map(([, one]) => createChange(input, one));
  const kept = (address: string) => desired.has(address) || input.declaredElsewhere?.has(address) === true;
  const deleted = [...actual].filter(([address, remote]) => !kept(address) && isOwned(remote));
  const unowned = compared.filter((change) => !isOwned(change.actual));
  return {
    changes: [...created, ...differing, ...deleted.map(([, remote]) => deleteChange(input, remote))],
    unchanged: addresses(compared.filter(({ fields }) => fields.length === 0)),
    unmanaged: addresses(unowned),
    unowned: unowned.filter(({ fields }) => fields.length > 0).map((change) => unownedResource(change, repository)),
    adoptable: unowned.filter(({ fields }) => fields.length === 0).map((change) => unownedResource(change, repository)),
    blocked: blockedChanges(input, [...created, ...compared]),
    pending: compared.flatMap(pendingActivations),
    ownedCount: [...actual.values()].filter(isOwned).length,
  };
}

/** The fields in which AWS differs from what is declared; addresses count where their secrets are known. */
export function fieldsThatDiffer(
  input: Pick<NeighbourDiffInput, "target" | "secretOf">,
  { value }: DesiredNeighbour,
  remote: RemoteNeighbour,
): readonly FieldChange[] {
  return [
    ...compareNeighbours(alignNeighbour(value, remote)),
    ...(remote.kind === "Runbook" ? alignCopies(value, remote, input.target.regions).fields : []),
    ...(remote.kind === "Contact" ? compareAddresses(value, remote.handles.channels, input.secretOf) : []),
  ];
}

/** The change that makes a neighbour of AWS as it is wanted, without fields where it is so already. */
export function compareNeighbour(
  input: Pick<NeighbourDiffInput, "target" | "secretOf">,
  one: DesiredNeighbour,
  remote: RemoteNeighbour,
): NeighbourUpdate {
  const { desired, actual } = alignNeighbour(one.value, remote);
  const fields = fieldsThatDiffer(input, one, remote);
  const others = remote.kind === "Runbook" ? alignCopies(one.value, remote, input.target.regions).others : undefined;
  const address = resourceAddress(one.kind, one.name);
  const isRest = fields.every((field) => !Object.hasOwn(field, "actual") || field.pointer === "/Regions");
  return {
    resourceKind: one.kind,
    kind: "update",
    name: one.name,
    digest: changeDigest(input.target, { resource: address, actual, desired, ...(others && { others }) }),
    risk: assessNeighbourRisk(one.kind, actual, desired, fields),
    declared: one.value,
    desired,
    actual: remote,
    before: actual,
    fields,
    ...(isRest ? { resumes: createDigest(input.target, one) } : {}),
  };
}

function createChange({ target }: NeighbourDiffInput, one: DesiredNeighbour): NeighbourChange {
  return {
    resourceKind: one.kind,
    kind: "create",
    name: one.name,
    digest: createDigest(target, one),
    risk: "low",
    declared: one.value,
    desired: normalNeighbour(one.kind, one.value),
  };
}

function createDigest(target: Target, { kind, name, value }: DesiredNeighbour): string {
  return changeDigest(target, { resource: resourceAddress(kind, name), desired: normalNeighbour(kind, value) });
}

function deleteChange({ target }: NeighbourDiffInput, remote: RemoteNeighbour): NeighbourChange {
  const { kind, name } = remote;
  const before = stateOf(remote);
  const digest = changeDigest(target, { resource: resourceAddress(kind, name), actual: before });
  return { resourceKind: kind, kind: "delete", name, digest, risk: "high", actual: remote, before };
}

function stateOf({ kind, value }: RemoteNeighbour): NeighbourValue {
  return normalNeighbour(kind, value);
}

function blockedChanges(input: NeighbourDiffInput, changes: readonly NeighbourChange[]): ReadonlyMap<string, Obstacle> {
  return new Map(
    changes.flatMap((change) => {
      const obstacle = findObstacle(change, input.actual, input.secretOf);
      return obstacle === undefined ? [] : [[addressOf(change), obstacle] as const];
    }),
  );
}

/** Of a contact that is declared: a channel that is not activated reaches nobody. */
function pendingActivations({ actual }: NeighbourUpdate): readonly PendingActivation[] {
  if (actual.kind !== "Contact") return [];
  return actual.handles.channels
    .filter(({ isActivated }) => !isActivated)
    .map(({ name }) => ({ contact: actual.name, channel: name }));
}

function unownedResource(change: NeighbourUpdate, repository: string): UnownedResource {
  const owner = ownerOfNeighbour(change.actual, repository);
  return { name: change.name, adoption: change, ...(owner === undefined ? {} : { repository: owner }) };
}

function addresses(changes: readonly NeighbourChange[]): readonly string[] {
  return changes.map(addressOf).sort(compareText);
}
