import type { Target } from "../config/config.js";
import { membersOf } from "../config/shard.js";

/** The targets as the matrix of a workflow, on one line for `$GITHUB_OUTPUT`: a job for each, or `shards` of them. */
export function renderTargetMatrix(targets: readonly Target[], shards?: number): string {
  const include = shards === undefined ? targets.map(entryOf) : shardsOf(targets, Math.min(shards, targets.length));
  return JSON.stringify({ include });
}

function entryOf({ name, account, regions, assumeRole }: Target) {
  const entry = { target: name, account, region: regions[0], regions: regions.join(" ") };
  if (assumeRole === undefined) return entry;
  const { read, write } = assumeRole;
  return { ...entry, readRole: read, ...(write === undefined ? {} : { writeRole: write }) };
}

function shardsOf(targets: readonly Target[], of: number) {
  return Array.from({ length: of }, (_, index) => ({
    shard: `${index + 1}/${of}`,
    targets: membersOf(targets, { part: index + 1, of })
      .map(({ name }) => name)
      .join(" "),
  }));
}
