import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { CreateDocumentCommand, UpdateDocumentCommand } from "@aws-sdk/client-ssm";
import {
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factCollector } from "../../../src/adapters/aws/collect-facts.js";
import type { Target } from "../../../src/core/config/config.js";
import type { FactRequest } from "../../../src/core/facts/fact-request.js";
import type { Facts } from "../../../src/core/facts/facts.js";
import { documentKey, lookUp, lookUpKey, lookUpReplicationSet } from "../../../src/core/facts/look-up.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";
import { factsOfRecording } from "../../../src/core/facts/recording.js";
import { snapshotFiles } from "../../../src/core/facts/snapshot-files.js";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server.js";
import { clientsOf } from "../../emulator/clients.js";

const account = "111122223333";
const target: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };
const roleArn = `arn:aws:iam::${account}:role/incidents/runbook`;
const automationRole = "arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole";
const contactArn = (alias: string) => `arn:aws:ssm-contacts:us-east-1:${account}:contact/${alias}`;
const planArn = `arn:aws:ssm-incidents::${account}:response-plan/checkout`;
const topicArn = `arn:aws:sns:us-east-1:${account}:chat`;
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const content = {
  schemaVersion: "0.3",
  parameters: { Service: { type: "String" } },
  mainSteps: [{ name: "look", action: "aws:pause", inputs: {} }],
};
const request: FactRequest = {
  roles: [roleArn, `arn:aws:iam::${account}:role/gone`],
  policies: [],
  documents: [
    { name: "Mitigate", versions: ["1"] },
    { name: "AWS-RestartEC2Instance", versions: [] },
    { name: "Gone", versions: [] },
  ],
  topics: [topicArn, `${topicArn}-gone`],
  contacts: [contactArn("team"), contactArn("gone")],
  plans: [planArn],
};

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator();
  const { incidents, contacts, iam, ssm, sns } = clientsOf(emulator.endpoint, account);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: "runbook", Path: "/incidents/", AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "ssm:*", Resource: "*" }],
  });
  await iam.send(new PutRolePolicyCommand({ RoleName: "runbook", PolicyName: "start", PolicyDocument }));
  const Content = JSON.stringify(content);
  const document = { Name: "Mitigate", Content, DocumentType: "Automation", DocumentFormat: "JSON" } as const;
  await ssm.send(new CreateDocumentCommand(document));
  const next = JSON.stringify({ ...content, description: "two" });
  await ssm.send(new UpdateDocumentCommand({ Name: "Mitigate", Content: next, DocumentVersion: "$LATEST" }));
  await sns.send(new CreateTopicCommand({ Name: "chat" }));
  const credentials = { accessKeyId: account, secretAccessKey: "x" };
  const config = { endpoint: emulator.endpoint, region: "us-east-1", credentials };
  const kms = new KMSClient(config);
  const key = await kms.send(new CreateKeyCommand({}));
  await kms.send(new CreateAliasCommand({ AliasName: "alias/chat", TargetKeyId: key.KeyMetadata?.KeyId }));
  const encrypted = { AttributeName: "KmsMasterKeyId", AttributeValue: "alias/chat" };
  await sns.send(new SetTopicAttributesCommand({ TopicArn: topicArn, ...encrypted }));
  const metric = {
    Namespace: "n",
    MetricName: "m",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
  } as const;
  const alarm = { ...metric, ComparisonOperator: "GreaterThanThreshold" } as const;
  await new CloudWatchClient(config).send(
    new PutMetricAlarmCommand({ AlarmName: "high", AlarmActions: [planArn], ...alarm }),
  );
  const events = new EventBridgeClient(config);
  await events.send(
    new PutRuleCommand({ Name: "unhealthy", EventPattern: '{"source":["aws.health"]}', State: "ENABLED" }),
  );
  const Targets = [{ Id: "1", Arn: planArn, RoleArn: roleArn }];
  await events.send(new PutTargetsCommand({ Rule: "unhealthy", Targets }));
  await contacts.send(
    new CreateContactCommand({ Alias: "ana", DisplayName: "Ana Example", Type: "PERSONAL", Plan: { Stages: [] } }),
  );
  const channel = await contacts.send(
    new CreateContactChannelCommand({
      ContactId: contactArn("ana"),
      Name: "phone",
      Type: "SMS",
      DeliveryAddress: { SimpleAddress: "+15550100" },
      DeferActivation: true,
    }),
  );
  const Stages = [
    { DurationInMinutes: 5, Targets: [{ ChannelTargetInfo: { ContactChannelId: channel.ContactChannelArn } }] },
  ];
  await contacts.send(new UpdateContactCommand({ ContactId: contactArn("ana"), Plan: { Stages } }));
  const rotation = await contacts.send(
    new CreateRotationCommand({
      Name: "week",
      ContactIds: [contactArn("ana")],
      TimeZoneId: "Europe/Berlin",
      Recurrence: {
        NumberOfOnCalls: 1,
        RecurrenceMultiplier: 1,
        WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
      },
    }),
  );
  await contacts.send(
    new CreateContactCommand({
      Alias: "primary",
      Type: "ONCALL_SCHEDULE",
      Plan: { RotationIds: [rotation.RotationArn ?? ""] },
    }),
  );
  const to = (alias: string) => ({
    DurationInMinutes: 10,
    Targets: [{ ContactTargetInfo: { ContactId: contactArn(alias), IsEssential: true } }],
  });
  await contacts.send(
    new CreateContactCommand({ Alias: "team", Type: "ESCALATION", Plan: { Stages: [to("primary"), to("ana")] } }),
  );
});

afterAll(() => emulator.close());

