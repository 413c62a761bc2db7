import type { ContactFact, Facts, StageFact } from "../facts/facts.js";
import { lookUp } from "../facts/look-up.js";
import { lookUpContact, parseContactArn } from "./look-up-contact.js";
import { lookUpRotation } from "./reach-contact.js";
import { rotationShifts } from "./rotation-shifts.js";

/** One attempt to reach a person. */
export interface Page {
  /** Whole minutes after the incident starts. */
  readonly minute: number;
  /** The alias of the person's contact. */
  readonly person: string;
  readonly channel: { readonly name: string; readonly type: "SMS" | "VOICE" | "EMAIL" };
  /** Aliases from what the plan engages down to the person. */
  readonly path: readonly string[];
  /** Minutes between further attempts, where the plan asks for them. */
  readonly retryEveryMinutes?: number;
  /** An earlier stage had an essential target: its acknowledgement stops this page. */
  readonly stopsOnAcknowledgement: boolean;
}

/** A moment at which the plan means to page and nobody hears it, or nobody knows whether anyone does. */
export interface Silence {
  readonly minute: number;
  readonly path: readonly string[];
  readonly reason: string;
  /** `unknown`: a fact is missing. `silent`: nobody is paged there. */
  readonly kind: "silent" | "unknown";
}

/** Who is paged at which minute of an incident, as far as AWS documents it. */
export interface PageTimeline {
  /** In the order of time. */
  readonly pages: readonly Page[];
  readonly silences: readonly Silence[];
  /** Behaviour that AWS does not document and that this timeline takes for granted. */
  readonly assumptions: readonly string[];
}

const minuteMs = 60_000;
/** A plan that engages itself by way of others would go on for ever. */
const deepest = 8;

interface Walk {
  readonly facts: Facts;
  readonly start: number;
  readonly pages: Page[];
  readonly silences: Silence[];
  readonly assumptions: Set<string>;
}

interface Position {
  readonly minute: number;
  readonly path: readonly string[];
  readonly stopsOnAcknowledgement: boolean;
}

/**
 * Follow a plan's engagements: all begin at once, each stage after the durations of those before it, and an escalation
 * plan's targets begin their own plans when their stage does.
 *
 * @param start when the incident starts, in milliseconds since 1970
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/escalation.html
 */
export function pageTimeline(facts: Facts, engagements: readonly string[], start: number): PageTimeline {
  const walk: Walk = { facts, start, pages: [], silences: [], assumptions: new Set() };
  for (const arn of engagements) engage(walk, arn, { minute: 0, path: [], stopsOnAcknowledgement: false });
  return {
    pages: walk.pages.toSorted(byMinute),
    silences: walk.silences.toSorted(byMinute),
    assumptions: [...walk.assumptions].sort(),
  };
}

function byMinute(a: { readonly minute: number }, b: { readonly minute: number }): number {
  return a.minute - b.minute;
}

function engage(walk: Walk, arn: string, from: Position): undefined {
  const position = { ...from, path: [...from.path, parseContactArn(arn)?.alias ?? arn] };
  const contact = lookUpContact(walk.facts, arn);
  if (contact.state === "unknown") return silence(walk, position, "unknown", contact.reason);
  if (contact.state === "absent") return silence(walk, position, "silent", "there is no such contact");
  if (position.path.length > deepest) return silence(walk, position, "unknown", "the plans engage each other");
  switch (contact.value.type) {
    case "PERSONAL":
      return engagePerson(walk, contact.value, position);
    case "ESCALATION":
      return escalate(walk, contact.value, position);
    case "ONCALL_SCHEDULE":
      return engageSchedule(walk, contact.value, position);
  }
}

