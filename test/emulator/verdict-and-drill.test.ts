import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { CreateDocumentCommand } from "@aws-sdk/client-ssm";
import {
  ActivateContactChannelCommand,
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  type Stage,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { factCollector } from "../../src/adapters/aws/collect-facts.js";
import { runCheck } from "../../src/commands/check.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { fillAccount } from "../../src/demo/fill-account.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";
import { clientsOf } from "./clients.js";
import { control, runDrill } from "./run-drill.js";

const account = "111122223333";
const region = "us-east-1";

let emulator: RunningEmulator;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  emulator = await startEmulator();
  clients = clientsOf(emulator.endpoint, account, region);
});

afterEach(() => emulator.close());

const trustOf = (Service: string, Condition = {}) => ({
  Effect: "Allow",
  Principal: { Service },
  Action: "sts:AssumeRole",
  Condition,
});
const incidentManager = "ssm-incidents.amazonaws.com";
const start = (...Resource: string[]) => ({ Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource });
const document = `arn:aws:ssm:*:${account}:document/Restart`;
const execution = `arn:aws:ssm:*:${account}:automation-execution/*`;
const executionRole = `arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole`;

interface RoleCase {
  readonly trust: object;
  readonly statements: readonly object[];
  readonly boundary?: object;
}

/** Roles right and wrong; each has a plan of its name. */
const roles: Readonly<Record<string, RoleCase>> = {
  right: { trust: trustOf(incidentManager), statements: [start(document, execution)] },
  "trusts-its-incidents": {
    trust: trustOf(incidentManager, {
      ArnLike: { "aws:SourceArn": `arn:aws:ssm-incidents:*:${account}:incident-record/trusts-its-incidents/*` },
      StringEquals: { "aws:SourceAccount": account },
    }),
    statements: [start(document, execution)],
  },
  "trusts-other-incidents": {
    trust: trustOf(incidentManager, {
      ArnLike: { "aws:SourceArn": `arn:aws:ssm-incidents:*:${account}:incident-record/another-plan/*` },
    }),
    statements: [start(document, execution)],
  },
  "trusts-another-account": {
    trust: trustOf(incidentManager, { StringEquals: { "aws:SourceAccount": "999988887777" } }),
    statements: [start(document, execution)],
  },
  "trusts-systems-manager": { trust: trustOf("ssm.amazonaws.com"), statements: [start(document, execution)] },
  "lacks-executions": { trust: trustOf(incidentManager), statements: [start(document)] },
  "lacks-the-document": { trust: trustOf(incidentManager), statements: [start(execution)] },
  "legacy-only": {
    trust: trustOf(incidentManager),
    statements: [start(`arn:aws:ssm:*:${account}:automation-definition/Restart:*`)],
  },
  "is-denied": {
    trust: trustOf(incidentManager),
    statements: [start("*"), { Effect: "Deny", Action: "ssm:Start*", Resource: document }],
  },
  "is-bounded": {
    trust: trustOf(incidentManager),
    statements: [start("*")],
    boundary: { Effect: "Allow", Action: "s3:*", Resource: "*" },
  },
  "may-start-version-1": {
    trust: trustOf(incidentManager),
    statements: [
      { ...start(document), Condition: { "ForAnyValue:StringEquals": { "ssm:DocumentVersion": ["1"] } } },
      start(execution),
    ],
  },
  "may-start-version-2": {
    trust: trustOf(incidentManager),
    statements: [
      { ...start(document), Condition: { "ForAnyValue:StringEquals": { "ssm:DocumentVersion": ["2"] } } },
      start(execution),
    ],
  },
  "hands-over": {
    trust: trustOf(incidentManager),
    statements: [start(document, execution), { Effect: "Allow", Action: "sts:AssumeRole", Resource: executionRole }],
  },
};

const runbook = { documentName: "Restart", documentVersion: "1", parameters: { Service: ["api"] } };
const onRole = (role: string, more: object = {}) => ({
  actions: [{ ssmAutomation: { ...runbook, roleArn: `role/${role}`, ...more } }],
  engagements: ["contact/ana"],
});

const topicOf = (name: string) => `arn:aws:sns:${region}:${account}:${name}`;
const publish = (name: string, Principal: object, Effect = "Allow") => ({
  Effect,
  Principal,
  Action: "SNS:Publish",
  Resource: topicOf(name),
});

/** Topics and the statements of their policies, beside the owner's; no statement: the policy that AWS gives. */
const topics: Readonly<Record<string, readonly object[]>> = {
  open: [publish("open", { Service: incidentManager })],
  ours: [
    {
      ...publish("ours", { Service: incidentManager }),
      Condition: { StringEqualsIfExists: { "AWS:SourceAccount": account } },
    },
  ],
  theirs: [
    {
      ...publish("theirs", { Service: incidentManager }),
      Condition: { StringEquals: { "AWS:SourceAccount": "999988887777" } },
    },
  ],
  default: [],
  denying: [
    publish("denying", { Service: incidentManager }),
    publish("denying", { AWS: "*", Service: incidentManager }, "Deny"),
  ],
};

