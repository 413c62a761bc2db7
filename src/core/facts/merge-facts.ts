import { compareText } from "../diagnostic.js";
import { isSame } from "./fact-ledger.js";
import type { CoverageName, DocumentFact, FactEntry, Facts, Known, PolicyFact, RoleFact } from "./facts.js";
import { type Coverage, documentKey, isComplete, lookUp, organizationKey, replicationSetKey } from "./look-up.js";
import { resolveDeclaredIds } from "./resolve-declared-ids.js";

/** The facts of each source; any may be missing. */
export interface FactSources {
  /** What a merge will create. */
  readonly declared?: Facts;
  readonly live?: Facts;
  readonly recorded?: Facts;
}

/**
 * One value from all sources: of the same thing declared facts are believed before live ones, live before recorded.
 * What a stronger source knows not to exist is not taken from a weaker one. Declared roles get the documents of their
 * managed policies from the others, declared runbooks the versions that they have in AWS.
 */
export function mergeFacts({ declared, live, recorded }: FactSources): Facts {
  const known = mergeRanked([live, recorded].filter((facts) => facts !== undefined));
  if (declared === undefined) return known;
  const merged = mergeRanked([declared, known]);
  return {
    ...merged,
    ...resolveDeclaredIds(merged, known),
    roles: mapValues(merged.roles, (role) => resolvePolicies(role, known)),
    documents: mapValues(merged.documents, (document, key) => updateDocument(withClone(document, known), key, known)),
  };
}

/** Strongest first. */
function mergeRanked(sources: readonly Facts[]): Facts {
  return {
    roles: mergeEntries(sources, (facts) => facts.roles, "iam:roles"),
    managedPolicies: mergeEntries(sources, (facts) => facts.managedPolicies),
    documents: mergeEntries(sources, (facts) => facts.documents, "ssm:documents"),
    topics: mergeEntries(sources, (facts) => facts.topics, "sns:topics"),
    keys: mergeEntries(sources, (facts) => facts.keys, "kms:keys"),
    contacts: mergeEntries(sources, (facts) => facts.contacts, "ssm-contacts:contacts"),
    channels: mergeEntries(sources, (facts) => facts.channels, "ssm-contacts:channels"),
    rotations: mergeEntries(sources, (facts) => facts.rotations, "ssm-contacts:rotations"),
    replicationSets: mergeEntries(sources, (facts) => facts.replicationSets, undefined, replicationSetKey),
    triggers: mergeEntries(sources, (facts) => facts.triggers, "cloudwatch:alarms"),
    organizations: mergeEntries(sources, (facts) => facts.organizations, undefined, organizationKey),
    callers: mergeEntries(sources, (facts) => facts.callers),
    complete: mergeMaps(sources.map((facts) => facts.complete)),
    absent: mergeMaps(sources.map((facts) => facts.absent)),
    refused: mergeMaps(sources.map((facts) => facts.refused)),
  };
}

function mergeEntries<T>(
  sources: readonly Facts[],
  entriesOf: (facts: Facts) => ReadonlyMap<string, FactEntry<T>>,
  set?: CoverageName,
  nameOf = (key: string) => key,
): ReadonlyMap<string, FactEntry<T>> {
  const merged = new Map<string, FactEntry<T>>();
  sources.forEach((facts, rank) => {
    const stronger = sources.slice(0, rank);
    for (const [key, entry] of entriesOf(facts))
      if (!merged.has(key) && !stronger.some((source) => deniesThat(source, key, nameOf(key), set)))
        merged.set(key, entry);
  });
  return new Map([...merged].sort(([a], [b]) => compareText(a, b)));
}

/** Does a source know that there is no such thing? */
function deniesThat(facts: Facts, key: string, name: string, set: CoverageName | undefined): boolean {
  if (facts.refused.has(name)) return false;
  return facts.absent.has(name) || (set !== undefined && isComplete(facts, coverageOf(set, key)));
}

