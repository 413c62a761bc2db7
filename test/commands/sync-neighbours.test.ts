import { CreateRoleCommand, GetRoleCommand, UpdateRoleCommand } from "@aws-sdk/client-iam";
import { GetDocumentCommand, UpdateDocumentCommand } from "@aws-sdk/client-ssm";
import {
  CreateContactCommand,
  CreateRotationCommand,
  GetContactCommand,
  ListContactChannelsCommand,
  ListContactsCommand,
  ListRotationsCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync, type WritingWorld } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { dryRun } from "../../src/commands/sync.js";
import { prepareUndo } from "../../src/commands/undo.js";
import { readReview } from "../../src/core/changes/read-review.js";
import { readSyncRecord } from "../../src/core/changes/sync-record.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import { renderDiffMarkdown } from "../../src/core/report/diff-markdown.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import { renderSyncText } from "../../src/core/report/sync-text.js";
import { clientsOf } from "../emulator/clients.js";
import { account, everything, type NeighbourAccount, neighbourAccount, owner, secrets } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

const documents = (text: string) => text.split("\n---\n");
/** The repository without the documents that hold one of the texts. */
const without = (...texts: readonly string[]) =>
  documents(everything)
    .filter((one) => !texts.some((text) => one.includes(text)))
    .join("\n---\n");
const edited = (from: string | RegExp, to: string) => {
  const text = everything.replace(from, to);
  expect(text).not.toBe(everything);
  return text;
};
const contactArn = (alias: string) => `arn:aws:ssm-contacts:us-east-1:${account}:contact/${alias}`;

describe("a repository with every kind", () => {
  test("fills an empty account in the order of what needs what, and a second sync has nothing to do", async () => {
    expect(await aws.sync(everything)).toEqual([
      "create role/incident-runbook applied",
      "create document/Checkout-Mitigate applied",
      "create document/Critical applied",
      "create contact/ann applied `mail`, `phone` of `ann` wait for activation: until then they reach nobody",
      "create contact/bob applied `phone` of `bob` waits for activation: until then it reaches nobody",
      "create rotation/payments primary applied",
      "create contact/payments-oncall applied",
      "create contact/payments applied",
      "create response-plan/checkout applied",
    ]);
    const writes = await aws.writes();
    const order = ["CreateContact", "CreateContactChannel", "UpdateContact", "CreateRotation", "CreateResponsePlan"];
    expect([...order].sort((a, b) => writes.indexOf(a) - writes.indexOf(b))).toEqual(order);
    expect(writes.indexOf("CreateRole")).toBeLessThan(writes.indexOf("CreateResponsePlan"));
    expect(writes.filter((operation) => operation === "CreateDocument")).toHaveLength(4);
    expect(writes.filter((operation) => /Activat/.test(operation))).toEqual([]);
    await aws.forgetCalls();
    expect(await aws.diff(everything)).toEqual([]);
    expect(await aws.sync(everything)).toEqual([]);
    expect(await aws.writes()).toEqual([]);
  });

  test("makes a contact with its stages, and a schedule with its rotation", async () => {
    await aws.sync(everything);
    const { contacts } = aws.clients;
    const { ContactChannels: channels = [] } = await contacts.send(
      new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
    );
    const ann = await contacts.send(new GetContactCommand({ ContactId: contactArn("ann") }));
    const idOf = (name: string) => channels.find(({ Name }) => Name === name)?.ContactChannelArn;
    expect(ann.Plan?.Stages?.map(({ Targets }) => Targets?.[0]?.ChannelTargetInfo?.ContactChannelId)).toEqual([
      idOf("phone"),
      idOf("mail"),
    ]);
    expect(channels.map(({ DeliveryAddress }) => DeliveryAddress?.SimpleAddress).sort()).toEqual(
      [secrets["ANN_SMS"], secrets["ANN_MAIL"]].sort(),
    );
    const { Rotations = [] } = await contacts.send(new ListRotationsCommand({}));
    const schedule = await contacts.send(new GetContactCommand({ ContactId: contactArn("payments-oncall") }));
    expect(schedule.Plan?.RotationIds).toEqual([Rotations[0]?.RotationArn]);
  });

  test("a dry run shows the writes in words, and writes nothing", async () => {
    await aws.forgetCalls();
    const text = renderSyncText(dryRun(await aws.prepare(everything)));
    expect(text).toContain("→ CreateContactChannel: phone (SMS) to ${secret:ANN_SMS}");
    expect(text).toContain("→ UpdateContact");
    expect(await aws.writes()).toEqual([]);
  });
});

