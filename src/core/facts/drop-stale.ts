import type { FactEntry, FactSource, Facts, Known, RoleFact } from "./facts.js";
import { organizationKey, replicationSetKey } from "./look-up.js";

const day = 24 * 60 * 60 * 1000;

/**
 * Facts without the recorded ones that were read more than `maxAgeDays` days before `now`, and without those that do not
 * say when: they count as unknown, with the reason. Live and declared facts are never too old.
 */
export function dropStale(facts: Facts, now: Date, maxAgeDays: number): Facts {
  const refused = new Map(facts.refused);
  const reasonOf = (source: FactSource) => staleReason(source, now, maxAgeDays);
  const keep = <T>(
    entries: ReadonlyMap<string, FactEntry<T>>,
    keyOf = (key: string) => key,
  ): ReadonlyMap<string, FactEntry<T>> =>
    keepFresh(
      entries,
      ({ source }) => reasonOf(source),
      (key, reason) => refused.set(keyOf(key), reason),
    );
  return {
    roles: new Map(
      [...keep(facts.roles)].map(([arn, entry]) => [
        arn,
        { ...entry, value: withFreshPolicies(entry.value, reasonOf) },
      ]),
    ),
    managedPolicies: keep(facts.managedPolicies),
    documents: keep(facts.documents),
    topics: keep(facts.topics),
    keys: keep(facts.keys),
    contacts: keep(facts.contacts),
    channels: keep(facts.channels),
    rotations: keep(facts.rotations),
    replicationSets: keep(facts.replicationSets, replicationSetKey),
    triggers: keep(facts.triggers),
    organizations: keep(facts.organizations, organizationKey),
    callers: keep(facts.callers),
    complete: keepFresh(facts.complete, reasonOf, (key, reason) => refused.set(key, reason)),
    absent: keepFresh(facts.absent, reasonOf, (key, reason) => refused.set(key, reason)),
    refused,
  };
}

function keepFresh<T>(
  entries: ReadonlyMap<string, T>,
  reasonOf: (entry: T) => string | undefined,
  drop: (key: string, reason: string) => void,
): ReadonlyMap<string, T> {
  return new Map(
    [...entries].filter(([key, entry]) => {
      const reason = reasonOf(entry);
      if (reason !== undefined) drop(key, reason);
      return reason === undefined;
    }),
  );
}

function withFreshPolicies(role: RoleFact, reasonOf: (source: FactSource) => string | undefined): RoleFact {
  const refresh = <T>(known: Known<T>): Known<T> => {
    const reason = known.state === "present" ? reasonOf(known.source) : undefined;
    return reason === undefined ? known : { state: "unknown", reason };
  };
  const { boundary } = role;
  return {
    ...role,
    policies: role.policies.map(refresh),
    ...(boundary === undefined ? {} : { boundary: refresh(boundary) }),
  };
}

function staleReason(source: FactSource, now: Date, maxAgeDays: number): string | undefined {
  if (source.kind !== "recorded") return undefined;
  const file = source.file === undefined ? "facts" : `\`${source.file}\``;
  if (source.recordedAt === undefined) return `${file} does not say when it was recorded (\`recordedAt\`)`;
  const age = (now.getTime() - Date.parse(source.recordedAt)) / day;
  if (age <= maxAgeDays) return undefined;
  return `${file} was recorded ${showAge(age, Math.floor)} ago, and at most ${showAge(maxAgeDays, Math.round)} are trusted`;
}

function showAge(days: number, toWhole: (value: number) => number): string {
  return Number.isInteger(days) || days >= 2 ? `${toWhole(days)} days` : `${toWhole(days * 24)} hours`;
}
