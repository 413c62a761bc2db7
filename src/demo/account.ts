/** The customer's account that `muster demo` plays in: people, topics, roles and runbooks of five teams. */

export const account = "111122223333";
export const regions = ["us-east-1", "eu-west-1"] as const;

export interface Person {
  readonly alias: string;
  readonly name: string;
  readonly phone: string;
}

export const people: readonly Person[] = [
  { alias: "alice-hartmann", name: "Alice Hartmann", phone: "+12065550101" },
  { alias: "ben-okafor", name: "Ben Okafor", phone: "+12065550102" },
  { alias: "chen-wei", name: "Chen Wei", phone: "+12065550103" },
  { alias: "dana-silva", name: "Dana Silva", phone: "+12065550104" },
  { alias: "emil-novak", name: "Emil Novak", phone: "+12065550105" },
  { alias: "fatima-zahra", name: "Fatima Zahra", phone: "+12065550106" },
  { alias: "goran-ilic", name: "Goran Ilic", phone: "+12065550107" },
  { alias: "hana-sato", name: "Hana Sato", phone: "+12065550108" },
  { alias: "ines-costa", name: "Ines Costa", phone: "+12065550109" },
  { alias: "jonas-berg", name: "Jonas Berg", phone: "+12065550110" },
];

/** Schedules whose members take turns by the week. */
export const schedules = [
  {
    alias: "payments-oncall",
    name: "Payments on call",
    members: ["chen-wei", "dana-silva"],
    timeZone: "Europe/Lisbon",
  },
  { alias: "data-oncall", name: "Data on call", members: ["goran-ilic", "hana-sato"], timeZone: "Asia/Tokyo" },
] as const;

/** Escalation plans: a list of people or schedules a stage, ten minutes each. */
export const escalations = [
  { alias: "checkout-escalation", name: "Checkout escalation", stages: [["alice-hartmann"], ["ben-okafor"]] },
  {
    alias: "payments-escalation",
    name: "Payments escalation",
    stages: [["payments-oncall"], ["chen-wei", "dana-silva"]],
  },
  { alias: "platform-escalation", name: "Platform escalation", stages: [["emil-novak"], ["fatima-zahra"]] },
  { alias: "identity-escalation", name: "Identity escalation", stages: [["ines-costa"], ["jonas-berg"]] },
] as const;

export const topics = [
  "incident-updates",
  "checkout-chat",
  "payments-chat",
  "platform-chat",
  "data-chat",
  "identity-chat",
  "payments-stakeholders",
  "data-stakeholders",
] as const;

export interface Runbook {
  readonly name: string;
  readonly versions: number;
  readonly parameters: Readonly<
    Record<string, { readonly type: string; readonly description: string; readonly allowedValues?: readonly string[] }>
  >;
}

const incident = { IncidentArn: { type: "String", description: "The incident record" } };

export const runbooks: readonly Runbook[] = [
  {
    name: "Checkout-Mitigate",
    versions: 3,
    parameters: {
      Service: { type: "StringList", description: "The services to treat" },
      Strategy: { type: "String", description: "What to do", allowedValues: ["shed-load", "roll-back"] },
      ...incident,
    },
  },
  {
    name: "Payments-FailOver",
    versions: 2,
    parameters: {
      Gateway: { type: "String", description: "Where to send the traffic", allowedValues: ["primary", "secondary"] },
      Resources: { type: "StringList", description: "What the alarm is about" },
      ...incident,
    },
  },
  { name: "Payments-ResumePayout", versions: 1, parameters: incident },
  {
    name: "Platform-AddNodes",
    versions: 4,
    parameters: {
      NodeGroup: { type: "String", description: "The node group to grow" },
      Count: { type: "Integer", description: "By how many nodes" },
    },
  },
  {
    name: "Data-ScaleConsumers",
    versions: 2,
    parameters: { Consumers: { type: "StringList", description: "The consumer groups to scale" } },
  },
  {
    name: "Data-RestartLoad",
    versions: 1,
    parameters: { Load: { type: "String", description: "The load to restart" } },
  },
  {
    name: "Identity-RollBack",
    versions: 5,
    parameters: { Service: { type: "StringList", description: "The services to roll back" }, ...incident },
  },
  { name: "Identity-RenewCertificate", versions: 1, parameters: incident },
];

/** The text of a runbook: it waits, then asks a person; each version says its number. */
export function runbookContent(runbook: Runbook, version: number): string {
  return JSON.stringify(
    {
      schemaVersion: "0.3",
      description: `${runbook.name}, revision ${version}`,
      parameters: runbook.parameters,
      mainSteps: [{ name: "Announce", action: "aws:sleep", inputs: { Duration: `PT${version}S` }, isEnd: true }],
    },
    null,
    2,
  );
}

export interface Role {
  readonly name: string;
  readonly path: string;
  readonly policyName: string;
  /** Documents that the role may start: names of the account's own, or of AWS's. */
  readonly documents: readonly string[];
  readonly awsDocuments: readonly string[];
}

export const roles: readonly Role[] = [
  {
    name: "incident-runbook",
    path: "/",
    policyName: "start-runbooks",
    documents: ["Checkout-*", "Platform-*", "Data-*", "Identity-*"],
    awsDocuments: ["AWS-RestartEC2Instance"],
  },
  {
    name: "payments-runbook",
    path: "/payments/",
    policyName: "start-payments-runbooks",
    documents: ["Payments-*"],
    awsDocuments: [],
  },
];

/** Plans that an alarm of the same name starts. */
export const alarmedPlans = [
  "checkout-latency",
  "checkout-errors",
  "payment-gateway-down",
  "payout-delayed",
  "cluster-capacity",
  "dns-failing",
  "stream-lag",
  "warehouse-load-late",
  "login-failures",
  "certificate-expiry",
] as const;

/** Incident Manager may assume the role, for incidents of this account only. */
export function trustPolicy(): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "IncidentManager",
        Effect: "Allow",
        Principal: { Service: "ssm-incidents.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:ssm-incidents::${account}:incident-record/*` },
        },
      },
    ],
  };
}

/** May start its runbooks; `withExecutions: false` is the mistake that the demo makes. */
export function startPolicy(role: Role, { withExecutions } = { withExecutions: true }): object {
  const documents = [
    ...role.documents.map((name) => `arn:aws:ssm:*:${account}:document/${name}`),
    ...role.awsDocuments.map((name) => `arn:aws:ssm:*::document/${name}`),
  ];
  const executions = withExecutions ? [`arn:aws:ssm:*:${account}:automation-execution/*`] : [];
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "StartRunbook",
        Effect: "Allow",
        Action: "ssm:StartAutomationExecution",
        Resource: [...documents, ...executions],
      },
    ],
  };
}

/** Incident Manager may tell the topic's subscribers. */
export function topicPolicy(topicArn: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "IncidentManager",
        Effect: "Allow",
        Principal: { Service: "ssm-incidents.amazonaws.com" },
        Action: "SNS:Publish",
        Resource: topicArn,
        Condition: { StringEqualsIfExists: { "AWS:SourceAccount": account } },
      },
    ],
  };
}
