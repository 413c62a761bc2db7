import { ActivateContactChannelCommand } from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { expect } from "vitest";
import { cloudtrailHistory } from "../../src/adapters/aws/cloudtrail-history.js";
import { factCollector } from "../../src/adapters/aws/collect-facts.js";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { neighbourReader } from "../../src/adapters/aws/neighbours/neighbour-reader.js";
import { neighbourWriter } from "../../src/adapters/aws/neighbours/neighbour-writer.js";
import { planUseReader } from "../../src/adapters/aws/plan-use-reader.js";
import { applySync, type WritingWorld } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import type { LoadedRepository } from "../../src/commands/loaded-repository.js";
import { type PreparedSync, prepareSync, type SyncOptions } from "../../src/commands/sync.js";
import type { Outcome } from "../../src/core/changes/change.js";
import type { Target } from "../../src/core/config/config.js";
import { secretText } from "../../src/core/neighbours/secret-text.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import type { FactCollector } from "../../src/ports.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput } from "../fakes/repository.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

export const owner = "acme/plans";
export const account = "111122223333";

export const config = `
version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1, eu-west-1]}
sync: {prune: true, maxDeletes: 9, maxDeleteRatio: 1, maxUpdateRatio: 1, unreviewed: apply}
`;

/** One of each kind, each leading to the next. */
export const everything = `
kind: Role
RoleName: incident-runbook
Path: /ops/
Description: Starts runbooks
MaxSessionDuration: 7200
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement:
    - {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: "sts:AssumeRole"}
ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
Policies:
  - PolicyName: start
    PolicyDocument:
      Version: "2012-10-17"
      Statement: [{Effect: Allow, Action: "ssm:StartAutomationExecution", Resource: "*"}]
Tags: [{Key: team, Value: payments}]
---
kind: Runbook
Name: Checkout-Mitigate
Content:
  schemaVersion: "0.3"
  assumeRole: arn:aws:iam::\${account}:role/ops/incident-runbook
  mainSteps: [{name: pause, action: "aws:sleep", inputs: {Duration: PT1S}}]
---
kind: Runbook
Name: Critical
CloneOf: AWSIncidents-CriticalIncidentRunbookTemplate
---
kind: Contact
Alias: ann
DisplayName: Ann
Channels:
  - {Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:ANN_SMS}"}}
  - {Name: mail, Type: EMAIL, DeliveryAddress: {SimpleAddress: "\${secret:ANN_MAIL}"}, DeferActivation: true}
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone, RetryIntervalInMinutes: 1}}]
    - DurationInMinutes: 10
      Targets: [{ChannelTargetInfo: {ContactChannelId: channel/mail}}]
Tags: [{Key: team, Value: payments}]
---
kind: Contact
Alias: bob
Channels: [{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:BOB_SMS}"}}]
Plan:
  Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]
---
kind: Rotation
Name: payments primary
ContactIds: [contact/ann, contact/bob]
StartTime: "2026-01-01T09:00:00Z"
TimeZoneId: Europe/Berlin
Recurrence:
  NumberOfOnCalls: 1
  RecurrenceMultiplier: 1
  WeeklySettings: [{DayOfWeek: MON, HandOffTime: {HourOfDay: 9, MinuteOfHour: 0}}]
  ShiftCoverages:
    MON: [{Start: {HourOfDay: 9, MinuteOfHour: 0}, End: {HourOfDay: 17, MinuteOfHour: 0}}]
---
kind: OnCallSchedule
Alias: payments-oncall
DisplayName: Payments
Plan: {RotationIds: [rotation/payments primary]}
---
kind: EscalationPlan
Alias: payments
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ContactTargetInfo: {ContactId: contact/payments-oncall, IsEssential: false}}]
    - DurationInMinutes: 5
      Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]
---
name: checkout
incidentTemplate: {title: Down, impact: 1}
engagements: [contact/payments]
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/ops/incident-runbook
`;

const documents = (text: string) => text.split("\n---\n");
/** The repository without the documents that hold one of the texts. */
export const without = (...texts: readonly string[]) =>
  documents(everything)
    .filter((one) => !texts.some((text) => one.includes(text)))
    .join("\n---\n");
export const edited = (from: string | RegExp, to: string) => {
  const text = everything.replace(from, to);
  expect(text).not.toBe(everything);
  return text;
};
export const contactArn = (alias: string) => `arn:aws:ssm-contacts:us-east-1:${account}:contact/${alias}`;

export const secrets: Readonly<Record<string, string>> = {
  ANN_SMS: "+4915112345678",
  ANN_MAIL: "ann@example.com",
  BOB_SMS: "+4915187654321",
};

