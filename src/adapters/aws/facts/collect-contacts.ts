import type { GetContactResult, GetRotationResult, SSMContactsClient } from "@aws-sdk/client-ssm-contacts";
import { contactsClient } from "../contacts-client.js";
import { type AwsAccess, optionsFor, regionalArns } from "./access.js";
import type { Question, Recorder } from "./recorder.js";

type Sdk = typeof import("@aws-sdk/client-ssm-contacts");

interface Contacts {
  readonly sdk: Sdk;
  readonly client: SSMContactsClient;
  readonly recorder: Recorder;
  readonly region: string;
  /** Contacts and rotations that are read or being read: plans share them, and escalation may run in circles. */
  readonly begun: Set<string>;
}

const day = 24 * 60 * 60 * 1000;
/** AWS takes overrides up to six months ahead. */
const overrideDays = 190;

/** Record contacts, escalation plans and schedules with all that they lead to: people, channels, rotations, overrides. */
export async function collectContacts(
  recorder: Recorder,
  access: AwsAccess,
  contacts: readonly string[],
): Promise<void> {
  const arns = regionalArns(recorder, "ssm-contacts", contacts);
  if (arns.length === 0) return;
  const sdk = await import("@aws-sdk/client-ssm-contacts");
  const regions = [...new Set(arns.map((arn) => arn.split(":")[3] ?? ""))];
  const reads = regions.map(async (region) => {
    const client = await contactsClient(sdk, optionsFor(region, access));
    const opened = { sdk, client, recorder, region, begun: new Set<string>() };
    await Promise.all(arns.filter((arn) => arn.split(":")[3] === region).map((arn) => readContact(opened, arn)));
    client.destroy();
  });
  await Promise.all(reads);
}

/** Record the names of all contacts, in the Region where calls go. */
export async function listContacts(recorder: Recorder, access: AwsAccess): Promise<void> {
  const sdk = await import("@aws-sdk/client-ssm-contacts");
  const [region] = recorder.target.regions;
  const client = await contactsClient(sdk, optionsFor(region, access));
  const asked = question(region, "ListContacts", [`ssm-contacts:contacts@${recorder.target.account}/${region}`]);
  const contacts = await recorder.askAll(asked, async (token) => {
    const page = await client.send(
      new sdk.ListContactsCommand({ MaxResults: 1000, ...(token === undefined ? {} : { NextToken: token }) }),
    );
    return { items: page.Contacts, next: page.NextToken };
  });
  client.destroy();
  if (contacts === undefined) return;
  for (const { ContactArn, Alias, Type } of contacts)
    recorder.record("ssm-contacts", region, { output: { Contacts: [{ ContactArn, Alias, Type }] } });
  recorder.record("ssm-contacts", region, { complete: ["ssm-contacts:contacts"] });
}

async function readContact(contacts: Contacts, arn: string): Promise<void> {
  const { sdk, client, recorder, region, begun } = contacts;
  if (begun.has(arn)) return;
  begun.add(arn);
  const contact = await recorder.ask(question(region, "GetContact", [arn], arn), () =>
    client.send(new sdk.GetContactCommand({ ContactId: arn })),
  );
  if (contact === undefined) return;
  // The display name is a person's: the alias is enough.
  const { ContactArn, Alias, Type, Plan } = contact;
  recorder.record("ssm-contacts", region, { output: { ContactArn, Alias, Type, Plan } });
  await Promise.all([
    ...(Type === "PERSONAL" ? [readChannels(contacts, arn)] : []),
    ...nextContacts(contact).map((next) => readContact(contacts, next)),
    ...rotationsOf(contact).map((rotation) => readRotation(contacts, rotation)),
  ]);
}

/** Record a person's channels, without the numbers and addresses that they deliver to. */
async function readChannels({ sdk, client, recorder, region }: Contacts, arn: string): Promise<void> {
  const asked = question(region, "ListContactChannels", [`ssm-contacts:channels@${arn}`], arn);
  const channels = await recorder.askAll(asked, async (token) => {
    const page = await client.send(
      new sdk.ListContactChannelsCommand({ ContactId: arn, ...(token === undefined ? {} : { NextToken: token }) }),
    );
    return { items: page.ContactChannels, next: page.NextToken };
  });
  if (channels === undefined) return;
  const ContactChannels = [...channels]
    .sort((a, b) => ((a.ContactChannelArn ?? "") < (b.ContactChannelArn ?? "") ? -1 : 1))
    .map(({ ContactChannelArn, ContactArn, Name, Type, ActivationStatus }) => ({
      ContactChannelArn,
      ContactArn,
      Name,
      Type,
      ActivationStatus,
    }));
  recorder.record("ssm-contacts", region, { resourceArn: arn, output: { ContactChannels } });
}

async function readRotation(contacts: Contacts, arn: string): Promise<void> {
  const { sdk, client, recorder, region, begun } = contacts;
  if (begun.has(arn)) return;
  begun.add(arn);
  const rotation = await recorder.ask(question(region, "GetRotation", [arn], arn), () =>
    client.send(new sdk.GetRotationCommand({ RotationId: arn })),
  );
  if (rotation === undefined) return;
  recorder.record("ssm-contacts", region, { output: describeRotation(rotation) });
  await Promise.all([
    readOverrides(contacts, arn),
    ...(rotation.ContactIds ?? []).map((contact) => readContact(contacts, contact)),
  ]);
}

async function readOverrides({ sdk, client, recorder, region }: Contacts, arn: string): Promise<void> {
  const StartTime = new Date(recorder.now.getTime() - day);
  const EndTime = new Date(recorder.now.getTime() + overrideDays * day);
  const asked = question(region, "ListRotationOverrides", [`ssm-contacts:overrides@${arn}`], arn);
  const overrides = await recorder.askAll(asked, async (token) => {
    const page = await client.send(
      new sdk.ListRotationOverridesCommand({
        RotationId: arn,
        StartTime,
        EndTime,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    return { items: page.RotationOverrides, next: page.NextToken };
  });
  if (overrides === undefined) return;
  const RotationOverrides = [...overrides]
    .sort((a, b) => (a.StartTime?.getTime() ?? 0) - (b.StartTime?.getTime() ?? 0))
    .map(({ NewContactIds, StartTime: from, EndTime: to }) => ({ NewContactIds, StartTime: from, EndTime: to }));
  recorder.record("ssm-contacts", region, { resourceArn: arn, output: { RotationOverrides } });
}

function describeRotation({ RotationArn, Name, ContactIds, StartTime, TimeZoneId, Recurrence }: GetRotationResult) {
  const coverages = Object.entries(Recurrence?.ShiftCoverages ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  // AWS gives the days in any order.
  const sorted = coverages.length === 0 ? {} : { ShiftCoverages: Object.fromEntries(coverages) };
  return { RotationArn, Name, ContactIds, StartTime, TimeZoneId, Recurrence: { ...Recurrence, ...sorted } };
}

function nextContacts({ Plan }: GetContactResult): readonly string[] {
  const targets = (Plan?.Stages ?? []).flatMap((stage) => stage.Targets ?? []);
  return targets.flatMap(({ ContactTargetInfo }) => ContactTargetInfo?.ContactId ?? []);
}

function rotationsOf({ Plan }: GetContactResult): readonly string[] {
  return Plan?.RotationIds ?? [];
}

function question(region: string, operation: string, keys: readonly string[], subject?: string): Question {
  return { service: "ssm-contacts", operation, region, keys, ...(subject === undefined ? {} : { subject }) };
}
