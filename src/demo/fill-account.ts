import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import {
  CreateDocumentCommand,
  SSMClient,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from "@aws-sdk/client-ssm";
import {
  ActivateContactChannelCommand,
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  SSMContactsClient,
  type Stage,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand, SSMIncidentsClient } from "@aws-sdk/client-ssm-incidents";
import {
  account,
  alarmedPlans,
  escalations,
  type Person,
  people,
  type Role,
  type Runbook,
  regions,
  roles,
  runbookContent,
  runbooks,
  schedules,
  startPolicy,
  topicPolicy,
  topics,
  trustPolicy,
} from "./account.js";

/** The embedded AWS as a client sees it. */
export interface Endpoint {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Make the demo's account by ordinary calls, as a customer's scripts would have. */
export async function fillAccount(aws: Endpoint): Promise<void> {
  await createReplicationSet(aws);
  await Promise.all([createRoles(aws), ...regions.map((region) => createRegionalParts(aws, region))]);
  await createPeople(aws);
  await createAlarms(aws);
}

/** Put a role's permission policy as it should be, or without the executions that AWS has asked for lately. */
export async function putStartPolicy(aws: Endpoint, role: Role, options?: { withExecutions: boolean }): Promise<void> {
  await clientOf(IAMClient, aws, "us-east-1").send(
    new PutRolePolicyCommand({
      RoleName: role.name,
      PolicyName: role.policyName,
      PolicyDocument: JSON.stringify(startPolicy(role, options)),
    }),
  );
}

async function createReplicationSet(aws: Endpoint): Promise<void> {
  await clientOf(SSMIncidentsClient, aws, regions[0]).send(
    new CreateReplicationSetCommand({ regions: Object.fromEntries(regions.map((region) => [region, {}])) }),
  );
}

async function createAlarms(aws: Endpoint): Promise<void> {
  const cloudWatch = clientOf(CloudWatchClient, aws, regions[0]);
  for (const plan of alarmedPlans) {
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: plan,
        AlarmActions: [`arn:aws:ssm-incidents::${account}:response-plan/${plan}`],
        Namespace: "Example/Services",
        MetricName: plan,
        Statistic: "Maximum",
        Period: 60,
        EvaluationPeriods: 10,
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
      }),
    );
  }
}

async function createRoles(aws: Endpoint): Promise<void> {
  const iam = clientOf(IAMClient, aws, "us-east-1");
  for (const role of roles) {
    const { name: RoleName, path: Path } = role;
    const trust = JSON.stringify(trustPolicy());
    await iam.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument: trust }));
    await putStartPolicy(aws, role);
  }
}

async function createRegionalParts(aws: Endpoint, region: string): Promise<void> {
  const sns = clientOf(SNSClient, aws, region);
  for (const Name of topics) {
    const Policy = JSON.stringify(topicPolicy(`arn:aws:sns:${region}:${account}:${Name}`));
    await sns.send(new CreateTopicCommand({ Name, Attributes: { Policy } }));
  }
  const ssm = clientOf(SSMClient, aws, region);
  for (const runbook of runbooks) await createRunbook(ssm, runbook);
}

async function createRunbook(ssm: SSMClient, runbook: Runbook): Promise<void> {
  const { name: Name } = runbook;
  const DocumentFormat = "JSON";
  await ssm.send(
    new CreateDocumentCommand({
      Name,
      DocumentType: "Automation",
      DocumentFormat,
      Content: runbookContent(runbook, 1),
    }),
  );
  for (let version = 2; version <= runbook.versions; version += 1) {
    const Content = runbookContent(runbook, version);
    await ssm.send(new UpdateDocumentCommand({ Name, DocumentFormat, Content, DocumentVersion: "$LATEST" }));
  }
  await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: String(runbook.versions) }));
}

async function createPeople(aws: Endpoint): Promise<void> {
  const contacts = clientOf(SSMContactsClient, aws, regions[0]);
  for (const person of people) await createPerson(contacts, aws, person);
  for (const schedule of schedules) {
    const rotation = await contacts.send(
      new CreateRotationCommand({
        Name: schedule.alias,
        ContactIds: schedule.members.map(contactArn),
        StartTime: new Date("2026-01-05T09:00:00Z"),
        TimeZoneId: schedule.timeZone,
        Recurrence: {
          NumberOfOnCalls: 1,
          RecurrenceMultiplier: 1,
          WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
        },
      }),
    );
    await contacts.send(
      new CreateContactCommand({
        Alias: schedule.alias,
        DisplayName: schedule.name,
        Type: "ONCALL_SCHEDULE",
        Plan: { RotationIds: [rotation.RotationArn ?? ""] },
      }),
    );
  }
  for (const { alias, name, stages } of escalations) {
    const Stages = stages.map((members) => stageOf(members));
    await contacts.send(
      new CreateContactCommand({ Alias: alias, DisplayName: name, Type: "ESCALATION", Plan: { Stages } }),
    );
  }
}

/** A contact, a phone for text and voice, both activated, and a plan: text at once, a call after five minutes. */
async function createPerson(contacts: SSMContactsClient, aws: Endpoint, person: Person): Promise<void> {
  const { alias, name, phone } = person;
  const { ContactArn: ContactId } = await contacts.send(
    new CreateContactCommand({ Alias: alias, DisplayName: name, Type: "PERSONAL", Plan: { Stages: [] } }),
  );
  const channels: string[] = [];
  for (const Type of ["SMS", "VOICE"] as const) {
    const DeliveryAddress = { SimpleAddress: phone };
    const { ContactChannelArn: channel = "" } = await contacts.send(
      new CreateContactChannelCommand({ ContactId, Name: `${name} ${Type}`, Type, DeliveryAddress }),
    );
    const ActivationCode = await activationCode(aws, channel);
    await contacts.send(new ActivateContactChannelCommand({ ContactChannelId: channel, ActivationCode }));
    channels.push(channel);
  }
  const Stages = channels.map((ContactChannelId) => ({
    DurationInMinutes: 5,
    Targets: [{ ChannelTargetInfo: { ContactChannelId, RetryIntervalInMinutes: 1 } }],
  }));
  await contacts.send(new UpdateContactCommand({ ContactId, Plan: { Stages } }));
}

async function activationCode(aws: Endpoint, channel: string): Promise<string> {
  const response = await fetch(`${aws.endpoint}/_emulator/codes`);
  const codes: unknown = await response.json();
  const sent = Array.isArray(codes) ? codes.findLast((code) => code.contactChannelId === channel) : undefined;
  return String(sent?.code);
}

function stageOf(members: readonly string[]): Stage {
  return {
    DurationInMinutes: 10,
    Targets: members.map((alias) => ({ ContactTargetInfo: { ContactId: contactArn(alias), IsEssential: true } })),
  };
}

function contactArn(alias: string): string {
  return `arn:aws:ssm-contacts:${regions[0]}:${account}:contact/${alias}`;
}

function clientOf<C>(
  Client: new (options: { region: string; endpoint: string; credentials: Endpoint["credentials"] }) => C,
  aws: Endpoint,
  region: string,
): C {
  return new Client({ region, endpoint: aws.endpoint, credentials: aws.credentials });
}
