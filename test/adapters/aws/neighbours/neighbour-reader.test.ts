import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateDocumentCommand, UpdateDocumentCommand } from "@aws-sdk/client-ssm";
import {
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { neighbourReader } from "../../../../src/adapters/aws/neighbours/neighbour-reader.js";
import type { secretText } from "../../../../src/core/neighbours/secret-text.js";
import { OperationalError } from "../../../../src/core/operational-error.js";
import { type RunningEmulator, startEmulator } from "../../../../src/emulator/server.js";
import { clientsOf } from "../../../emulator/clients.js";

const account = "111122223333";
const regions = ["us-east-1", "eu-west-1"] as const;
const arnOf = (resource: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${resource}`;
const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:*" }] };
const content = "# who calls?\nschemaVersion: '0.3'\nmainSteps: [{name: wait, action: aws:pause, inputs: {}}]\n";
const rotation = {
  TimeZoneId: "Europe/Berlin",
  StartTime: new Date("2026-01-05T08:00:00Z"),
  Recurrence: {
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
    DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }],
  },
};

let emulator: RunningEmulator;
let arns: Record<"phone" | "mail" | "primary" | "twin", string>;

const reader = () =>
  neighbourReader(
    { account, partition: "aws", regions },
    {
      endpoint: emulator.endpoint,
      credentials: { accessKeyId: account, secretAccessKey: "any" },
      maxAttempts: 1,
    },
  );

async function callsSince(): Promise<Record<string, number>> {
  const answer = await fetch(`${emulator.endpoint}/_emulator/calls`);
  const calls = (await answer.json()) as { service: string; operation: string }[];
  const counts: Record<string, number> = {};
  for (const { service, operation } of calls) {
    const key = `${service}:${operation}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

beforeAll(async () => {
  emulator = await startEmulator();
  const { incidents, contacts, iam, ssm } = clientsOf(emulator.endpoint, account);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  await contacts.send(
    new CreateContactCommand({
      Alias: "ann",
      DisplayName: "Ann Hübner",
      Type: "PERSONAL",
      Plan: { Stages: [] },
      Tags: [
        { Key: "team", Value: "payments" },
        { Key: "muster/repository", Value: "acme/oncall" },
      ],
    }),
  );
  const channel = async (Name: string, Type: "SMS" | "EMAIL", SimpleAddress: string) => {
    const input = { ContactId: arnOf("contact/ann"), Name, Type, DeliveryAddress: { SimpleAddress } };
    const { ContactChannelArn = "" } = await contacts.send(new CreateContactChannelCommand(input));
    return ContactChannelArn;
  };
  const phone = await channel("phone", "SMS", "+4915112345678");
  const mail = await channel("mail", "EMAIL", "ann@example.com");
  const stage = (ContactChannelId: string) => ({ ChannelTargetInfo: { ContactChannelId, RetryIntervalInMinutes: 2 } });
  await contacts.send(
    new UpdateContactCommand({
      ContactId: arnOf("contact/ann"),
      Plan: { Stages: [{ DurationInMinutes: 5, Targets: [stage(phone), stage(`${mail}-gone`)] }] },
    }),
  );
  await contacts.send(
    new CreateContactCommand({
      Alias: "team",
      Type: "ESCALATION",
      Plan: {
        Stages: [
          {
            DurationInMinutes: 0,
            Targets: [{ ContactTargetInfo: { ContactId: arnOf("contact/ann"), IsEssential: false } }],
          },
          { DurationInMinutes: 10, Targets: [] },
        ],
      },
    }),
  );
  const rotate = async (Name: string) => {
    const input = { Name, ContactIds: [arnOf("contact/ann")], ...rotation };
    const { RotationArn = "" } = await contacts.send(new CreateRotationCommand(input));
    return RotationArn;
  };
  const [primary, twin] = [await rotate("primary"), await rotate("twin")];
  await rotate("twin");
  await contacts.send(
    new CreateContactCommand({
      Alias: "schedule",
      Type: "ONCALL_SCHEDULE",
      Plan: { RotationIds: [primary, twin] },
    }),
  );
  arns = { phone, mail, primary, twin };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(
    new CreateRoleCommand({
      RoleName: "runbook",
      Path: "/incidents/",
      Description: "Starts it",
      MaxSessionDuration: 7200,
      AssumeRolePolicyDocument,
      Tags: [{ Key: "team", Value: "" }],
    }),
  );
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  for (const PolicyName of ["start", "pass"]) {
    await iam.send(new PutRolePolicyCommand({ RoleName: "runbook", PolicyName, PolicyDocument: policy }));
  }
  const managed = "arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole";
  await iam.send(new AttachRolePolicyCommand({ RoleName: "runbook", PolicyArn: managed }));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ssm-contacts.amazonaws.com" })).catch(() => 0);
  const document = { Name: "Mitigate", Content: content, DocumentType: "Automation", DocumentFormat: "YAML" } as const;
  await ssm.send(new CreateDocumentCommand({ ...document, DisplayName: "Mitigate it", VersionName: "v1" }));
  await ssm.send(
    new UpdateDocumentCommand({
      Name: "Mitigate",
      Content: content.replace("wait", "stop"),
      DocumentFormat: "YAML",
      DocumentVersion: "$LATEST",
    }),
  );
  await clientsOf(emulator.endpoint, account, "eu-west-1").ssm.send(new CreateDocumentCommand(document));
  await ssm.send(
    new CreateDocumentCommand({ ...document, Name: "Command", DocumentType: "Command", Content: command }),
  );
  const other = clientsOf(emulator.endpoint, "444455556666");
  await other.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  await other.contacts.send(new CreateContactCommand({ Alias: "stranger", Type: "PERSONAL", Plan: { Stages: [] } }));
});

const command = "schemaVersion: '2.2'\nmainSteps: []\n";

beforeEach(async () => {
  await fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
  await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
});
afterAll(() => emulator.close());

describe("what is read has the form of a file", () => {
  test("a contact, its channels by their names", async () => {
    const contact = await reader().neighbour("Contact", "ann");
    expect(contact).toMatchObject({
      kind: "Contact",
      arn: arnOf("contact/ann"),
      account,
      tags: { team: "payments", "muster/repository": "acme/oncall" },
      handles: {
        channels: [
          { arn: arns.mail, name: "mail", type: "EMAIL", isActivated: false },
          { arn: arns.phone, name: "phone", type: "SMS", isActivated: false },
        ],
      },
    });
    expect(contact?.value).toEqual({
      Alias: "ann",
      DisplayName: "Ann Hübner",
      Channels: [
        { Name: "mail", Type: "EMAIL" },
        { Name: "phone", Type: "SMS" },
      ],
      Plan: {
        Stages: [
          {
            DurationInMinutes: 5,
            Targets: [
              { ChannelTargetInfo: { ContactChannelId: "channel/phone", RetryIntervalInMinutes: 2 } },
              { ChannelTargetInfo: { ContactChannelId: `${arns.mail}-gone`, RetryIntervalInMinutes: 2 } },
            ],
          },
        ],
      },
      Tags: [{ Key: "team", Value: "payments" }],
    });
    const handles = contact?.handles as { channels: readonly { address: ReturnType<typeof secretText> }[] };
    expect(handles.channels.map(({ address }) => address.reveal())).toEqual(["ann@example.com", "+4915112345678"]);
    expect(JSON.stringify(contact)).not.toMatch(/example\.com|12345678/);
  });

  test("an escalation plan and a schedule; a rotation by its name where only one has it", async () => {
    expect((await reader().neighbour("EscalationPlan", "team"))?.value).toEqual({
      Alias: "team",
      Plan: {
        Stages: [
          {
            DurationInMinutes: 0,
            Targets: [{ ContactTargetInfo: { ContactId: arnOf("contact/ann"), IsEssential: false } }],
          },
          { DurationInMinutes: 10, Targets: [] },
        ],
      },
    });
    const schedule = await reader().neighbour("OnCallSchedule", "schedule");
    expect(schedule?.value).toEqual({ Alias: "schedule", Plan: { RotationIds: ["rotation/primary", arns.twin] } });
    expect(schedule?.handles).toEqual({ rotations: [{ arn: arns.primary, name: "primary" }, { arn: arns.twin }] });
  });

  test("a rotation", async () => {
    const primary = await reader().neighbour("Rotation", "primary");
    expect(primary).toMatchObject({ arn: arns.primary, name: "primary" });
    expect(primary?.value).toEqual({
      Name: "primary",
      ContactIds: [arnOf("contact/ann")],
      ...rotation,
      StartTime: "2026-01-05T08:00:00Z",
    });
    await expect(reader().neighbour("Rotation", "twin")).rejects.toThrow("Several rotations have the name `twin`");
  });

  test("a runbook's content to the letter, in every Region", async () => {
    const runbook = await reader().neighbour("Runbook", "Mitigate");
    const value = { Name: "Mitigate", DocumentFormat: "YAML", Content: content };
    expect(runbook).toMatchObject({
      arn: `arn:aws:ssm:us-east-1:${account}:document/Mitigate`,
      value: { ...value, DisplayName: "Mitigate it", VersionName: "v1" },
      handles: {
        copies: [
          {
            region: "us-east-1",
            defaultVersion: "1",
            latestVersion: "2",
            hash: expect.stringMatching(/^[0-9a-f]{64}$/),
            latest: { Content: content.replace("wait", "stop") },
          },
          { region: "eu-west-1", defaultVersion: "1", latestVersion: "1", value },
        ],
      },
    });
    expect(await reader().neighbour("Runbook", "AWS-RestartEC2Instance")).toBeUndefined();
  });

  test("a role with all its policies", async () => {
    const role = await reader().neighbour("Role", "runbook");
    const policy = { Version: "2012-10-17", Statement: [] };
    expect(role).toMatchObject({
      arn: `arn:aws:iam::${account}:role/incidents/runbook`,
      tags: { team: "" },
      handles: { inlinePolicies: ["pass", "start"] },
    });
    expect(role?.value).toEqual({
      RoleName: "runbook",
      Path: "/incidents/",
      Description: "Starts it",
      MaxSessionDuration: 7200,
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole"],
      Policies: [
        { PolicyName: "pass", PolicyDocument: policy },
        { PolicyName: "start", PolicyDocument: policy },
      ],
      Tags: [{ Key: "team", Value: "" }],
    });
  });

  test("a document of AWS can be read for a clone, and is not a neighbour", async () => {
    const name = "AWSIncidents-CriticalIncidentRunbookTemplate";
    expect(await reader().documentToClone(name)).toMatchObject({ name, content: expect.stringContaining("0.3") });
    expect(await reader().documentToClone("Gone")).toBeUndefined();
  });

  test("what is not there is absent", async () => {
    const kinds = ["Contact", "EscalationPlan", "OnCallSchedule", "Rotation", "Runbook", "Role"] as const;
    for (const kind of kinds) expect(await reader().neighbour(kind, "gone"), kind).toBeUndefined();
    expect(
      await reader().neighbours({ kinds, names: Object.fromEntries(kinds.map((kind) => [kind, ["gone"]])) }),
    ).toEqual([]);
  });
});

describe("what is asked of AWS", () => {
  test("all of an account: one list a kind, and for each resource no more than it takes", async () => {
    const found = await reader().neighbours({
      kinds: ["Role", "Runbook", "Rotation", "OnCallSchedule", "EscalationPlan", "Contact"],
      names: { Role: ["runbook"] },
    });
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "Contact ann",
      "EscalationPlan team",
      "OnCallSchedule schedule",
      "Rotation primary",
      "Rotation twin",
      "Rotation twin",
      "Runbook Mitigate",
      "Role runbook",
    ]);
    expect(await callsSince()).toEqual({
      "ssm-contacts:ListContacts": 1,
      "ssm-contacts:GetContact": 3,
      "ssm-contacts:ListContactChannels": 1,
      "ssm-contacts:ListRotations": 1,
      // three contacts, three rotations
      "ssm-contacts:ListTagsForResource": 6,
      // a Region each
      "ssm:ListDocuments": 2,
      // the default version in each Region, and the latest one where it is another
      "ssm:DescribeDocument": 3,
      "ssm:GetDocument": 3,
      "iam:GetRole": 1,
      "iam:ListRolePolicies": 1,
      "iam:GetRolePolicy": 2,
      "iam:ListAttachedRolePolicies": 1,
    });
  });

  test("named ones: nothing is listed but rotations, whose ARN holds no name", async () => {
    await reader().neighbours({
      kinds: ["Contact", "EscalationPlan", "Rotation", "Runbook"],
      names: { Contact: ["ann"], EscalationPlan: ["team", "ann"], Rotation: ["primary"], Runbook: ["Mitigate"] },
    });
    expect(await callsSince()).toEqual({
      "ssm-contacts:GetContact": 2,
      "ssm-contacts:ListContactChannels": 1,
      "ssm-contacts:ListRotations": 1,
      "ssm-contacts:ListTagsForResource": 3,
      "ssm:DescribeDocument": 3,
      "ssm:GetDocument": 3,
    });
  });

  test("an alias that AWS has as another kind of contact is given as that kind", async () => {
    const found = await reader().neighbours({ kinds: ["EscalationPlan"], names: { EscalationPlan: ["ann"] } });
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["Contact ann"]);
  });

  test("roles: those of AWS's services are left out", async () => {
    const roles = await reader().neighbours({ kinds: ["Role"] });
    expect(roles.map(({ name }) => name)).toEqual(["runbook"]);
  });
});

test.each([
  ["ssm-contacts", "ListContactChannels", "Contact", "ann"],
  ["ssm-contacts", "ListTagsForResource", "EscalationPlan", "team"],
  ["ssm-contacts", "ListRotations", "OnCallSchedule", "schedule"],
  ["ssm", "GetDocument", "Runbook", "Mitigate"],
  ["iam", "GetRolePolicy", "Role", "runbook"],
] as const)("a refused %s:%s is told by its name and what it was about", async (service, operation, kind, name) => {
  await fetch(`${emulator.endpoint}/_emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ service, operation, kind: "access-denied" }),
  });
  const refusal = await reader()
    .neighbour(kind, name)
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OperationalError);
  expect((refusal as OperationalError).message).toContain(`\`${service}:${operation}\``);
  expect((refusal as OperationalError).hint).toContain(`Allow \`${service}:${operation}\``);
});
