import {
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
} from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { CreateDocumentCommand, UpdateDocumentCommand, UpdateDocumentDefaultVersionCommand } from "@aws-sdk/client-ssm";
import {
  ActivateContactChannelCommand,
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  type CreateRotationCommandInput,
  DeleteContactChannelCommand,
  type Stage,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import type { Target } from "../../src/core/config/config.js";
import type {
  ChannelFact,
  ContactFact,
  DocumentFact,
  Facts,
  KeyFact,
  RecurrenceFact,
  RoleFact,
  RotationFact,
  StageFact,
  TopicFact,
} from "../../src/core/facts/facts.js";
import { clientsOf } from "./clients.js";
import { control } from "./run-drill.js";

type Clients = ReturnType<typeof clientsOf>;

/**
 * Make in an empty embedded AWS what recorded facts say of a target's account. AWS gives channels, rotations and keys
 * new ids; what names them is told the new ones.
 */
export async function fillFromFacts(facts: Facts, { account, regions }: Target, endpoint: string): Promise<void> {
  const inRegion = (region: string) => clientsOf(endpoint, account, region);
  const home = inRegion(regions[0]);
  const set = Object.fromEntries(regions.map((region) => [region, {}]));
  await home.incidents.send(new CreateReplicationSetCommand({ regions: set }));
  const isOwn = (arn: string) => arn.split(":")[4] === account;
  for (const { value } of facts.roles.values()) if (isOwn(value.arn)) await createRole(value, home);
  for (const { value } of facts.documents.values()) {
    if (value.owner === account) await createDocument(value, inRegion(value.region));
  }
  const keys = new Map<string, string>();
  for (const { value } of facts.keys.values()) {
    if (isOwn(value.arn)) keys.set(value.arn, await createKey(value, inRegion(regionOf(value.arn))));
  }
  for (const { value } of facts.topics.values()) {
    if (isOwn(value.arn)) await createTopic(value, keys, inRegion(regionOf(value.arn)));
  }
  await createPeople(facts, isOwn, { inRegion, endpoint });
}

function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}

async function createRole(role: RoleFact, { iam }: Clients): Promise<void> {
  // The replication set brings it.
  if (role.path.startsWith("/aws-service-role/")) return;
  const { name: RoleName, path: Path, tags = {} } = role;
  const AssumeRolePolicyDocument = JSON.stringify(role.trust.document);
  await iam.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument }));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (Tags.length > 0) await iam.send(new TagRoleCommand({ RoleName, Tags }));
  for (const [index, policy] of role.policies.entries()) {
    if (policy.state !== "present") continue;
    const PolicyDocument = JSON.stringify(policy.value.document);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: `policy-${index}`, PolicyDocument }));
  }
  if (role.boundary?.state !== "present") return;
  const PolicyDocument = JSON.stringify(role.boundary.value.document);
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: `boundary-of-${RoleName}`, PolicyDocument }));
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policy?.Arn }));
}

async function createDocument(document: DocumentFact, { ssm }: Clients): Promise<void> {
  const { name: Name, type } = document;
  const numbers = [document.latestVersion, document.defaultVersion, ...(document.versions ?? [])].map(Number);
  const last = Math.max(1, ...[...numbers, ...Object.keys(document.details).map(Number)].filter(Number.isFinite));
  const contentOf = (version: number) => {
    const content = document.details[String(version)]?.content ?? sketch(document, version);
    return JSON.stringify(content);
  };
  const DocumentType = type as "Automation";
  const first = { Name, DocumentType, DocumentFormat: "JSON", Content: contentOf(1) } as const;
  await ssm.send(new CreateDocumentCommand(first));
  for (let version = 2; version <= last; version += 1) {
    // AWS takes no version with the content of another.
    const Content = contentOf(version).replace(/\}$/, `,"description":"version ${version}"}`);
    const update = { Name, Content, DocumentFormat: "JSON", DocumentVersion: "$LATEST" } as const;
    await ssm.send(new UpdateDocumentCommand(update));
  }
  const { defaultVersion: DocumentVersion } = document;
  if (DocumentVersion === undefined || DocumentVersion === "1") return;
  await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion }));
}