const notifies = (topic: string) => ({
  incidentTemplate: {
    title: "Down",
    impact: 1,
    dedupeString: topic,
    notificationTargets: [{ snsTopicArn: topicOf(topic) }],
  },
  engagements: ["contact/ana"],
});

/** Plans by name, besides what all of them have. */
const plans: Readonly<Record<string, object>> = {
  ...Object.fromEntries(Object.keys(roles).map((role) => [role, onRole(role)])),
  "no-such-role": onRole("nobody"),
  "impacted-account": onRole("hands-over", { targetAccount: "IMPACTED_ACCOUNT" }),
  "impacted-account-without-permission": onRole("right", { targetAccount: "IMPACTED_ACCOUNT" }),
  "no-such-document": onRole("right", { documentName: "Nothing" }),
  "a-command": onRole("right", { documentName: "Command" }),
  "no-such-version": onRole("right", { documentVersion: "7" }),
  "version-in-words": onRole("right", { documentVersion: "version1" }),
  "unknown-parameter": onRole("right", { parameters: { Service: ["api"], Nothing: ["x"] } }),
  "missing-parameter": onRole("right", { parameters: undefined }),
  "two-values-for-one": onRole("right", { parameters: { Service: ["api", "web"] } }),
  "not-allowed-value": onRole("right", { parameters: { Service: ["db"] } }),
  "incident-as-parameter": onRole("right", { dynamicParameters: { Incident: { variable: "INCIDENT_RECORD_ARN" } } }),
  "resources-for-a-text": onRole("right", { dynamicParameters: { Incident: { variable: "INVOLVED_RESOURCES" } } }),
  "engages-an-escalation": { engagements: ["contact/ladder"] },
  "engages-a-schedule": { engagements: ["contact/on-call"] },
  "engages-nobody-known": { engagements: ["contact/nobody"] },
  "engages-an-inactive-phone": { engagements: ["contact/ben"] },
  "engages-without-channels": { engagements: ["contact/eve"] },
  ...Object.fromEntries([...Object.keys(topics), "gone"].map((topic) => [`notifies-${topic}`, notifies(topic)])),
  "engages-an-empty-escalation": { engagements: ["contact/empty"] },
};

async function createRole(RoleName: string, { trust, statements, boundary }: RoleCase): Promise<void> {
  const documentOf = (Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  await clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: documentOf([trust]) }));
  await clients.iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: documentOf(statements) }),
  );
  if (boundary === undefined) return;
  const { Policy } = await clients.iam.send(
    new CreatePolicyCommand({ PolicyName: RoleName, PolicyDocument: documentOf([boundary]) }),
  );
  await clients.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policy?.Arn }));
}

async function createContact(
  Alias: string,
  Type: "PERSONAL" | "ESCALATION" | "ONCALL_SCHEDULE",
  Plan: object,
): Promise<string> {
  const created = await clients.contacts.send(new CreateContactCommand({ Alias, Type, Plan: { ...Plan } }));
  return created.ContactArn ?? "";
}

async function createPerson(alias: string, isActive: boolean): Promise<string> {
  const ContactId = await createContact(alias, "PERSONAL", { Stages: [] });
  const phone = { Name: "phone", Type: "SMS", DeliveryAddress: { SimpleAddress: "+15551234567" } } as const;
  const { ContactChannelArn } = await clients.contacts.send(new CreateContactChannelCommand({ ContactId, ...phone }));
  const ContactChannelId = ContactChannelArn ?? "";
  if (isActive) {
    const codes = (await control(emulator.endpoint, "GET", "codes")) as { contactChannelId: string; code: string }[];
    const ActivationCode = codes.find((sent) => sent.contactChannelId === ContactChannelId)?.code;
    await clients.contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
  }
  const Stages: Stage[] = [{ DurationInMinutes: 5, Targets: [{ ChannelTargetInfo: { ContactChannelId } }] }];
  await clients.contacts.send(new UpdateContactCommand({ ContactId, Plan: { Stages } }));
  return ContactId;
}

async function createPeople(): Promise<void> {
  const ana = await createPerson("ana", true);
  await createPerson("ben", false);
  await createContact("eve", "PERSONAL", { Stages: [] });
  await createContact("empty", "ESCALATION", { Stages: [] });
  const { RotationArn } = await clients.contacts.send(
    new CreateRotationCommand({
      Name: "r",
      ContactIds: [ana],
      TimeZoneId: "UTC",
      StartTime: new Date("2026-01-01T00:00:00Z"),
      Recurrence: { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }] },
    }),
  );
  const onCall = await createContact("on-call", "ONCALL_SCHEDULE", { RotationIds: [RotationArn] });
  const Targets = [{ ContactTargetInfo: { ContactId: onCall, IsEssential: true } }];
  await createContact("ladder", "ESCALATION", {
    Stages: [
      { DurationInMinutes: 10, Targets: [] },
      { DurationInMinutes: 5, Targets },
    ],
  });
}

