import type { FieldChange } from "../changes/change.js";
import { toPointer } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import type { ChannelType, NeighbourValue, RemoteChannel } from "./neighbour.js";
import { listOf } from "./normal-form.js";
import { type SecretOf, secretName } from "./secret-reference.js";
import { type SecretText, secretText } from "./secret-text.js";

/** A channel as a contact's file declares it. */
export interface DeclaredChannel {
  readonly name: string;
  readonly type: ChannelType;
  readonly deferActivation: boolean;
  readonly address: ChannelAddress;
}

/** A phone number or e-mail address: how it is shown, and what AWS gets. */
export interface ChannelAddress {
  /** `${secret:NAME}`, or a mask. */
  readonly shown: string;
  /** The environment variable that holds it, where the file names one. */
  readonly variable?: string;
  /** Absent where the environment does not have it, or the file says nothing. */
  readonly secret?: SecretText;
}

/** The channels of a contact's file; absent where it leaves them to others. */
export function declaredChannels(
  contact: NeighbourValue,
  secretOf: SecretOf | undefined,
): readonly DeclaredChannel[] | undefined {
  if (!Array.isArray(contact["Channels"])) return undefined;
  return listOf(contact["Channels"]).map(({ Name, Type, DeferActivation, DeliveryAddress }) => ({
    name: String(Name),
    // The schema allows nothing else.
    type: Type === "VOICE" || Type === "EMAIL" ? Type : "SMS",
    deferActivation: DeferActivation === true,
    address: addressOf(DeliveryAddress, secretOf),
  }));
}

function addressOf(delivery: unknown, secretOf: SecretOf | undefined): ChannelAddress {
  const address = isMapping(delivery) ? delivery["SimpleAddress"] : undefined;
  const variable = secretName(address);
  if (variable !== undefined) {
    const secret = secretOf?.(variable);
    return { shown: String(address), variable, ...(secret === undefined ? {} : { secret }) };
  }
  return typeof address === "string" && address !== ""
    ? { shown: "***", secret: secretText(address) }
    : { shown: "unset" };
}

/** The channel that AWS has for a declared one; of two alike the activated one. */
export function remoteChannel(
  { name, type }: Pick<DeclaredChannel, "name" | "type">,
  channels: readonly RemoteChannel[],
): RemoteChannel | undefined {
  const twins = channels.filter((channel) => channel.name === name && channel.type === type);
  return twins.find(({ isActivated }) => isActivated) ?? twins[0];
}

/** Channels whose address is another than the file's; what the environment does not tell is not compared. */
export function compareAddresses(
  contact: NeighbourValue,
  channels: readonly RemoteChannel[],
  secretOf: SecretOf | undefined,
): readonly FieldChange[] {
  return (declaredChannels(contact, secretOf) ?? []).flatMap((channel) => {
    const remote = remoteChannel(channel, channels);
    const { secret, shown } = channel.address;
    if (remote === undefined || secret === undefined || secret.reveal() === remote.address.reveal()) return [];
    const pointer = toPointer(["Channels", channel.name, "DeliveryAddress"]);
    return [{ pointer, actual: "another address", desired: shown }];
  });
}

/**
 * Does the channel's address look like one? A file that names the wrong variable must not carry its value away: what is no
 * phone number or e-mail address is never sent.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_ContactChannelAddress.html
 */
export function isFitAddress({ type, address }: DeclaredChannel): boolean {
  const text = address.secret?.reveal();
  if (text === undefined) return true;
  return type === "EMAIL" ? /^[^\s@]{1,200}@[^\s@]{1,119}$/u.test(text) : /^\+\d{6,15}$/u.test(text);
}

/** Is the field a delivery address? No digest and no record holds any, so no review can. */
export function isAddressField({ pointer }: FieldChange): boolean {
  return /^\/Channels\/[^/]*\/DeliveryAddress$/u.test(pointer);
}
