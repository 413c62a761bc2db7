import type { RecurrenceFact } from "../../../core/facts/facts.js";
import { rotationShifts, type Shift, type ShiftRules } from "../../../core/people/rotation-shifts.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { readToken, tokenFor } from "../../paging.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { invalid } from "./errors.js";
import { overridesOf } from "./overrides.js";
import { checkReady } from "./ready.js";
import { checkRecurrence, checkTimeZone, findRotation } from "./rotations.js";
import type { Recurrence, Rotation } from "./state.js";

export const shiftHandlers: Handlers<typeof description> = {
  ListRotationShifts: (input, call) => {
    const rotation = findRotation(input.RotationId, call);
    const { StartTime = rotation.StartTime, EndTime, MaxResults, NextToken } = input;
    const list = `ListRotationShifts ${rotation.RotationArn}`;
    return shiftPage(rulesOf(rotation, call), StartTime, EndTime, { list, token: NextToken, size: MaxResults });
  },
  ListPreviewRotationShifts: (input, call) => {
    checkReady(call);
    checkRecurrence(input.Recurrence);
    checkTimeZone(input.TimeZoneId);
    const start = input.RotationStartTime ?? input.StartTime ?? seconds(call.clock);
    const rules: ShiftRules = {
      contactIds: input.Members,
      startTime: isoTime(start),
      timeZoneId: input.TimeZoneId,
      recurrence: recurrenceFact(input.Recurrence),
      overrides: (input.Overrides ?? []).map(({ NewMembers = [], StartTime = 0, EndTime = 0 }) => ({
        contactIds: NewMembers,
        startTime: isoTime(StartTime),
        endTime: isoTime(EndTime),
      })),
    };
    const page = { list: "ListPreviewRotationShifts", token: input.NextToken, size: input.MaxResults };
    return shiftPage(rules, input.StartTime ?? start, input.EndTime, page);
  },
};

/** Who is on call by a rotation at a time in milliseconds since 1970. */
export function onCallAt(rotation: Rotation, time: number, call: Call): readonly string[] {
  const [shift] = rotationShifts(rulesOf(rotation, call), time, time + 1);
  return shift?.contactIds ?? [];
}

interface PageOfShifts {
  readonly list: string;
  readonly token: string | undefined;
  readonly size: number | undefined;
}

/** Shifts come one after the other, so a token is the time at which the last one ended. */
function shiftPage(rules: ShiftRules, start: number, end: number, { list, token, size }: PageOfShifts): object {
  if (end <= start) throw invalid("The end must be after the start", "endTime");
  const from = token === undefined ? start * 1000 : Number(readToken(list, token));
  const count = size || 100;
  const shifts: Shift[] = [];
  for (const shift of rotationShifts(rules, from, end * 1000)) {
    const last = shifts.at(-1);
    if (shifts.length === count && last !== undefined) {
      return { RotationShifts: shifts.map(shown), NextToken: tokenFor(list, String(last.end)) };
    }
    shifts.push(shift);
  }
  return { RotationShifts: shifts.map(shown) };
}

function shown({ contactIds, start, end, overriddenIds }: Shift): object {
  return {
    ContactIds: contactIds,
    StartTime: start / 1000,
    EndTime: end / 1000,
    Type: overriddenIds === undefined ? "REGULAR" : "OVERRIDDEN",
    ShiftDetails: { OverriddenContactIds: overriddenIds ?? [] },
  };
}

function rulesOf(rotation: Rotation, call: Call): ShiftRules {
  return {
    contactIds: rotation.ContactIds,
    startTime: isoTime(rotation.StartTime),
    timeZoneId: rotation.TimeZoneId,
    recurrence: recurrenceFact(rotation.Recurrence),
    overrides: overridesOf(rotation.RotationArn, call).map(({ NewContactIds, StartTime, EndTime }) => ({
      contactIds: NewContactIds,
      startTime: isoTime(StartTime),
      endTime: isoTime(EndTime),
    })),
  };
}

type AwsHandOff = { readonly HourOfDay: number; readonly MinuteOfHour: number };

function recurrenceFact(recurrence: Recurrence): RecurrenceFact {
  const { DailySettings, WeeklySettings, MonthlySettings, ShiftCoverages } = recurrence;
  const time = ({ HourOfDay, MinuteOfHour }: AwsHandOff) => ({ hourOfDay: HourOfDay, minuteOfHour: MinuteOfHour });
  const midnight = { HourOfDay: 0, MinuteOfHour: 0 };
  return {
    numberOfOnCalls: recurrence.NumberOfOnCalls,
    recurrenceMultiplier: recurrence.RecurrenceMultiplier,
    daily: (DailySettings ?? []).map(time),
    weekly: (WeeklySettings ?? []).map((day) => ({ dayOfWeek: day.DayOfWeek, handOffTime: time(day.HandOffTime) })),
    monthly: (MonthlySettings ?? []).map((day) => ({ dayOfMonth: day.DayOfMonth, handOffTime: time(day.HandOffTime) })),
    shiftCoverages: Object.fromEntries(
      Object.entries(ShiftCoverages ?? {}).map(([day, windows]) => [
        day,
        windows.map(({ Start = midnight, End = midnight }) => ({ start: time(Start), end: time(End) })),
      ]),
    ),
  };
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