describe("an edit", () => {
  test.each([
    ["a role's description", "Description: Starts runbooks", "Description: Other", "/Description"],
    ["a role's session", "MaxSessionDuration: 7200", "MaxSessionDuration: 3600", "/MaxSessionDuration"],
    ["a role's trust", "Service: ssm-incidents.amazonaws.com", 'AWS: "111122223333"', "/AssumeRolePolicyDocument"],
    [
      "a role's managed policies",
      'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]\n',
      "",
      "/ManagedPolicyArns",
    ],
    ["a role's inline policy", "ssm:StartAutomationExecution", "ssm:GetDocument", "/Policies/start"],
    ["the name of a role's inline policy", "PolicyName: start", "PolicyName: other", "/Policies/other /Policies/start"],
    [
      "a role's boundary",
      "MaxSessionDuration: 7200",
      "MaxSessionDuration: 7200\nPermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess",
      "/PermissionsBoundary",
    ],
    ["a tag", "Value: payments}]\n---\nkind: Runbook", "Value: other}]\n---\nkind: Runbook", "/Tags/team"],
    ["a runbook's content", "Duration: PT1S", "Duration: PT2S", "/Content"],
    ["a contact's display name", "DisplayName: Ann", "DisplayName: Ann B", "/DisplayName"],
    ["a contact's stage", "DurationInMinutes: 10", "DurationInMinutes: 15", "/Plan/Stages/1"],
    ["a channel's retry", ", RetryIntervalInMinutes: 1", "", "/Plan/Stages/0"],
    [
      "a new channel",
      "  - {Name: mail, Type: EMAIL",
      '  - {Name: home, Type: VOICE, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}}\n  - {Name: mail, Type: EMAIL',
      "/Channels/home",
    ],
    [
      "a rotation's people",
      "ContactIds: [contact/ann, contact/bob]",
      "ContactIds: [contact/bob, contact/ann]",
      "/ContactIds",
    ],
    ["a rotation's start", "2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z", "/StartTime"],
    ["a rotation's time zone", "Europe/Berlin", "Europe/Paris", "/TimeZoneId"],
    [
      "a rotation's turns",
      "WeeklySettings: [{DayOfWeek: MON, HandOffTime: {HourOfDay: 9, MinuteOfHour: 0}}]",
      "DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]",
      "/Recurrence/DailySettings /Recurrence/WeeklySettings",
    ],
    [
      "a rotation's coverage",
      "MON: [{Start: {HourOfDay: 9",
      "TUE: [{Start: {HourOfDay: 9",
      "/Recurrence/ShiftCoverages",
    ],
    ["a schedule's display name", "DisplayName: Payments", "DisplayName: Others", "/DisplayName"],
    ["a schedule's rotations", "RotationIds: [rotation/payments primary]", "RotationIds: []", "/Plan/RotationIds"],
    ["an escalation's stage", "IsEssential: false", "IsEssential: true", "/Plan/Stages/0"],
  ])("of %s is one change, is made, and leaves nothing to do", async (_what, from, to, pointers) => {
    await aws.sync(everything);
    const text = edited(from, to);
    const [change = "", ...others] = await aws.diff(text);
    expect(others).toEqual([]);
    expect(
      change
        .split(" ")
        .filter((word) => word.startsWith("/"))
        .join(" "),
    ).toBe(pointers);
    expect((await aws.sync(text)).join()).toMatch(/^update \S+( primary)? applied/);
    expect(await aws.diff(text)).toEqual([]);
    expect(await aws.sync(text)).toEqual([]);
  });

  test("of a channel's type makes another channel and takes the first one away", async () => {
    await aws.sync(everything);
    const text = edited(
      'Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}',
      'Name: phone, Type: VOICE, DeliveryAddress: {SimpleAddress: "${secret:ANN_SMS}"}',
    );
    expect((await aws.sync(text)).join()).toMatch(/^update contact\/ann applied/);
    expect(await aws.sync(text)).toEqual([]);
    const { ContactChannels = [] } = await aws.clients.contacts.send(
      new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
    );
    expect(ContactChannels.map(({ Name, Type }) => `${Name} ${Type}`).sort()).toEqual(["mail EMAIL", "phone VOICE"]);
  });

  test("of a runbook makes a version and the default one of it, in every Region", async () => {
    await aws.sync(everything);
    await aws.sync(edited("Duration: PT1S", "Duration: PT2S"));
    for (const region of ["us-east-1", "eu-west-1"]) {
      const { ssm } = clientsOf(aws.emulator.endpoint, account, region);
      const document = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
      expect(document.DocumentVersion).toBe("2");
      expect(document.Content).toContain("PT2S");
    }
  });

  test("back to the version before the latest makes a new one; to the latest only makes it the default", async () => {
    await aws.sync(everything);
    const { ssm } = aws.clients;
    const text = edited("Duration: PT1S", "Duration: PT2S");
    const { Content = "" } = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
    await ssm.send(
      new UpdateDocumentCommand({
        Name: "Checkout-Mitigate",
        Content: Content.replace("PT1S", "PT2S"),
        DocumentFormat: "YAML",
        DocumentVersion: "$LATEST",
      }),
    );
    expect(await aws.diff(everything)).toEqual([]);
    await aws.forgetCalls();
    expect(await aws.sync(text)).toEqual(["update document/Checkout-Mitigate applied"]);
    expect((await aws.writes()).filter((one) => one === "UpdateDocument")).toHaveLength(1);
    expect((await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }))).DocumentVersion).toBe("2");
    expect(await aws.sync(text)).toEqual([]);
  });

  test("that AWS cannot make is refused, and the rest is done", async () => {
    await aws.sync(everything);
    const text = edited("Path: /ops/", "Path: /other/").replace("DisplayName: Ann", "DisplayName: Ann B");
    const outcomes = await aws.sync(text.replaceAll("role/ops/incident-runbook", "role/ops/incident-runbook"));
    expect(outcomes).toContainEqual(
      expect.stringMatching(/^update role\/incident-runbook refused .*cannot change the path/),
    );
    expect(outcomes).toContainEqual(expect.stringMatching(/^update contact\/ann applied/));
  });
});

