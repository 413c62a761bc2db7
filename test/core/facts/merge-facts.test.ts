import { describe, expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import { declareFacts } from "../../../src/core/facts/declare-facts.js";
import { deriveFactRequest } from "../../../src/core/facts/derive-fact-request.js";
import { dropStale } from "../../../src/core/facts/drop-stale.js";
import { documentKey, lookUp } from "../../../src/core/facts/look-up.js";
import { mergeFacts } from "../../../src/core/facts/merge-facts.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { pageTimeline } from "../../../src/core/people/page-timeline.js";
import { reachContact } from "../../../src/core/people/reach-contact.js";
import type { ResolvedPlan, ResolvedResource } from "../../../src/core/plan/resource.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";

const account = "111122223333";
const target: Target = {
  name: "prod",
  account,
  regions: ["us-east-1", "eu-west-1"],
  partition: "aws",
  files: [],
  vars: {},
};
const source = {
  file: "plans/people.yaml",
  index: 1,
  value: undefined,
  directives: [],
  locate: () => ({ file: "plans/people.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 }),
};
const roleArn = `arn:aws:iam::${account}:role/incidents/runbook`;
const managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const trust = { Version: "2012-10-17", Statement: [] };

function resource(kind: ResolvedResource["kind"], name: string, value: Record<string, unknown>): ResolvedResource {
  return { kind, name, value, source, target };
}

function recorded(...outputs: unknown[]) {
  const [facts, diagnostics] = readRecorded([{ path: "facts/a.json", text: JSON.stringify(outputs) }], [target]);
  expect(diagnostics).toEqual([]);
  return facts;
}

const role = resource("Role", "runbook", {
  RoleName: "runbook",
  Path: "/incidents/",
  AssumeRolePolicyDocument: JSON.stringify(trust),
  Policies: [{ PolicyName: "start", PolicyDocument: trust }],
  ManagedPolicyArns: [managed],
  PermissionsBoundary: managed,
  Tags: [{ Key: "team", Value: "pay" }],
});

describe("declared", () => {
  test("a role with policies as objects and as text", () => {
    const entry = declareFacts([role]).roles.get(roleArn);
    expect(entry).toMatchObject({
      source: { kind: "declared", file: "plans/people.yaml", documentIndex: 1, pointer: "" },
      value: {
        path: "/incidents/",
        trust: { document: trust, source: { pointer: "/AssumeRolePolicyDocument" } },
        hasAllPolicies: true,
        policies: [
          { state: "present", value: { name: "start", source: { pointer: "/Policies/0/PolicyDocument" } } },
          { state: "unknown", name: managed },
        ],
        boundary: { state: "unknown", name: managed },
        tags: { team: "pay" },
      },
    });
  });

  test("the documents of its managed policies come from AWS", () => {
    const facts = recorded({
      Policies: [
        {
          Arn: managed,
          DefaultVersionId: "v3",
          PolicyVersionList: [{ VersionId: "v3", IsDefaultVersion: true, Document: trust }],
        },
      ],
      RoleDetailList: [],
    });
    const merged = mergeFacts({ declared: declareFacts([role]), recorded: facts }).roles.get(roleArn)?.value;
    expect(merged?.policies[1]).toMatchObject({ state: "present", value: { name: managed, document: trust } });
    expect(merged?.boundary?.state).toBe("present");
  });

  test("people: contact, escalation plan, schedule and rotation", () => {
    const arn = (name: string) => `arn:aws:ssm-contacts:us-east-1:${account}:contact/${name}`;
    const rotation = `arn:aws:ssm-contacts:us-east-1:${account}:rotation/week`;
    const stages = [
      { DurationInMinutes: 5, Targets: [{ ContactTargetInfo: { ContactId: arn("ana"), IsEssential: true } }] },
    ];
    const facts = declareFacts([
      resource("Contact", "ana", { Alias: "ana", DisplayName: "Ana", Plan: { Stages: [] } }),
      resource("EscalationPlan", "team", { Alias: "team", Plan: { Stages: stages } }),
      resource("OnCallSchedule", "primary", { Alias: "primary", Plan: { RotationIds: ["rotation/week"] } }),
      resource("Rotation", "week", {
        Name: "week",
        ContactIds: [arn("ana")],
        TimeZoneId: "UTC",
        Recurrence: {
          NumberOfOnCalls: 1,
          RecurrenceMultiplier: 1,
          DailySettings: [{ HourOfDay: 9, MinuteOfHour: 30 }],
        },
      }),
    ]);
    expect([...facts.contacts.values()].map(({ value }) => value)).toEqual([
      { arn: arn("ana"), alias: "ana", displayName: "Ana", type: "PERSONAL", stages: [] },
      { arn: arn("primary"), alias: "primary", type: "ONCALL_SCHEDULE", stages: [], rotationIds: [rotation] },
      {
        arn: arn("team"),
        alias: "team",
        type: "ESCALATION",
        stages: [{ durationInMinutes: 5, targets: [{ kind: "contact", contactId: arn("ana"), isEssential: true }] }],
      },
    ]);
    expect(facts.rotations.get(rotation)?.value).toMatchObject({
      recurrence: { daily: [{ hourOfDay: 9, minuteOfHour: 30 }] },
    });
  });

  describe("a runbook", () => {
    const content = { schemaVersion: "0.3", parameters: { Service: { type: "String" } } };
    const declared = declareFacts([resource("Runbook", "Doc", { Name: "Doc", Content: JSON.stringify(content) })]);
    const key = documentKey("us-east-1", account, "Doc");
    const description = (Content: unknown, version: string) => [
      {
        Document: {
          Name: "Doc",
          Owner: account,
          DocumentType: "Automation",
          DefaultVersion: version,
          LatestVersion: version,
        },
      },
      { Name: "Doc", Content: JSON.stringify(Content), DocumentVersion: version, DocumentType: "Automation" },
      {
        DocumentVersions: [...Array(Number(version))].map((_, index) => ({
          Name: "Doc",
          DocumentVersion: `${index + 1}`,
        })),
      },
    ];

    test("is in every Region, under no number while nobody looked", () => {
      expect([...declared.documents.keys()]).toEqual([documentKey("eu-west-1", account, "Doc"), key]);
      const value = mergeFacts({ declared }).documents.get(key)?.value;
      expect(value?.versions).toBeUndefined();
      expect(value?.details["$DEFAULT"]).toMatchObject({
        content,
        parameters: [{ name: "Service", isRequired: true }],
      });
    });

    test.each([
      ["is version 1 where there is none", [{ account, region: "us-east-1", complete: ["ssm:documents"] }], ["1"], "1"],
      ["is the next version where it differs", description({ schemaVersion: "0.3" }, "2"), ["1", "2", "3"], "3"],
      ["is the version that there is where it is the same", description(content, "2"), ["1", "2"], "2"],
    ])("%s", (_, outputs, versions, latest) => {
      const value = mergeFacts({ declared, live: recorded(...outputs) }).documents.get(key)?.value;
      expect(value?.versions).toEqual(versions);
      expect(value?.defaultVersion).toBe(latest);
      expect(value?.details[latest]).toMatchObject({ content });
    });
  });

  test("without a target nothing is declared", () => {
    expect(declareFacts([{ ...role, target: undefined }]).roles.size).toBe(0);
  });
});

describe("merged", () => {
  const roleOf = (trustDocument: unknown) => ({
    Role: { Arn: roleArn, RoleName: "runbook", Path: "/incidents/", AssumeRolePolicyDocument: trustDocument },
  });
  const found = (facts: ReturnType<typeof mergeFacts>) =>
    lookUp(facts, facts.roles, roleArn, { name: "iam:roles", account });

  test("declared is believed before live, live before recorded", () => {
    const live = recorded(roleOf({ Statement: "live" }));
    const old = recorded(roleOf({ Statement: "recorded" }));
    const trustOf = (facts: ReturnType<typeof mergeFacts>) => facts.roles.get(roleArn)?.value.trust.document;
    expect(trustOf(mergeFacts({ declared: declareFacts([role]), live, recorded: old }))).toEqual(trust);
    expect(trustOf(mergeFacts({ live, recorded: old }))).toEqual({ Statement: "live" });
    expect(trustOf(mergeFacts({ recorded: old }))).toEqual({ Statement: "recorded" });
  });

  test.each([
    ["what live facts say is absent", { account, absent: [roleArn] }, "absent"],
    ["what complete live facts do not hold", { account, complete: ["iam:roles"] }, "absent"],
    ["what live facts were refused", { account, complete: ["iam:roles"], refused: { [roleArn]: "denied" } }, "present"],
  ])("%s is not there by an old recording, unless nobody could look", (_, live, expected) => {
    expect(found(mergeFacts({ live: recorded(live), recorded: recorded(roleOf(trust)) })).state).toBe(expected);
  });

  test("nothing merges to nothing", () => {
    expect(found(mergeFacts({})).state).toBe("unknown");
  });
});

describe("too old", () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const at = (recordedAt: string | undefined) =>
    recorded({
      account,
      ...(recordedAt === undefined ? {} : { recordedAt }),
      complete: ["iam:roles"],
      output: { Role: { Arn: roleArn, RoleName: "runbook", AssumeRolePolicyDocument: trust } },
    });

  test.each([
    ["2026-02-20T00:00:00Z", "present"],
    ["2026-01-01T00:00:00Z", "unknown"],
    [undefined, "unknown"],
  ])("recorded at %s: %s", (recordedAt, expected) => {
    const facts = dropStale(at(recordedAt), now, 30);
    expect(lookUp(facts, facts.roles, roleArn, { name: "iam:roles", account }).state).toBe(expected);
  });

  test("the reason says file, age and limit", () => {
    const facts = dropStale(at("2026-01-01T00:00:00Z"), now, 30);
    expect(lookUp(facts, facts.roles, `${roleArn}x`, { name: "iam:roles", account })).toEqual({
      state: "unknown",
      reason: "`facts/a.json` was recorded 59 days ago, and at most 30 days are trusted",
    });
  });

  test("declared facts have no age", () => {
    expect(dropStale(declareFacts([role]), now, 1).roles.size).toBe(1);
  });
});

test("a request names what the plans need, once and in order", () => {
  const contact = `arn:aws:ssm-contacts:us-east-1:${account}:contact/ana`;
  const topic = `arn:aws:sns:us-east-1:${account}:chat`;
  const plan: ResponsePlan = {
    name: "checkout",
    incidentTemplate: { title: "t", impact: 1, notificationTargets: [{ snsTopicArn: topic }] },
    chatChannel: { chatbotSns: [topic] },
    engagements: [contact],
    actions: [
      {
        ssmAutomation: {
          documentName: "Doc",
          documentVersion: "3",
          roleArn,
          targetAccount: "IMPACTED_ACCOUNT",
          parameters: { AutomationAssumeRole: [`arn:aws:iam::${account}:role/steps`] },
        },
      },
    ],
  };
  const resolved: ResolvedPlan = { plan, source, target };
  const team = resource("EscalationPlan", "team", {
    Plan: {
      Stages: [
        { DurationInMinutes: 1, Targets: [{ ContactTargetInfo: { ContactId: `${contact}-b`, IsEssential: true } }] },
      ],
    },
  });
  expect(deriveFactRequest([resolved, resolved], [role, team])).toEqual({
    roles: [
      `arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole`,
      roleArn,
      `arn:aws:iam::${account}:role/steps`,
    ],
    policies: [managed],
    documents: [{ name: "Doc", versions: ["3"] }],
    topics: [topic],
    contacts: [contact, `${contact}-b`],
    plans: [`arn:aws:ssm-incidents::${account}:response-plan/checkout`],
  });
});

describe("declared people", () => {
  const arnOf = (thing: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${thing}`;
  const stages = (ContactChannelId: string) => [
    { DurationInMinutes: 5, Targets: [{ ChannelTargetInfo: { ContactChannelId } }] },
  ];
  const ann = resource("Contact", "ann", {
    Alias: "ann",
    Channels: [
      { Name: "phone", Type: "SMS", DeliveryAddress: { SimpleAddress: "${secret:ANN_PHONE}" } },
      { Name: "phone", Type: "VOICE", DeliveryAddress: { SimpleAddress: "${secret:ANN_VOICE}" } },
    ],
    Plan: { Stages: stages("channel/SMS/phone") },
  });
  const inAws = (ActivationStatus: string) =>
    recorded(
      { ContactArn: arnOf("contact/ann"), Alias: "ann", Type: "PERSONAL", Plan: { Stages: [] } },
      {
        account,
        region: "us-east-1",
        output: {
          ContactChannels: [
            {
              ContactChannelArn: arnOf("contact-channel/ann/1"),
              ContactArn: arnOf("contact/ann"),
              Name: "phone",
              Type: "SMS",
              ActivationStatus,
            },
          ],
        },
      },
    );
  const reach = (live?: ReturnType<typeof recorded>) =>
    reachContact(
      mergeFacts({ declared: declareFacts([ann]), ...(live !== undefined && { live }) }),
      arnOf("contact/ann"),
    );

  test("a contact that AWS does not have yet has channels, and none that pages", () => {
    const none = recorded({
      account,
      region: "us-east-1",
      complete: ["ssm-contacts:contacts"],
      output: { Contacts: [] },
    });
    expect(reach(none)).toMatchObject({ state: "inactive" });
  });

  test("a channel is as active as AWS says of the one with its name and type", () => {
    expect(reach(inAws("ACTIVATED")).state).toBe("reached");
    expect(reach(inAws("NOT_ACTIVATED")).state).toBe("inactive");
  });

  test("whether it is activated is not known where nobody asked AWS", () => {
    expect(reach()).toMatchObject({
      state: "unknown",
      reasons: ["no facts say whether channel `phone` of contact `ann` is activated"],
    });
  });

  test("the timeline pages a declared channel by its name, or says that it is silent", () => {
    const timeline = (status: string) =>
      pageTimeline(mergeFacts({ declared: declareFacts([ann]), live: inAws(status) }), [arnOf("contact/ann")], 0);
    expect(timeline("ACTIVATED").pages).toMatchObject([{ person: "ann", channel: { name: "phone", type: "SMS" } }]);
    expect(timeline("NOT_ACTIVATED").silences).toMatchObject([
      { kind: "silent", reason: "its channel `phone` (SMS) is not activated" },
    ]);
  });

  const rotation = {
    ContactIds: [arnOf("contact/ann")],
    StartTime: "2026-01-05T08:00:00Z",
    TimeZoneId: "Europe/Berlin",
    Recurrence: { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }] },
  };
  const schedule = resource("OnCallSchedule", "s", { Alias: "s", Plan: { RotationIds: ["rotation/primary"] } });

  test("a schedule leads to the declared rotation of the name, with the overrides that AWS has", () => {
    const declared = declareFacts([schedule, resource("Rotation", "primary", { Name: "primary", ...rotation })]);
    const live = recorded(
      { RotationArn: arnOf("rotation/7"), Name: "primary", ...rotation },
      {
        account,
        region: "us-east-1",
        resourceArn: arnOf("rotation/7"),
        output: {
          RotationOverrides: [
            {
              NewContactIds: [arnOf("contact/ben")],
              StartTime: "2026-02-01T00:00:00Z",
              EndTime: "2026-02-02T00:00:00Z",
            },
          ],
        },
      },
    );
    const facts = mergeFacts({ declared, live });
    const id = facts.contacts.get(arnOf("contact/s"))?.value.rotationIds?.[0] ?? "";
    expect(facts.rotations.get(id)?.value).toMatchObject({
      name: "primary",
      overrides: [{ contactIds: [arnOf("contact/ben")] }],
    });
  });

  test("or to the one that AWS has, where no file declares it", () => {
    const live = recorded({ RotationArn: arnOf("rotation/7"), Name: "primary", ...rotation });
    const facts = mergeFacts({ declared: declareFacts([schedule]), live });
    expect(facts.contacts.get(arnOf("contact/s"))?.value.rotationIds).toEqual([arnOf("rotation/7")]);
  });

  test("a clone takes the parameters of what it is cloned from", () => {
    const clone = resource("Runbook", "Doc", { Name: "Doc", CloneOf: "AWS-Template" });
    const content = { schemaVersion: "0.3", parameters: { Service: { type: "String" } }, mainSteps: [] };
    const live = recorded(
      {
        account,
        region: "us-east-1",
        output: {
          Document: { Name: "AWS-Template", Owner: "Amazon", DocumentType: "Automation", DefaultVersion: "7" },
        },
      },
      {
        account,
        region: "us-east-1",
        output: {
          Name: "AWS-Template",
          DocumentVersion: "7",
          DocumentType: "Automation",
          Content: JSON.stringify(content),
        },
      },
      { account, region: "us-east-1", complete: ["ssm:documents"] },
    );
    const facts = mergeFacts({ declared: declareFacts([clone]), live });
    expect(facts.documents.get(documentKey("us-east-1", account, "Doc"))?.value).toMatchObject({
      defaultVersion: "1",
      details: { "1": { content, parameters: [{ name: "Service" }] } },
    });
    expect(deriveFactRequest([], [clone]).documents).toEqual([{ name: "AWS-Template", versions: [] }]);
    expect(deriveFactRequest([], [ann]).contacts).toEqual([arnOf("contact/ann")]);
  });
});
