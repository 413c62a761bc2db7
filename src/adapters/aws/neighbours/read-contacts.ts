import type { ContactChannel, GetContactResult, Stage } from "@aws-sdk/client-ssm-contacts";
import { compareText } from "../../../core/diagnostic.js";
import { channelReference } from "../../../core/neighbours/channel-reference.js";
import type { ChannelType, NeighbourKind, RemoteChannel, RemoteNeighbour } from "../../../core/neighbours/neighbour.js";
import { secretText } from "../../../core/neighbours/secret-text.js";
import type { AccountConnection } from "./account-connection.js";
import type { NamedRotation } from "./read-rotations.js";
import { readContactTags, tagList } from "./read-tags.js";

/** The kinds of neighbours that AWS keeps as contacts, by its names for their types. */
export const contactTypes = {
  PERSONAL: "Contact",
  ESCALATION: "EscalationPlan",
  ONCALL_SCHEDULE: "OnCallSchedule",
} as const satisfies Readonly<Record<string, NeighbourKind>>;

type ContactType = keyof typeof contactTypes;

/** The ARNs of the account's own contacts of these types; those that others share are left out. */
export async function listContactArns(
  connection: AccountConnection,
  types: readonly ContactType[],
): Promise<readonly string[]> {
  const { sdk, client } = await connection.contacts();
  const [only, ...others] = types;
  const filter = only !== undefined && others.length === 0 ? { Type: only } : {};
  const listed = await connection.askAll(asked(connection, "ListContacts"), async (token) => {
    const page = await client.send(
      new sdk.ListContactsCommand({ MaxResults: 1000, ...filter, ...(token !== undefined && { NextToken: token }) }),
    );
    return { items: page.Contacts, next: page.NextToken };
  });
  return listed.flatMap(({ ContactArn: arn, Type }) => {
    const isWanted = types.some((type) => type === Type);
    return arn !== undefined && isWanted && arn.split(":")[4] === connection.place.account ? [arn] : [];
  });
}

/** The ARN of the account's contact with this alias. */
export function contactArn({ place, home }: AccountConnection, alias: string): string {
  return `arn:${place.partition}:ssm-contacts:${home}:${place.account}:contact/${alias}`;
}

/**
 * A contact, escalation plan or schedule with what belongs to it; absent where there is none.
 *
 * @param rotations the account's rotations, asked for only where a schedule names some
 */
export async function readContact(
  connection: AccountConnection,
  arn: string,
  rotations: () => Promise<readonly NamedRotation[]>,
): Promise<RemoteNeighbour | undefined> {
  const { sdk, client } = await connection.contacts();
  const contact = await connection.askFor(asked(connection, "GetContact", arn), () =>
    client.send(new sdk.GetContactCommand({ ContactId: arn })),
  );
  if (contact === undefined) return undefined;
  const tags = await readContactTags(connection, arn);
  if (tags === undefined) return undefined;
  const { Alias: name = "", DisplayName } = contact;
  const head = { name, arn, account: connection.place.account, tags };
  const fields = { Alias: name, ...(DisplayName && { DisplayName }) };
  switch (contact.Type) {
    case "ESCALATION": {
      const value = { ...fields, Plan: { Stages: stagesOf(contact, []) }, ...tagList(tags) };
      return { ...head, kind: "EscalationPlan", value, handles: {} };
    }
    case "ONCALL_SCHEDULE": {
      const named = await rotationsOf(contact, rotations);
      const references = named.map(({ arn: id, reference = id }) => reference);
      const value = { ...fields, Plan: { RotationIds: references }, ...tagList(tags) };
      const known = named.map(({ reference: _, ...rotation }) => rotation);
      return { ...head, kind: "OnCallSchedule", value, handles: { rotations: known } };
    }
    default: {
      const channels = await readChannels(connection, arn);
      const Channels = channels.map((channel) => ({ Name: channel.name, Type: channel.type }));
      const value = { ...fields, Channels, Plan: { Stages: stagesOf(contact, channels) }, ...tagList(tags) };
      return { ...head, kind: "Contact", value, handles: { channels } };
    }
  }
}

/** The schedule's rotations in its order; a name that several have is no reference. */
async function rotationsOf(
  { Plan }: GetContactResult,
  rotations: () => Promise<readonly NamedRotation[]>,
): Promise<readonly { readonly arn: string; readonly name?: string; readonly reference?: string }[]> {
  const ids = Plan?.RotationIds ?? [];
  if (ids.length === 0) return [];
  const known = await rotations();
  return ids.map((arn) => {
    const name = known.find((rotation) => rotation.arn === arn)?.name;
    if (name === undefined) return { arn };
    const isUnique = known.filter((rotation) => rotation.name === name).length === 1;
    return { arn, ...(isUnique && { name, reference: `rotation/${name}` }) };
  });
}

async function readChannels(connection: AccountConnection, contact: string): Promise<readonly RemoteChannel[]> {
  const { sdk, client } = await connection.contacts();
  const listed = await connection.askAll(asked(connection, "ListContactChannels", contact), async (token) => {
    const page = await client.send(
      new sdk.ListContactChannelsCommand({ ContactId: contact, ...(token !== undefined && { NextToken: token }) }),
    );
    return { items: page.ContactChannels, next: page.NextToken };
  });
  const channels = listed.map(channelOf);
  return channels.sort(
    (a, b) => compareText(a.name, b.name) || compareText(a.type, b.type) || compareText(a.arn, b.arn),
  );
}

function channelOf({
  ContactChannelArn,
  Name,
  Type,
  DeliveryAddress,
  ActivationStatus,
}: ContactChannel): RemoteChannel {
  const address = DeliveryAddress?.SimpleAddress ?? "";
  return {
    arn: ContactChannelArn ?? "",
    name: Name ?? "",
    // AWS's model does not promise the type in a list.
    type: (Type as ChannelType | undefined) ?? (address.includes("@") ? "EMAIL" : "SMS"),
    isActivated: ActivationStatus === "ACTIVATED",
    address: secretText(address),
  };
}

function stagesOf({ Plan }: GetContactResult, channels: readonly RemoteChannel[]): readonly object[] {
  return (Plan?.Stages ?? []).map(({ DurationInMinutes, Targets }) => ({
    DurationInMinutes,
    Targets: (Targets ?? []).map((target) => targetOf(target, channels)),
  }));
}

type StageTarget = NonNullable<Stage["Targets"]>[number];

function targetOf({ ChannelTargetInfo, ContactTargetInfo }: StageTarget, channels: readonly RemoteChannel[]): object {
  if (ContactTargetInfo !== undefined) {
    const { ContactId, IsEssential } = ContactTargetInfo;
    return { ContactTargetInfo: { ...(ContactId !== undefined && { ContactId }), IsEssential } };
  }
  const { ContactChannelId: id, RetryIntervalInMinutes: retry } = ChannelTargetInfo ?? {};
  const own = channels.find(({ arn }) => arn === id);
  const ContactChannelId = (own && channelReference(own, channels)) ?? id;
  return { ChannelTargetInfo: { ContactChannelId, ...(retry !== undefined && { RetryIntervalInMinutes: retry }) } };
}

function asked({ home }: AccountConnection, operation: string, subject?: string) {
  return { service: "ssm-contacts", operation, region: home, ...(subject !== undefined && { subject }) };
}