describe("addresses", () => {
  test("that the environment does not have refuse a new contact by the variable's name, and what needs it waits", async () => {
    const { BOB_SMS: _, ...known } = secrets;
    const outcomes = await aws.sync(everything, {}, aws.worldOf(known));
    expect(outcomes).toContain(
      "create contact/bob refused Channel `phone` of `contact/bob` is new, and the environment has no `BOB_SMS`",
    );
    expect(outcomes).toContain(
      "create rotation/payments primary notTried It needs `contact/bob`, which is not created",
    );
    expect(outcomes).toContain(
      "create response-plan/checkout notTried It needs `contact/payments`, which is not created",
    );
    expect(outcomes).toContain("create role/incident-runbook applied");
    expect((await aws.sync(everything)).every((line) => / applied/.test(line))).toBe(true);
    expect(await aws.sync(everything)).toEqual([]);
  });

  test("are compared only where the environment has them", async () => {
    await aws.sync(everything);
    const moved = { ...secrets, ANN_SMS: "+4915100000000" };
    expect(await aws.sync(everything, {}, aws.worldOf({}))).toEqual([]);
    expect((await aws.sync(everything, {}, aws.worldOf(moved))).join()).toMatch(/^update contact\/ann applied/);
    expect(await aws.sync(everything, {}, aws.worldOf(moved))).toEqual([]);
  });

  test("need no review, because none can hold them", async () => {
    await aws.sync(everything);
    const review = readReview([renderDiffJson(await runDiff(await aws.load(everything), owner, aws.worldOf()))]);
    const moved = { ...secrets, ANN_SMS: "+4915100000000" };
    const outcomes = await aws.sync(everything, { review }, aws.worldOf(moved));
    expect(outcomes.join()).toMatch(/^update contact\/ann applied/);
  });

  test("that are none are not sent, whatever secret the file names", async () => {
    const outcomes = await aws.sync(everything, {}, aws.worldOf({ ...secrets, ANN_SMS: "ghs_token" }));
    expect(outcomes.join()).toMatch(/contact\/ann refused Unexpected value of `ANN_SMS`.*expected a phone number/);
    expect(outcomes.join()).not.toContain("ghs_token");
  });

  test("stand in no output, record or digest", async () => {
    const world = aws.worldOf();
    const diff = await runDiff(await aws.load(everything), owner, world);
    const prepared = await aws.prepare(everything);
    const dry = dryRun(prepared);
    const done = await applySync(prepared, world);
    const moved = await runDiff(
      await aws.load(everything),
      owner,
      aws.worldOf({ ...secrets, ANN_SMS: "+4915100000000" }),
    );
    const outputs = [
      renderDiffJson(diff),
      renderDiffMarkdown(diff),
      renderSyncJson(dry),
      renderSyncText(dry),
      renderSyncJson(done),
      renderSyncText(done),
      renderDiffJson(moved),
      renderDiffMarkdown(moved),
    ];
    for (const text of outputs) {
      for (const secret of [...Object.values(secrets), "+4915100000000"]) expect(text).not.toContain(secret);
    }
  });
});

