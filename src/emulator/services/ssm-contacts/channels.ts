import { randomInt, randomUUID } from "node:crypto";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import type { Store } from "../../state/store.js";
import { ownContact } from "./contacts.js";
import type { description } from "./description.js";
import { denied, invalid, notFound } from "./errors.js";
import { checkReady } from "./ready.js";
import { type Channel, channels, contacts } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const channelHandlers: Handlers<typeof description> = {
  CreateContactChannel: (input, call) => {
    checkReady(call);
    return once(call, "ssm-contacts/CreateContactChannel", input.IdempotencyToken, () => createChannel(input, call));
  },
  GetContactChannel: ({ ContactChannelId }, call) => shown(findChannel(ContactChannelId, call)),
  ListContactChannels: (input, call) => {
    ownContact(input.ContactId, call);
    const all = call.store
      .table(channels, call)
      .values()
      .filter(({ ContactArn }) => ContactArn === input.ContactId);
    const { items, nextToken: NextToken } = pageOf(all, ({ ContactChannelArn }) => ContactChannelArn, {
      list: `ListContactChannels ${input.ContactId}`,
      token: input.NextToken,
      size: input.MaxResults || 100,
    });
    return { ContactChannels: items.map(shown), NextToken };
  },
  UpdateContactChannel: ({ ContactChannelId, Name, DeliveryAddress }, call) => {
    const channel = findChannel(ContactChannelId, call);
    const isMoved =
      DeliveryAddress !== undefined && DeliveryAddress.SimpleAddress !== channel.DeliveryAddress.SimpleAddress;
    const changed = { ...channel, ...present({ Name, DeliveryAddress }) };
    // Nobody has confirmed the new address yet.
    keep(isMoved ? { ...changed, ActivationStatus: "NOT_ACTIVATED", code: newCode() } : changed, call);
    return undefined;
  },
  DeleteContactChannel: ({ ContactChannelId }, call) => {
    findChannel(ContactChannelId, call);
    call.store.table(channels, call).delete(ContactChannelId);
    return undefined;
  },
  SendActivationCode: ({ ContactChannelId }, call) => {
    keep({ ...findChannel(ContactChannelId, call), code: newCode() }, call);
    return undefined;
  },
  ActivateContactChannel: ({ ContactChannelId, ActivationCode }, call) => {
    const channel = findChannel(ContactChannelId, call);
    if (channel.code === undefined || channel.code !== ActivationCode) {
      throw invalid("The activation code is not the one that was sent last", "activationCode");
    }
    keep({ ...channel, ActivationStatus: "ACTIVATED" }, call);
    return undefined;
  },
  DeactivateContactChannel: ({ ContactChannelId }, call) => {
    keep({ ...findChannel(ContactChannelId, call), ActivationStatus: "NOT_ACTIVATED" }, call);
    return undefined;
  },
};

/** @throws AwsError where the caller has no such channel */
export function findChannel(arn: string, call: Call): Channel {
  checkReady(call);
  if (parseArn(arn)?.account !== call.account) throw denied(arn);
  const channel = call.store.table(channels, call).get(arn);
  if (channel === undefined) throw notFound("CONTACT_CHANNEL", arn);
  return channel;
}

/** The activation codes that lie in people's inboxes, of all accounts. */
export function sentCodes(store: Store): readonly { readonly contactChannelId: string; readonly code: string }[] {
  return store
    .everywhere(channels)
    .flatMap(({ ContactChannelArn, code }) =>
      code === undefined ? [] : [{ contactChannelId: ContactChannelArn, code }],
    );
}

function createChannel(input: Input<"CreateContactChannel">, call: Call): { output: object; resource: string } {
  const { ContactId, Name, Type, DeliveryAddress, DeferActivation } = input;
  const contact = call.store.table(contacts, call).get(ContactId);
  // The model gives this operation no ResourceNotFoundException.
  if (contact === undefined) throw invalid(`The contact ${ContactId} does not exist`, "contactId");
  if (contact.Type !== "PERSONAL") throw invalid("Only a PERSONAL contact has contact channels", "contactId");
  const arn = `arn:${call.partition}:ssm-contacts:${call.region}:${call.account}`;
  const ContactChannelArn = `${arn}:contact-channel/${contact.Alias}/${randomUUID()}`;
  keep(
    {
      ContactChannelArn,
      ContactArn: ContactId,
      Name,
      Type,
      DeliveryAddress,
      ActivationStatus: "NOT_ACTIVATED",
      ...(DeferActivation === true ? {} : { code: newCode() }),
    },
    call,
  );
  return { output: { ContactChannelArn }, resource: ContactChannelArn };
}

function keep(channel: Channel, call: Call): void {
  call.store.table(channels, call).set(channel.ContactChannelArn, channel);
}

function newCode(): string {
  return String(randomInt(100_000, 1_000_000));
}

function shown({ code: _, ...channel }: Channel): Omit<Channel, "code"> {
  return channel;
}
