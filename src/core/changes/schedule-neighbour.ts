import type { NeighbourKind, NeighbourValue, RemoteNeighbour } from "../neighbours/neighbour.js";
import type { SecretOf } from "../neighbours/secret-reference.js";
import { canonicalJson } from "./canonical-json.js";
import type { NeighbourChange } from "./change.js";
import { changeToken, type Schedule } from "./change-token.js";
import type { NeighbourOperation } from "./neighbour-operation.js";
import { ownershipTag } from "./ownership.js";
import { addressOf } from "./resource-address.js";
import { scheduleContact } from "./schedule-contact.js";
import { deleteDocument, scheduleDocument } from "./schedule-document.js";
import { deleteRole, scheduleRole } from "./schedule-role.js";
import { scheduleRotation } from "./schedule-rotation.js";

export interface NeighbourSchedule extends Schedule {
  /** The target's Regions: a runbook is written to each. */
  readonly regions: readonly string[];
  readonly secretOf?: SecretOf;
}

/** What a neighbour shall be, and with what marks its writes. */
export interface WantedState {
  readonly name: string;
  readonly declared: NeighbourValue;
  readonly repository: string;
  readonly regions: readonly string[];
  readonly secretOf: SecretOf | undefined;
  /** The idempotency token of one write among those of the change. */
  readonly tokenOf: (part: string) => string;
}

/**
 * The writes that are still missing for a change, in their order: the tag of ownership first, what others refer to before
 * that, removals last.
 *
 * @param now the neighbour as it is at present, where the change has been begun already
 */
export function scheduleNeighbour(
  change: NeighbourChange,
  schedule: NeighbourSchedule,
  now: RemoteNeighbour | undefined = change.kind === "create" ? undefined : change.actual,
): readonly NeighbourOperation[] {
  const { name } = change;
  if (change.kind === "delete") return now === undefined ? [] : deleteOperations(now, change.digest);
  const { declared } = change;
  const wanted: WantedState = {
    name,
    declared,
    repository: schedule.repository,
    regions: schedule.regions,
    secretOf: schedule.secretOf,
    // Not of what AWS has: another run may have begun the change, and sees it half-done.
    tokenOf: (part) => changeToken({ kind: addressOf(change), digest: canonicalJson(declared) }, schedule, part),
  };
  const released =
    change.kind === "update" && change.releases === true && now !== undefined ? releaseOperations(now) : [];
  return [...writesOf(change.resourceKind, wanted, now), ...released];
}

function writesOf(
  kind: NeighbourKind,
  wanted: WantedState,
  now: RemoteNeighbour | undefined,
): readonly NeighbourOperation[] {
  switch (kind) {
    case "Contact":
    case "EscalationPlan":
    case "OnCallSchedule":
      return scheduleContact(kind, wanted, now);
    case "Rotation":
      return scheduleRotation(wanted, now);
    case "Runbook":
      return scheduleDocument(wanted, now);
    case "Role":
      return scheduleRole(wanted, now);
  }
}

/** The tag of ownership goes last: nothing is written to what is not owned. */
function releaseOperations(now: RemoteNeighbour): readonly NeighbourOperation[] {
  const { name, arn } = now;
  const release = { name, arn, set: {}, remove: [ownershipTag] };
  switch (now.kind) {
    case "Contact":
    case "EscalationPlan":
    case "OnCallSchedule":
      return [{ kind: "tagContact", ...release }];
    case "Rotation":
      return [{ kind: "tagRotation", ...release }];
    case "Runbook":
      return now.handles.copies.map(({ region }) => ({
        kind: "tagDocument",
        ...release,
        arn: arn.replace(/^(arn:[^:]+:ssm:)[^:]*/, `$1${region}`),
        region,
      }));
    case "Role":
      return [{ kind: "tagRole", ...release }];
  }
}

function deleteOperations(now: RemoteNeighbour, digest: string): readonly NeighbourOperation[] {
  const { name, arn } = now;
  switch (now.kind) {
    case "Contact":
    case "EscalationPlan":
    case "OnCallSchedule":
      return [{ kind: "deleteContact", name, arn }];
    case "Rotation":
      return [{ kind: "deleteRotation", name, arn }];
    case "Runbook":
      return deleteDocument(now);
    case "Role":
      return deleteRole(now, digest);
  }
}
