import type { Change, NeighbourUpdate } from "../core/changes/change.js";
import type { Refusal } from "../core/changes/decide-sync.js";
import {
  compareNeighbour,
  diffNeighbours,
  type NeighbourDiff,
  type NeighbourDiffInput,
} from "../core/changes/diff-neighbours.js";
import { otherwise } from "../core/changes/otherwise.js";
import { addressOf, resourceAddress } from "../core/changes/resource-address.js";
import type { MadeChange, MadeNeighbour } from "../core/changes/sync-record.js";
import type { Target } from "../core/config/config.js";
import { groupBy } from "../core/group-by.js";
import { alignNeighbour } from "../core/neighbours/align-neighbour.js";
import { compareNeighbours } from "../core/neighbours/compare-neighbours.js";
import type { NeighbourKind, RemoteNeighbour } from "../core/neighbours/neighbour.js";
import { ownerOfNeighbour } from "../core/neighbours/owner-of-neighbour.js";
import { withoutLostChannels } from "../core/neighbours/without-lost-channels.js";
import { listWords } from "../core/report/count-words.js";
import type { NeighbourReader } from "../ports.js";
import { withContent } from "./read-neighbours.js";
import { type ReadingWorld, withProgress } from "./world.js";

interface NeighbourUndo {
  readonly diff: NeighbourDiff;
  /** What may refer to a neighbour that goes again. */
  readonly holders: readonly RemoteNeighbour[];
  /** How many of a kind stay when the way back is gone. */
  readonly remaining: Readonly<Partial<Record<NeighbourKind, number>>>;
  /** Why a neighbour is no longer as the sync left it, by its address. */
  readonly moved: ReadonlyMap<string, string>;
  /** What of the way back is closed, although the rest of the same neighbour goes it. */
  readonly lost: readonly Refusal[];
}

/** The way back for the neighbours that a sync changed. */
export async function undoNeighbours(
  changes: readonly MadeChange[],
  target: Target,
  repository: string,
  world: ReadingWorld,
): Promise<NeighbourUndo> {
  const made = changes.filter((change) => change.resourceKind !== "ResponsePlan");
  const reader = made.length === 0 ? undefined : world.neighboursFor?.(target);
  const all = reader === undefined ? [] : await readAll(made, target, reader, world);
  const actual = all.filter((remote) => made.some((one) => isOf(one, remote)));
  const restored = made.flatMap(({ resourceKind: kind, name, before: value }) =>
    value === undefined ? [] : [{ kind, name, value }],
  );
  const secretOf = world.secretOf === undefined ? {} : { secretOf: world.secretOf };
  const restorable = restored.map((one) => {
    const now = actual.find((remote) => remote.kind === one.kind && remote.name === one.name);
    return { ...one, ...(one.kind === "Contact" ? withoutLostChannels(one.value, now) : { lost: [] }) };
  });
  const desired = restorable.map(({ lost: _, ...one }) => one);
  const input = { target, repository, desired, actual, ...secretOf };
  const diff = withReleases(diffNeighbours(input), input, made);
  const isWhole = restorable.every(({ lost }) => lost.length === 0);
  const whole = isWhole ? diff : diffNeighbours({ ...input, desired: restored });
  const owned = all.filter((remote) => ownerOfNeighbour(remote, repository) === repository);
  // A role and a runbook may have one name.
  const gone = new Set(diff.changes.filter(({ kind }) => kind === "delete").map(addressOf));
  const staying = owned.filter(({ kind, name }) => !gone.has(resourceAddress(kind, name)));
  return {
    diff: { ...diff, ownedCount: owned.length },
    holders: all,
    lost: restorable.flatMap(({ kind, name, lost }) => lostChannels(resourceAddress(kind, name), lost, whole.changes)),
    remaining: Object.fromEntries([...groupBy(staying, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length])),
    moved: new Map(
      await Promise.all(
        (reader === undefined ? [] : made).map(async (one) => {
          const move = await moveOf(
            one,
            actual.find((remote) => isOf(one, remote)),
            reader,
          );
          return [resourceAddress(one.resourceKind, one.name), move] as const;
        }),
      ).then((moves) => moves.flatMap(([address, move]) => (move === undefined ? [] : [[address, move] as const]))),
    ),
  };
}

