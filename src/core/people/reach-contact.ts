import type { ChannelFact, ContactFact, Facts, Known } from "../facts/facts.js";
import { isComplete, lookUp } from "../facts/look-up.js";
import { groupBy } from "../group-by.js";
import { lookUpContact, parseContactArn } from "./look-up-contact.js";

/**
 * Does an engagement reach a person? `inactive`: it leads to people who have channels, none of them activated.
 * `unreachable`: it leads to no person or channel. `absent`: there is no such contact.
 */
export type ReachState = "reached" | "unknown" | "inactive" | "unreachable" | "absent";

/** Where an engagement leads, through escalation plans, schedules and rotations. */
export interface Reach {
  readonly state: ReachState;
  /** What is missing to decide; empty where it is decided. */
  readonly reasons: readonly string[];
  /** ARNs of the contacts on the way, by what becomes of each. */
  readonly contacts: Readonly<Record<ReachState, readonly string[]>>;
}

const memos = new WeakMap<Facts, Map<string, Reach>>();

/** Follow an engaged contact to the people behind it. */
export function reachContact(facts: Facts, arn: string): Reach {
  const memo = memos.get(facts) ?? new Map<string, Reach>();
  memos.set(facts, memo);
  const known = memo.get(arn) ?? follow(facts, arn);
  memo.set(arn, known);
  return known;
}

/** What a contact leads to at once: an escalation plan's targets, a schedule's members; why not known, as text. */
export function membersOf(
  facts: Facts,
  contact: ContactFact,
): { readonly arns: readonly string[]; readonly reasons: readonly string[] } {
  if (contact.type === "PERSONAL") return { arns: [], reasons: [] };
  if (contact.type === "ESCALATION") {
    if (contact.stages === undefined) return { arns: [], reasons: [noPlan(contact)] };
    return { arns: [...new Set(stageContacts(contact))], reasons: [] };
  }
  if (contact.rotationIds === undefined) return { arns: [], reasons: [noPlan(contact)] };
  const rotations = contact.rotationIds.map((id) => lookUpRotation(facts, contact, id));
  return {
    arns: [
      ...new Set(rotations.flatMap((rotation) => (rotation.state === "present" ? rotation.value.contactIds : []))),
    ],
    reasons: rotations.flatMap((rotation) => (rotation.state === "unknown" ? [rotation.reason] : [])),
  };
}

/** A rotation of a schedule. */
export function lookUpRotation(facts: Facts, schedule: ContactFact, rotationId: string) {
  const { account, region } = parseContactArn(schedule.arn) ?? { account: "", region: "" };
  return lookUp(facts, facts.rotations, rotationId, { name: "ssm-contacts:rotations", account, region });
}

function follow(facts: Facts, root: string): Reach {
  const contacts: Record<ReachState, string[]> = {
    reached: [],
    unknown: [],
    inactive: [],
    unreachable: [],
    absent: [],
  };
  const reasons: string[] = [];
  const seen = new Set([root]);
  // A set grows while it is walked, so that escalation plans which engage each other end.
  for (const arn of seen) {
    const known = lookUpContact(facts, arn);
    if (known.state !== "present") {
      contacts[known.state].push(arn);
      if (known.state === "unknown") reasons.push(known.reason);
    } else if (known.value.type === "PERSONAL") {
      const person = reachPerson(facts, known.value);
      contacts[person.state].push(arn);
      reasons.push(...person.reasons);
    } else {
      const members = membersOf(facts, known.value);
      for (const member of members.arns) seen.add(member);
      reasons.push(...members.reasons);
    }
  }
  return { state: stateOf(contacts, reasons, root), reasons, contacts };
}

function stateOf(contacts: Reach["contacts"], reasons: readonly string[], root: string): ReachState {
  if (contacts.absent.includes(root)) return "absent";
  if (contacts.reached.length > 0) return "reached";
  if (reasons.length > 0) return "unknown";
  return contacts.inactive.length > 0 ? "inactive" : "unreachable";
}

function reachPerson(
  facts: Facts,
  contact: ContactFact,
): { readonly state: ReachState; readonly reasons: readonly string[] } {
  const { account, region } = parseContactArn(contact.arn) ?? { account: "", region: "" };
  const coverage = { name: "ssm-contacts:channels", account, region, of: contact.arn } as const;
  if (contact.stages === undefined) {
    const own = channelsOf(facts, contact.arn);
    const isDecided = isComplete(facts, coverage) && own.every(({ isActivated }) => !isActivated);
    if (!isDecided) return { state: "unknown", reasons: [noPlan(contact)] };
    return { state: own.length > 0 ? "inactive" : "unreachable", reasons: [] };
  }
  const channels = contact.stages
    .flatMap(({ targets }) => targets)
    .flatMap((target) => (target.kind === "channel" ? [target.channelId] : []))
    .map((id): Known<ChannelFact> => lookUp(facts, facts.channels, id, coverage));
  const present = channels.flatMap((channel) => (channel.state === "present" ? [channel.value] : []));
  if (present.some(({ isActivated }) => isActivated)) return { state: "reached", reasons: [] };
  const reasons = channels.flatMap((channel) => (channel.state === "unknown" ? [channel.reason] : []));
  if (reasons.length > 0) return { state: "unknown", reasons: [...new Set(reasons)] };
  return { state: present.length > 0 ? "inactive" : "unreachable", reasons: [] };
}

const channelIndexes = new WeakMap<Facts, ReadonlyMap<string, readonly ChannelFact[]>>();

/** The channels of a contact, as far as the facts have them. */
export function channelsOf(facts: Facts, contactArn: string): readonly ChannelFact[] {
  const index =
    channelIndexes.get(facts) ??
    groupBy(
      [...facts.channels.values()].map(({ value }) => value),
      (channel) => channel.contactArn,
    );
  channelIndexes.set(facts, index);
  return index.get(contactArn) ?? [];
}

function stageContacts({ stages = [] }: ContactFact): readonly string[] {
  return stages
    .flatMap(({ targets }) => targets)
    .flatMap((target) => (target.kind === "contact" && target.contactId !== undefined ? [target.contactId] : []));
}

function noPlan({ alias }: ContactFact): string {
  return `the plan of contact \`${alias}\` is not in the facts`;
}
