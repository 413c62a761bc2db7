import { describe, expect, test } from "vitest";
import { assessNeighbourRisk } from "../../../src/core/changes/assess-neighbour-risk.js";
import type { NeighbourUpdate } from "../../../src/core/changes/change.js";
import { alignNeighbour, normalNeighbour } from "../../../src/core/neighbours/align-neighbour.js";
import { baseNeighbour } from "../../../src/core/neighbours/base-neighbour.js";
import { compareNeighbours } from "../../../src/core/neighbours/compare-neighbours.js";
import type { NeighbourKind, NeighbourValue } from "../../../src/core/neighbours/neighbour.js";
import { describeNeighbour } from "../../../src/core/report/describe-neighbour.js";

const place = { account: "111122223333", regions: ["us-east-1"], repository: "acme/plans" };
const common = { name: "x", digest: "", risk: "low" } as const;

function update(
  resourceKind: NeighbourKind,
  from: NeighbourValue,
  to: NeighbourValue,
  more: Partial<NeighbourUpdate> = {},
): NeighbourUpdate {
  const remote = baseNeighbour(resourceKind, "x", from, place);
  const { desired, actual: before } = alignNeighbour(to, remote);
  const fields = compareNeighbours({ desired, actual: before });
  const risk = assessNeighbourRisk(resourceKind, before, desired, fields);
  return {
    ...common,
    resourceKind,
    kind: "update",
    risk,
    declared: to,
    desired,
    before,
    actual: remote,
    fields,
    ...more,
  };
}
const created = (resourceKind: NeighbourKind, value: NeighbourValue) =>
  describeNeighbour({
    ...common,
    resourceKind,
    kind: "create",
    declared: value,
    desired: normalNeighbour(resourceKind, value),
  });
const deleted = (resourceKind: NeighbourKind, value: NeighbourValue) =>
  describeNeighbour({
    ...common,
    resourceKind,
    kind: "delete",
    before: normalNeighbour(resourceKind, value),
    actual: baseNeighbour(resourceKind, "x", value, place),
  });

const channel = (name: string, Type = "SMS") => ({ Name: name, Type });
const byChannel = (name: string, minutes = 5, retry?: number) => ({
  DurationInMinutes: minutes,
  Targets: [
    { ChannelTargetInfo: { ContactChannelId: `channel/${name}`, ...(retry && { RetryIntervalInMinutes: retry }) } },
  ],
});
const byContact = (name: string, minutes = 5, IsEssential = true) => ({
  DurationInMinutes: minutes,
  Targets: [{ ContactTargetInfo: { ContactId: `contact/${name}`, IsEssential } }],
});
const stages = (...Stages: readonly object[]) => ({ Stages });

const contact = {
  Alias: "x",
  DisplayName: "Ann",
  Channels: [channel("phone"), channel("mail", "EMAIL")],
  Plan: stages(byChannel("phone"), byChannel("mail")),
  Tags: [{ Key: "team", Value: "a" }],
};
const escalation = { Alias: "x", DisplayName: "E", Plan: stages(byContact("ann"), byContact("bob")), Tags: [] };
const schedule = { Alias: "x", DisplayName: "S", Plan: { RotationIds: ["rotation/primary"] }, Tags: [] };
const rotation = {
  Name: "x",
  ContactIds: ["contact/ann", "contact/bob"],
  StartTime: "2026-01-01T09:00:00Z",
  TimeZoneId: "Europe/Berlin",
  Recurrence: {
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
    WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
  },
};
const runbook = {
  Name: "x",
  DisplayName: "R",
  TargetType: "/",
  DocumentFormat: "JSON",
  Content: { schemaVersion: "0.3", mainSteps: [] },
  Requires: [{ Name: "Other" }],
};
const statement = (Action: string | string[], more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
const policy = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const inline = (name: string, ...list: readonly object[]) => ({ PolicyName: name, PolicyDocument: policy(...list) });
const trusts = (Principal: object, more: object = {}) =>
  policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more });
