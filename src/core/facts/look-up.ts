import type { CoverageName, FactEntry, Facts, Known } from "./facts.js";

/** The facts of a check that was given none. */
export const noFacts: Facts = {
  roles: new Map(),
  documents: new Map(),
  topics: new Map(),
  keys: new Map(),
  contacts: new Map(),
  channels: new Map(),
  rotations: new Map(),
  replicationSets: new Map(),
  triggers: new Map(),
  organizations: new Map(),
  complete: new Map(),
  refused: new Map(),
};

/** Look a thing up by its key; where it is missing, `coverage` decides between "does not exist" and "nobody looked". */
export function lookUp<T>(
  facts: Facts,
  entries: ReadonlyMap<string, FactEntry<T>>,
  key: string,
  coverage: { readonly name: CoverageName; readonly account: string; readonly region?: string },
): Known<T> {
  const entry = entries.get(key);
  if (entry !== undefined) return { state: "present", value: entry.value, source: entry.source };
  const place = `${coverage.name}@${coverage.account}`;
  const complete =
    facts.complete.get(place) ??
    (coverage.region === undefined ? undefined : facts.complete.get(`${place}/${coverage.region}`));
  if (complete !== undefined) return { state: "absent", source: complete };
  return {
    state: "unknown",
    reason: facts.refused.get(key) ?? facts.refused.get(place) ?? `no facts about \`${key}\``,
  };
}
