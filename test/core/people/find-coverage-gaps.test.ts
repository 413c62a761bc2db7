import { describe, expect, test } from "vitest";
import type { ContactFact, Facts, RecurrenceFact, RotationFact } from "../../../src/core/facts/facts.js";
import { noFacts } from "../../../src/core/facts/look-up.js";
import { findCoverageGaps } from "../../../src/core/people/find-coverage-gaps.js";

const place = "arn:aws:ssm-contacts:us-east-1:111122223333:";
const contactArn = (alias: string) => `${place}contact/${alias}`;
const rotationArn = (name: string) => `${place}rotation/${name}`;
const source = { kind: "recorded" } as const;

function person(alias: string, isActivated = true) {
  const channelId = `${place}contact-channel/${alias}/phone`;
  const stages = [{ durationInMinutes: 1, targets: [{ kind: "channel", channelId } as const] }];
  const channel = { arn: channelId, contactArn: contactArn(alias), name: "phone", type: "SMS", isActivated } as const;
  return { contact: { arn: contactArn(alias), alias, type: "PERSONAL", stages } as const, channel };
}

function schedule(...rotations: readonly string[]): ContactFact {
  const rotationIds = rotations.map(rotationArn);
  return { arn: contactArn("oncall"), alias: "oncall", type: "ONCALL_SCHEDULE", stages: [], rotationIds };
}

function rotation(name: string, recurrence: Partial<RecurrenceFact>, more: Partial<RotationFact> = {}): RotationFact {
  const daily = [{ hourOfDay: 9, minuteOfHour: 0 }];
  return {
    arn: rotationArn(name),
    name,
    contactIds: [contactArn("akua")],
    startTime: "2026-01-05T08:00:00Z",
    timeZoneId: "Europe/Berlin",
    recurrence: { numberOfOnCalls: 1, recurrenceMultiplier: 1, daily, ...recurrence },
    ...more,
  };
}

function world(rotations: readonly RotationFact[], people = [person("akua")]): Facts {
  const contacts = [schedule(...rotations.map(({ name }) => name)), ...people.map(({ contact }) => contact)];
  return {
    ...noFacts,
    contacts: new Map(contacts.map((value) => [value.arn, { value, source }])),
    channels: new Map(people.map(({ channel }) => [channel.arn, { value: channel, source }])),
    rotations: new Map(rotations.map((value) => [value.arn, { value, source }])),
  };
}

function gaps(facts: Facts, start: string, end: string) {
  const coverage = findCoverageGaps(facts, contactArn("oncall"), { start: Date.parse(start), end: Date.parse(end) });
  return coverage.gaps.map((gap) => [gap.start, gap.end].map((time) => new Date(time).toISOString().slice(0, 16)));
}

const everyDay = (start: number, end: number, endMinute = 0): Partial<RecurrenceFact> => {
  const times = [{ start: { hourOfDay: start, minuteOfHour: 0 }, end: { hourOfDay: end, minuteOfHour: endMinute } }];
  return { shiftCoverages: { MON: times, TUE: times, WED: times, THU: times, FRI: times, SAT: times, SUN: times } };
};

describe("findCoverageGaps", () => {
  test("finds none in a rotation around the clock, across changes of the clocks", () => {
    expect(gaps(world([rotation("all", {})]), "2026-03-01T00:00Z", "2026-11-30T00:00Z")).toEqual([]);
  });

  test("places gaps by the rotation's own clock, in winter and in summer", () => {
    const facts = world([rotation("day", everyDay(8, 20))]);
    expect(gaps(facts, "2026-03-28T12:00Z", "2026-03-30T00:00Z")).toEqual([
      ["2026-03-28T19:00", "2026-03-29T06:00"],
      ["2026-03-29T18:00", "2026-03-30T00:00"],
    ]);
  });

  test("lets rotations fill each other's gaps", () => {
    const facts = world([rotation("day", everyDay(8, 20)), rotation("night", everyDay(20, 8))]);
    expect(gaps(facts, "2026-11-01T00:00Z", "2026-12-01T00:00Z")).toEqual([]);
  });

  test("takes 00:00 to 23:59 for a whole day", () => {
    expect(gaps(world([rotation("all", everyDay(0, 23, 59))]), "2026-11-01T00:00Z", "2026-12-01T00:00Z")).toEqual([]);
  });

  test("sees that a rotation has not begun", () => {
    const facts = world([rotation("all", {}, { startTime: "2026-11-02T09:00:00Z" })]);
    expect(gaps(facts, "2026-11-01T00:00Z", "2026-11-05T00:00Z")).toEqual([["2026-11-01T00:00", "2026-11-02T09:00"]]);
  });

  test("counts who is not reached as nobody", () => {
    const contactIds = ["akua", "jorge"].map(contactArn);
    const facts = world([rotation("all", {}, { contactIds })], [person("akua"), person("jorge", false)]);
    expect(gaps(facts, "2026-11-01T08:00Z", "2026-11-04T08:00Z")).toHaveLength(1);
  });

  test("sees an override by nobody", () => {
    const overrides = [{ contactIds: [], startTime: "2026-11-02T00:00:00Z", endTime: "2026-11-02T06:00:00Z" }];
    const facts = world([rotation("all", {}, { overrides })]);
    expect(gaps(facts, "2026-11-01T00:00Z", "2026-11-05T00:00Z")).toEqual([["2026-11-02T00:00", "2026-11-02T06:00"]]);
  });

  test("says what it does not know of a gap", () => {
    const facts = world([rotation("day", everyDay(8, 20))]);
    const withUnknown = {
      ...facts,
      contacts: new Map([
        ...facts.contacts,
        [contactArn("oncall"), { value: schedule("day", "night"), source }] as const,
      ]),
    };
    const span = { start: Date.parse("2026-11-01T00:00Z"), end: Date.parse("2026-11-02T00:00Z") };
    expect(findCoverageGaps(withUnknown, contactArn("oncall"), span).reasons).toEqual([
      `no facts about \`${rotationArn("night")}\``,
    ]);
  });

  test("does not know a time zone that nobody knows", () => {
    const facts = world([rotation("all", {}, { timeZoneId: "Europe/Atlantis" })]);
    const span = { start: Date.parse("2026-11-01T00:00Z"), end: Date.parse("2026-11-02T00:00Z") };
    expect(findCoverageGaps(facts, contactArn("oncall"), span).reasons).toEqual([
      "the time zone `Europe/Atlantis` of rotation `all` is not known",
    ]);
  });
});
