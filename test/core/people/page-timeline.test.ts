import { describe, expect, test } from "vitest";
import type {
  ChannelFact,
  ContactFact,
  FactEntry,
  Facts,
  RotationFact,
  StageTarget,
} from "../../../src/core/facts/facts.js";
import { noFacts } from "../../../src/core/facts/look-up.js";
import { pageTimeline } from "../../../src/core/people/page-timeline.js";

const arnOf = (alias: string) => `arn:aws:ssm-contacts:us-east-1:111122223333:contact/${alias}`;
const channelArn = (alias: string, name: string) =>
  `arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/${alias}/${name}`;
const at = Date.parse("2026-11-23T03:00:00Z");

function person(alias: string, stages: readonly (readonly [minutes: number, ...channels: string[]])[]): ContactFact {
  return {
    arn: arnOf(alias),
    alias,
    type: "PERSONAL",
    stages: stages.map(([durationInMinutes, ...names]) => ({
      durationInMinutes,
      targets: names.map((name) => ({ kind: "channel", channelId: channelArn(alias, name) })),
    })),
  };
}

function escalation(
  alias: string,
  stages: readonly (readonly [minutes: number, ...targets: StageTarget[]])[],
): ContactFact {
  return {
    arn: arnOf(alias),
    alias,
    type: "ESCALATION",
    stages: stages.map(([durationInMinutes, ...targets]) => ({ durationInMinutes, targets })),
  };
}

const to = (alias: string, isEssential = true): StageTarget => ({
  kind: "contact",
  contactId: arnOf(alias),
  isEssential,
});

function channel(alias: string, name: string, isActivated = true): ChannelFact {
  return { arn: channelArn(alias, name), contactArn: arnOf(alias), name, type: "SMS", isActivated };
}

const weekly: RotationFact = {
  arn: "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/r1",
  name: "weekly",
  contactIds: [arnOf("ann"), arnOf("bob")],
  startTime: "2026-11-16T09:00:00Z",
  timeZoneId: "Etc/UTC",
  recurrence: {
    numberOfOnCalls: 1,
    recurrenceMultiplier: 1,
    weekly: [{ dayOfWeek: "MON", handOffTime: { hourOfDay: 9, minuteOfHour: 0 } }],
  },
  overrides: [],
};

function factsOf(
  contacts: readonly ContactFact[],
  channels: readonly ChannelFact[],
  rotations: readonly RotationFact[] = [],
): Facts {
  const entries = <T extends { readonly arn: string }>(values: readonly T[]): Map<string, FactEntry<T>> =>
    new Map(values.map((value) => [value.arn, { value, source: { kind: "recorded" } }]));
  return { ...noFacts, contacts: entries(contacts), channels: entries(channels), rotations: entries(rotations) };
}

const pagesOf = (facts: Facts, ...aliases: string[]) =>
  pageTimeline(facts, aliases.map(arnOf), at).pages.map(
    ({ minute, person, channel: { name }, stopsOnAcknowledgement }) =>
      `+${minute} ${person} ${name}${stopsOnAcknowledgement ? " unless acknowledged" : ""}`,
  );

const people = [
  person("ann", [
    [5, "sms"],
    [5, "voice"],
  ]),
  person("bob", [[0, "sms"]]),
];
const channels = [channel("ann", "sms"), channel("ann", "voice"), channel("bob", "sms")];

describe("a person", () => {
  test("is paged through the channels of each stage, at the sum of the durations before it", () => {
    expect(pagesOf(factsOf(people, channels), "ann")).toEqual(["+0 ann sms", "+5 ann voice unless acknowledged"]);
  });

  test("a stage without targets only waits", () => {
    const late = person("ann", [[20], [5, "sms"]]);
    expect(pagesOf(factsOf([late], channels), "ann")).toEqual(["+20 ann sms unless acknowledged"]);
  });

  test("a channel that nobody activated pages nobody", () => {
    const { pages, silences } = pageTimeline(factsOf(people, [channel("bob", "sms", false)]), [arnOf("bob")], at);
    expect(pages).toEqual([]);
    expect(silences).toMatchObject([
      { minute: 0, path: ["bob"], kind: "silent", reason: expect.stringContaining("not activated") },
    ]);
  });
});

describe("an escalation plan", () => {
  test("begins each target's own plan with its stage", () => {
    const plan = escalation("team", [
      [10, to("bob")],
      [10, to("ann")],
    ]);
    expect(pagesOf(factsOf([...people, plan], channels), "team")).toEqual([
      "+0 bob sms",
      "+10 ann sms unless acknowledged",
      "+15 ann voice unless acknowledged",
    ]);
  });

  test("goes on after an acknowledgement that is not essential", () => {
    const plan = escalation("team", [
      [10, to("bob", false)],
      [10, to("bob", false)],
    ]);
    expect(pagesOf(factsOf([...people, plan], channels), "team")).toEqual(["+0 bob sms", "+10 bob sms"]);
  });

  test("that engages itself ends, and says so", () => {
    const loop = escalation("team", [[1, to("team")]]);
    const { pages, silences } = pageTimeline(factsOf([loop], []), [arnOf("team")], at);
    expect(pages).toEqual([]);
    expect(silences).toMatchObject([{ kind: "unknown", reason: "the plans engage each other" }]);
  });
});

describe("an on-call schedule", () => {
  const schedule: ContactFact = {
    arn: arnOf("oncall"),
    alias: "oncall",
    type: "ONCALL_SCHEDULE",
    rotationIds: [weekly.arn],
  };

  test("engages whoever is on shift when its stage begins", () => {
    const facts = factsOf([...people, schedule], channels, [weekly]);
    expect(pagesOf(facts, "oncall")).toEqual(["+0 ann sms", "+5 ann voice unless acknowledged"]);
    const nextWeek = pageTimeline(facts, [arnOf("oncall")], at + 7 * 86_400_000);
    expect(nextWeek.pages.map(({ person, path }) => [person, path])).toEqual([["bob", ["oncall", "bob"]]]);
  });

  test("with nobody on call pages nobody, and calls that an assumption", () => {
    const night = {
      ...weekly,
      recurrence: {
        ...weekly.recurrence,
        shiftCoverages: {
          MON: [{ start: { hourOfDay: 9, minuteOfHour: 0 }, end: { hourOfDay: 17, minuteOfHour: 0 } }],
        },
      },
    };
    const { pages, silences, assumptions } = pageTimeline(
      factsOf([...people, schedule], channels, [night]),
      [arnOf("oncall")],
      at,
    );
    expect(pages).toEqual([]);
    expect(silences).toMatchObject([{ kind: "silent", reason: "nobody is on call then" }]);
    expect(assumptions).toContain("a schedule with nobody on call engages nobody");
  });
});

test("what is not among the facts is not known, never silent", () => {
  const { pages, silences } = pageTimeline(noFacts, [arnOf("ghost")], at);
  expect(pages).toEqual([]);
  expect(silences).toMatchObject([{ kind: "unknown" }]);
});

test("all engagements of a plan begin at once, in the order of time", () => {
  expect(pagesOf(factsOf(people, channels), "ann", "bob")).toEqual([
    "+0 ann sms",
    "+0 bob sms",
    "+5 ann voice unless acknowledged",
  ]);
});
