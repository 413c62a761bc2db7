import type { Plan } from "@aws-sdk/client-ssm-contacts";
import type { ContactOperation, NeighbourOperation } from "../../../core/changes/neighbour-operation.js";
import type { ChannelAddress } from "../../../core/neighbours/channel-address.js";
import type { NeighbourValue } from "../../../core/neighbours/neighbour.js";
import { listOf } from "../../../core/neighbours/normal-form.js";
import { OperationalError } from "../../../core/operational-error.js";
import { isMapping } from "../../../core/plan/decode-resource.js";
import type { AccountConnection } from "./account-connection.js";
import { tagContactResource } from "./tag-contact-resource.js";

const kinds: ReadonlySet<NeighbourOperation["kind"]> = new Set([
  "createContact",
  "updateContact",
  "createContactChannel",
  "updateContactChannel",
  "deleteContactChannel",
  "deleteContact",
  "tagContact",
]);

export function isContactOperation(operation: NeighbourOperation): operation is ContactOperation {
  return kinds.has(operation.kind);
}

/** One write to a contact of any type, or to a channel. */
export async function writeContact(connection: AccountConnection, operation: ContactOperation): Promise<void> {
  const { sdk, client } = await connection.contacts();
  const { name } = operation;
  const ContactId = arnOf(connection, name);
  const ask = (called: string, call: () => Promise<unknown>) =>
    connection.ask({ service: "ssm-contacts", operation: called, region: connection.home, subject: name }, call);
  switch (operation.kind) {
    case "createContact": {
      const { type: Type, displayName, plan, tags, token: IdempotencyToken } = operation;
      const command = new sdk.CreateContactCommand({
        ...{ Alias: name, Type, Plan: planOf(plan), IdempotencyToken },
        ...(displayName === undefined ? {} : { DisplayName: displayName }),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      });
      await ask("CreateContact", () => client.send(command));
      return;
    }
    case "updateContact": {
      const { displayName, plan } = operation;
      const command = new sdk.UpdateContactCommand({
        ContactId,
        ...(displayName === undefined ? {} : { DisplayName: displayName }),
        ...(plan === undefined ? {} : { Plan: planOf(plan) }),
      });
      await ask("UpdateContact", () => client.send(command));
      return;
    }
    case "createContactChannel": {
      const { channel: Name, type: Type, address, deferActivation: DeferActivation, token } = operation;
      const DeliveryAddress = { SimpleAddress: reveal(address, name) };
      const input = { ContactId, Name, Type, DeliveryAddress, DeferActivation, IdempotencyToken: token };
      await ask("CreateContactChannel", () => client.send(new sdk.CreateContactChannelCommand(input)));
      return;
    }
    case "updateContactChannel": {
      const { channelArn: ContactChannelId, address } = operation;
      const input = { ContactChannelId, DeliveryAddress: { SimpleAddress: reveal(address, name) } };
      await ask("UpdateContactChannel", () => client.send(new sdk.UpdateContactChannelCommand(input)));
      return;
    }
    case "deleteContactChannel": {
      const command = new sdk.DeleteContactChannelCommand({ ContactChannelId: operation.channelArn });
      await ask("DeleteContactChannel", () => client.send(command));
      return;
    }
    case "deleteContact":
      await ask("DeleteContact", () => client.send(new sdk.DeleteContactCommand({ ContactId })));
      return;
    case "tagContact":
      await tagContactResource(connection, operation);
  }
}

function arnOf({ place, home }: AccountConnection, alias: string): string {
  return `arn:${place.partition}:ssm-contacts:${home}:${place.account}:contact/${alias}`;
}

function planOf(plan: NeighbourValue): Plan {
  if (Array.isArray(plan["RotationIds"])) return { RotationIds: plan["RotationIds"].map(String) };
  const stages = listOf(plan["Stages"]).map(({ DurationInMinutes, Targets }) => ({
    DurationInMinutes: Number(DurationInMinutes),
    Targets: listOf(Targets).map(targetOf),
  }));
  return { Stages: stages };
}

function targetOf({ ChannelTargetInfo: channel, ContactTargetInfo: contact }: NeighbourValue) {
  if (isMapping(contact)) {
    const { ContactId, IsEssential } = contact;
    const id = ContactId === undefined ? {} : { ContactId: String(ContactId) };
    return { ContactTargetInfo: { ...id, IsEssential: IsEssential === true } };
  }
  const { ContactChannelId, RetryIntervalInMinutes: retry } = isMapping(channel) ? channel : {};
  const interval = typeof retry === "number" ? { RetryIntervalInMinutes: retry } : {};
  return { ChannelTargetInfo: { ContactChannelId: String(ContactChannelId), ...interval } };
}

function reveal({ secret, shown, variable }: ChannelAddress, contact: string): string {
  if (secret !== undefined) return secret.reveal();
  throw new OperationalError(
    `Contact \`${contact}\` needs the address \`${shown}\`, which the environment does not have`,
    variable === undefined ? "Write `${secret:NAME}` as its address" : `Set \`${variable}\` where the sync runs`,
  );
}