export interface NeighbourAccount {
  readonly emulator: RunningEmulator;
  readonly clients: ReturnType<typeof clientsOf>;
  /** A world that reads and writes this account; `secrets` may lack some. */
  worldOf(known?: Readonly<Record<string, string>>): WritingWorld;
  load(text: string, extra?: string): Promise<LoadedRepository>;
  prepare(text: string, options?: Partial<SyncOptions>, world?: WritingWorld): Promise<PreparedSync>;
  /** Outcomes as `ADDRESS STATUS REASON`. */
  sync(text: string, options?: Partial<SyncOptions>, world?: WritingWorld): Promise<readonly string[]>;
  /** What differs, as `KIND ADDRESS POINTERS`. */
  diff(text: string): Promise<readonly string[]>;
  /** The calls that write, in their order. */
  writes(): Promise<readonly string[]>;
  forgetCalls(): Promise<void>;
  misbehave(fault: object): Promise<void>;
  behave(): Promise<void>;
  /** Moves AWS's clock on: events of two seconds can be told apart. */
  passTime(): Promise<void>;
  /** Reads facts of this account. */
  collectorOf(target: Target): FactCollector;
  /** Owners type the codes that AWS sent. */
  activateChannels(): Promise<void>;
  close(): Promise<void>;
}

/** An empty account with a replication set of two Regions. */
export async function neighbourAccount(): Promise<NeighbourAccount> {
  const emulator = await startEmulator();
  const clients = clientsOf(emulator.endpoint, account);
  await clients.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  const overrides = {
    endpoint: emulator.endpoint,
    credentials: { accessKeyId: account, secretAccessKey: "any" },
    maxAttempts: 2,
  };
  const control = (path: string, init?: RequestInit) => fetch(`${emulator.endpoint}/_emulator/${path}`, init);
  const worldOf = (known = secrets): WritingWorld => ({
    output: fakeOutput(),
    readerFor: () => incidentReader({ region: "us-east-1", account }, overrides),
    writerFor: () => incidentWriter("us-east-1", overrides),
    usesFor: ({ regions }: Target) => planUseReader(regions, overrides),
    historyFor: ({ regions }: Target) => cloudtrailHistory(regions, { ...overrides, maxAttempts: 1 }),
    neighboursFor: (target) => neighbourReader(target, overrides),
    neighbourWriterFor: (target) => neighbourWriter(target, overrides),
    secretOf: (name) => {
      const value = known[name];
      return value === undefined ? undefined : secretText(value);
    },
    wait: async () => {},
  });
  const load = (text: string, extra = "") =>
    loadRepository(fakeRepositoryFiles({ "muster.yaml": `${config}${extra}`, "plans/all.yaml": text }), {
      configPath: "muster.yaml",
      isConfigRequired: true,
      knownRules: new Set(),
    });
  const prepare: NeighbourAccount["prepare"] = async (text, options = {}, world = worldOf()) =>
    prepareSync(await load(text), { repository: owner, attempt: "1", ...options }, world);
  return {
    emulator,
    clients,
    worldOf,
    load,
    prepare,
    sync: async (text, options, world = worldOf()) => {
      const { outcomes, failures } = await applySync(await prepare(text, options, world), world);
      return [...outcomes.map(outcomeLine), ...(failures ?? []).map(({ reason }) => `failure ${reason}`)];
    },
    diff: async (text) => {
      const { targets } = await runDiff(await load(text), owner, worldOf());
      return targets.flatMap(({ changes }) =>
        changes.map((change) => {
          const pointers = change.kind === "update" ? change.fields.map(({ pointer }) => ` ${pointer}`) : [];
          return `${change.kind} ${change.name}${pointers.join("")}`;
        }),
      );
    },
    writes: async () => {
      const calls = (await (await control("calls")).json()) as { operation: string; status: number }[];
      return calls.filter(({ operation }) => !/^(Get|List|Describe)/.test(operation)).map(({ operation }) => operation);
    },
    forgetCalls: async () => void (await control("calls", { method: "DELETE" })),
    misbehave: async (fault) => {
      const response = await control("faults", { method: "POST", body: JSON.stringify(fault) });
      if (!response.ok) throw new Error(await response.text());
    },
    behave: async () => void (await control("faults", { method: "DELETE" })),
    passTime: async () =>
      void (await control("clock", { method: "POST", body: JSON.stringify({ advanceSeconds: 5 }) })),
    collectorOf: (target) => factCollector(target, overrides),
    activateChannels: async () => {
      const codes = (await (await control("codes")).json()) as { contactChannelId: string; code: string }[];
      for (const { contactChannelId: ContactChannelId, code: ActivationCode } of codes) {
        await clients.contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
      }
    },
    close: () => emulator.close(),
  };
}

function outcomeLine({ resource, kind, status, reason }: Outcome): string {
  return `${kind} ${resource} ${status}${reason === undefined ? "" : ` ${reason}`}`;
}
