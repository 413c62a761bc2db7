import type { DesiredNeighbour, RemoteNeighbour } from "../neighbours/neighbour.js";
import { partPath, withPartsOf } from "../neighbours/with-parts-of.js";
import type { SourceDocument } from "../source/source-document.js";
import type { IgnoredDrift } from "./change.js";
import { fieldsThatDiffer, type NeighbourDiffInput } from "./diff-neighbours.js";
import { covers, driftSuppressions } from "./ignore-drift.js";
import { resourceAddress } from "./resource-address.js";

/** A neighbour, and the document that declares it. */
export interface SourcedNeighbour extends DesiredNeighbour {
  readonly source: SourceDocument;
}

/** What to compare AWS with, and what of it was left alone. */
export interface ToleratedNeighbours {
  readonly neighbours: readonly DesiredNeighbour[];
  readonly ignored: readonly IgnoredDrift[];
}

/**
 * The declared neighbours, with what AWS has in the parts whose drift their files ignore, as for plans. That a document is
 * not the same in all Regions is no part of it: no comment leaves that alone.
 *
 * @param today ISO date; absent: a comment with a date has expired
 */
export function ignoreNeighbourDrift(
  input: Pick<NeighbourDiffInput, "target" | "secretOf" | "actual">,
  declared: readonly SourcedNeighbour[],
  today: string | undefined,
): ToleratedNeighbours {
  const remotes = new Map(input.actual.map((remote) => [keyOf(remote), remote]));
  const ignored: IgnoredDrift[] = [];
  const neighbours = declared.map(({ source, ...one }) => {
    const remote = remotes.get(keyOf(one));
    const suppressions = remote === undefined ? [] : driftSuppressions(source, today);
    if (remote === undefined || suppressions.length === 0) return one;
    const found = fieldsThatDiffer(input, one, remote).flatMap(({ pointer }) => {
      const path = partPath(pointer, one.value);
      const by = suppressions.find(({ lines }) => covers(lines, path, source));
      return by === undefined ? [] : [{ pointer, by }];
    });
    const pointers = found.map(({ pointer }) => pointer);
    const left = { ...one, value: withPartsOf(one.value, remote.value, pointers) };
    const still = new Set(fieldsThatDiffer(input, left, remote).map(({ pointer }) => pointer));
    for (const { pointer, by } of found) {
      if (!still.has(pointer)) ignored.push(toIgnored(one, pointer, by, source));
    }
    return left;
  });
  return { neighbours, ignored };
}

function keyOf({ kind, name }: DesiredNeighbour | RemoteNeighbour): string {
  return JSON.stringify([kind, name]);
}

function toIgnored(
  { kind, name }: DesiredNeighbour,
  pointer: string,
  { comment, reason, until }: ReturnType<typeof driftSuppressions>[number],
  { file }: SourceDocument,
): IgnoredDrift {
  const end = until === undefined ? {} : { until };
  return { name: resourceAddress(kind, name), pointer, reason, ...end, file, line: comment.line };
}
