import type { NeighbourOperation } from "../core/changes/neighbour-operation.js";
import { remoteChannel } from "../core/neighbours/channel-address.js";
import { findChannel } from "../core/neighbours/channel-reference.js";
import type { NeighbourValue, RemoteChannel } from "../core/neighbours/neighbour.js";
import { listOf } from "../core/neighbours/normal-form.js";
import { OperationalError } from "../core/operational-error.js";
import { isMapping } from "../core/plan/decode-resource.js";
import type { NeighbourSite } from "./apply-neighbour.js";

const delays = [0, 100, 300, 1_000, 2_000] as const;

/**
 * The write with ARNs for `channel/NAME` and `rotation/NAME`, which have random ids: they are looked up just before, with
 * patience for what has only just been made.
 *
 * @throws OperationalError where AWS has no such channel or rotation
 */
export async function resolveReferences(
  operation: NeighbourOperation,
  site: NeighbourSite,
): Promise<NeighbourOperation> {
  if ((operation.kind !== "createContact" && operation.kind !== "updateContact") || operation.plan === undefined) {
    return operation;
  }
  const references = referencesIn(operation.plan);
  if (references.length === 0) return operation;
  const arns = await lookUp(operation.name, references, site);
  return { ...operation, plan: withArns(operation.plan, arns) };
}

async function lookUp(
  contact: string,
  references: readonly string[],
  site: NeighbourSite,
): Promise<ReadonlyMap<string, string>> {
  let missing: readonly string[] = references;
  for (const delay of delays) {
    if (delay > 0) await site.wait(delay);
    const found = await arnsOf(contact, references, site);
    missing = references.filter((reference) => !found.has(reference));
    if (missing.length === 0) return found;
  }
  throw new OperationalError(
    `Contact \`${contact}\` names ${missing.map((one) => `\`${one}\``).join(", ")}, which AWS does not have`,
    "Declare it, or correct the reference",
  );
}

async function arnsOf(
  contact: string,
  references: readonly string[],
  { reader }: NeighbourSite,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const isChannel = references.some((reference) => reference.startsWith("channel/"));
  const remote = isChannel ? await reader.neighbour("Contact", contact) : undefined;
  const channels = remote?.kind === "Contact" ? remote.handles.channels : [];
  for (const reference of references) {
    const arn = reference.startsWith("channel/")
      ? channelNamed(reference, channels)?.arn
      : (await reader.neighbour("Rotation", reference.slice("rotation/".length)))?.arn;
    if (arn !== undefined) found.set(reference, arn);
  }
  return found;
}

/** Of channels that AWS has twice, the one that stays. */
function channelNamed(reference: string, channels: readonly RemoteChannel[]): RemoteChannel | undefined {
  const twins = channels.filter(({ type, name }) => reference === `channel/${type}/${name}`);
  const [first] = twins;
  return findChannel(reference, channels) ?? (first && remoteChannel(first, twins));
}

function referencesIn({ Stages, RotationIds }: NeighbourValue): readonly string[] {
  const targets = listOf(Stages).flatMap((stage) => listOf(stage["Targets"]));
  const channels = targets.map(({ ChannelTargetInfo: info }) =>
    isMapping(info) ? info["ContactChannelId"] : undefined,
  );
  const rotations = Array.isArray(RotationIds) ? RotationIds : [];
  const all = [...channels, ...rotations].filter((id) => typeof id === "string");
  return [...new Set(all)].filter((id) => id.startsWith("channel/") || id.startsWith("rotation/"));
}

function withArns(plan: NeighbourValue, arns: ReadonlyMap<string, string>): NeighbourValue {
  const replace = (value: unknown): unknown => {
    if (typeof value === "string") return arns.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replace);
    if (!isMapping(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replace(member)]));
  };
  return Object.fromEntries(Object.entries(plan).map(([key, member]) => [key, replace(member)]));
}
