import type {
  ChannelFact,
  ContactType,
  DocumentFact,
  DocumentParameter,
  FactSource,
  ReplicationSetFact,
  RotationFact,
  RotationOverrideFact,
  StageFact,
} from "./facts.js";

/** A list that AWS gives in pages; `isPartial` until the last page was seen. */
export interface NotedList {
  readonly items: readonly string[];
  readonly isPartial: boolean;
}

/** A level of organisation policies: ids of described policies, or the policies themselves. */
export type NotedLevel = readonly (string | { readonly name: string; readonly document: unknown })[];

/** What one output of AWS says, kind by kind; several outputs together make a fact. */
export interface Notes {
  /** By ARN, as all kinds that have one. */
  readonly role: { readonly arn: string; readonly name: string; readonly path: string };
  readonly roleTags: Readonly<Record<string, string>>;
  /** The boundary's ARN, or null for a role that has none. */
  readonly roleBoundary: string | null;
  /** By `ACCOUNT:ROLE`. */
  readonly inlineNames: NotedList;
  readonly attachedArns: NotedList;
  /** By `ACCOUNT:ROLE:POLICY`. */
  readonly inlinePolicy: { readonly role: string; readonly name: string; readonly document: unknown };
  readonly trust: unknown;
  readonly managedDefault: string;
  /** By `ARN@VERSION`. */
  readonly managedVersion: unknown;
  /** By the key of `documentKey`. */
  readonly document: Pick<DocumentFact, "name" | "region" | "owner" | "type" | "cloneOf">;
  readonly documentDefault: string;
  readonly documentLatest: string;
  readonly documentVersions: NotedList;
  readonly documentTags: Readonly<Record<string, string>>;
  readonly documentShares: readonly string[];
  /** By `KEY@VERSION`. */
  readonly documentParameters: {
    readonly document: string;
    readonly version: string;
    readonly parameters: readonly DocumentParameter[];
  };
  readonly documentContent: { readonly document: string; readonly version: string; readonly content: unknown };
  readonly topic: { readonly arn: string; readonly isFifo: boolean };
  readonly topicKey: string | null;
  readonly topicPolicy: unknown;
  readonly key: { readonly arn: string; readonly manager: "AWS" | "CUSTOMER"; readonly state: string };
  readonly keyPolicy: unknown;
  /** The key's ARN, by the alias's ARN. */
  readonly keyAlias: { readonly name: string; readonly key: string };
  readonly contact: {
    readonly arn: string;
    readonly alias: string;
    readonly displayName?: string;
    readonly type: ContactType;
  };
  readonly contactPlan: { readonly stages: readonly StageFact[]; readonly rotationIds: readonly string[] };
  readonly channel: ChannelFact;
  readonly rotation: Omit<RotationFact, "overrides">;
  readonly rotationOverrides: readonly RotationOverrideFact[];
  /** By account. */
  readonly replicationSet: ReplicationSetFact;
  readonly alarm: {
    readonly arn: string;
    readonly name: string;
    readonly actions: readonly string[];
    readonly isDisabled: boolean;
  };
  readonly rule: { readonly arn: string; readonly name: string; readonly isDisabled: boolean };
  readonly ruleTargets: NotedList;
  /** By account. */
  readonly organization: {
    readonly serviceControl?: readonly NotedLevel[];
    readonly resourceControl?: readonly NotedLevel[];
  };
  /** By the policy's id. */
  readonly organizationPolicy: { readonly name: string; readonly document: unknown };
  readonly caller: { readonly account: string; readonly arn: string };
  readonly complete: true;
  readonly absent: true;
  readonly refused: string;
}

export type NoteKind = keyof Notes;

export interface Noted<T> {
  readonly value: T;
  readonly source: FactSource;
}

/** Two sources that say different things, and which of them is believed. */
export interface Conflict {
  readonly key: string;
  readonly believed: FactSource;
  readonly ignored: FactSource;
}

/** Everything that the outputs read so far say. Filled by `note` only. */
export interface FactLedger {
  readonly notes: { readonly [K in NoteKind]: Map<string, Noted<Notes[K]>> };
  readonly conflicts: Conflict[];
}

const kinds = {
  role: true,
  roleTags: true,
  roleBoundary: true,
  inlineNames: true,
  attachedArns: true,
  inlinePolicy: true,
  trust: true,
  managedDefault: true,
  managedVersion: true,
  document: true,
  documentDefault: true,
  documentLatest: true,
  documentVersions: true,
  documentTags: true,
  documentShares: true,
  documentParameters: true,
  documentContent: true,
  topic: true,
  topicKey: true,
  topicPolicy: true,
  key: true,
  keyPolicy: true,
  keyAlias: true,
  contact: true,
  contactPlan: true,
  channel: true,
  rotation: true,
  rotationOverrides: true,
  replicationSet: true,
  alarm: true,
  rule: true,
  ruleTargets: true,
  organization: true,
  organizationPolicy: true,
  caller: true,
  complete: true,
  absent: true,
  refused: true,
} satisfies Record<NoteKind, true>;

export function createLedger(): FactLedger {
  const notes = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Map()]));
  return { notes: notes as FactLedger["notes"], conflicts: [] };
}

/** Add what a source says. Where another said something else, the later `recordedAt` is believed, else the first. */
export function note<K extends NoteKind>(
  ledger: FactLedger,
  kind: K,
  key: string,
  value: Notes[K],
  source: FactSource,
): void {
  const notes: Map<string, Noted<Notes[K]>> = ledger.notes[kind];
  const earlier = notes.get(key);
  if (earlier === undefined) {
    notes.set(key, { value, source });
    return;
  }
  const isNewer = (source.recordedAt ?? "") > (earlier.source.recordedAt ?? "");
  if (isSame(earlier.value, value)) {
    if (isNewer) notes.set(key, { value, source });
    return;
  }
  if (isNewer) notes.set(key, { value, source });
  if (source.recordedAt !== undefined && earlier.source.recordedAt !== undefined && isDated(source, earlier.source))
    return;
  const [believed, ignored] = isNewer ? [source, earlier.source] : [earlier.source, source];
  ledger.conflicts.push({ key, believed, ignored });
}

/** Add a page of a list: pages of one list join, whole lists are compared as any other note. */
export function noteList(
  ledger: FactLedger,
  kind: "inlineNames" | "attachedArns" | "documentVersions" | "ruleTargets",
  key: string,
  page: NotedList,
  source: FactSource,
): void {
  const earlier = ledger.notes[kind].get(key);
  if (earlier === undefined || !(earlier.value.isPartial || page.isPartial)) {
    note(ledger, kind, key, { ...page, items: [...page.items].sort() }, source);
    return;
  }
  const items = [...new Set([...earlier.value.items, ...page.items])].sort();
  const isPartial = earlier.value.isPartial && page.isPartial;
  ledger.notes[kind].set(key, { value: { items, isPartial }, source: earlier.source });
}

function isDated(a: FactSource, b: FactSource): boolean {
  return a.recordedAt !== b.recordedAt;
}

/** Equal as JSON, the order of members aside. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysOfA = definedKeys(a);
  const other = b as Readonly<Record<string, unknown>>;
  if (keysOfA.length !== definedKeys(b).length) return false;
  return keysOfA.every(
    (key) => Object.hasOwn(other, key) && isSame((a as Readonly<Record<string, unknown>>)[key], other[key]),
  );
}

function definedKeys(value: object): readonly string[] {
  return Object.keys(value).filter((key) => (value as Readonly<Record<string, unknown>>)[key] !== undefined);
}
