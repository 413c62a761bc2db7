import type { NeighbourKind, NeighbourValue, RemoteNeighbour } from "./neighbour.js";
import { normalContact, normalEscalationPlan, normalSchedule } from "./normal-contact.js";
import { normalRole } from "./normal-role.js";
import { normalRotation } from "./normal-rotation.js";
import { normalRunbook, readingOf } from "./normal-runbook.js";

/** Two values that are equal where AWS has what the file says. */
export interface AlignedNeighbour {
  readonly desired: NeighbourValue;
  readonly actual: NeighbourValue;
}

/** Members that AWS keeps as they are when a file does not say them. */
const openMembers: Readonly<Record<NeighbourKind, readonly string[]>> = {
  Contact: ["Channels"],
  EscalationPlan: [],
  OnCallSchedule: [],
  Rotation: ["StartTime"],
  Runbook: ["DisplayName", "TargetType", "DocumentFormat"],
  Role: [],
};

/**
 * What a file wants and what AWS has in one normal form: defaults written, empty values left out, sets sorted, and lists
 * whose items have names (tags, channels, inline policies) as mappings. What the file leaves to AWS is in neither.
 *
 * Delivery addresses are in neither: they are compared where the secrets are.
 *
 * @param desired the fields of a resolved file, of the neighbour's kind; a clone with the content that it gets
 */
export function alignNeighbour(desired: NeighbourValue, remote: RemoteNeighbour): AlignedNeighbour {
  const open = openMembers[remote.kind].filter((member) => !Object.hasOwn(desired, member));
  const actual = Object.fromEntries(Object.entries(remote.value).filter(([member]) => !open.includes(member)));
  switch (remote.kind) {
    case "Contact": {
      const { channels } = remote.handles;
      return { desired: normalContact(desired, channels), actual: normalContact(actual, channels) };
    }
    case "EscalationPlan":
      return { desired: normalEscalationPlan(desired), actual: normalEscalationPlan(actual) };
    case "OnCallSchedule": {
      const { rotations } = remote.handles;
      return { desired: normalSchedule(desired, rotations), actual: normalSchedule(actual, rotations) };
    }
    case "Rotation":
      return { desired: normalRotation(desired), actual: normalRotation(actual) };
    case "Runbook": {
      const reading = readingOf(desired);
      return { desired: normalRunbook(desired, reading), actual: normalRunbook(actual, reading) };
    }
    case "Role":
      return { desired: normalRole(desired), actual: normalRole(actual) };
  }
}

/** A neighbour that AWS does not have yet, in the same form. */
export function normalNeighbour(kind: NeighbourKind, desired: NeighbourValue): NeighbourValue {
  switch (kind) {
    case "Contact":
      return normalContact(desired, []);
    case "EscalationPlan":
      return normalEscalationPlan(desired);
    case "OnCallSchedule":
      return normalSchedule(desired, []);
    case "Rotation":
      return normalRotation(desired);
    case "Runbook":
      return normalRunbook(desired, readingOf(desired));
    case "Role":
      return normalRole(desired);
  }
}
