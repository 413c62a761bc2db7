/** What the histories declare: each resource in some variants, each leading to the next. */
export interface Declaration {
  readonly name: string;
  readonly variants: readonly ((declared: ReadonlyMap<string, number>) => object)[];
  /** A target is never emptied of a kind, so one of each stays. */
  readonly stays: boolean;
}

export const secrets: Readonly<Record<string, string>> = {
  SMS_1: "+4915112345678",
  SMS_2: "+4915112345679",
  MAIL_1: "ann@example.com",
};

const trust = (service: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
});
const policy = (PolicyName: string, Action: string) => ({
  PolicyName,
  PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] },
});
const channel = (Name: string, Type: string, secret: string) => ({
  ...{ Name, Type, DeliveryAddress: { SimpleAddress: `\${secret:${secret}}` } },
});
const toChannel = (DurationInMinutes: number, name: string) => ({
  DurationInMinutes,
  Targets: [{ ChannelTargetInfo: { ContactChannelId: `channel/${name}` } }],
});
const toContact = (DurationInMinutes: number, name: string) => ({
  DurationInMinutes,
  Targets: [{ ContactTargetInfo: { ContactId: `contact/${name}`, IsEssential: true } }],
});
const time = (HourOfDay: number) => ({ HourOfDay, MinuteOfHour: 0 });
const daily = { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [time(9)] };
const weekly = {
  NumberOfOnCalls: 1,
  RecurrenceMultiplier: 2,
  WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: time(8) }],
  ShiftCoverages: { MON: [{ Start: time(9), End: time(17) }] },
};
const steps = (duration: string, more: object = {}) => ({
  schemaVersion: "0.3",
  ...more,
  mainSteps: [{ name: "pause", action: "aws:sleep", inputs: { Duration: duration } }],
});

function role(RoleName: string, stays: boolean): Declaration {
  const head = { kind: "Role", RoleName };
  const managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  return {
    name: `role/${RoleName}`,
    stays,
    variants: [
      () => ({ ...head, AssumeRolePolicyDocument: trust("ssm-incidents.amazonaws.com") }),
      () => ({
        ...head,
        ...{ Description: "Two", MaxSessionDuration: 7200, Tags: [{ Key: "team", Value: "a" }] },
        AssumeRolePolicyDocument: trust("ssm.amazonaws.com"),
        Policies: [policy("start", "ssm:StartAutomationExecution"), policy("pass", "iam:PassRole")],
      }),
      () => ({
        ...head,
        AssumeRolePolicyDocument: trust("ssm-incidents.amazonaws.com"),
        ManagedPolicyArns: [managed],
        Policies: [policy("start", "ssm:*")],
      }),
    ],
  };
}

function runbook(Name: string, stays: boolean): Declaration {
  const assumeRole = "arn:aws:iam::${account}:role/runner";
  return {
    name: `document/${Name}`,
    stays,
    variants: [
      () => ({ kind: "Runbook", Name, Content: steps("PT1S", { assumeRole }) }),
      () => ({ kind: "Runbook", Name, Content: steps("PT2S"), Tags: [{ Key: "team", Value: "b" }] }),
      () => ({ kind: "Runbook", Name, CloneOf: "AWSIncidents-CriticalIncidentRunbookTemplate" }),
    ],
  };
}

function contact(Alias: string, stays: boolean): Declaration {
  const head = { kind: "Contact", Alias };
  const [phone, mail] = [channel("phone", "SMS", "SMS_1"), channel("mail", "EMAIL", "MAIL_1")];
  return {
    name: `contact/${Alias}`,
    stays,
    variants: [
      () => ({ ...head, Channels: [phone], Plan: { Stages: [toChannel(5, "phone")] } }),
      () => ({
        ...head,
        ...{ DisplayName: "Two", Tags: [{ Key: "team", Value: "a" }] },
        Channels: [channel("phone", "SMS", "SMS_2"), mail],
        Plan: { Stages: [toChannel(5, "phone"), toChannel(10, "mail")] },
      }),
      () => ({ ...head, Channels: [mail], Plan: { Stages: [toChannel(1, "mail")] } }),
    ],
  };
}

/** Those of the names that are declared, the first one always. */
const some = (declared: ReadonlyMap<string, number>, kind: string, ...names: readonly string[]) =>
  names.filter((name, index) => index === 0 || declared.has(`${kind}/${name}`));

function rotation(Name: string, stays: boolean): Declaration {
  const head = { kind: "Rotation", Name, StartTime: "2026-01-01T09:00:00Z", ContactIds: ["contact/ann"] };
  return {
    name: `rotation/${Name}`,
    stays,
    variants: [
      () => ({ ...head, TimeZoneId: "UTC", Recurrence: daily }),
      (declared) => ({
        ...head,
        ContactIds: some(declared, "contact", "ann", "bob").map((name) => `contact/${name}`),
        ...{ TimeZoneId: "Europe/Berlin", Recurrence: weekly, Tags: [{ Key: "team", Value: "a" }] },
      }),
    ],
  };
}

function schedule(Alias: string, stays: boolean): Declaration {
  const head = { kind: "OnCallSchedule", Alias };
  return {
    name: `contact/${Alias}`,
    stays,
    variants: [
      () => ({ ...head, Plan: { RotationIds: ["rotation/primary"] } }),
      (declared) => ({
        ...{ ...head, DisplayName: "Two" },
        Plan: { RotationIds: some(declared, "rotation", "primary", "second").map((name) => `rotation/${name}`) },
      }),
    ],
  };
}

function escalation(Alias: string, stays: boolean): Declaration {
  const head = { kind: "EscalationPlan", Alias };
  return {
    name: `contact/${Alias}`,
    stays,
    variants: [
      () => ({ ...head, Plan: { Stages: [toContact(5, "oncall")] } }),
      (declared) => ({
        ...{ ...head, DisplayName: "Two" },
        Plan: { Stages: some(declared, "contact", "ann", "bob", "night").map((name) => toContact(3, name)) },
      }),
    ],
  };
}

function plan(name: string, stays: boolean): Declaration {
  return {
    name: `response-plan/${name}`,
    stays,
    variants: [
      () => ({ name, incidentTemplate: { title: "Down", impact: 1 }, engagements: ["contact/escalate"] }),
      (declared) => ({
        name,
        displayName: "Two",
        incidentTemplate: { title: "Down", impact: 2 },
        engagements: some(declared, "contact", "escalate", "backup", "bob").map((other) => `contact/${other}`),
        actions: [{ ssmAutomation: { documentName: "Mitigate", documentVersion: "1", roleArn: "role/runner" } }],
      }),
    ],
  };
}

export const declarations: readonly Declaration[] = [
  role("runner", true),
  role("aside", false),
  runbook("Mitigate", true),
  runbook("Extra", false),
  contact("ann", true),
  contact("bob", false),
  rotation("primary", true),
  rotation("second", false),
  schedule("oncall", true),
  schedule("night", false),
  escalation("escalate", true),
  escalation("backup", false),
  plan("p0", true),
  plan("p1", false),
];

/** The file that declares these resources, each in one of its variants. */
export function declare(declared: ReadonlyMap<string, number>): string {
  const documents = declarations.flatMap(({ name, variants }) => {
    const variant = declared.get(name);
    return variant === undefined ? [] : [variants[variant % variants.length]?.(declared)];
  });
  return documents.map((document) => JSON.stringify(document)).join("\n---\n");
}