describe("what is not this repository's", () => {
  const createBob = (DisplayName: string) =>
    aws.clients.contacts.send(
      new CreateContactCommand({
        Alias: "bob",
        Type: "PERSONAL",
        DisplayName,
        Plan: { Stages: [] },
        IdempotencyToken: "b",
      }),
    );
  const onlyBob = "kind: Contact\nAlias: bob\nDisplayName: Bob\nPlan: {Stages: []}\n";

  test("and is as declared is left alone, and can be adopted by name", async () => {
    await createBob("Bob");
    await aws.forgetCalls();
    expect(await aws.sync(onlyBob)).toEqual([]);
    expect(await aws.writes()).toEqual([]);
    expect(await aws.sync(onlyBob, { adopt: ["contact/bob"] })).toEqual(["update contact/bob applied"]);
    expect(await aws.writes()).toEqual(["TagResource"]);
    expect(await aws.sync(onlyBob)).toEqual([]);
    const changed = onlyBob.replace("DisplayName: Bob", "DisplayName: Bobby");
    expect(await aws.sync(changed)).toEqual(["update contact/bob applied"]);
  });

  test("and differs stops the sync until it is adopted", async () => {
    await createBob("Robert");
    await aws.forgetCalls();
    const text = `${onlyBob}---\nkind: Role\nRoleName: r\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}\n`;
    expect(await aws.sync(text)).toEqual([
      "update contact/bob refused `contact/bob` exists and does not belong to `acme/plans`",
      "create role/r notTried The sync stopped: `contact/bob` is not this repository's",
    ]);
    expect(await aws.writes()).toEqual([]);
    expect(await aws.sync(text, { adopt: ["bob"] })).toEqual(["create role/r applied", "update contact/bob applied"]);
    expect(await aws.sync(text)).toEqual([]);
  });

  test("is never deleted", async () => {
    await aws.sync(onlyBob);
    await aws.clients.contacts.send(
      new CreateContactCommand({ Alias: "guest", Type: "PERSONAL", Plan: { Stages: [] }, IdempotencyToken: "g" }),
    );
    expect(await aws.sync(onlyBob)).toEqual([]);
  });

  test("among two rotations of a name stops only that rotation", async () => {
    await aws.sync(everything);
    const { contacts } = aws.clients;
    const recurrence = {
      NumberOfOnCalls: 1,
      RecurrenceMultiplier: 1,
      DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }],
    };
    await contacts.send(
      new CreateRotationCommand({
        Name: "payments primary",
        ContactIds: [contactArn("ann")],
        TimeZoneId: "UTC",
        Recurrence: recurrence,
        IdempotencyToken: "x",
      }),
    );
    const outcomes = await aws.sync(edited("Europe/Berlin", "Europe/Paris"));
    expect(outcomes.join()).toMatch(/rotation\/payments primary/);
    expect(outcomes.join()).toMatch(/AWS has 2 of/);
  });
});

