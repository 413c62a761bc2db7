import { alignNeighbour } from "../neighbours/align-neighbour.js";
import { type DeclaredChannel, declaredChannels, remoteChannel } from "../neighbours/channel-address.js";
import { findChannel } from "../neighbours/channel-reference.js";
import type { NeighbourKind, NeighbourValue, RemoteChannel, RemoteNeighbour } from "../neighbours/neighbour.js";
import { isMapping } from "../plan/decode-resource.js";
import { canonicalJson } from "./canonical-json.js";
import type { ContactOperation } from "./neighbour-operation.js";
import type { WantedState } from "./schedule-neighbour.js";
import { tagChanges, wantedTags } from "./tag-changes.js";

const types = { Contact: "PERSONAL", EscalationPlan: "ESCALATION", OnCallSchedule: "ONCALL_SCHEDULE" } as const;

/**
 * A contact with channels is made in the order that AWS documents: the contact without stages, its channels, then its plan,
 * which names the channels.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_CreateContact.html
 */
export function scheduleContact(
  kind: Extract<NeighbourKind, keyof typeof types>,
  wanted: WantedState,
  now: RemoteNeighbour | undefined,
): readonly ContactOperation[] {
  const channels = declaredChannels(wanted.declared, wanted.secretOf);
  return now === undefined ? create(kind, wanted, channels ?? []) : update(wanted, now, channels);
}

function create(
  kind: keyof typeof types,
  wanted: WantedState,
  channels: readonly DeclaredChannel[],
): readonly ContactOperation[] {
  const { name, declared, repository, tokenOf } = wanted;
  const plan = planOf(declared, channels);
  const isLater = kind === "Contact" && stagesOf(plan).length > 0;
  return [
    {
      kind: "createContact",
      name,
      type: types[kind],
      ...displayName(declared),
      plan: isLater ? { Stages: [] } : plan,
      tags: wantedTags(declared, repository),
      token: tokenOf("contact"),
    },
    ...channels.map((channel) => createChannel(wanted, channel)),
    ...(isLater ? [{ kind: "updateContact", name, plan } as const] : []),
  ];
}

function update(
  wanted: WantedState,
  now: RemoteNeighbour,
  channels: readonly DeclaredChannel[] | undefined,
): readonly ContactOperation[] {
  const { name, declared, repository } = wanted;
  const { arn } = now;
  const tags = tagChanges(now.tags, wantedTags(declared, repository));
  const { actual, desired } = alignNeighbour(declared, now);
  const isRenamed = actual["DisplayName"] !== desired["DisplayName"];
  const known = now.kind === "Contact" ? now.handles.channels : [];
  const surplus = channels === undefined ? [] : surplusChannels(channels, known);
  // A channel of another type may have the name of one that goes.
  const isReplanned =
    canonicalJson(actual["Plan"]) !== canonicalJson(desired["Plan"]) || surplus.some((channel) => isUsed(channel, now));
  return [
    ...(tags === undefined ? [] : [{ kind: "tagContact", name, arn, ...tags } as const]),
    ...(channels ?? []).flatMap((channel) => channelWrites(wanted, channel, known)),
    ...(isRenamed || isReplanned
      ? [
          {
            kind: "updateContact",
            name,
            ...(isRenamed ? { displayName: String(declared["DisplayName"] ?? "") } : {}),
            ...(isReplanned ? { plan: planOf(declared, channels ?? []) } : {}),
          } as const,
        ]
      : []),
    ...surplus.map((channel) => ({
      kind: "deleteContactChannel" as const,
      name,
      channel: channel.name,
      channelArn: channel.arn,
    })),
  ];
}

/** What no file declares, and what AWS has twice of one that is declared once: two runs at once may have made it. */
function surplusChannels(
  channels: readonly DeclaredChannel[],
  known: readonly RemoteChannel[],
): readonly RemoteChannel[] {
  const kept = new Set<RemoteChannel>();
  for (const channel of channels) {
    const open = known.filter((remote) => !kept.has(remote));
    const remote = remoteChannel(channel, open);
    if (remote !== undefined) kept.add(remote);
  }
  return known.filter((channel) => !kept.has(channel));
}

function channelWrites(
  wanted: WantedState,
  channel: DeclaredChannel,
  known: readonly RemoteChannel[],
): readonly ContactOperation[] {
  const remote = remoteChannel(channel, known);
  if (remote === undefined) return [createChannel(wanted, channel)];
  const { secret } = channel.address;
  if (secret === undefined || secret.reveal() === remote.address.reveal()) return [];
  const { name } = wanted;
  const write = { name, channel: channel.name, channelArn: remote.arn, address: channel.address };
  return [{ kind: "updateContactChannel", ...write }];
}

function createChannel(wanted: WantedState, channel: DeclaredChannel): ContactOperation {
  return {
    kind: "createContactChannel",
    name: wanted.name,
    channel: channel.name,
    type: channel.type,
    address: channel.address,
    deferActivation: channel.deferActivation,
    token: wanted.tokenOf(`channel ${channel.type} ${channel.name}`),
  };
}

function displayName(declared: NeighbourValue): { readonly displayName?: string } {
  const { DisplayName } = declared;
  return typeof DisplayName === "string" && DisplayName !== "" ? { displayName: DisplayName } : {};
}

function isUsed(channel: RemoteChannel, { value }: RemoteNeighbour): boolean {
  const plan = JSON.stringify(value["Plan"] ?? {});
  return [`channel/${channel.name}`, `channel/${channel.type}/${channel.name}`].some((reference) =>
    plan.includes(JSON.stringify(reference)),
  );
}

/** The plan as AWS wants it, also an empty one; with its channels by type and name, which tells all of them apart. */
function planOf(declared: NeighbourValue, channels: readonly DeclaredChannel[]): NeighbourValue {
  const { Plan } = declared;
  return isMapping(Plan) ? recordOf(qualified(Plan, channels)) : { Stages: [] };
}

function qualified(value: unknown, channels: readonly DeclaredChannel[]): unknown {
  if (typeof value === "string") {
    const channel = findChannel(value, channels);
    return channel === undefined ? value : `channel/${channel.type}/${channel.name}`;
  }
  if (Array.isArray(value)) return value.map((item) => qualified(item, channels));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, qualified(member, channels)]));
}

function recordOf(value: unknown): NeighbourValue {
  return isMapping(value) ? value : {};
}

function stagesOf(plan: NeighbourValue): readonly unknown[] {
  return Array.isArray(plan["Stages"]) ? plan["Stages"] : [];
}
