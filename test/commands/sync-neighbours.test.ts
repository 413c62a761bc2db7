import { CreateRoleCommand, GetRoleCommand, UpdateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateContactCommand,
  CreateRotationCommand,
  GetContactCommand,
  ListContactChannelsCommand,
  ListRotationsCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { dryRun } from "../../src/commands/sync.js";
import { readReview } from "../../src/core/changes/read-review.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import { renderSyncText } from "../../src/core/report/sync-text.js";
import {
  contactArn,
  edited,
  everything,
  type NeighbourAccount,
  neighbourAccount,
  owner,
  secrets,
} from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

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

describe("needs that run in circles", () => {
  test("are met in one sync: runbooks and roles that name each other, escalation plans that engage each other", async () => {
    const role = (name: string, document: string) =>
      `kind: Role\nRoleName: ${name}\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}\nPolicies: [{PolicyName: start, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "ssm:StartAutomationExecution", Resource: "arn:aws:ssm:us-east-1:\${account}:document/${document}"}]}}]`;
    const runbook = (name: string, role: string, other: string) =>
      `kind: Runbook\nName: ${name}\nContent: {schemaVersion: "0.3", assumeRole: "arn:aws:iam::\${account}:role/${role}", mainSteps: [{name: next, action: "aws:executeAutomation", inputs: {DocumentName: ${other}}}]}`;
    const escalation = (alias: string, other: string) =>
      `kind: EscalationPlan\nAlias: ${alias}\nPlan: {Stages: [{DurationInMinutes: 5, Targets: [{ContactTargetInfo: {ContactId: contact/${other}, IsEssential: true}}]}]}`;
    const text = [
      ...[role("one", "Book-A"), role("two", "Book-B")],
      ...[runbook("Book-A", "one", "Book-B"), runbook("Book-B", "two", "Book-A")],
      ...[escalation("a-first", "b-second"), escalation("b-second", "a-first")],
      "name: round\nincidentTemplate: {title: Down, impact: 1}\nengagements: [contact/a-first]\nactions: [{ssmAutomation: {documentName: Book-A, roleArn: role/one}}]",
    ].join("\n---\n");
    expect((await aws.sync(text)).filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(await aws.sync(text)).toEqual([]);
    const rest = `${role("kept", "Book-A")}\n---\nkind: Contact\nAlias: kept\nPlan: {Stages: []}\n---\nname: kept\nincidentTemplate: {title: Down, impact: 3}`;
    expect((await aws.sync(`${text}\n---\n${rest}`)).filter((line) => !/ applied/.test(line))).toEqual([]);
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

  test("with what a person changed, what relies on it waits, step by step, and nothing else", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann", "DisplayName: Ann B")
      .replace("Europe/Berlin", "Europe/Paris")
      .replace("DisplayName: Payments", "DisplayName: Checkout")
      .replace("Duration: PT1S", "Duration: PT2S")
      .replace("title: Down", "title: Gone");
    const review = readReview([renderDiffJson(await runDiff(await aws.load(text), owner, aws.worldOf()))]);
    await aws.clients.contacts.send(
      new UpdateContactCommand({ ContactId: contactArn("ann"), DisplayName: "Somebody" }),
    );
    expect((await aws.sync(text, { review })).map((line) => line.replace(/, was .*/, "")).sort()).toEqual([
      'update contact/ann refused `contact/ann`: `/DisplayName` is now `"Somebody"`',
      "update contact/payments-oncall notTried It needs `rotation/payments primary`, which is not updated",
      "update document/Checkout-Mitigate applied",
      "update response-plan/checkout applied",
      "update rotation/payments primary notTried It needs `contact/ann`, which is not updated",
    ]);
  });

  test("without a review nothing of the neighbours is written, and each says so", async () => {
    const outcomes = await aws.sync(everything, { review: readReview([]) });
    expect(outcomes).toHaveLength(9);
    expect(outcomes.filter((line) => !/ refused No reviewed digest covers this create of /.test(line))).toEqual([]);
    expect((await aws.writes()).filter((operation) => operation !== "CreateReplicationSet")).toEqual([]);
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
