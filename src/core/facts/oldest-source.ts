import type { FactSource } from "./facts.js";

/** The source of a fact that several outputs make: the first one's place, and the oldest of their dates. */
export function oldestSource(source: FactSource, ...others: readonly (FactSource | undefined)[]): FactSource {
  const dates = [source, ...others.filter((other) => other !== undefined)].map(({ recordedAt }) => recordedAt);
  const { recordedAt: _, ...place } = source;
  const oldest = dates.includes(undefined) ? undefined : dates.sort()[0];
  return oldest === undefined ? place : { ...place, recordedAt: oldest };
}
