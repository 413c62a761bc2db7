import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateDocumentCommand } from "@aws-sdk/client-ssm";
import {
  AcceptPageCommand,
  ActivateContactChannelCommand,
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  DescribeEngagementCommand,
  DescribePageCommand,
  ListEngagementsCommand,
  ListPageReceiptsCommand,
  ListPageResolutionsCommand,
  ListPagesByContactCommand,
  type Stage,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  GetIncidentRecordCommand,
  GetTimelineEventCommand,
  ListTimelineEventsCommand,
  StartIncidentCommand,
} from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  emulator = await startEmulator();
  clients = clientsOf(emulator.endpoint);
  await clients.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
});

afterEach(() => emulator.close());

async function control(method: string, what: string, body?: object): Promise<unknown> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return (await fetch(`${emulator.endpoint}/_emulator/${what}`, init)).json();
}

const advance = (advanceMinutes: number) => control("POST", "clock", { advanceMinutes });

async function createContact(Alias: string, Type: "PERSONAL" | "ESCALATION" | "ONCALL_SCHEDULE", plan: object) {
  const created = await clients.contacts.send(new CreateContactCommand({ Alias, Type, Plan: { ...plan } }));
  return created.ContactArn ?? "";
}

/** Someone with an activated phone, paged at once and again after five minutes. */
async function createPerson(alias: string): Promise<string> {
  const ContactId = await createContact(alias, "PERSONAL", { Stages: [] });
  const channel = { Name: "phone", Type: "SMS", DeliveryAddress: { SimpleAddress: "+15551234567" } } as const;
  const created = await clients.contacts.send(new CreateContactChannelCommand({ ContactId, ...channel }));
  const ContactChannelId = created.ContactChannelArn ?? "";
  const codes = (await control("GET", "codes")) as { contactChannelId: string; code: string }[];
  const ActivationCode = codes.find(({ contactChannelId }) => contactChannelId === ContactChannelId)?.code;
  await clients.contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
  const Targets = [{ ChannelTargetInfo: { ContactChannelId } }];
  const Stages: Stage[] = [
    { DurationInMinutes: 5, Targets },
    { DurationInMinutes: 0, Targets },
  ];
  await clients.contacts.send(new UpdateContactCommand({ ContactId, Plan: { Stages } }));
  return ContactId;
}

function stage(DurationInMinutes: number, ContactId: string, IsEssential: boolean): Stage {
  return { DurationInMinutes, Targets: [{ ContactTargetInfo: { ContactId, IsEssential } }] };
}

async function startIncident(plan: object): Promise<string> {
  const incidentTemplate = { title: "Down", impact: 1 };
  const created = await clients.incidents.send(new CreateResponsePlanCommand({ name: "p", incidentTemplate, ...plan }));
  const started = await clients.incidents.send(new StartIncidentCommand({ responsePlanArn: created.arn }));
  return started.incidentRecordArn ?? "";
}

/** Earliest first; the list itself is in no order. */
async function pagesOf(ContactId: string) {
  const { Pages = [] } = await clients.contacts.send(new ListPagesByContactCommand({ ContactId }));
  return Pages.sort((a, b) => Number(a.SentTime) - Number(b.SentTime));
}

async function eventsOf(
  incidentRecordArn: string,
): Promise<readonly { type: string; data: Record<string, unknown> }[]> {
  const listed = await clients.incidents.send(
    new ListTimelineEventsCommand({ incidentRecordArn, sortOrder: "ASCENDING" }),
  );
  const events = (listed.eventSummaries ?? []).map(({ eventId }) =>
    clients.incidents.send(new GetTimelineEventCommand({ incidentRecordArn, eventId })),
  );
  return (await Promise.all(events)).map(({ event }) => ({
    type: event?.eventType ?? "",
    data: JSON.parse(event?.eventData ?? "{}"),
  }));
}