/** A content with the described parameters, where only the description was recorded. */
function sketch({ type, details }: DocumentFact, version: number): object {
  if (type !== "Automation") {
    const inputs = { runCommand: ["true"] };
    return { schemaVersion: "2.2", mainSteps: [{ action: "aws:runShellScript", name: "run", inputs }] };
  }
  const parameters = (details[String(version)]?.parameters ?? []).map(
    (parameter) => [parameter.name, { type: parameter.type, ...(!parameter.isRequired && { default: "" }) }] as const,
  );
  const mainSteps = [{ name: "sleep", action: "aws:sleep", inputs: { Duration: "PT1S" } }];
  return { schemaVersion: "0.3", parameters: Object.fromEntries(parameters), mainSteps };
}

async function createKey(key: KeyFact, { kms }: Clients): Promise<string> {
  const Policy = key.policy === undefined ? undefined : JSON.stringify(key.policy.document);
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy }));
  const KeyId = KeyMetadata?.KeyId;
  for (const AliasName of key.aliases) await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  if (key.state === "Disabled") await kms.send(new DisableKeyCommand({ KeyId }));
  if (key.state === "PendingDeletion") await kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
  return KeyMetadata?.Arn ?? "";
}

async function createTopic(topic: TopicFact, keys: ReadonlyMap<string, string>, { sns }: Clients): Promise<void> {
  const { arn, policy, kmsKeyId } = topic;
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: arn.slice(arn.lastIndexOf(":") + 1) }));
  const set = (AttributeName: string, AttributeValue: string) =>
    sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
  if (policy !== undefined) await set("Policy", JSON.stringify(policy.document));
  if (kmsKeyId === undefined) return;
  const [, partition, , region, account] = arn.split(":");
  const isId = !kmsKeyId.startsWith("arn:") && !kmsKeyId.startsWith("alias/");
  const keyArn = isId ? `arn:${partition}:kms:${region}:${account}:key/${kmsKeyId}` : kmsKeyId;
  await set("KmsMasterKeyId", keys.get(keyArn) ?? kmsKeyId);
}

interface PeoplePlace {
  readonly inRegion: (region: string) => Clients;
  readonly endpoint: string;
}

async function createPeople(facts: Facts, isOwn: (arn: string) => boolean, place: PeoplePlace): Promise<void> {
  const contacts = [...facts.contacts.values()].map(({ value }) => value).filter(({ arn }) => isOwn(arn));
  const byType = (type: ContactFact["type"]) => contacts.filter((contact) => contact.type === type);
  const ids = new Map<string, string>();
  for (const { alias, type, arn } of [...byType("PERSONAL"), ...byType("ESCALATION")]) {
    const { contacts: client } = place.inRegion(regionOf(arn));
    await client.send(new CreateContactCommand({ Alias: alias, Type: type, Plan: { Stages: [] } }));
  }
  for (const { value } of facts.channels.values()) {
    if (isOwn(value.contactArn) && facts.contacts.has(value.contactArn)) {
      ids.set(value.arn, await createChannel(value, place));
    }
  }
  for (const contact of [...byType("PERSONAL"), ...byType("ESCALATION")]) await setPlan(contact, ids, place);
  for (const { value } of facts.rotations.values()) {
    if (isOwn(value.arn)) ids.set(value.arn, await createRotation(value, place));
  }
  for (const { alias, arn, rotationIds = [] } of byType("ONCALL_SCHEDULE")) {
    const RotationIds = rotationIds.map((id) => ids.get(id) ?? id);
    const created = new CreateContactCommand({ Alias: alias, Type: "ONCALL_SCHEDULE", Plan: { RotationIds } });
    await place.inRegion(regionOf(arn)).contacts.send(created);
  }
}