async function createTopics(): Promise<void> {
  for (const [Name, Statement] of Object.entries(topics)) {
    const { TopicArn } = await clients.sns.send(new CreateTopicCommand({ Name }));
    if (Statement.length === 0) continue;
    const AttributeValue = JSON.stringify({ Version: "2012-10-17", Statement });
    await clients.sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  }
}

async function createDocuments(): Promise<void> {
  const Content = JSON.stringify({
    schemaVersion: "0.3",
    parameters: {
      Service: { type: "String", allowedValues: ["api", "web"] },
      Incident: { type: "String", default: "" },
    },
    mainSteps: [{ name: "sleep", action: "aws:sleep", inputs: { Duration: "PT1S" } }],
  });
  const automation = { Name: "Restart", DocumentType: "Automation", DocumentFormat: "JSON", Content } as const;
  await clients.ssm.send(new CreateDocumentCommand(automation));
  const steps = [{ action: "aws:runShellScript", name: "run", inputs: { runCommand: ["true"] } }];
  const command = JSON.stringify({ schemaVersion: "2.2", description: "x", mainSteps: steps });
  await clients.ssm.send(
    new CreateDocumentCommand({ Name: "Command", DocumentType: "Command", DocumentFormat: "JSON", Content: command }),
  );
}

/** What Muster says of each plan, from facts that it reads in the emulator. */
async function verdictsOf(files: Readonly<Record<string, string>>) {
  const access = { endpoint: emulator.endpoint, credentials: { accessKeyId: account, secretAccessKey: "any" } };
  const knownRules = new Set(ruleCatalogue.map(({ id }) => id));
  const run = await runCheck(
    { configPath: "muster.yaml", isConfigRequired: true, knownRules, now: new Date() },
    { files: fakeRepositoryFiles(files), output: fakeOutput(), collectorOf: (target) => factCollector(target, access) },
  );
  return { readiness: run.result.readiness, resolved: run.repository.plans };
}

interface Comparison {
  readonly plan: string;
  readonly verdict: string;
  readonly because: readonly string[];
  readonly failures: readonly string[];
}

/** The plans whose drill does not end as Muster says. An open verdict agrees with any end. */
async function disagreements(files: Readonly<Record<string, string>>) {
  const { readiness, resolved } = await verdictsOf(files);
  const compared: Comparison[] = [];
  for (const plan of resolved) {
    const { verdict = "none", because = [] } = readiness.find((judged) => judged.plan === plan.plan.name) ?? {};
    const { failures, isPaged } = await runDrill(plan, [clients], emulator.endpoint);
    const engages = (plan.plan.engagements ?? []).length > 0;
    compared.push({
      plan: plan.plan.name,
      verdict,
      because,
      failures: engages && !isPaged ? [...failures, "nobody was paged"] : failures,
    });
  }
  const works = { ready: true, notReady: false } as Readonly<Record<string, boolean>>;
  const wrong = compared.filter(
    ({ verdict, failures }) => works[verdict] !== undefined && works[verdict] !== (failures.length === 0),
  );
  return { wrong, compared };
}

test("Muster's verdict and the drill agree on roles, runbooks and people, right and wrong", async () => {
  await clients.incidents.send(new CreateReplicationSetCommand({ regions: { [region]: {} } }));
  for (const [name, role] of Object.entries(roles)) await createRole(name, role);
  const byOwner = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
  await createRole("AWS-SystemsManager-AutomationExecutionRole", { trust: byOwner, statements: [start("*")] });
  await createDocuments();
  await createPeople();
  await createTopics();
  const config = { version: 1, targets: { prod: { account, regions: [region], files: ["plans/**"] } } };
  const template = { title: "Down", impact: 1 };
  const files = Object.entries(plans).map(([name, plan]) => [
    `plans/${name}.yaml`,
    JSON.stringify({ name, incidentTemplate: { ...template, dedupeString: name }, ...plan }),
  ]);
  const { wrong, compared } = await disagreements({
    "muster.yaml": JSON.stringify(config),
    ...Object.fromEntries(files),
  });
  expect(wrong).toEqual([]);
  const verdictOf = new Map(compared.map(({ plan, verdict }) => [plan, verdict]));
  expect(verdictOf.get("right")).toBe("ready");
  expect([...verdictOf.values()].filter((verdict) => verdict === "notReady").length).toBeGreaterThan(15);
});

test("they agree on the repository's own plans in the demo's account", async () => {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  await fillAccount({ endpoint: emulator.endpoint, credentials });
  const root = join(import.meta.dirname, "../..");
  const { facts: _, ...config } = parse(readFileSync(join(root, "muster.yaml"), "utf8"));
  const paths = readdirSync(join(root, "plans"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".yaml"),
  );
  const texts = paths.map((path) => [`plans/${path}`, readFileSync(join(root, "plans", path), "utf8")]);
  const { wrong, compared } = await disagreements({ "muster.yaml": stringify(config), ...Object.fromEntries(texts) });
  expect(wrong).toEqual([]);
  expect(compared.length).toBe(paths.length);
});
