import { Temporal } from "temporal-polyfill";
import type { DayOfWeek, HandOffTime, RecurrenceFact, RotationFact, RotationOverrideFact } from "../facts/facts.js";

/** A span in which the same people are on call. Times are milliseconds since 1970; the end is not part of it. */
export interface Shift {
  readonly contactIds: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Who would be on call without the override that made this shift; absent for a regular one. */
  readonly overriddenIds?: readonly string[];
}

/** The part of a rotation that decides its shifts. */
export type ShiftRules = Pick<RotationFact, "contactIds" | "startTime" | "timeZoneId" | "recurrence" | "overrides">;

/**
 * The shifts of a rotation that overlap a span, in order, none cut at the span's ends. They come one by one: a caller
 * that needs a few need not pay for a century.
 *
 * A rotation counts days, weeks (from Monday) or months from the one it starts in; in every `recurrenceMultiplier`th
 * of them it hands off at the times of its settings. The next `numberOfOnCalls` members take over at each hand-off,
 * in order. AWS does not document what a day of the month that a month lacks means: here it is that month's last day.
 *
 * @throws RangeError for a time zone that IANA does not know
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_RecurrenceSettings.html
 */
export function* rotationShifts(rotation: ShiftRules, from: number, to: number): Generator<Shift> {
  const { recurrence, timeZoneId, overrides = [], contactIds } = rotation;
  const start = rotation.startTime === undefined ? from : Date.parse(rotation.startTime);
  if (contactIds.length === 0) return;
  for (const { index, begin, end } of turns(recurrence, timeZoneId, start, from)) {
    if (begin >= to) return;
    const regular = { contactIds: onCall(contactIds, recurrence.numberOfOnCalls, index), start: begin, end };
    for (const covered of coveredParts(regular, recurrence, timeZoneId)) {
      for (const shift of withOverrides(covered, overrides)) {
        if (shift.end > from && shift.start < to) yield shift;
      }
    }
  }
}

interface Turn {
  /** How many hand-offs there were before. */
  readonly index: number;
  readonly begin: number;
  readonly end: number;
}

/** From hand-off to hand-off, beginning with the turn that holds `from`, or with the first. */
function* turns(recurrence: RecurrenceFact, zone: string, start: number, from: number): Generator<Turn> {
  const calendar = calendarOf(recurrence, zone, start);
  const skipped = Math.max(0, calendar.periodsBefore(from) - 1);
  const before = calendar.handOffs(0).filter((time) => time <= start).length;
  let index = skipped * calendar.perPeriod - before;
  let begin = start;
  for (let period = skipped; ; period += 1) {
    const times = calendar.handOffs(period);
    if (times.length === 0 || times.some((time) => !Number.isFinite(time))) return;
    for (const time of times) {
      if (time > begin && index >= 0) {
        if (time > from) yield { index, begin, end: time };
      }
      if (time > start) begin = time;
      index += 1;
    }
  }
}

interface Calendar {
  /** How many hand-offs each period has. */
  readonly perPeriod: number;
  /** A number of periods that have certainly passed by then. */
  periodsBefore(time: number): number;
  /** The hand-offs of a period, in order. */
  handOffs(period: number): readonly number[];
}

function calendarOf(recurrence: RecurrenceFact, zone: string, start: number): Calendar {
  const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDate();
  const { unit, longest, anchor, datesIn } = unitOf(recurrence, first);
  const periodMs = longest * recurrence.recurrenceMultiplier * 86_400_000;
  return {
    perPeriod: datesIn(anchor).length,
    periodsBefore: (time) => Math.floor((time - start) / periodMs),
    handOffs: (period) => {
      const date = anchor.add({ [unit]: period * recurrence.recurrenceMultiplier });
      return datesIn(date)
        .map(([day, time]) => instantOf(day, time, zone))
        .sort((a, b) => a - b);
    },
  };
}

interface Unit {
  readonly unit: "days" | "weeks" | "months";
  /** In days. */
  readonly longest: number;
  /** The first day of the period that the rotation starts in. */
  readonly anchor: Temporal.PlainDate;
  readonly datesIn: (period: Temporal.PlainDate) => readonly (readonly [Temporal.PlainDate, HandOffTime])[];
}

const days: readonly DayOfWeek[] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

