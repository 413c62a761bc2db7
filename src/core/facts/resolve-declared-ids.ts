import { groupBy } from "../group-by.js";
import type { ChannelFact, ContactFact, FactEntry, Facts, RotationFact, StageFact } from "./facts.js";
import { isComplete, lookUp } from "./look-up.js";

type PeopleFacts = Pick<Facts, "contacts" | "channels" | "rotations" | "refused">;

/**
 * Give declared channels and rotations, which files know by name, the ARNs that AWS gave them. A channel that AWS does
 * not have yet stays as declared: there, and not activated. One that nobody could look for is not known.
 *
 * @param merged declared over known facts
 * @param known what is in AWS, by live or recorded facts
 */
export function resolveDeclaredIds(merged: Facts, known: Facts): PeopleFacts {
  const actual = indexPeople(known);
  const channels = new Map(merged.channels);
  const refused = new Map(merged.refused);
  const ids = new Map<string, string>();
  for (const [id, { value, source }] of merged.channels) {
    if (source.kind !== "declared") continue;
    const place = placeOfChannel(known, actual, value);
    if (place === "new") continue;
    channels.delete(id);
    if (place === "unknown") refused.set(id, whyUnknown(value));
    else ids.set(id, place);
  }
  const rotations = new Map([...merged.rotations].map(([id, entry]) => [id, withOverrides(entry, actual)]));
  const contacts = [...merged.contacts].map(([arn, entry]): [string, FactEntry<ContactFact>] => {
    if (entry.source.kind !== "declared") return [arn, entry];
    const resolved = withChannelIds(entry.value, (id) => ids.get(id) ?? idOfUndeclared(actual, entry.value, id));
    return [arn, { ...entry, value: withRotationIds(resolved, merged, actual) }];
  });
  return { contacts: new Map(contacts), channels, rotations, refused };
}

/** What AWS has, by what files call it. */
interface PeopleIndex {
  /** By the contact's ARN. */
  readonly channels: ReadonlyMap<string, readonly ChannelFact[]>;
  /** By the ARN with the rotation's name in place of its id. */
  readonly rotations: ReadonlyMap<string, readonly RotationFact[]>;
}

function indexPeople({ channels, rotations }: Facts): PeopleIndex {
  return {
    channels: groupBy(
      [...channels.values()].map(({ value }) => value),
      ({ contactArn }) => contactArn,
    ),
    rotations: groupBy(
      [...rotations.values()].map(({ value }) => value),
      ({ arn, name }) => `${arn.slice(0, arn.indexOf("rotation/"))}rotation/${name}`,
    ),
  };
}

/** The ARN of a declared channel, or whether a sync will make it. */
function placeOfChannel(
  known: Facts,
  actual: PeopleIndex,
  { contactArn, name, type }: ChannelFact,
): string | "new" | "unknown" {
  const [found, ...others] = (actual.channels.get(contactArn) ?? []).filter(
    (channel) => channel.name === name && channel.type === type,
  );
  if (found !== undefined) return others.length === 0 ? found.arn : "unknown";
  const [, , , region = "", account = ""] = contactArn.split(":");
  const contact = lookUp(known, known.contacts, contactArn, { name: "ssm-contacts:contacts", account, region });
  const areAllKnown = isComplete(known, { name: "ssm-contacts:channels", account, region, of: contactArn });
  return contact.state === "absent" || areAllKnown ? "new" : "unknown";
}

function whyUnknown({ contactArn, name }: ChannelFact): string {
  const alias = contactArn.slice(contactArn.indexOf("/") + 1);
  return `no facts say whether channel \`${name}\` of contact \`${alias}\` is activated`;
}

/** A file without `Channels` names those of AWS. */
function idOfUndeclared({ channels }: PeopleIndex, { arn }: ContactFact, id: string): string {
  const reference = id
    .slice(id.indexOf("/") + 1)
    .split("/")
    .slice(1);
  const [name, type] = reference.toReversed();
  const fitting = (channels.get(arn) ?? []).filter(
    (channel) => channel.name === name && (type === undefined || channel.type === type),
  );
  return (fitting.length === 1 ? fitting[0]?.arn : undefined) ?? id;
}

function withChannelIds(contact: ContactFact, idOf: (id: string) => string): ContactFact {
  if (contact.stages === undefined) return contact;
  const stages = contact.stages.map(
    (stage): StageFact => ({
      ...stage,
      targets: stage.targets.map((target) =>
        target.kind === "channel" ? { ...target, channelId: idOf(target.channelId) } : target,
      ),
    }),
  );
  return { ...contact, stages };
}

/** A schedule may name a rotation of AWS that no file declares. */
function withRotationIds(contact: ContactFact, merged: Facts, actual: PeopleIndex): ContactFact {
  if (contact.rotationIds === undefined) return contact;
  const rotationIds = contact.rotationIds.map((id) => {
    if (merged.rotations.has(id)) return id;
    const [found, ...others] = actual.rotations.get(id) ?? [];
    return found !== undefined && others.length === 0 ? found.arn : id;
  });
  return { ...contact, rotationIds };
}

/** Who stands in for whom is not in files. */
function withOverrides(entry: FactEntry<RotationFact>, { rotations }: PeopleIndex): FactEntry<RotationFact> {
  if (entry.source.kind !== "declared") return entry;
  const [found, ...others] = rotations.get(entry.value.arn) ?? [];
  if (found?.overrides === undefined || others.length > 0) return entry;
  return { ...entry, value: { ...entry.value, overrides: found.overrides } };
}
