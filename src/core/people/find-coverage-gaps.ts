import type { ContactFact, Facts } from "../facts/facts.js";
import { lookUpContact } from "./look-up-contact.js";
import { lookUpRotation, membersOf, reachContact } from "./reach-contact.js";
import { rotationShifts } from "./rotation-shifts.js";

/** A span of time, in milliseconds since 1970; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** When an engagement reaches nobody. */
export interface Coverage {
  readonly gaps: readonly Span[];
  /** What is missing to be sure of the gaps. */
  readonly reasons: readonly string[];
}

/** Whole days are written as 00:00 to 23:59, for want of 24:00. */
const longestSeam = 60_000;
const none: Coverage = { gaps: [], reasons: [] };
const memos = new WeakMap<Facts, Map<string, Coverage>>();

/**
 * The times of a span at which an engaged schedule, or an escalation plan of schedules alone, has nobody on call whom it
 * reaches. A person or a plan with a person in it has no such times.
 */
export function findCoverageGaps(facts: Facts, arn: string, span: Span): Coverage {
  const memo = memos.get(facts) ?? new Map<string, Coverage>();
  memos.set(facts, memo);
  const key = `${arn} ${span.start} ${span.end}`;
  const coverage = memo.get(key) ?? computeCoverage(facts, arn, span);
  memo.set(key, coverage);
  return coverage;
}

function computeCoverage(facts: Facts, root: string, span: Span): Coverage {
  const schedules: ContactFact[] = [];
  const reasons: string[] = [];
  const seen = new Set([root]);
  for (const arn of seen) {
    const known = lookUpContact(facts, arn);
    if (known.state === "unknown") reasons.push(known.reason);
    if (known.state !== "present") continue;
    const contact = known.value;
    if (contact.type === "ONCALL_SCHEDULE") schedules.push(contact);
    else if (contact.type === "PERSONAL") {
      const reach = reachContact(facts, arn);
      if (reach.state === "reached") return none;
      reasons.push(...reach.reasons);
    } else {
      const members = membersOf(facts, contact);
      for (const member of members.arns) seen.add(member);
      reasons.push(...members.reasons);
    }
  }
  if (schedules.length === 0) return { gaps: [], reasons };
  const shifts = schedules.map((schedule) => shiftsOf(facts, schedule, span));
  const gaps = gapsBetween(
    shifts.flatMap(({ spans }) => spans),
    span,
  );
  return {
    gaps,
    reasons: gaps.length === 0 ? [] : [...new Set([...reasons, ...shifts.flatMap((each) => each.reasons)])],
  };
}

function shiftsOf(
  facts: Facts,
  schedule: ContactFact,
  span: Span,
): { readonly spans: readonly Span[]; readonly reasons: readonly string[] } {
  if (schedule.rotationIds === undefined) return { spans: [], reasons: membersOf(facts, schedule).reasons };
  const rotations = schedule.rotationIds.map((id) => lookUpRotation(facts, schedule, id));
  const spans: Span[] = [];
  const reasons: string[] = [];
  for (const rotation of rotations) {
    if (rotation.state === "unknown") reasons.push(rotation.reason);
    if (rotation.state !== "present") continue;
    try {
      for (const shift of rotationShifts(rotation.value, span.start, span.end)) {
        if (shift.contactIds.some((id) => mayReach(facts, id))) spans.push(shift);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      reasons.push(
        `the time zone \`${rotation.value.timeZoneId}\` of rotation \`${rotation.value.name}\` is not known`,
      );
    }
  }
  return { spans, reasons };
}

/** Whether an unknown person is reached is another rule's question. */
function mayReach(facts: Facts, arn: string): boolean {
  const { state } = reachContact(facts, arn);
  return state === "reached" || state === "unknown";
}

function gapsBetween(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const gaps: Span[] = [];
  let covered = start;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start > covered) gaps.push({ start: covered, end: Math.min(span.start, end) });
    covered = Math.max(covered, span.end);
  }
  if (covered < end) gaps.push({ start: covered, end });
  return gaps.filter((gap) => gap.end - gap.start > longestSeam);
}
