import { incidentReader } from "../adapters/aws/incident-reader.js";
import { planUseReader } from "../adapters/aws/plan-use-reader.js";
import type { SyncWorld } from "../commands/sync.js";
import type { ReadingWorld } from "../commands/world.js";
import type { Output } from "../ports.js";

/** Reads each target's account with the ordinary credentials. */
export function readingWorld(output: Output): ReadingWorld {
  return { output, readerFor: ({ account, regions }) => incidentReader({ account, region: regions[0] }) };
}

/** Looks in every Region of a target's replication set for what uses a plan. */
export function syncWorld(output: Output): SyncWorld {
  return { ...readingWorld(output), usesFor: ({ regions }) => planUseReader(regions) };
}
