import { parseShard, type Shard } from "../core/config/shard.js";
import { UsageError } from "../core/operational-error.js";

/** @throws UsageError for a text that is no part of several */
export function readShard(text: string | undefined): Shard | undefined {
  const shard = text === undefined ? undefined : parseShard(text);
  if (text !== undefined && shard === undefined) {
    throw new UsageError(`Unexpected \`--shard ${text}\`, expected a part of several such as \`2/10\``);
  }
  return shard;
}