describe("deletes", () => {
  test("go from what refers to what is referred to", async () => {
    await aws.sync(everything);
    await aws.forgetCalls();
    const text = without("RoleName", "Alias: bob", "Rotation\n", "OnCallSchedule", "EscalationPlan", "name: checkout");
    const rest = `${text}\n---\n${'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}'}\n---\nkind: Rotation\nName: next\nContactIds: [contact/ann]\nTimeZoneId: UTC\nRecurrence: {NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]}\n---\nkind: OnCallSchedule\nAlias: next-oncall\nPlan: {RotationIds: [rotation/next]}\n---\nkind: EscalationPlan\nAlias: next-escalation\nPlan: {Stages: []}\n---\nname: next\nincidentTemplate: {title: x, impact: 3}\n`;
    const outcomes = await aws.sync(rest);
    expect(outcomes.filter((line) => line.startsWith("delete"))).toEqual([
      "delete response-plan/checkout applied",
      "delete contact/payments applied",
      "delete contact/payments-oncall applied",
      "delete rotation/payments primary applied",
      "delete contact/bob applied",
      "delete role/incident-runbook applied",
    ]);
    const deletes = (await aws.writes()).filter((one) => /^Delete|^Detach/.test(one));
    const contacts = deletes.filter((one) => !/Role/.test(one) || one === "DeleteResponsePlan");
    expect(contacts).toEqual([
      "DeleteResponsePlan",
      "DeleteContact",
      "DeleteContact",
      "DeleteRotation",
      "DeleteContact",
    ]);
    const roles = deletes.filter((one) => /Role/.test(one));
    expect(roles).toEqual(["DetachRolePolicy", "DeleteRolePolicy", "DeleteRole"]);
    expect(await aws.sync(rest)).toEqual([]);
  });

  test("of what something still refers to are refused", async () => {
    await aws.sync(everything);
    const text = without("Alias: bob", "RoleName", "Runbook\nName: Checkout-Mitigate");
    // The last role of a target is not deleted either.
    const role =
      'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}';
    const outcomes = await aws.sync(`${text}\n---\n${role}\n`);
    expect(outcomes.filter((line) => line.startsWith("delete"))).toEqual([
      "delete contact/bob refused `contact/bob` is still used by `rotation/payments primary`",
      "delete document/Checkout-Mitigate refused `document/Checkout-Mitigate` is still used by `checkout`",
      "delete role/incident-runbook refused `role/incident-runbook` is still used by `checkout`",
    ]);
  });

  test("of the last one of a kind never happen, because the kind is not looked at then", async () => {
    await aws.sync(everything);
    expect(await aws.sync(without("RoleName", "kind: Contact\n"))).toEqual([]);
  });

  test("need --prune, and pass their limits only by a name", async () => {
    await aws.sync(everything);
    const text = without("EscalationPlan", "name: checkout");
    const rest = `${text}\n---\nkind: EscalationPlan\nAlias: other\nPlan: {Stages: []}\n---\nname: other\nincidentTemplate: {title: x, impact: 3}\n`;
    const unpruned = await aws.sync(rest, { prune: false });
    expect(unpruned).toContainEqual(expect.stringMatching(/delete contact\/payments refused No file declares/));
  });
});