const both = { Service: ["ssm-incidents.amazonaws.com", "ssm.amazonaws.com"] };
const account = { Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } };
const start = statement("ssm:StartAutomationExecution");
const role = {
  RoleName: "x",
  Path: "/ops/",
  Description: "d",
  MaxSessionDuration: 3600,
  AssumeRolePolicyDocument: trusts(both),
  ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  PermissionsBoundary: "arn:aws:iam::aws:policy/Boundary",
  Policies: [inline("start", start, statement("ssm:GetDocument"))],
  Tags: [{ Key: "team", Value: "a" }],
};

type Case = readonly [what: string, change: NeighbourValue, expected: string];
const without = (value: NeighbourValue, member: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== member));

const updates: readonly (readonly [NeighbourKind, NeighbourValue, readonly Case[]])[] = [
  [
    "Contact",
    contact,
    [
      ["display name", { ...contact, DisplayName: "B" }, "gets another display name"],
      ["tags alone", { ...contact, Tags: [] }, "gets other tags"],
      ["tags and a name", { ...contact, Tags: [], DisplayName: "B" }, "gets another display name and other tags"],
      [
        "order of stages",
        { ...contact, Plan: stages(byChannel("mail"), byChannel("phone")) },
        "is now paged `mail` first, `phone` after 5 min instead of `phone` first, `mail` after 5 min",
      ],
      ["no stage left", without(contact, "Plan"), "is now paged nowhere instead of `phone` first, `mail` after 5 min"],
      [
        "retries",
        { ...contact, Plan: stages(byChannel("phone", 5, 1), byChannel("mail")) },
        "gets other details of stage 1",
      ],
      [
        "the last stage's length",
        { ...contact, Plan: stages(byChannel("phone"), byChannel("mail", 20)) },
        "gets other details of stage 2",
      ],
      [
        "more channels",
        { ...contact, Channels: [...contact.Channels, channel("pager")] },
        "gets channel `pager`, which reaches nobody until it is activated",
      ],
      [
        "fewer channels",
        { ...contact, Channels: [channel("phone")], Plan: stages(byChannel("phone")) },
        "loses channel `mail`; is now paged `phone` first instead of `phone` first, `mail` after 5 min",
      ],
      [
        "a channel's type",
        { ...contact, Channels: [channel("phone", "VOICE"), channel("mail", "EMAIL")] },
        "channel `phone` gets another type, which reaches nobody until it is activated",
      ],
      ["channels that the file leaves to others", without(contact, "Channels"), ""],
    ],
  ],
  [
    "EscalationPlan",
    escalation,
    [
      ["display name", { ...escalation, DisplayName: "B" }, "gets another display name"],
      ["tags", { ...escalation, Tags: [{ Key: "a", Value: "b" }] }, "gets other tags"],
      [
        "stages",
        { ...escalation, Plan: stages(byContact("bob")) },
        "now pages `bob` first instead of `ann` first, `bob` after 5 min",
      ],
      ["no stage left", without(escalation, "Plan"), "now pages nobody instead of `ann` first, `bob` after 5 min"],
      [
        "who is essential",
        { ...escalation, Plan: stages(byContact("ann", 5, false), byContact("bob")) },
        "gets other details of stage 1",
      ],
      [
        "many stages",
        { ...escalation, Plan: stages(...["a", "b", "c", "d", "e", "f"].map((one) => byContact(one))) },
        "now pages `a` first, `b` after 5 min, `c` after 10 min, `d` after 15 min, and in 2 later stages instead of `ann` first, `bob` after 5 min",
      ],
    ],
  ],
  [
    "OnCallSchedule",
    schedule,
    [
      ["display name", { ...schedule, DisplayName: "B" }, "gets another display name"],
      ["tags", { ...schedule, Tags: [{ Key: "a", Value: "b" }] }, "gets other tags"],
      [
        "rotations",
        { ...schedule, Plan: { RotationIds: ["rotation/primary", "rotation/second"] } },
        "now follows `primary` and `second` instead of `primary`",
      ],
      ["no rotation left", without(schedule, "Plan"), "now follows no rotation instead of `primary`"],
    ],
  ],
  [
    "Rotation",
    rotation,
    [
      [
        "people",
        { ...rotation, ContactIds: ["contact/bob"] },
        "now goes weekly through `bob` instead of weekly through `ann` and `bob`",
      ],
      ["time zone", { ...rotation, TimeZoneId: "UTC" }, "gets time zone `UTC`"],
      ["start", { ...rotation, StartTime: "2026-02-01T09:00:00Z" }, "gets another start"],
      [
        "how often",
        { ...rotation, Recurrence: { ...rotation.Recurrence, RecurrenceMultiplier: 2 } },
        "now goes every 2 weeks through `ann` and `bob` instead of weekly through `ann` and `bob`",
      ],
      [
        "how many at a time",
        { ...rotation, Recurrence: { ...rotation.Recurrence, NumberOfOnCalls: 2 } },
        "now goes weekly through `ann` and `bob`, 2 at a time instead of weekly through `ann` and `bob`",
      ],
      [
        "hand-off",
        {
          ...rotation,
          Recurrence: {
            ...rotation.Recurrence,
            WeeklySettings: [{ DayOfWeek: "TUE", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
          },
        },
        "gets other hand-off times",
      ],
      [
        "people and hand-off",
        {
          ...rotation,
          ContactIds: ["contact/bob"],
          Recurrence: {
            ...rotation.Recurrence,
            WeeklySettings: [{ DayOfWeek: "TUE", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
          },
        },
        "now goes weekly through `bob` instead of weekly through `ann` and `bob`; gets other hand-off times",
      ],
      [
        "shift hours",
        {
          ...rotation,
          Recurrence: {
            ...rotation.Recurrence,
            ShiftCoverages: {
              MON: [{ Start: { HourOfDay: 9, MinuteOfHour: 0 }, End: { HourOfDay: 17, MinuteOfHour: 0 } }],
            },
          },
        },
        "gets other shift hours",
      ],
      ["tags", { ...rotation, Tags: [{ Key: "a", Value: "b" }] }, "gets other tags"],
    ],
  ],
  [
    "Runbook",
    runbook,
    [
      ["content", { ...runbook, Content: { schemaVersion: "0.3", mainSteps: [1] } }, "gets a new version"],
      ["display name", { ...runbook, DisplayName: "B" }, "gets another display name"],
      ["target type", { ...runbook, TargetType: "/AWS::EC2::Instance" }, "gets another target type"],
      ["format", { ...runbook, DocumentFormat: "YAML" }, "gets another format"],
      ["what it requires", without(runbook, "Requires"), "gets other required documents"],
      ["tags", { ...runbook, Tags: [{ Key: "a", Value: "b" }] }, "gets other tags"],
    ],
  ],
  [
    "Role",
    role,
    [
      [
        "a service less",
        { ...role, AssumeRolePolicyDocument: trusts({ Service: "ssm.amazonaws.com" }) },
        "can no longer be assumed by Incident Manager",
      ],
      [
        "another account more",
        { ...role, AssumeRolePolicyDocument: trusts({ ...both, AWS: "999988887777" }) },
        "can now be assumed by `arn:aws:iam::999988887777:root`",
      ],
      [
        "anybody",
        { ...role, AssumeRolePolicyDocument: trusts({ ...both, AWS: "*" }) },
        "can now be assumed by anybody",
      ],
      [
        "a trust that only narrows by a condition",
        { ...role, AssumeRolePolicyDocument: trusts(both, account) },
        "can be assumed by Incident Manager and Systems Manager only under conditions",
      ],
      [
        "a Deny beside the Allow",
        {
          ...role,
          AssumeRolePolicyDocument: policy(
            { Effect: "Allow", Principal: both, Action: "sts:AssumeRole" },
            { Effect: "Deny", Principal: { Service: "ssm.amazonaws.com" }, Action: "sts:AssumeRole" },
          ),
        },
        "can no longer be assumed by Systems Manager",
      ],
      [
        "a trust that is written otherwise and means the same",
        { ...role, AssumeRolePolicyDocument: trusts(both, { Sid: "s" }) },
        "gets another trust policy",
      ],
      [
        "an action less",
        { ...role, Policies: [inline("start", statement("ssm:GetDocument"))] },
        "no longer allows `ssm:StartAutomationExecution` by its inline policies",
      ],
      [
        "the policy less",
        without(role, "Policies"),
        "no longer allows `ssm:StartAutomationExecution` and `ssm:GetDocument` by its inline policies",
      ],
      [
        "an action more",
        { ...role, Policies: [...role.Policies, inline("more", statement("sns:Publish"))] },
        "now allows `sns:Publish` by its inline policies",
      ],
      [
        "another resource",
        {
          ...role,
          Policies: [
            inline(
              "start",
              { ...start, Resource: "arn:aws:ssm:us-east-1:111122223333:document/A" },
              statement("ssm:GetDocument"),
            ),
          ],
        },
        "no longer allows `ssm:StartAutomationExecution` on `*` by its inline policies",
      ],
      [
        "a Deny more",
        {
          ...role,
          Policies: [inline("start", start, statement("ssm:GetDocument"), { ...start, Effect: "Deny" })],
        },
        "no longer allows `ssm:StartAutomationExecution` by its inline policies",
      ],
      [
        "a Deny of what they do not allow",
        { ...role, Policies: [...role.Policies, inline("no", { ...statement("s3:*"), Effect: "Deny" })] },
        "now denies `s3:*` by its inline policies",
      ],
      [
        "a condition more",
        { ...role, Policies: [inline("start", { ...start, ...account }, statement("ssm:GetDocument"))] },
        "allows only under conditions `ssm:StartAutomationExecution` by its inline policies",
      ],
      [
        "an action that a wider one allows all the same",
        { ...role, Policies: [inline("start", statement("ssm:*"))] },
        "now allows `ssm:*` by its inline policies",
      ],
      [
        "a policy that is written otherwise and means the same",
        { ...role, Policies: [inline("start", statement(["ssm:StartAutomationExecution", "ssm:GetDocument"]))] },
        "gets another inline policy `start`",
      ],
      [
        "a policy whose words prove nothing",
        {
          ...role,
          Policies: [...role.Policies, inline("not", { Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
        },
        "gets another inline policy `not`",
      ],
      [
        "managed policies",
        { ...role, ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSSMFullAccess"] },
        "loses policy `ReadOnlyAccess`; gains policy `AmazonSSMFullAccess`",
      ],
      ["no boundary", without(role, "PermissionsBoundary"), "loses its boundary `Boundary`"],
      [
        "another boundary",
        { ...role, PermissionsBoundary: "arn:aws:iam::aws:policy/Other" },
        "gets the boundary `Other` instead of `Boundary`",
      ],
      ["description", { ...role, Description: "e" }, "gets another description"],
      ["longest session", { ...role, MaxSessionDuration: 7200 }, "gets another longest session"],
      ["path", { ...role, Path: "/" }, "gets another path"],
      ["tags", { ...role, Tags: [] }, "gets other tags"],
    ],
  ],
];

const nouns: Readonly<Record<string, string>> = {
  Contact: "contact",
  EscalationPlan: "escalation plan",
  OnCallSchedule: "on-call schedule",
  Rotation: "rotation",
  Runbook: "runbook",
  Role: "role",
};

describe.each(updates)("an update of a %s", (kind, from, cases) => {
  test.each(cases)("of its %s", (_, to, expected) => {
    const told = describeNeighbour(update(kind, from, to));
    expect(told).toBe(`${nouns[kind]} \`x\`${expected === "" ? "" : ` ${expected}`}`);
  });

  test("has a case for every field of the kind", () => {
    const changed = new Set(
      cases.flatMap(([, to]) => update(kind, from, to).fields.map(({ pointer }) => pointer.split("/")[1])),
    );
    const members = Object.keys(from).filter((member) => !["Alias", "Name", "RoleName"].includes(member));
    expect([...changed].sort()).toEqual([...new Set([...members, "Tags"])].sort());
  });
});

test.each([
  ["Contact", contact, "is new: is paged `phone` first, `mail` after 5 min"],
  ["EscalationPlan", escalation, "is new: pages `ann` first, `bob` after 5 min"],
  ["EscalationPlan", without(escalation, "Plan"), "is new: pages nobody"],
  ["OnCallSchedule", schedule, "is new: follows `primary`"],
  ["Rotation", rotation, "is new: goes weekly through `ann` and `bob`"],
  ["Runbook", runbook, "is new"],
  ["Role", role, "is new: may be assumed by Incident Manager and Systems Manager"],
] as const)("a new %s says whom it leads to", (kind, value, expected) => {
  expect(created(kind, value)).toBe(`${nouns[kind]} \`x\` ${expected}`);
});

test.each([
  ["Contact", contact, "is deleted: was paged `phone` first, `mail` after 5 min"],
  ["EscalationPlan", escalation, "is deleted: paged `ann` first, `bob` after 5 min"],
  ["OnCallSchedule", schedule, "is deleted: followed `primary`"],
  ["Rotation", rotation, "is deleted: went weekly through `ann` and `bob`"],
  ["Runbook", runbook, "is deleted"],
  ["Role", role, "is deleted"],
] as const)("a deleted %s says whom it led to", (kind, value, expected) => {
  expect(deleted(kind, value)).toBe(`${nouns[kind]} \`x\` ${expected}`);
});

describe("a runbook's versions", () => {
  const to = { ...runbook, Content: { schemaVersion: "0.3", mainSteps: [1] } };
  const remote = baseNeighbour("Runbook", "x", runbook, place);
  const copy = { region: "us-east-1", value: runbook, tags: {}, defaultVersion: "2", latestVersion: "3" };
  const actual = { ...remote, kind: "Runbook", handles: { copies: [copy] } } as const;

  test("are named where AWS tells them, with the plans that do not move along", () => {
    const pinned = [
      { plan: "checkout-latency", version: "3" },
      { plan: "cart", version: "1" },
    ];
    expect(describeNeighbour(update("Runbook", runbook, to, { actual, pinned }))).toBe(
      "runbook `x` gets v4 (default v2 to v4); `checkout-latency` stays on v3 and `cart` stays on v1",
    );
  });

  test("are nobody's business where a file is made to say what AWS has", () => {
    expect(describeNeighbour(update("Runbook", runbook, to, { actual }), "adoption")).toBe(
      "runbook `x` has other content",
    );
    const more = { ...contact, Channels: [...contact.Channels, channel("pager")] };
    expect(describeNeighbour(update("Contact", contact, more), "adoption")).toBe("contact `x` gets channel `pager`");
  });

  test("a Region that lacks it, and one that has it otherwise", () => {
    const field = (has: readonly string[]) => [
      { pointer: "/Regions", actual: has, desired: ["us-east-1", "eu-west-1"] },
    ];
    const told = (fields: NeighbourUpdate["fields"]) =>
      describeNeighbour(update("Runbook", runbook, runbook, { fields }));
    expect(told(field(["us-east-1"]))).toBe("runbook `x` is brought to `eu-west-1`");
    expect(told(field(["us-east-1", "eu-west-1"]))).toBe("runbook `x` gets the same content in every Region");
  });
});

test("a hostile name stays one value on one line", () => {
  const change = { ...update("Rotation", rotation, { ...rotation, TimeZoneId: "UTC" }), name: "a`b" };
  expect(describeNeighbour(change)).toBe("rotation `a'b` gets time zone `UTC`");
});