/** What the sync adopted becomes nobody's again, also what only got the tag. */
function withReleases(diff: NeighbourDiff, input: NeighbourDiffInput, made: readonly MadeNeighbour[]): NeighbourDiff {
  const released = input.actual.flatMap((remote): readonly NeighbourUpdate[] => {
    const one = made.find((each) => each.wasAdopted === true && isOf(each, remote));
    if (one?.before === undefined || ownerOfNeighbour(remote, input.repository) !== input.repository) return [];
    const { resourceKind: kind, name, before: value } = one;
    return [{ ...compareNeighbour(input, { kind, name, value }, remote), releases: true }];
  });
  const addresses = new Set(released.map(addressOf));
  const others = diff.changes.filter((change) => change.kind !== "update" || !addresses.has(addressOf(change)));
  return {
    ...diff,
    changes: [...others, ...released],
    unchanged: diff.unchanged.filter((address) => !addresses.has(address)),
  };
}

/** AWS tells a channel's address to nobody who could write it down: what is deleted is gone. */
function lostChannels(address: string, lost: readonly string[], changes: readonly Change[]): readonly Refusal[] {
  const change = changes.find((one) => addressOf(one) === address);
  if (change === undefined || lost.length === 0) return [];
  const names = listWords(lost.map((name) => `\`${name.replaceAll("`", "'")}\``));
  const [verb, whose] = lost.length === 1 ? ["does", "its address is"] : ["do", "their addresses are"];
  return [
    {
      change,
      reason: `Channel${lost.length === 1 ? "" : "s"} ${names} of \`${address}\` ${verb} not come back: ${whose} recorded nowhere`,
      hint: "Declare the channel in its file again, with the address from a secret, and sync; all else of the contact comes back",
    },
  ];
}

async function readAll(
  made: readonly MadeNeighbour[],
  target: Target,
  reader: NeighbourReader,
  world: ReadingWorld,
): Promise<readonly RemoteNeighbour[]> {
  const kinds = new Set<NeighbourKind>([
    ...made.map(({ resourceKind }) => resourceKind),
    ...(["Rotation", "OnCallSchedule", "EscalationPlan"] as const),
  ]);
  const text = `Reading the neighbours of the plans of \`${target.name}\` from AWS`;
  const all = await withProgress(world.output, text, reader.neighbours({ kinds: [...kinds] }));
  return all.filter(({ account }) => account === target.account);
}

function isOf({ resourceKind, name }: MadeNeighbour, remote: RemoteNeighbour): boolean {
  return resourceAddress(resourceKind, name) === resourceAddress(remote.kind, remote.name);
}

/**
 * Going back would undo somebody else's work too. What a sync has only half made differs from what it was to become, but
 * in each field only as it was before.
 */
async function moveOf(
  { resourceKind: kind, name, before, after }: MadeNeighbour,
  now: RemoteNeighbour | undefined,
  reader: NeighbourReader | undefined,
): Promise<string | undefined> {
  const address = resourceAddress(kind, name);
  if (now === undefined)
    return before === undefined || after === undefined ? undefined : `\`${address}\` is gone since that sync`;
  const undone = before === undefined ? undefined : compareNeighbours(alignNeighbour(before, now));
  if (undone?.length === 0) return undefined;
  if (after === undefined) return `\`${address}\` was made again since that sync`;
  const { value } = reader === undefined ? { value: after } : await withContent({ kind, name, value: after }, reader);
  const field = otherwise(compareNeighbours(alignNeighbour(value, now)), undone);
  return field === undefined ? undefined : `\`${address}\` changed since that sync: \`${field.pointer}\``;
}