function collector() {
  const access = { endpoint: emulator.endpoint, credentials: { accessKeyId: account, secretAccessKey: "x" } };
  return factCollector(target, { ...access, maxAttempts: 1 }, () => new Date("2026-03-01T00:00:00Z"));
}

async function fault(fault: object): Promise<void> {
  await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body: JSON.stringify(fault) });
}

describe("facts from the embedded AWS", () => {
  test("what is there, and what is not", async () => {
    const facts = await collector().collect(request);
    expect(facts.roles.get(roleArn)?.value).toMatchObject({ trust: { document: trust }, hasAllPolicies: true });
    expect([...facts.documents.keys()]).toEqual([
      "us-east-1:111122223333:Mitigate",
      "us-east-1::AWS-RestartEC2Instance",
    ]);
    expect(facts.documents.get(documentKey("us-east-1", account, "Mitigate"))?.value).toMatchObject({
      owner: account,
      type: "Automation",
      versions: ["1", "2"],
      defaultVersion: "1",
      latestVersion: "2",
      details: { "1": { content } },
    });
    expect(facts.topics.get(topicArn)?.value.policy?.document).toMatchObject({ Statement: expect.any(Array) });
    expect([...facts.contacts.values()].map(({ value }) => value.alias)).toEqual(["ana", "primary", "team"]);
    expect([...facts.channels.values()].map(({ value }) => value.isActivated)).toEqual([false]);
    expect([...facts.rotations.values()].map(({ value }) => [value.name, value.overrides])).toEqual([["week", []]]);
    expect(lookUpKey(facts, topicArn, "alias/chat")).toMatchObject({
      state: "present",
      value: { manager: "CUSTOMER", aliases: ["alias/chat"], policy: { document: { Statement: expect.any(Array) } } },
    });
    expect([...facts.triggers.values()].map(({ value }) => [value.kind, value.name, value.actions])).toEqual([
      ["alarm", "high", [planArn]],
      ["rule", "unhealthy", [planArn]],
    ]);
    expect(lookUpReplicationSet(facts, account)).toMatchObject({ value: { status: "ACTIVE", regions: ["us-east-1"] } });
    expect([...facts.absent.keys()].sort()).toEqual(
      [
        `arn:aws:iam::${account}:role/gone`,
        `${topicArn}-gone`,
        contactArn("gone"),
        documentKey("us-east-1", account, "Gone"),
      ].sort(),
    );
  });

  test("a snapshot of the account reads back as what was collected, and knows what does not exist", async () => {
    const recording = await collector().record(request, "account");
    const files = snapshotFiles(recording);
    expect(files.map(({ text }) => text).join()).not.toMatch(/\+1555|Example/);
    const [facts, diagnostics] = readRecorded(files, [target]);
    expect(diagnostics).toEqual([]);
    const keys = ({
      roles,
      documents,
      topics,
      keys: kmsKeys,
      triggers,
      contacts,
      channels,
      rotations,
      absent,
      complete,
    }: Facts) =>
      [kmsKeys, triggers, roles, documents, topics, contacts, channels, rotations, absent, complete].map((map) => [
        ...map.keys(),
      ]);
    expect(keys(facts)).toEqual(keys(factsOfRecording(recording)));
    for (const name of ["iam:roles", "ssm:documents", "sns:topics", "ssm-contacts:contacts"] as const)
      expect(lookUp(facts, new Map(), "anything", { name, account, region: "us-east-1" }).state).toBe("absent");
  });

  test.each([
    ["iam", "GetRole", (facts: Facts) => lookUp(facts, facts.roles, roleArn, { name: "iam:roles", account })],
    [
      "ssm",
      "DescribeDocument",
      (facts: Facts) =>
        lookUp(facts, facts.documents, documentKey("us-east-1", account, "Mitigate"), {
          name: "ssm:documents",
          account,
        }),
    ],
    [
      "sns",
      "GetTopicAttributes",
      (facts: Facts) => lookUp(facts, facts.topics, topicArn, { name: "sns:topics", account }),
    ],
    [
      "ssm-contacts",
      "GetContact",
      (facts: Facts) => lookUp(facts, facts.contacts, contactArn("team"), { name: "ssm-contacts:contacts", account }),
    ],
    ["ssm-incidents", "ListReplicationSets", (facts: Facts) => lookUpReplicationSet(facts, account)],
  ])("a denied %s:%s leaves its fact unknown, with the reason", async (service, operation, look) => {
    await fault({ service, operation, kind: "access-denied" });
    const known = look(await collector().collect(request));
    await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
    expect(known).toMatchObject({
      state: "unknown",
      reason: expect.stringMatching(new RegExp(`${operation}.*AccessDenied`)),
    });
  });

  test("throttled calls are tried again", async () => {
    await fault({ service: "iam", operation: "GetRole", kind: "throttle", times: 1 });
    const access = { endpoint: emulator.endpoint, credentials: { accessKeyId: account, secretAccessKey: "x" } };
    const facts = await factCollector(target, access).collect({ ...request, roles: [roleArn] });
    expect(facts.roles.has(roleArn)).toBe(true);
  });
});

test("a managed policy that AWS has is read at its default version", async () => {
  const { iam } = clientsOf(emulator.endpoint, account);
  await iam.send(new AttachRolePolicyCommand({ RoleName: "runbook", PolicyArn: automationRole }));
  const facts = await collector().collect({ ...request, roles: [roleArn] });
  const policies = facts.roles
    .get(roleArn)
    ?.value.policies.map((known) => known.state === "present" && known.value.name);
  expect(policies).toEqual(["start", automationRole]);
});
