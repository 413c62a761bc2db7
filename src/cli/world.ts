import { incidentReader } from "../adapters/aws/incident-reader.js";
import type { ReadingWorld } from "../commands/world.js";
import type { Output } from "../ports.js";

/** Reads each target's account with the ordinary credentials. */
export function readingWorld(output: Output): ReadingWorld {
  return { output, readerFor: ({ account, regions }) => incidentReader({ account, region: regions[0] }) };
}
