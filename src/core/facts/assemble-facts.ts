import { compareText } from "../diagnostic.js";
import { assembleDocuments } from "./assemble-documents.js";
import { assembleRoles, managedPolicyOf, policyFact } from "./assemble-roles.js";
import type { FactLedger, Noted, NotedLevel } from "./fact-ledger.js";
import type {
  ContactFact,
  FactEntry,
  FactSource,
  Facts,
  KeyFact,
  OrganizationPolicies,
  PolicyFact,
  RotationFact,
  TopicFact,
  TriggerFact,
} from "./facts.js";
import { oldestSource } from "./oldest-source.js";

/** Put together what the outputs said one by one. */
export function assembleFacts({ notes }: FactLedger): Facts {
  return {
    roles: assembleRoles(notes),
    managedPolicies: mapEntries(notes.managedDefault, (_, arn) => managedPolicyOf(notes, arn)),
    documents: assembleDocuments(notes),
    topics: mapEntries(notes.topic, (_, arn) => topicOf(notes, arn)),
    keys: mapEntries(notes.key, (_, arn) => keyOf(notes, arn)),
    contacts: mapEntries(notes.contact, (contact, arn) => contactOf(notes, contact, arn)),
    channels: mapEntries(notes.channel, ({ value, source }) => ({ value, source })),
    rotations: mapEntries(notes.rotation, (rotation, arn) => rotationOf(notes, rotation, arn)),
    replicationSets: mapEntries(notes.replicationSet, ({ value, source }) => ({ value, source })),
    triggers: triggersOf(notes),
    organizations: mapEntries(notes.organization, (organization) => organizationOf(notes, organization)),
    callers: mapEntries(notes.caller, ({ value, source }) => ({ value, source })),
    complete: sorted([...notes.complete].map(([key, { source }]) => [key, source])),
    absent: sorted([...notes.absent].map(([key, { source }]) => [key, source])),
    refused: sorted([...notes.refused].map(([key, { value }]) => [key, value])),
  };
}

type NoteMaps = FactLedger["notes"];

function topicOf(notes: NoteMaps, arn: string): FactEntry<TopicFact> | undefined {
  const topic = notes.topic.get(arn);
  if (topic === undefined) return undefined;
  const policy = notes.topicPolicy.get(arn);
  const key = notes.topicKey.get(arn);
  const name = `policy of topic ${arn.slice(arn.lastIndexOf(":") + 1)}`;
  const value = {
    ...topic.value,
    ...(policy === undefined ? {} : { policy: policyFact(name, policy) }),
    ...(key === undefined || key.value === null ? {} : { kmsKeyId: key.value }),
  };
  return { value, source: oldestSource(topic.source, policy?.source, key?.source) };
}

function keyOf(notes: NoteMaps, arn: string): FactEntry<KeyFact> | undefined {
  const key = notes.key.get(arn);
  if (key === undefined) return undefined;
  const policy = notes.keyPolicy.get(arn);
  const aliases = [...notes.keyAlias.values()].filter(({ value }) => value.key === arn).map(({ value }) => value.name);
  const name = `policy of key ${arn.slice(arn.lastIndexOf("/") + 1)}`;
  const value = {
    ...key.value,
    aliases: aliases.sort(compareText),
    ...(policy === undefined ? {} : { policy: policyFact(name, policy) }),
  };
  return { value, source: oldestSource(key.source, policy?.source) };
}

function contactOf(notes: NoteMaps, contact: NoteOf<"contact">, arn: string): FactEntry<ContactFact> {
  const plan = notes.contactPlan.get(arn);
  const isSchedule = contact.value.type === "ONCALL_SCHEDULE";
  const value = {
    ...contact.value,
    ...(plan === undefined ? {} : { stages: plan.value.stages }),
    ...(plan === undefined || !isSchedule ? {} : { rotationIds: plan.value.rotationIds }),
  };
  return { value, source: oldestSource(contact.source, plan?.source) };
}

