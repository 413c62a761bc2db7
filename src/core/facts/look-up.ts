import type {
  CoverageName,
  FactEntry,
  Facts,
  KeyFact,
  Known,
  OrganizationPolicies,
  ReplicationSetFact,
} from "./facts.js";

/** The facts of a check that was given none. */
export const noFacts: Facts = {
  roles: new Map(),
  managedPolicies: new Map(),
  documents: new Map(),
  topics: new Map(),
  keys: new Map(),
  contacts: new Map(),
  channels: new Map(),
  rotations: new Map(),
  replicationSets: new Map(),
  triggers: new Map(),
  organizations: new Map(),
  callers: new Map(),
  complete: new Map(),
  absent: new Map(),
  refused: new Map(),
};

/** The set that a thing belongs to: without it in the facts, the set's completeness says whether it exists. */
export interface Coverage {
  readonly name: CoverageName;
  readonly account: string;
  readonly region?: string;
  /** The ARN of the contact whose channels are asked for. */
  readonly of?: string;
}

/** Look a thing up by its key; where it is missing, `coverage` decides between "does not exist" and "nobody looked". */
export function lookUp<T>(
  facts: Facts,
  entries: ReadonlyMap<string, FactEntry<T>>,
  key: string,
  coverage: Coverage,
): Known<T> {
  const places = coverageKeys(coverage);
  return lookUpAmong(facts, entries, key, key, places);
}

/** Does a source cover the whole set, so that what is not in it does not exist? */
export function isComplete(facts: Facts, coverage: Coverage): boolean {
  return coverageKeys(coverage).some((place) => facts.complete.has(place));
}

/** Keys of `complete` that would answer for this set, narrow ones first. */
export function coverageKeys({ name, account, region, of }: Coverage): readonly string[] {
  const set = `${name}@${account}`;
  const places = region === undefined ? [set] : [`${set}/${region}`, set];
  return of === undefined ? places : [`${name}@${of}`, ...places];
}

/** The account's replication set; an account has at most one. */
export function lookUpReplicationSet(facts: Facts, account: string): Known<ReplicationSetFact> {
  return lookUpAmong(facts, facts.replicationSets, account, replicationSetKey(account), []);
}

/** The key of an account's replication set in `absent` and `refused`. */
export function replicationSetKey(account: string): string {
  return `ssm-incidents:replication-set@${account}`;
}

/** The service control and resource control policies above an account. */
export function lookUpOrganization(facts: Facts, account: string): Known<OrganizationPolicies> {
  return lookUpAmong(facts, facts.organizations, account, organizationKey(account), []);
}

/** The key in `refused` of the lists of a role's policies. */
export function rolePoliciesKey(roleArn: string): string {
  return `iam:policies@${roleArn}`;
}

/** The key of an account's organisation policies in `absent` and `refused`. */
export function organizationKey(account: string): string {
  return `organizations:policies@${account}`;
}

/** The ARN of the key or alias that a topic names by id, ARN or alias, in the topic's own account and Region. */
export function keyArn(topicArn: string, kmsKeyId: string): string {
  const [, partition = "", , region = "", account = ""] = topicArn.split(":");
  if (kmsKeyId.startsWith("arn:")) return kmsKeyId;
  return `arn:${partition}:kms:${region}:${account}:${isAlias(kmsKeyId) ? kmsKeyId : `key/${kmsKeyId}`}`;
}

/** What is known of the key that a topic names. */
export function lookUpKey(facts: Facts, topicArn: string, kmsKeyId: string): Known<KeyFact> {
  const arn = keyArn(topicArn, kmsKeyId);
  const entries = isAlias(arn) ? byAlias(facts) : facts.keys;
  const [, , , keyRegion = "", keyAccount = ""] = arn.split(":");
  return lookUp(facts, entries, arn, { name: "kms:keys", account: keyAccount, region: keyRegion });
}

/**
 * The key of a document in `facts.documents`, for a name or ARN as a plan gives it. A bare name belongs to `account`,
 * unless it has one of the prefixes that AWS keeps for itself.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
 */
export function documentKey(region: string, account: string, nameOrArn: string): string {
  const parts = nameOrArn.split(":");
  if (parts[0] !== "arn") return `${region}:${isReservedName(nameOrArn) ? "" : account}:${nameOrArn}`;
  return `${parts[3] || region}:${parts[4] ?? ""}:${(parts[5] ?? "").replace(/^(document|automation-definition)\//, "")}`;
}

function isReservedName(name: string): boolean {
  return /^(aws|amazon|amzn)/i.test(name);
}

function isAlias(key: string): boolean {
  return key.startsWith("alias/") || key.includes(":alias/");
}

const aliasIndexes = new WeakMap<Facts, ReadonlyMap<string, FactEntry<KeyFact>>>();

function byAlias(facts: Facts): ReadonlyMap<string, FactEntry<KeyFact>> {
  const index =
    aliasIndexes.get(facts) ??
    new Map(
      [...facts.keys.values()].flatMap((entry) =>
        entry.value.aliases.map((alias) => [entry.value.arn.replace(/:key\/.*$/, `:${alias}`), entry] as const),
      ),
    );
  aliasIndexes.set(facts, index);
  return index;
}

function lookUpAmong<T>(
  facts: Facts,
  entries: ReadonlyMap<string, FactEntry<T>>,
  key: string,
  name: string,
  places: readonly string[],
): Known<T> {
  const entry = entries.get(key);
  if (entry !== undefined) return { state: "present", value: entry.value, source: entry.source };
  const absent = facts.absent.get(name);
  if (absent !== undefined) return { state: "absent", source: absent };
  // Asked for and not answered outweighs a list that does not hold it.
  const refused = facts.refused.get(name);
  if (refused !== undefined) return { state: "unknown", reason: refused };
  const complete = firstOf(facts.complete, places);
  if (complete !== undefined) return { state: "absent", source: complete };
  return { state: "unknown", reason: firstOf(facts.refused, places) ?? `no facts about \`${name}\`` };
}

function firstOf<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): T | undefined {
  const key = keys.find((candidate) => map.has(candidate));
  return key === undefined ? undefined : map.get(key);
}
