import { alignNeighbour } from "../neighbours/align-neighbour.js";
import { compareNeighbours } from "../neighbours/compare-neighbours.js";
import type { NeighbourValue, RemoteNeighbour } from "../neighbours/neighbour.js";
import type { RotationOperation } from "./neighbour-operation.js";
import type { WantedState } from "./schedule-neighbour.js";
import { tagChanges, wantedTags } from "./tag-changes.js";

/** A rotation is one write; an update sends the whole of it, because AWS wants the recurrence each time. */
export function scheduleRotation(
  { name, declared, repository, tokenOf }: WantedState,
  now: RemoteNeighbour | undefined,
): readonly RotationOperation[] {
  const tags = wantedTags(declared, repository);
  const rotation = rotationOf(declared);
  if (now === undefined) return [{ kind: "createRotation", name, rotation, tags, token: tokenOf("rotation") }];
  const { arn } = now;
  const retagged = tagChanges(now.tags, tags);
  const fields = compareNeighbours(alignNeighbour(declared, now));
  const isChanged = fields.some(({ pointer }) => !pointer.startsWith("/Tags/"));
  return [
    ...(retagged === undefined ? [] : [{ kind: "tagRotation", name, arn, ...retagged } as const]),
    ...(isChanged ? [{ kind: "updateRotation", name, arn, rotation } as const] : []),
  ];
}

function rotationOf({ ContactIds, TimeZoneId, StartTime, Recurrence }: NeighbourValue): NeighbourValue {
  return { ContactIds, TimeZoneId, ...(StartTime === undefined ? {} : { StartTime }), Recurrence };
}
