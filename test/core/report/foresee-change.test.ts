import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/core/changes/change.js";
import { diffPlans } from "../../../src/core/changes/diff-plans.js";
import { claimPlan } from "../../../src/core/changes/ownership.js";
import type { ContactFact, DocumentParameter, Facts, RotationFact } from "../../../src/core/facts/facts.js";
import { documentKey, noFacts } from "../../../src/core/facts/look-up.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { describeChange } from "../../../src/core/report/describe-change.js";
import { foreseeChange } from "../../../src/core/report/foresee-change.js";
import { spanWords } from "../../../src/core/report/span-words.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { prod } from "../../fakes/repository.js";

const place = "arn:aws:ssm-contacts:us-east-1:111122223333:";
const contact = (alias: string) => `${place}contact/${alias}`;
const source = { kind: "recorded" } as const;
const now = new Date("2026-11-28T12:00:00Z");

const plan = (
  parts: { engagements?: string[]; impact?: number; version?: string; title?: string } = {},
): ResponsePlan => ({
  name: "checkout-latency",
  incidentTemplate: { title: parts.title ?? "Checkout is slow", impact: parts.impact ?? 3 },
  engagements: parts.engagements ?? [contact("alice")],
  actions: [
    {
      ssmAutomation: {
        documentName: "Checkout-Mitigate",
        documentVersion: parts.version ?? "2",
        roleArn: "arn:aws:iam::111122223333:role/run",
      },
    },
  ],
});

function changeTo(desired: ResponsePlan, before: ResponsePlan | "none" = plan()): Change {
  const actual = before === "none" ? [] : [remotePlan(claimPlan(before, "acme/plans"))];
  const [change] = diffPlans({ target: prod, repository: "acme/plans", desired: [desired], actual }).changes;
  if (change === undefined) throw new Error("no change");
  return change;
}

/** A schedule with one person on call from 06:00 to 22:00 each day, and a person without hours. */
function people(): Partial<Facts> {
  const alice = "alice";
  const channelId = `${place}contact-channel/${alice}/phone`;
  const stages = [{ durationInMinutes: 1, targets: [{ kind: "channel", channelId } as const] }];
  const rotation: RotationFact = {
    arn: `${place}rotation/day`,
    name: "day",
    contactIds: [contact(alice)],
    startTime: "2026-01-05T06:00:00Z",
    timeZoneId: "UTC",
    recurrence: {
      numberOfOnCalls: 1,
      recurrenceMultiplier: 1,
      daily: [{ hourOfDay: 6, minuteOfHour: 0 }],
      shiftCoverages: Object.fromEntries(
        ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"].map((day) => [
          day,
          [{ start: { hourOfDay: 6, minuteOfHour: 0 }, end: { hourOfDay: 22, minuteOfHour: 0 } }],
        ]),
      ),
    },
  };
  const contacts: readonly ContactFact[] = [
    { arn: contact(alice), alias: alice, type: "PERSONAL", stages },
    {
      arn: contact("payments-primary"),
      alias: "payments-primary",
      type: "ONCALL_SCHEDULE",
      stages: [],
      rotationIds: [rotation.arn],
    },
  ];
  const channel = {
    arn: channelId,
    contactArn: contact(alice),
    name: "phone",
    type: "SMS",
    isActivated: true,
  } as const;
  return {
    contacts: new Map(contacts.map((value) => [value.arn, { value, source }])),
    channels: new Map([[channelId, { value: channel, source }]]),
    rotations: new Map([[rotation.arn, { value: rotation, source }]]),
  };
}

function runbook(...versions: readonly (readonly DocumentParameter[])[]): Partial<Facts> {
  const details = Object.fromEntries(
    versions.map((parameters, index) => [String(index + 1), { version: String(index + 1), parameters }]),
  );
  const value = { name: "Checkout-Mitigate", region: "us-east-1", owner: "111122223333", type: "Automation", details };
  return { documents: new Map([[documentKey("us-east-1", "111122223333", "Checkout-Mitigate"), { value, source }]]) };
}