/** A job that is killed before the write with this number. */
function killedBefore(count: number, world: WritingWorld): WritingWorld {
  let left = count;
  const die = () => {
    left -= 1;
    if (left < 0) throw new Error("killed");
  };
  return {
    ...world,
    writerFor: (target) => {
      const writer = world.writerFor(target);
      return {
        perform: (operation) =>
          Promise.resolve(operation)
            .then(die)
            .then(() => writer.perform(operation)),
      };
    },
    neighbourWriterFor: (target) => {
      const writer = world.neighbourWriterFor?.(target);
      return {
        perform: (operation) =>
          Promise.resolve(operation)
            .then(die)
            .then(() => writer?.perform(operation)),
      };
    },
  };
}

describe("a sync that is killed", () => {
  test("between any two writes is finished by the next under the same review, and nothing is made twice", async () => {
    const review = readReview([renderDiffJson(await runDiff(await aws.load(everything), owner, aws.worldOf()))]);
    for (let count = 1; count < 40; count += 1) {
      const other = await neighbourAccount();
      try {
        const killed = await other
          .sync(everything, { review }, killedBefore(count, other.worldOf()))
          .catch((error: Error) => error);
        const outcomes = await other.sync(everything, { review, attempt: "2" });
        expect([count, outcomes.filter((line) => !/ applied/.test(line))]).toEqual([count, []]);
        expect(await other.sync(everything)).toEqual([]);
        const { Rotations = [] } = await other.clients.contacts.send(new ListRotationsCommand({}));
        const { Contacts = [] } = await other.clients.contacts.send(new ListContactsCommand({}));
        const { ContactChannels = [] } = await other.clients.contacts.send(
          new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
        );
        expect([Rotations.length, Contacts.length, ContactChannels.length]).toEqual([1, 4, 2]);
        if (!(killed instanceof Error)) return;
      } finally {
        await other.close();
      }
    }
    expect.unreachable("the sync never came to its end");
  }, 300_000);

  test("while it takes a role apart is finished under the same review", async () => {
    await aws.sync(everything);
    const role =
      'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}';
    const text = `${without("RoleName", "name: checkout", "assumeRole")}\n---\n${role}\n---\nname: other\nincidentTemplate: {title: x, impact: 3}\n`;
    await aws.sync(text, { prune: false });
    const review = readReview([renderDiffJson(await runDiff(await aws.load(text), owner, aws.worldOf()))]);
    await expect(aws.sync(text, { review }, killedBefore(5, aws.worldOf()))).rejects.toThrow("killed");
    expect((await aws.sync(text, { review })).filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(await aws.sync(text)).toEqual([]);
  });
});

describe("when AWS misbehaves", () => {
  test.each([
    ["throttles", "throttle"],
    ["fails before it writes", "error-before"],
    ["writes, then fails", "error-after"],
    ["writes, then cuts the connection", "drop-after"],
    ["reads what was before the write", "stale"],
  ])("and %s, everything is made once", async (_what, kind) => {
    for (const service of ["ssm-contacts", "iam", "ssm"]) await aws.misbehave({ service, kind, times: 3 });
    const first = await aws.sync(everything);
    await aws.behave();
    const second = await aws.sync(everything);
    expect([...first, ...second].filter((line) => / refused /.test(line))).toEqual([]);
    expect(second.filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(await aws.sync(everything)).toEqual([]);
    const { Rotations = [] } = await aws.clients.contacts.send(new ListRotationsCommand({}));
    expect(Rotations).toHaveLength(1);
  });

  test("a refused write is told with its request id, and stops only what needs it", async () => {
    await aws.misbehave({ service: "iam", operation: "CreateRole", kind: "access-denied" });
    const outcomes = await aws.sync(everything);
    const stopped = outcomes.filter((line) => !/ applied/.test(line));
    expect(stopped[0]).toMatch(
      /^create role\/incident-runbook failed `iam:CreateRole` for `incident-runbook` failed in us-east-1: AccessDenied.*\(request id .+\)$/,
    );
    expect(stopped.slice(1)).toEqual([
      "create document/Checkout-Mitigate notTried It waits for `role/incident-runbook`, which failed",
      expect.stringMatching(
        /^create response-plan\/checkout notTried It waits for `(role\/incident-runbook|document\/Checkout-Mitigate)`/,
      ),
    ]);
    expect(outcomes.filter((line) => /contact|rotation/.test(line)).every((line) => / applied/.test(line))).toBe(true);
  });
});

describe("reviewed is applied", () => {
  test("what a person changed since the review is refused alone", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann", "DisplayName: Ann B").replace(
      "Description: Starts runbooks",
      "Description: Other",
    );
    const review = readReview([renderDiffJson(await runDiff(await aws.load(text), owner, aws.worldOf()))]);
    await aws.clients.contacts.send(
      new UpdateContactCommand({ ContactId: contactArn("ann"), DisplayName: "Somebody" }),
    );
    expect(await aws.sync(text, { review })).toEqual([
      "update role/incident-runbook applied",
      'update contact/ann refused `contact/ann`: `/DisplayName` is now `"Somebody"`, was `"Ann"` at review; changed by a person in the console?',
    ]);
  });

  test("what a person changes between the decision and the write is refused", async () => {
    await aws.sync(everything);
    const prepared = await aws.prepare(edited("Description: Starts runbooks", "Description: Other"));
    await aws.clients.iam.send(new UpdateRoleCommand({ RoleName: "incident-runbook", Description: "Mine" }));
    const { outcomes } = await applySync(prepared, aws.worldOf());
    expect(outcomes).toMatchObject([{ status: "refused", reason: expect.stringContaining("`/Description`") }]);
    expect((await aws.clients.iam.send(new GetRoleCommand({ RoleName: "incident-runbook" }))).Role?.Description).toBe(
      "Mine",
    );
  });

  test("what somebody else makes between the decision and the write is not taken", async () => {
    const prepared = await aws.prepare(everything);
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
    await aws.clients.iam.send(new CreateRoleCommand({ RoleName: "incident-runbook", AssumeRolePolicyDocument }));
    const { outcomes } = await applySync(prepared, aws.worldOf());
    expect(outcomes[0]).toMatchObject({
      status: "refused",
      reason: "`role/incident-runbook` exists by now, and belongs to nobody",
    });
  });
});