describe("a drill pages people", () => {
  test("in the order and at the minutes of their plans", async () => {
    const [ana, ben] = [await createPerson("ana"), await createPerson("ben")];
    const ladder = await createContact("ladder", "ESCALATION", { Stages: [stage(10, ana, true), stage(0, ben, true)] });
    const incident = await startIncident({ engagements: [ladder] });
    expect([(await pagesOf(ana)).length, (await pagesOf(ben)).length]).toEqual([1, 0]);
    await advance(5);
    expect([(await pagesOf(ana)).length, (await pagesOf(ben)).length]).toEqual([2, 0]);
    await advance(30);
    const [first] = await pagesOf(ana);
    const [page] = await pagesOf(ben);
    expect(page?.IncidentId).toBe(incident);
    const milliseconds = (page?.SentTime?.getTime() ?? 0) - (first?.SentTime?.getTime() ?? 0);
    // Times travel as seconds with decimals, which may cost a millisecond.
    expect(Math.round(milliseconds / 1000) / 60).toBe(10);
    const { PageResolutions } = await clients.contacts.send(new ListPageResolutionsCommand({ PageId: page?.PageArn }));
    expect(PageResolutions).toEqual([
      { ContactArn: ladder, Type: "ESCALATION" },
      { ContactArn: ben, Type: "PERSONAL", StageIndex: 1 },
    ]);
  });

  test("until an essential one acknowledges", async () => {
    const [ana, ben] = [await createPerson("ana"), await createPerson("ben")];
    const ladder = await createContact("ladder", "ESCALATION", { Stages: [stage(10, ana, true), stage(0, ben, true)] });
    const IncidentId = await startIncident({ engagements: [ladder] });
    const [page] = await pagesOf(ana);
    const read = { PageId: page?.PageArn, AcceptType: "READ", AcceptCode: "000000" } as const;
    const wrong = clients.contacts.send(new AcceptPageCommand({ ...read, AcceptCodeValidation: "ENFORCE" }));
    await expect(wrong).rejects.toMatchObject({ name: "ValidationException" });
    await clients.contacts.send(new AcceptPageCommand({ ...read, Note: "on it" }));
    await advance(60);
    expect([(await pagesOf(ana)).length, (await pagesOf(ben)).length]).toEqual([1, 0]);
    const { Receipts } = await clients.contacts.send(new ListPageReceiptsCommand({ PageId: page?.PageArn }));
    expect(Receipts?.map(({ ReceiptType }) => ReceiptType)).toEqual(["SENT", "DELIVERED", "READ"]);
    expect(await clients.contacts.send(new DescribePageCommand({ PageId: page?.PageArn }))).toMatchObject({
      Subject: "Down",
    });
    const { Engagements } = await clients.contacts.send(new ListEngagementsCommand({ IncidentId }));
    const EngagementId = Engagements?.[0]?.EngagementArn;
    const engagement = await clients.contacts.send(new DescribeEngagementCommand({ EngagementId }));
    expect(engagement.StopTime).toBeInstanceOf(Date);
  });

  test("on, where whoever acknowledged was not essential", async () => {
    const [ana, ben] = [await createPerson("ana"), await createPerson("ben")];
    const ladder = await createContact("ladder", "ESCALATION", {
      Stages: [stage(10, ana, false), stage(0, ben, true)],
    });
    await startIncident({ engagements: [ladder] });
    const [page] = await pagesOf(ana);
    await clients.contacts.send(
      new AcceptPageCommand({ PageId: page?.PageArn, AcceptType: "READ", AcceptCode: "000000" }),
    );
    await advance(60);
    expect([(await pagesOf(ana)).length, (await pagesOf(ben)).length]).toEqual([1, 2]);
  });

  test("who are on call when their stage comes", async () => {
    const [ana, ben] = [await createPerson("ana"), await createPerson("ben")];
    const { now } = (await control("GET", "clock")) as { now: string };
    // The hand-off comes ten minutes after the incident.
    const handOff = new Date(Date.parse(now) + 600_000);
    const rotation = new CreateRotationCommand({
      Name: "r",
      ContactIds: [ana, ben],
      TimeZoneId: "UTC",
      StartTime: new Date(Date.parse(now) - 3_600_000),
      Recurrence: {
        NumberOfOnCalls: 1,
        RecurrenceMultiplier: 1,
        DailySettings: [{ HourOfDay: handOff.getUTCHours(), MinuteOfHour: handOff.getUTCMinutes() }],
      },
    });
    const { RotationArn } = await clients.contacts.send(rotation);
    const onCall = await createContact("on-call", "ONCALL_SCHEDULE", { RotationIds: [RotationArn] });
    const ladder = await createContact("ladder", "ESCALATION", {
      Stages: [stage(15, onCall, false), stage(0, onCall, true)],
    });
    await startIncident({ engagements: [ladder] });
    expect([(await pagesOf(ana)).length, (await pagesOf(ben)).length]).toEqual([1, 0]);
    await advance(15);
    expect((await pagesOf(ben)).length).toBe(1);
  });

  test("and says which contacts it could not engage", async () => {
    const gone = "arn:aws:ssm-contacts:us-east-1:111122223333:contact/gone";
    const events = await eventsOf(await startIncident({ engagements: [gone] }));
    expect(events).toContainEqual({
      type: "SSM Contacts Engagement for Incident",
      data: { contactArn: gone, status: "Failed", message: "the contact does not exist" },
    });
  });

  test("does not loop where escalation plans name each other", async () => {
    const one = await createContact("one", "ESCALATION", { Stages: [] });
    const two = await createContact("two", "ESCALATION", { Stages: [stage(0, one, true)] });
    const Plan = { Stages: [stage(0, two, true)] };
    await clients.contacts.send(new UpdateContactCommand({ ContactId: one, Plan }));
    expect(await startIncident({ engagements: [one] })).toContain("incident-record/p/");
  });
});

