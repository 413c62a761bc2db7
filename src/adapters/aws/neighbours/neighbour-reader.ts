import { compareText } from "../../../core/diagnostic.js";
import type { NeighbourKind, RemoteNeighbour, WantedNeighbours } from "../../../core/neighbours/neighbour.js";
import { OperationalError } from "../../../core/operational-error.js";
import { resourceKinds } from "../../../core/plan/resource.js";
import type { NeighbourReader } from "../../../ports.js";
import type { ClientOverrides } from "../client-options.js";
import { type AccountConnection, connectAccount, type NeighbourPlace } from "./account-connection.js";
import { contactArn, contactTypes, listContactArns, readContact } from "./read-contacts.js";
import { listRoles, readRole } from "./read-roles.js";
import { listRotations, type NamedRotation, readRotation } from "./read-rotations.js";
import { listRunbooks, readDocumentToClone, readRunbook } from "./read-runbooks.js";
import { readSharing } from "./read-sharing.js";

/** Reads the neighbours of one account's plans, a few calls at a time. The SDKs are loaded with the first call. */
export function neighbourReader(place: NeighbourPlace, overrides: ClientOverrides = {}): NeighbourReader {
  const connection = connectAccount(place, overrides);
  return {
    neighbours: (wanted) => readNeighbours(connection, wanted),
    neighbour: (kind, name) => readNeighbour(connection, kind, name),
    documentToClone: (name) => readDocumentToClone(connection, name),
    sharing: (remote) => readSharing(connection, remote),
  };
}

async function readNeighbours(
  connection: AccountConnection,
  { kinds, names = {} }: WantedNeighbours,
): Promise<readonly RemoteNeighbour[]> {
  // Schedules need the names of rotations: one list serves both.
  let listed: Promise<readonly NamedRotation[]> | undefined;
  const rotations = () => {
    listed ??= listRotations(connection);
    return listed;
  };
  const reads = await Promise.all([
    readContacts(connection, kinds, names, rotations),
    kinds.includes("Rotation") ? readRotations(connection, names.Rotation, rotations) : [],
    readNamed(
      kinds.includes("Runbook"),
      names.Runbook,
      () => listRunbooks(connection),
      (name) => readRunbook(connection, name),
    ),
    readNamed(
      kinds.includes("Role"),
      names.Role,
      () => listRoles(connection),
      (name) => readRole(connection, name),
    ),
  ]);
  return sortNeighbours(reads.flat());
}

/** Contacts, escalation plans and schedules share their aliases: whatever has a wanted one is given. */
async function readContacts(
  connection: AccountConnection,
  kinds: readonly NeighbourKind[],
  names: NonNullable<WantedNeighbours["names"]>,
  rotations: () => Promise<readonly NamedRotation[]>,
): Promise<readonly RemoteNeighbour[]> {
  const types = (Object.keys(contactTypes) as (keyof typeof contactTypes)[]).filter((type) =>
    kinds.includes(contactTypes[type]),
  );
  const listedTypes = types.filter((type) => names[contactTypes[type]] === undefined);
  const named = types.flatMap((type) => names[contactTypes[type]] ?? []).map((alias) => contactArn(connection, alias));
  const arns = listedTypes.length === 0 ? [] : await listContactArns(connection, listedTypes);
  return readEach([...arns, ...named], (arn) => readContact(connection, arn, rotations));
}

async function readRotations(
  connection: AccountConnection,
  names: readonly string[] | undefined,
  rotations: () => Promise<readonly NamedRotation[]>,
): Promise<readonly RemoteNeighbour[]> {
  if (names?.length === 0) return [];
  const all = await rotations();
  const wanted = names === undefined ? all : all.filter(({ name }) => names.includes(name));
  return readEach(wanted, (rotation) => readRotation(connection, rotation));
}

async function readNamed(
  isWanted: boolean,
  names: readonly string[] | undefined,
  list: () => Promise<readonly string[]>,
  read: (name: string) => Promise<RemoteNeighbour | undefined>,
): Promise<readonly RemoteNeighbour[]> {
  return isWanted ? readEach(names ?? (await list()), read) : [];
}

async function readNeighbour(
  connection: AccountConnection,
  kind: NeighbourKind,
  name: string,
): Promise<RemoteNeighbour | undefined> {
  switch (kind) {
    case "Contact":
    case "EscalationPlan":
    case "OnCallSchedule":
      return readContact(connection, contactArn(connection, name), () => listRotations(connection));
    case "Rotation": {
      const listed = await listRotations(connection, name);
      const [rotation, ...others] = listed.filter((each) => each.name === name);
      if (others.length > 0) throw new OperationalError(`Several rotations have the name \`${name}\``, oneNameHint);
      return rotation && readRotation(connection, rotation);
    }
    case "Runbook":
      return readRunbook(connection, name);
    case "Role":
      return readRole(connection, name);
  }
}

const oneNameHint = "Delete the one that no schedule uses: a rotation cannot be renamed";

async function readEach<T>(
  items: readonly T[],
  read: (item: T) => Promise<RemoteNeighbour | undefined>,
): Promise<readonly RemoteNeighbour[]> {
  const all = await Promise.all([...new Set(items)].map(read));
  return all.filter((neighbour) => neighbour !== undefined);
}

function sortNeighbours(neighbours: readonly RemoteNeighbour[]): readonly RemoteNeighbour[] {
  return neighbours.toSorted(
    (a, b) =>
      resourceKinds.indexOf(a.kind) - resourceKinds.indexOf(b.kind) ||
      compareText(a.name, b.name) ||
      compareText(a.arn, b.arn),
  );
}
