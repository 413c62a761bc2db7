import { canonicalJson } from "../changes/canonical-json.js";
import { compareText } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import { channelReference, findChannel, type NamedChannel } from "./channel-reference.js";
import type { NeighbourValue, RemoteChannel } from "./neighbour.js";
import { authorsTags, listOf, setMembers } from "./normal-form.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A contact in its normal form. Channels become a mapping from `NAME` (`TYPE/NAME` where several have the name) to what
 * AWS tells of them, and stages name them in that way.
 *
 * @param known the channels that AWS has: a stage may name one by its ARN
 */
export function normalContact(value: NeighbourValue, known: readonly RemoteChannel[]): NeighbourValue {
  const declared = Object.hasOwn(value, "Channels") ? listOf(value["Channels"]).map(namedChannel) : known;
  const reference = (id: unknown) => normalReference(String(id), declared, known);
  return setMembers({
    ...normalEngaged(value, ({ ContactChannelId, RetryIntervalInMinutes: retry, ...info }) => ({
      ContactChannelId: reference(ContactChannelId),
      // AWS may tell "never again" in either way.
      RetryIntervalInMinutes: retry === 0 ? undefined : retry,
      ...info,
    })),
    ...(Object.hasOwn(value, "Channels") && { Channels: channelsByKey(declared) }),
  });
}

/** An escalation plan in its normal form. */
export function normalEscalationPlan(value: NeighbourValue): NeighbourValue {
  return normalEngaged(value, (info) => info);
}

/**
 * An on-call schedule in its normal form; the order of its rotations means nothing.
 *
 * @param known rotations by ARN: a schedule may name one by it
 */
export function normalSchedule(
  value: NeighbourValue,
  known: readonly { readonly arn: string; readonly name?: string }[],
): NeighbourValue {
  const plan = isMapping(value["Plan"]) ? value["Plan"] : {};
  const ids = Array.isArray(plan["RotationIds"]) ? plan["RotationIds"].map(String) : [];
  const names = new Map(known.map(({ arn, name }) => [arn, name]));
  const references = ids.map((id) => {
    const name = names.get(id);
    return name === undefined ? id : `rotation/${name}`;
  });
  return setMembers({ ...named(value), Plan: setMembers({ RotationIds: references.sort(compareText) }) });
}

function named(value: NeighbourValue): Fields {
  return { Alias: value["Alias"], DisplayName: value["DisplayName"], Tags: authorsTags(value["Tags"]) };
}

/** Stages in order, the targets of one in any: they are engaged at once. */
function normalEngaged(value: NeighbourValue, channelInfo: (info: Fields) => Fields): NeighbourValue {
  const plan = isMapping(value["Plan"]) ? value["Plan"] : {};
  const stages = listOf(plan["Stages"]).map(({ DurationInMinutes, Targets }) => ({
    DurationInMinutes,
    Targets: sortTargets(
      listOf(Targets).map(({ ChannelTargetInfo: channel, ContactTargetInfo: contact }) => ({
        ...(isMapping(channel) && { ChannelTargetInfo: setMembers(channelInfo(channel)) }),
        ...(isMapping(contact) && { ContactTargetInfo: setMembers(contact) }),
      })),
    ),
  }));
  return setMembers({ ...named(value), Plan: setMembers({ Stages: stages }) });
}

function sortTargets(targets: readonly Fields[]): readonly Fields[] {
  return targets
    .map((target) => [canonicalJson(target), target] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, target]) => target);
}

function namedChannel({ Name, Type }: Fields): NamedChannel {
  return { name: String(Name), type: String(Type) };
}

function normalReference(id: string, declared: readonly NamedChannel[], known: readonly RemoteChannel[]): string {
  const channel = known.find(({ arn }) => arn === id);
  if (channel !== undefined) return channelReference(channel, known) ?? id;
  const own = findChannel(id, declared);
  return own === undefined ? id : (channelReference(own, declared) ?? id);
}

function channelsByKey(channels: readonly NamedChannel[]): Readonly<Record<string, { readonly Type: string }>> {
  const seen = new Map<string, number>();
  const entries = channels.map((channel) => {
    const reference = channelReference(channel, channels) ?? `channel/${channel.type}/${channel.name}`;
    const count = (seen.get(reference) ?? 0) + 1;
    seen.set(reference, count);
    const key = reference.slice("channel/".length);
    return [count === 1 ? key : `${key}#${count}`, { Type: channel.type }] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}