describe("a drill starts the runbook", () => {
  const account = "111122223333";
  const roleArn = `arn:aws:iam::${account}:role/runbook`;
  const document = `arn:aws:ssm:*:${account}:document/Restart`;
  const execution = `arn:aws:ssm:*:${account}:automation-execution/*`;
  const trusted = { Service: "ssm-incidents.amazonaws.com" };

  interface Setup {
    readonly Principal?: object;
    readonly resources?: readonly string[];
    readonly runbook?: object;
  }

  async function drill({ Principal = trusted, resources = [document, execution], runbook = {} }: Setup = {}) {
    const Content = JSON.stringify({
      schemaVersion: "0.3",
      parameters: { Service: { type: "String" }, Incident: { type: "String", default: "" } },
      mainSteps: [{ name: "sleep", action: "aws:sleep", inputs: { Duration: "PT1S" } }],
    });
    const restart = { Name: "Restart", DocumentType: "Automation", DocumentFormat: "JSON", Content } as const;
    await clients.ssm.send(new CreateDocumentCommand(restart));
    const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] };
    const AssumeRolePolicyDocument = JSON.stringify(trust);
    await clients.iam.send(new CreateRoleCommand({ RoleName: "runbook", AssumeRolePolicyDocument }));
    const statement = { Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource: resources };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await clients.iam.send(new PutRolePolicyCommand({ RoleName: "runbook", PolicyName: "start", PolicyDocument }));
    const ssmAutomation = { documentName: "Restart", roleArn, parameters: { Service: ["api"] }, ...runbook };
    const incident = await startIncident({ actions: [{ ssmAutomation }] });
    const events = await eventsOf(incident);
    const { incidentRecord } = await clients.incidents.send(new GetIncidentRecordCommand({ arn: incident }));
    const outcome = events.find(({ type }) => type === "SSM Automation Execution for Incident")?.data;
    return { outcome, executions: incidentRecord?.automationExecutions };
  }

  test("as the role, and hands it the incident", async () => {
    const { outcome, executions } = await drill({
      runbook: { dynamicParameters: { Incident: { variable: "INCIDENT_RECORD_ARN" } } },
    });
    expect(outcome).toMatchObject({ status: "Started" });
    expect(executions).toEqual([{ ssmExecutionArn: expect.stringMatching(/:automation-execution\/[0-9a-f-]{36}$/) }]);
  });

  const failures: readonly [string, Setup, string][] = [
    ["trusts another service", { Principal: { Service: "ssm.amazonaws.com" } }, "AccessDeniedException"],
    ["may not start the document", { resources: [execution] }, "AccessDeniedException"],
    ["may not start an execution", { resources: [document] }, "AccessDeniedException"],
    ["does not exist", { runbook: { roleArn: `${roleArn}-2` } }, "AccessDeniedException"],
  ];

  test.each(failures)("unless the role %s", async (_name, setup, code) => {
    expect(await drill(setup)).toMatchObject({ outcome: { status: "Failed", code }, executions: undefined });
  });

  const misfits: readonly [string, object, string][] = [
    [
      "a parameter that it has not got",
      { parameters: { Service: ["a"], Nothing: ["b"] } },
      "InvalidAutomationExecutionParametersException",
    ],
    ["no value for one that it needs", { parameters: undefined }, "InvalidAutomationExecutionParametersException"],
    [
      "a list for one text",
      { dynamicParameters: { Incident: { variable: "INVOLVED_RESOURCES" } } },
      "InvalidAutomationExecutionParametersException",
    ],
    ["a version that it has not got", { documentVersion: "7" }, "AutomationDefinitionVersionNotFoundException"],
    ["a version that is no number", { documentVersion: "version1" }, "ValidationException"],
  ];

  test.each(misfits)("unless it gets %s", async (_name, runbook, code) => {
    expect((await drill({ runbook })).outcome).toMatchObject({ status: "Failed", code });
  });
});

test("the clock moves on and never back", async () => {
  const before = (await control("GET", "clock")) as { now: string };
  const after = (await control("POST", "clock", { now: "2100-01-01T00:00:00Z" }).catch(() => undefined)) as {
    message?: string;
  };
  expect(after.message).toContain("Unexpected body");
  const moved = (await control("POST", "clock", { advanceSeconds: 90 })) as { now: string };
  expect(Date.parse(moved.now)).toBeGreaterThanOrEqual(Date.parse(before.now) + 90_000);
  const response = await fetch(`${emulator.endpoint}/_emulator/clock`, {
    method: "POST",
    body: '{"advanceMinutes":-1}',
  });
  expect(response.status).toBe(400);
});
