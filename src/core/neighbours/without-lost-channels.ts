import { isMapping } from "../plan/decode-resource.js";
import { declaredChannels, remoteChannel } from "./channel-address.js";
import { channelReference } from "./channel-reference.js";
import type { NeighbourValue, RemoteNeighbour } from "./neighbour.js";
import { listOf } from "./normal-form.js";

/** A contact as it can be brought back, and the names of the channels that cannot. */
export interface RestorableContact {
  readonly value: NeighbourValue;
  readonly lost: readonly string[];
}

/**
 * A contact's state of before without the channels that are gone and whose addresses are recorded nowhere, and without
 * the targets of its stages that name them.
 *
 * @param now absent: AWS lacks the contact
 */
export function withoutLostChannels(before: NeighbourValue, now: RemoteNeighbour | undefined): RestorableContact {
  const known = now?.kind === "Contact" ? now.handles.channels : [];
  const channels = declaredChannels(before, undefined) ?? [];
  const lost = channels.filter(
    (channel) => channel.address.shown === "unset" && remoteChannel(channel, known) === undefined,
  );
  if (lost.length === 0) return { value: before, lost: [] };
  const names = new Set(
    lost.flatMap((channel) => [channelReference(channel, channels), `channel/${channel.type}/${channel.name}`]),
  );
  const isKept = ({ ChannelTargetInfo: info }: NeighbourValue) =>
    !isMapping(info) || !names.has(String(info["ContactChannelId"]));
  const plan = isMapping(before["Plan"]) ? before["Plan"] : {};
  const stages = listOf(plan["Stages"])
    .map((stage) => ({ ...stage, Targets: listOf(stage["Targets"]).filter(isKept) }))
    .filter(({ Targets }) => Targets.length > 0);
  const Channels = listOf(before["Channels"]).filter(
    ({ Name, Type }) => !lost.some(({ name, type }) => name === Name && type === Type),
  );
  return { value: { ...before, Channels, Plan: { ...plan, Stages: stages } }, lost: lost.map(({ name }) => name) };
}