describe("undo", () => {
  test("brings back what a sync changed and created", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann\n", "DisplayName: Ann B\n")
      .replace("Duration: PT1S", "Duration: PT2S")
      .replace("ssm:StartAutomationExecution", "ssm:GetDocument")
      .replace("Europe/Berlin", "UTC");
    const record = renderSyncJson(await applySync(await aws.prepare(text), aws.worldOf()));
    expect(await aws.diff(everything)).not.toEqual([]);
    const undone = await prepareUndo(
      await aws.load(text),
      readSyncRecord(record),
      { repository: owner, attempt: "3" },
      aws.worldOf(),
    );
    const { outcomes } = await applySync(undone, aws.worldOf());
    expect(outcomes.map(({ resource, status }) => `${resource} ${status}`).sort()).toEqual([
      "contact/ann applied",
      "document/Checkout-Mitigate applied",
      "role/incident-runbook applied",
      "rotation/payments primary applied",
    ]);
    expect(await aws.diff(everything)).toEqual([]);
  });

  test("refuses what changed since", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann\n", "DisplayName: Ann B\n");
    const record = renderSyncJson(await applySync(await aws.prepare(text), aws.worldOf()));
    await aws.clients.contacts.send(
      new UpdateContactCommand({ ContactId: contactArn("ann"), DisplayName: "Somebody" }),
    );
    const undone = await prepareUndo(
      await aws.load(text),
      readSyncRecord(record),
      { repository: owner, attempt: "3" },
      aws.worldOf(),
    );
    expect(undone.targets[0]?.decision.refused).toMatchObject([
      { reason: "`contact/ann` changed since that sync: `/DisplayName`" },
    ]);
  });
});