/** The set that a key of the facts belongs to. */
function coverageOf(set: CoverageName, key: string): Coverage {
  const parts = key.split(":");
  if (!key.startsWith("arn:")) return { name: set, region: parts[0] ?? "", account: parts[1] ?? "" };
  const [, , service, region = "", account = ""] = parts;
  if (service === "iam") return { name: set, account };
  return { name: service === "events" ? "events:rules" : set, account, region };
}

function mergeMaps<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  return new Map([...maps].reverse().flatMap((map) => [...map]));
}

/** A declared role names its managed policies; their documents are AWS's. */
function resolvePolicies(entry: FactEntry<RoleFact>, known: Facts): FactEntry<RoleFact> {
  if (entry.source.kind !== "declared") return entry;
  const resolve = (policy: Known<PolicyFact>): Known<PolicyFact> => {
    const name = policy.state === "unknown" ? policy.name : undefined;
    if (name === undefined) return policy;
    const found = known.managedPolicies.get(name);
    if (found !== undefined) return { state: "present", ...found };
    const reason = known.refused.get(name);
    return reason === undefined ? policy : { state: "unknown", reason, name };
  };
  const { policies, boundary } = entry.value;
  const value = {
    ...entry.value,
    policies: policies.map(resolve),
    ...(boundary === undefined ? {} : { boundary: resolve(boundary) }),
  };
  return { ...entry, value };
}

/** A declared clone has the content of what it is cloned from, where that is known. */
function withClone(entry: FactEntry<DocumentFact>, known: Facts): FactEntry<DocumentFact> {
  const { cloneOf, region, owner } = entry.value;
  if (entry.source.kind !== "declared" || cloneOf === undefined) return entry;
  const original = known.documents.get(documentKey(region, owner, cloneOf))?.value;
  const copied = original?.details[original.defaultVersion ?? ""];
  if (copied?.content === undefined) return entry;
  const details = Object.fromEntries(["$DEFAULT", "$LATEST"].map((version) => [version, { ...copied, version }]));
  return { ...entry, value: { ...entry.value, defaultVersion: "$DEFAULT", latestVersion: "$LATEST", details } };
}

/** What a document will be after the merge: the versions that AWS has, and the declared content as the newest. */
function updateDocument(entry: FactEntry<DocumentFact>, key: string, known: Facts): FactEntry<DocumentFact> {
  if (entry.source.kind !== "declared") return entry;
  const { owner, region } = entry.value;
  const actual = lookUp(known, known.documents, key, { name: "ssm:documents", account: owner, region });
  const declared = entry.value.details["$LATEST"];
  if (actual.state === "unknown" || declared === undefined) return entry;
  if (actual.state === "absent") return { ...entry, value: withVersion(entry.value, declared.content, "1", ["1"]) };
  const { defaultVersion, versions, details } = actual.value;
  const current = defaultVersion === undefined ? undefined : details[defaultVersion];
  // The same content makes no new version.
  if (current?.content !== undefined && isSame(current.content, declared.content))
    return { ...entry, value: { ...actual.value, tags: entry.value.tags ?? {} } };
  if (current?.content === undefined || versions === undefined)
    return { ...entry, value: { ...entry.value, details: { ...details, ...entry.value.details } } };
  const next = String(Math.max(0, ...versions.map(Number)) + 1);
  const updated = withVersion(entry.value, declared.content, next, [...versions, next]);
  return { ...entry, value: { ...updated, details: { ...details, ...updated.details } } };
}

function withVersion(
  document: DocumentFact,
  content: unknown,
  version: string,
  versions: readonly string[],
): DocumentFact {
  const parameters = document.details["$LATEST"]?.parameters;
  const detail = { version, content, ...(parameters === undefined ? {} : { parameters }) };
  return { ...document, defaultVersion: version, latestVersion: version, versions, details: { [version]: detail } };
}

function mapValues<T>(
  entries: ReadonlyMap<string, FactEntry<T>>,
  change: (entry: FactEntry<T>, key: string) => FactEntry<T>,
): ReadonlyMap<string, FactEntry<T>> {
  return new Map([...entries].map(([key, entry]) => [key, change(entry, key)]));
}