async function createChannel(channel: ChannelFact, { inRegion, endpoint }: PeoplePlace): Promise<string> {
  const { contacts } = inRegion(regionOf(channel.contactArn));
  const SimpleAddress = channel.type === "EMAIL" ? "on-call@example.com" : "+15550100";
  const { ContactChannelArn: ContactChannelId = "" } = await contacts.send(
    new CreateContactChannelCommand({
      ContactId: channel.contactArn,
      Name: channel.name,
      Type: channel.type,
      DeliveryAddress: { SimpleAddress },
    }),
  );
  if (channel.isActivated) {
    const codes = (await control(endpoint, "GET", "codes")) as { contactChannelId: string; code: string }[];
    const ActivationCode = codes.find(({ contactChannelId }) => contactChannelId === ContactChannelId)?.code;
    await contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
  }
  return ContactChannelId;
}

async function setPlan(contact: ContactFact, ids: Map<string, string>, place: PeoplePlace): Promise<void> {
  const { stages = [], arn } = contact;
  const { contacts } = place.inRegion(regionOf(arn));
  const deleted: string[] = [];
  for (const { channelId } of stages.flatMap(({ targets }) => targets).filter((target) => target.kind === "channel")) {
    if (ids.has(channelId)) continue;
    const stray = { arn: channelId, contactArn: arn, name: "deleted", type: "SMS", isActivated: true } as const;
    ids.set(channelId, await createChannel(stray, place));
    deleted.push(ids.get(channelId) ?? "");
  }
  const Stages = stages.map((stage) => stageOf(stage, ids));
  await contacts.send(new UpdateContactCommand({ ContactId: arn, Plan: { Stages } }));
  for (const ContactChannelId of deleted) await contacts.send(new DeleteContactChannelCommand({ ContactChannelId }));
}

function stageOf({ durationInMinutes, targets }: StageFact, ids: ReadonlyMap<string, string>): Stage {
  const Targets = targets.map((target) =>
    target.kind === "channel"
      ? { ChannelTargetInfo: { ContactChannelId: ids.get(target.channelId) ?? target.channelId } }
      : { ContactTargetInfo: { ContactId: target.contactId ?? "", IsEssential: target.isEssential } },
  );
  return { DurationInMinutes: durationInMinutes, Targets };
}

async function createRotation(rotation: RotationFact, { inRegion }: PeoplePlace): Promise<string> {
  const { name: Name, contactIds, timeZoneId: TimeZoneId, startTime, recurrence } = rotation;
  const { RotationArn = "" } = await inRegion(regionOf(rotation.arn)).contacts.send(
    new CreateRotationCommand({
      Name,
      ContactIds: [...contactIds],
      TimeZoneId,
      ...(startTime !== undefined && { StartTime: new Date(startTime) }),
      Recurrence: recurrenceOf(recurrence),
    }),
  );
  return RotationArn;
}

function recurrenceOf(fact: RecurrenceFact): CreateRotationCommandInput["Recurrence"] {
  const time = ({ hourOfDay, minuteOfHour }: { readonly hourOfDay: number; readonly minuteOfHour: number }) => ({
    HourOfDay: hourOfDay,
    MinuteOfHour: minuteOfHour,
  });
  const coverages = Object.entries(fact.shiftCoverages ?? {}).map(([day, times]) => [
    day,
    times.map(({ start, end }) => ({ Start: time(start), End: time(end) })),
  ]);
  return {
    NumberOfOnCalls: fact.numberOfOnCalls,
    RecurrenceMultiplier: fact.recurrenceMultiplier,
    ...(fact.daily && { DailySettings: fact.daily.map(time) }),
    ...(fact.weekly && {
      WeeklySettings: fact.weekly.map((each) => ({ DayOfWeek: each.dayOfWeek, HandOffTime: time(each.handOffTime) })),
    }),
    ...(fact.monthly && {
      MonthlySettings: fact.monthly.map((each) => ({
        DayOfMonth: each.dayOfMonth,
        HandOffTime: time(each.handOffTime),
      })),
    }),
    ...(coverages.length > 0 && { ShiftCoverages: Object.fromEntries(coverages) }),
  };
}