function rotationOf(notes: NoteMaps, rotation: NoteOf<"rotation">, arn: string): FactEntry<RotationFact> {
  const overrides = notes.rotationOverrides.get(arn);
  const value = { ...rotation.value, ...(overrides === undefined ? {} : { overrides: overrides.value }) };
  return { value, source: oldestSource(rotation.source, overrides?.source) };
}

function triggersOf(notes: NoteMaps): ReadonlyMap<string, FactEntry<TriggerFact>> {
  const alarms = [...notes.alarm].map(([arn, { value, source }]): [string, FactEntry<TriggerFact>] => {
    const { isDisabled, ...alarm } = value;
    return [arn, { value: { kind: "alarm", ...alarm, ...(isDisabled ? { isDisabled } : {}) }, source }];
  });
  const ruleArns = new Set([...notes.rule.keys(), ...notes.ruleTargets.keys()]);
  const rules = [...ruleArns].flatMap((arn): [string, FactEntry<TriggerFact>][] => {
    const entry = ruleOf(notes, arn);
    return entry === undefined ? [] : [[arn, entry]];
  });
  return sorted([...alarms, ...rules]);
}

function ruleOf(notes: NoteMaps, arn: string): FactEntry<TriggerFact> | undefined {
  const rule = notes.rule.get(arn);
  const targets = notes.ruleTargets.get(arn);
  const source = rule?.source ?? targets?.source;
  if (source === undefined) return undefined;
  const value = {
    kind: "rule" as const,
    arn,
    name: rule?.value.name ?? arn.slice(arn.lastIndexOf("/") + 1),
    ...(targets === undefined ? {} : { actions: targets.value.items }),
    ...(rule?.value.isDisabled === true ? { isDisabled: true as const } : {}),
  };
  return { value, source: oldestSource(source, targets?.source) };
}

function organizationOf(notes: NoteMaps, organization: NoteOf<"organization">): FactEntry<OrganizationPolicies> {
  const { serviceControl, resourceControl } = organization.value;
  const service = serviceControl?.map((level) => levelOf(notes, level, organization.source));
  const resource = resourceControl?.map((level) => levelOf(notes, level, organization.source));
  const value = {
    ...(service === undefined || service.includes(undefined) ? {} : { serviceControl: service.flatMap(wrapped) }),
    ...(resource === undefined || resource.includes(undefined) ? {} : { resourceControl: resource.flatMap(wrapped) }),
  };
  return { value, source: organization.source };
}

function wrapped<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** The policies of a level; absent when one of them was never described. */
function levelOf(notes: NoteMaps, level: NotedLevel, source: FactSource): readonly PolicyFact[] | undefined {
  const policies = level.map((policy): PolicyFact | undefined => {
    if (typeof policy !== "string") return { ...policy, source };
    const described = notes.organizationPolicy.get(policy);
    if (described !== undefined) return { ...described.value, source: described.source };
    const document = fullAccess.get(policy);
    return document === undefined ? undefined : { name: policy, document, source };
  });
  return policies.includes(undefined) ? undefined : policies.flatMap(wrapped);
}

// AWS attaches these two everywhere; what they say is fixed.
const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const fullAccess: ReadonlyMap<string, unknown> = new Map([
  ["p-FullAWSAccess", { Version: "2012-10-17", Statement: [allow] }],
  ["p-RCPFullAWSAccess", { Version: "2012-10-17", Statement: [{ ...allow, Principal: "*" }] }],
]);

type NoteOf<K extends keyof NoteMaps> = NoteMaps[K] extends Map<string, infer N> ? N : never;

function mapEntries<N extends Noted<unknown>, T>(
  notes: ReadonlyMap<string, N>,
  make: (note: N, key: string) => FactEntry<T> | undefined,
): ReadonlyMap<string, FactEntry<T>> {
  return sorted(
    [...notes].flatMap(([key, note]): [string, FactEntry<T>][] => {
      const entry = make(note, key);
      return entry === undefined ? [] : [[key, entry]];
    }),
  );
}

/** Ordered by key, so that facts do not depend on the order of files. */
function sorted<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map([...entries].sort(([a], [b]) => compareText(a, b)));
}
