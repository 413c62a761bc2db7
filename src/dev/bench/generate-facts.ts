import { account, regions, shared } from "./generate-plan.js";

/** Files by path: what the AWS CLI prints about everything that the generated plans name, one answer a file. */
export function generateFacts(): ReadonlyMap<string, string> {
  return new Map([
    [
      "facts/iam/roles.json",
      print({ RoleDetailList: count(shared.roles).map(role), Policies: [], IsTruncated: false }),
    ],
    ...count(shared.escalationPlans).map((index) =>
      contactFile(`escalation-${index}`, "ESCALATION", escalation(index)),
    ),
    ...count(shared.schedules).map((index) => contactFile(`schedule-${index}`, "ONCALL_SCHEDULE", schedule(index))),
    ...count(shared.people).map((index) => contactFile(`person-${index}`, "PERSONAL", personPlan(index))),
    ...count(shared.people).map(channelFile),
    ...count(shared.schedules).map(rotationFile),
    ...regions.flatMap((region) => count(shared.teams).map((index) => documentFile(region, index))),
    ...regions.flatMap((region) =>
      ["incident-updates", ...count(shared.teams).map((index) => `team-${index}-chat`)].map((name) =>
        topicFile(region, name),
      ),
    ),
    ["facts/replication-set.json", print({ replicationSet: replicationSet() })],
  ]);
}

type File = readonly [path: string, text: string];

function role(index: number) {
  const name = `incident-runbook-${index}`;
  return {
    Path: "/",
    RoleName: name,
    RoleId: `AROA${String(index).padStart(17, "0")}`,
    Arn: `arn:aws:iam::${account}:role/${name}`,
    CreateDate: "2026-01-01T00:00:00+00:00",
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["ssm-incidents.amazonaws.com", "ssm.amazonaws.com"] },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
      ],
    },
    InstanceProfileList: [],
    RolePolicyList: [{ PolicyName: "start-runbook", PolicyDocument: startPolicy() }],
    AttachedManagedPolicies: [],
    Tags: [],
  };
}

function startPolicy() {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "ssm:StartAutomationExecution",
        Resource: [`arn:aws:ssm:*:${account}:document/Mitigate-*`, `arn:aws:ssm:*:${account}:automation-execution/*`],
      },
      { Effect: "Allow", Action: ["ecs:DescribeServices", "ecs:UpdateService"], Resource: "*" },
    ],
  };
}

function contactFile(alias: string, type: string, plan: object): File {
  const contact = { ContactArn: contactArn(alias), Alias: alias, DisplayName: alias, Type: type, Plan: plan };
  return [`facts/contacts/${alias}.json`, print(contact)];
}

function escalation(index: number) {
  const stage = (person: number) => ({
    DurationInMinutes: 5,
    Targets: [{ ContactTargetInfo: { ContactId: contactArn(`person-${person % shared.people}`), IsEssential: true } }],
  });
  return { Stages: [stage(index * 3), stage(index * 3 + 1), stage(index * 3 + 2)] };
}

function schedule(index: number) {
  return { RotationIds: [rotationArn(index)] };
}

function personPlan(index: number) {
  const target = (kind: string) => ({
    ChannelTargetInfo: { ContactChannelId: channelArn(index, kind), RetryIntervalInMinutes: 5 },
  });
  return { Stages: [{ DurationInMinutes: 5, Targets: [target("voice"), target("sms")] }] };
}

function channelFile(index: number): File {
  const channel = (type: string) => ({
    ContactChannelArn: channelArn(index, type.toLowerCase()),
    ContactArn: contactArn(`person-${index}`),
    Name: type.toLowerCase(),
    Type: type,
    DeliveryAddress: { SimpleAddress: "+15550100" },
    ActivationStatus: "ACTIVATED",
  });
  return [`facts/channels/person-${index}.json`, print({ ContactChannels: [channel("VOICE"), channel("SMS")] })];
}

function rotationFile(index: number): File {
  const rotation = {
    RotationArn: rotationArn(index),
    Name: `rotation-${index}`,
    ContactIds: [0, 1, 2, 3].map((step) => contactArn(`person-${(index * 7 + step) % shared.people}`)),
    StartTime: "2026-01-05T09:00:00+00:00",
    TimeZoneId: index % 2 === 0 ? "Europe/Dublin" : "America/New_York",
    Recurrence: {
      NumberOfOnCalls: 1,
      RecurrenceMultiplier: 1,
      WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
    },
  };
  return [`facts/rotations/rotation-${index}.json`, print(rotation)];
}

function documentFile(region: string, index: number): File {
  const name = `Mitigate-${index}`;
  const parameter = (parameterName: string, type: string) => ({ Name: parameterName, Type: type });
  const description = {
    Name: name,
    Owner: account,
    DocumentVersion: "3",
    DefaultVersion: "3",
    LatestVersion: "4",
    Status: "Active",
    DocumentType: "Automation",
    DocumentFormat: "YAML",
    Parameters: [
      parameter("Service", "StringList"),
      parameter("Strategy", "StringList"),
      parameter("IncidentArn", "String"),
    ],
  };
  return [`facts/prod/${region}/${name}.json`, print({ Document: description })];
}

function topicFile(region: string, name: string): File {
  const arn = `arn:aws:sns:${region}:${account}:${name}`;
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ssm-incidents.amazonaws.com" },
        Action: "sns:Publish",
        Resource: arn,
        Condition: { StringEqualsIfExists: { "AWS:SourceAccount": account } },
      },
    ],
  };
  return [
    `facts/topics/${region}-${name}.json`,
    print({ Attributes: { TopicArn: arn, Owner: account, Policy: JSON.stringify(policy) } }),
  ];
}

function replicationSet() {
  return {
    arn: `arn:aws:ssm-incidents::${account}:replication-set/00000000-0000-0000-0000-000000000000`,
    status: "ACTIVE",
    regionMap: Object.fromEntries(regions.map((region) => [region, { status: "ACTIVE" }])),
  };
}

function contactArn(alias: string): string {
  return `arn:aws:ssm-contacts:us-east-1:${account}:contact/${alias}`;
}

function channelArn(person: number, kind: string): string {
  return `arn:aws:ssm-contacts:us-east-1:${account}:contact-channel/person-${person}/${kind}`;
}

function rotationArn(index: number): string {
  return `arn:aws:ssm-contacts:us-east-1:${account}:rotation/rotation-${index}`;
}

function count(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

function print(value: object): string {
  return JSON.stringify(value, undefined, 4);
}
