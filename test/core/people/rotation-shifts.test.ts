import { describe, expect, test } from "vitest";
import { rotationShifts, type ShiftRules } from "../../../src/core/people/rotation-shifts.js";

interface Case {
  readonly name: string;
  readonly rules: Partial<ShiftRules>;
  readonly from: string;
  readonly to: string;
  /** `START END MEMBERS`, in UTC. */
  readonly expected: readonly string[];
}

const at = (hourOfDay: number, minuteOfHour = 0) => ({ hourOfDay, minuteOfHour });

const cases: readonly Case[] = [
  {
    name: "daily hand-offs rotate through the members in order",
    rules: { recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(9)] } },
    from: "2026-03-02T09:00Z",
    to: "2026-03-06T09:00Z",
    expected: [
      "03-02T09:00 03-03T09:00 a",
      "03-03T09:00 03-04T09:00 b",
      "03-04T09:00 03-05T09:00 c",
      "03-05T09:00 03-06T09:00 a",
    ],
  },
  {
    name: "a start between hand-offs makes the first shift short",
    rules: {
      startTime: "2026-03-02T15:30Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(9)] },
    },
    from: "2026-03-01T00:00Z",
    to: "2026-03-04T00:00Z",
    expected: ["03-02T15:30 03-03T09:00 a", "03-03T09:00 03-04T09:00 b"],
  },
  {
    name: "a start before the day's hand-off gives the first member the time until it",
    rules: {
      startTime: "2026-03-02T08:00Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(9)] },
    },
    from: "2026-03-02T00:00Z",
    to: "2026-03-03T00:00Z",
    expected: ["03-02T08:00 03-02T09:00 a", "03-02T09:00 03-03T09:00 b"],
  },
  {
    name: "two hand-offs a day make a day and a night shift",
    rules: { recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(21), at(9)] } },
    from: "2026-03-02T09:00Z",
    to: "2026-03-03T09:00Z",
    expected: ["03-02T09:00 03-02T21:00 a", "03-02T21:00 03-03T09:00 b"],
  },
  {
    name: "a multiplier of two days hands off every other day",
    rules: { recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 2, daily: [at(9)] } },
    from: "2026-03-02T09:00Z",
    to: "2026-03-06T09:00Z",
    expected: ["03-02T09:00 03-04T09:00 a", "03-04T09:00 03-06T09:00 b"],
  },
  {
    name: "a week in New York keeps its local hour when the clocks go forward",
    rules: {
      timeZoneId: "America/New_York",
      startTime: "2026-03-02T14:00Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, weekly: [{ dayOfWeek: "MON", handOffTime: at(9) }] },
    },
    from: "2026-03-02T14:00Z",
    to: "2026-03-16T13:00Z",
    expected: ["03-02T14:00 03-09T13:00 a", "03-09T13:00 03-16T13:00 b"],
  },
  {
    name: "a hand-off in the skipped hour happens after it",
    rules: {
      timeZoneId: "Europe/Berlin",
      startTime: "2026-03-28T01:30Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(2, 30)] },
    },
    from: "2026-03-28T01:30Z",
    to: "2026-03-30T00:30Z",
    expected: ["03-28T01:30 03-29T01:30 a", "03-29T01:30 03-30T00:30 b"],
  },
  {
    name: "a hand-off in the repeated hour happens the first time",
    rules: {
      timeZoneId: "Europe/Berlin",
      startTime: "2026-10-24T00:30Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(2, 30)] },
    },
    from: "2026-10-24T00:30Z",
    to: "2026-10-26T01:30Z",
    expected: ["10-24T00:30 10-25T00:30 a", "10-25T00:30 10-26T01:30 b"],
  },
  {
    name: "two weekly hand-offs split the week",
    rules: {
      recurrence: {
        numberOfOnCalls: 1,
        recurrenceMultiplier: 1,
        weekly: [
          { dayOfWeek: "FRI", handOffTime: at(17) },
          { dayOfWeek: "MON", handOffTime: at(9) },
        ],
      },
    },
    from: "2026-03-02T09:00Z",
    to: "2026-03-13T17:00Z",
    expected: ["03-02T09:00 03-06T17:00 a", "03-06T17:00 03-09T09:00 b", "03-09T09:00 03-13T17:00 c"],
  },
  {
    name: "the last day stands in for a day that a month lacks",
    rules: {
      startTime: "2026-01-31T00:00Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, monthly: [{ dayOfMonth: 31, handOffTime: at(0) }] },
    },
    from: "2026-01-31T00:00Z",
    to: "2026-04-30T00:00Z",
    expected: ["01-31T00:00 02-28T00:00 a", "02-28T00:00 03-31T00:00 b", "03-31T00:00 04-30T00:00 c"],
  },
  {
    name: "several people on call take over together",
    rules: { recurrence: { numberOfOnCalls: 2, recurrenceMultiplier: 1, daily: [at(9)] } },
    from: "2026-03-02T09:00Z",
    to: "2026-03-05T09:00Z",
    expected: ["03-02T09:00 03-03T09:00 a,b", "03-03T09:00 03-04T09:00 c,a", "03-04T09:00 03-05T09:00 b,c"],
  },
  {
    name: "more people on call than members is all members",
    rules: { contactIds: ["a"], recurrence: { numberOfOnCalls: 3, recurrenceMultiplier: 1, daily: [at(9)] } },
    from: "2026-03-02T09:00Z",
    to: "2026-03-03T09:00Z",
    expected: ["03-02T09:00 03-03T09:00 a"],
  },
  {
    name: "coverage cuts shifts, past midnight too",
    rules: {
      recurrence: {
        numberOfOnCalls: 1,
        recurrenceMultiplier: 1,
        weekly: [{ dayOfWeek: "MON", handOffTime: at(9) }],
        shiftCoverages: { MON: [{ start: at(8), end: at(17) }], SUN: [{ start: at(22), end: at(10) }] },
      },
    },
    from: "2026-03-02T09:00Z",
    to: "2026-03-10T00:00Z",
    expected: ["03-02T09:00 03-02T17:00 a", "03-08T22:00 03-09T09:00 a", "03-09T09:00 03-09T17:00 b"],
  },
  {
    name: "an override replaces the people of its span and keeps the rest of the shift",
    rules: {
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily: [at(9)] },
      overrides: [{ contactIds: ["c"], startTime: "2026-03-02T20:00Z", endTime: "2026-03-03T12:00Z" }],
    },
    from: "2026-03-02T09:00Z",
    to: "2026-03-04T09:00Z",
    expected: [
      "03-02T09:00 03-02T20:00 a",
      "03-02T20:00 03-03T09:00 c for a",
      "03-03T09:00 03-03T12:00 c for b",
      "03-03T12:00 03-04T09:00 b",
    ],
  },
  {
    name: "years later the turn is still the same",
    rules: {
      startTime: "2020-01-06T09:00Z",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 2, weekly: [{ dayOfWeek: "MON", handOffTime: at(9) }] },
    },
    from: "2026-03-03T00:00Z",
    to: "2026-03-04T00:00Z",
    expected: ["02-23T09:00 03-09T09:00 b"],
  },
];

describe("rotation shifts", () => {
  test.each(cases)("$name", ({ rules, from, to, expected }) => {
    const rotation: ShiftRules = {
      contactIds: ["a", "b", "c"],
      startTime: "2026-03-02T09:00Z",
      timeZoneId: "UTC",
      recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1 },
      overrides: [],
      ...rules,
    };
    const shifts = [...rotationShifts(rotation, Date.parse(from), Date.parse(to))];
    const short = (time: number) => new Date(time).toISOString().slice(5, 16);
    expect(
      shifts.map(({ start, end, contactIds, overriddenIds }) =>
        [
          short(start),
          short(end),
          contactIds.join(","),
          ...(overriddenIds ? [`for ${overriddenIds.join(",")}`] : []),
        ].join(" "),
      ),
    ).toEqual(expected);
  });
});