function unitOf({ daily, weekly, monthly }: RecurrenceFact, first: Temporal.PlainDate): Unit {
  if (weekly !== undefined && weekly.length > 0) {
    return {
      unit: "weeks",
      longest: 7,
      anchor: first.subtract({ days: first.dayOfWeek - 1 }),
      datesIn: (week) =>
        weekly.map(({ dayOfWeek, handOffTime }) => [week.add({ days: days.indexOf(dayOfWeek) }), handOffTime]),
    };
  }
  if (monthly !== undefined && monthly.length > 0) {
    return {
      unit: "months",
      longest: 31,
      anchor: first.with({ day: 1 }),
      datesIn: (month) =>
        monthly.map(({ dayOfMonth, handOffTime }) => [
          month.with({ day: dayOfMonth }, { overflow: "constrain" }),
          handOffTime,
        ]),
    };
  }
  return { unit: "days", longest: 1, anchor: first, datesIn: (day) => (daily ?? []).map((time) => [day, time]) };
}

/** A local time that a change of the clocks skips is taken after it; one that comes twice, the first time. */
function instantOf(date: Temporal.PlainDate, { hourOfDay, minuteOfHour }: HandOffTime, zone: string): number {
  const local = date.toPlainDateTime({ hour: hourOfDay, minute: minuteOfHour });
  return local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

function onCall(members: readonly string[], count: number, index: number): readonly string[] {
  const size = Math.min(count, members.length);
  return Array.from({ length: size }, (_, place) => members[(index * size + place) % members.length] ?? "");
}

/** The parts of a shift inside the rotation's coverage; all of it where there is no restriction. */
function* coveredParts(shift: Shift, { shiftCoverages }: RecurrenceFact, zone: string): Generator<Shift> {
  if (shiftCoverages === undefined || Object.keys(shiftCoverages).length === 0) {
    yield shift;
    return;
  }
  let part: Shift | undefined;
  for (const window of coverageWindows(shift, shiftCoverages, zone)) {
    const [start, end] = [Math.max(window.start, shift.start), Math.min(window.end, shift.end)];
    if (start >= end) continue;
    if (part !== undefined && start <= part.end) part = { ...part, end: Math.max(part.end, end) };
    else {
      if (part !== undefined) yield part;
      part = { ...shift, start, end };
    }
  }
  if (part !== undefined) yield part;
}

type Coverages = NonNullable<RecurrenceFact["shiftCoverages"]>;

/** The windows that may touch a shift, by their start. One that runs past midnight belongs to the day before. */
function* coverageWindows(shift: Shift, coverages: Coverages, zone: string) {
  const firstDay = Temporal.Instant.fromEpochMilliseconds(shift.start).toZonedDateTimeISO(zone).toPlainDate();
  for (let date = firstDay.subtract({ days: 1 }); ; date = date.add({ days: 1 })) {
    if (instantOf(date, midnight, zone) >= shift.end) return;
    const windows = (coverages[days[date.dayOfWeek - 1] ?? "MON"] ?? []).map(({ start, end }) => {
      const isOvernight = minutesOf(end) <= minutesOf(start);
      const lastDay = isOvernight ? date.add({ days: 1 }) : date;
      return { start: instantOf(date, start, zone), end: instantOf(lastDay, end, zone) };
    });
    yield* windows.sort((a, b) => a.start - b.start);
  }
}

const midnight: HandOffTime = { hourOfDay: 0, minuteOfHour: 0 };

function minutesOf({ hourOfDay, minuteOfHour }: HandOffTime): number {
  return hourOfDay * 60 + minuteOfHour;
}

/** A shift with the overrides laid over it, a later one over an earlier. */
function withOverrides(shift: Shift, overrides: readonly RotationOverrideFact[]): readonly Shift[] {
  let parts: readonly Shift[] = [shift];
  for (const override of overrides) {
    const [start, end] = [Date.parse(override.startTime), Date.parse(override.endTime)];
    parts = parts.flatMap((part) => {
      if (end <= part.start || start >= part.end) return [part];
      const overridden: Shift = {
        contactIds: override.contactIds,
        start: Math.max(part.start, start),
        end: Math.min(part.end, end),
        overriddenIds: shift.contactIds,
      };
      const head = { ...part, end: overridden.start };
      const tail = { ...part, start: overridden.end };
      return [head, overridden, tail].filter((piece) => piece.start < piece.end);
    });
  }
  return parts;
}