function engagePerson(walk: Walk, contact: ContactFact, position: Position): undefined {
  if (contact.stages === undefined)
    return silence(walk, position, "unknown", "its engagement plan is not in the facts");
  const before = walk.pages.length + walk.silences.length;
  for (const { stage, minute, index } of begins(contact.stages)) {
    if (index > 0 && stage.targets.length > 0) {
      walk.assumptions.add("a person who has acknowledged is not paged again by the later stages of their own plan");
    }
    for (const target of stage.targets) {
      if (target.kind !== "channel") continue;
      const isLater = index > 0 || position.stopsOnAcknowledgement;
      page(walk, contact, target, { ...position, minute: position.minute + minute, stopsOnAcknowledgement: isLater });
    }
  }
  if (walk.pages.length + walk.silences.length === before) {
    silence(walk, position, "silent", "its engagement plan has no channel");
  }
}

function page(
  walk: Walk,
  contact: ContactFact,
  target: Extract<StageFact["targets"][number], { kind: "channel" }>,
  position: Position,
): undefined {
  const { account, region } = parseContactArn(contact.arn) ?? { account: "", region: "" };
  const coverage = { name: "ssm-contacts:channels", account, region, of: contact.arn } as const;
  const channel = lookUp(walk.facts, walk.facts.channels, target.channelId, coverage);
  if (channel.state === "unknown") return silence(walk, position, "unknown", channel.reason);
  if (channel.state === "absent") return silence(walk, position, "silent", "its channel was deleted");
  const { name, type, isActivated } = channel.value;
  if (!isActivated) return silence(walk, position, "silent", `its channel \`${name}\` (${type}) is not activated`);
  const retry = target.retryIntervalInMinutes ?? 0;
  if (retry > 0) walk.assumptions.add("a retry repeats until somebody acknowledges or the stage ends");
  walk.pages.push({
    minute: position.minute,
    person: contact.alias,
    channel: { name, type },
    path: position.path,
    ...(retry > 0 ? { retryEveryMinutes: retry } : {}),
    stopsOnAcknowledgement: position.stopsOnAcknowledgement,
  });
}

function escalate(walk: Walk, contact: ContactFact, position: Position): undefined {
  const { stages } = contact;
  if (stages === undefined) return silence(walk, position, "unknown", "its stages are not in the facts");
  if (!stages.some(({ targets }) => targets.length > 0)) return silence(walk, position, "silent", "it engages nobody");
  if (position.path.length > 1)
    walk.assumptions.add("an escalation plan within an escalation plan begins with its stage");
  walk.assumptions.add("nothing repeats after the last stage");
  let stopsOnAcknowledgement = position.stopsOnAcknowledgement;
  for (const { stage, minute } of begins(stages)) {
    for (const target of stage.targets) {
      if (target.kind !== "contact" || target.contactId === undefined) continue;
      engage(walk, target.contactId, { ...position, minute: position.minute + minute, stopsOnAcknowledgement });
    }
    stopsOnAcknowledgement ||= stage.targets.some((target) => target.kind === "contact" && target.isEssential);
  }
}

function engageSchedule(walk: Walk, contact: ContactFact, position: Position): undefined {
  if (contact.rotationIds === undefined)
    return silence(walk, position, "unknown", "its rotations are not in the facts");
  const moment = walk.start + position.minute * minuteMs;
  const onCall = new Set<string>();
  let isUnsure = false;
  for (const id of contact.rotationIds) {
    const rotation = lookUpRotation(walk.facts, contact, id);
    if (rotation.state === "unknown") {
      isUnsure = true;
      silence(walk, position, "unknown", rotation.reason);
    }
    if (rotation.state !== "present") continue;
    for (const shift of rotationShifts(rotation.value, moment, moment + 1)) {
      for (const member of shift.contactIds) onCall.add(member);
    }
  }
  for (const arn of onCall) engage(walk, arn, position);
  if (onCall.size > 0 || isUnsure) return;
  walk.assumptions.add("a schedule with nobody on call engages nobody");
  silence(walk, position, "silent", "nobody is on call then");
}

function* begins(stages: readonly StageFact[]) {
  let minute = 0;
  for (const [index, stage] of stages.entries()) {
    yield { stage, minute, index };
    minute += stage.durationInMinutes;
  }
}

function silence({ silences }: Walk, { minute, path }: Position, kind: Silence["kind"], reason: string): undefined {
  silences.push({ minute, path, kind, reason });
}