const around = (facts: Facts) => ({ before: facts, after: facts });

const told = (change: Change, facts: Partial<Facts>) =>
  describeChange(change, foreseeChange(change, around({ ...noFacts, ...facts }), prod, now));

const input = (name: string, isRequired = false): DocumentParameter => ({ name, type: "String", isRequired });

describe("what responders will notice", () => {
  test("the hours at which nobody would be paged come first", () => {
    expect(told(changeTo(plan({ engagements: [contact("payments-primary")], impact: 1 }), plan()), people())).toBe(
      "`checkout-latency` would page nobody between 22:00 and 06:00 UTC; now pages `payments-primary` instead of `alice`; impact 3 to 1",
    );
  });

  test("a new plan that has such hours is told with them", () => {
    const words = told(changeTo(plan({ engagements: [contact("payments-primary")] }), "none"), people());
    expect(words).toContain("is new: would page nobody between 22:00 and 06:00 UTC; pages `payments-primary`");
  });

  test.each([
    ["somebody else is always paged", plan({ engagements: [contact("payments-primary"), contact("alice")] }), plan()],
    [
      "the same hours were silent before",
      plan({ engagements: [contact("payments-primary")], title: "Slow" }),
      plan({ engagements: [contact("payments-primary")] }),
    ],
    ["one of those engaged is not known", plan({ engagements: [contact("payments-primary"), contact("who")] }), plan()],
    [
      "PagerDuty pages, too",
      {
        ...plan({ engagements: [contact("payments-primary")] }),
        integrations: [
          {
            pagerDutyConfiguration: { name: "p", secretId: "s", pagerDutyIncidentConfiguration: { serviceId: "x" } },
          },
        ],
      },
      plan(),
    ],
  ])("no silence is told where %s", (_, desired, before) => {
    expect(told(changeTo(desired, before), people())).not.toContain("nobody");
  });

  test("the inputs that a new version of the runbook takes are named", () => {
    const facts = runbook([], [input("Service")], [input("Service"), input("Force")]);
    expect(told(changeTo(plan({ version: "3" })), facts)).toBe(
      "`checkout-latency` runbook v2 to v3 adds the input `Force`",
    );
  });

  test("inputs that must be given, and those that go, are told as such", () => {
    const facts = runbook([], [input("Service")], [input("Force", true), input("Team", true)]);
    expect(told(changeTo(plan({ version: "3" })), facts)).toContain(
      "runbook v2 to v3 adds the required inputs `Force` and `Team` and drops the input `Service`",
    );
  });

  test("nothing is told of inputs that are not known", () => {
    expect(told(changeTo(plan({ version: "3" })), {})).toBe("`checkout-latency` runbook v2 to v3");
    expect(told(changeTo(plan({ version: "9" })), runbook([], [input("Force")]))).not.toContain("input");
  });
});

describe("times of a week", () => {
  const start = Date.parse("2026-11-28T00:00:00Z");
  const week = { start, end: start + 7 * 24 * 3_600_000 };
  const at = (text: string) => Date.parse(`2026-${text}Z`);
  const span = (from: string, to: string) => ({ start: at(from), end: at(to) });
  const days = ["11-28", "11-29", "11-30", "12-01", "12-02", "12-03", "12-04"];

  test.each([
    ["at all", [week]],
    ["between 09:00 and 17:00 UTC", days.map((day) => span(`${day}T09:00:00`, `${day}T17:00:00`))],
    ["all Saturday and Sunday (UTC)", [span("11-28T00:00:00", "11-29T23:59:00")]],
    ["for 1 hour of the week, first Monday 09:00 to 10:00 UTC", [span("11-30T09:00:00", "11-30T10:00:00")]],
    [
      "for 4 hours of the week, first Saturday 22:00 to 00:00 UTC",
      [span("11-28T22:00:00", "11-28T23:59:00"), span("12-01T01:00:00", "12-01T03:00:00")],
    ],
  ])("are said %s", (words, spans) => {
    expect(spanWords(spans, week)).toBe(words);
  });
});
