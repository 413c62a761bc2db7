import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LoadedRepository } from "../../src/commands/loaded-repository.js";
import { deployerRequests } from "../../src/core/readiness/deployer-requests.js";
import { neighbourRequests } from "../../src/core/readiness/neighbour-requests.js";
import { everything, type NeighbourAccount, neighbourAccount, secrets } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

/** `everything` with each part of each resource changed, nothing taken away. */
const changed = everything
  .replaceAll("Value: payments}", "Value: checkout}")
  .replace("Description: Starts runbooks", "Description: Other")
  .replace("Principal: {Service: ssm-incidents.amazonaws.com}", "Principal: {Service: [ssm-incidents.amazonaws.com]}")
  .replace("Service: [ssm-incidents.amazonaws.com]", "AWS: '${account}'")
  .replace("ssm:StartAutomationExecution", "ssm:GetDocument")
  .replace("policy/ReadOnlyAccess", "policy/service-role/AmazonSSMAutomationRole")
  .replace("Duration: PT1S", "Duration: PT2S")
  .replace("DisplayName: Ann", "DisplayName: Ann B")
  .replace("Europe/Berlin", "Europe/Paris")
  .replace("CloneOf: AWSIncidents-CriticalIncidentRunbookTemplate", "CloneOf: AWS-RestartEC2Instance")
  .replace(
    "ContactIds: [contact/ann, contact/bob]",
    "ContactIds: [contact/ann, contact/bob]\nTags: [{Key: a, Value: b}]",
  )
  .replace("Name: Checkout-Mitigate\n", "Name: Checkout-Mitigate\nTags: [{Key: a, Value: b}]\n")
  .replace("incidentTemplate: {title: Down, impact: 1}", "incidentTemplate: {title: Up, impact: 1}\ntags: {a: b}");

/** `service:Operation` of the calls so far, told apart into those that read and those that write. */
async function callsMade(): Promise<{ readonly reads: ReadonlySet<string>; readonly writes: ReadonlySet<string> }> {
  const response = await fetch(`${aws.emulator.endpoint}/_emulator/calls`);
  const calls = (await response.json()) as { service: string; operation: string }[];
  const isRead = ({ operation }: { operation: string }) => /^(Get|List|Describe)/.test(operation);
  const names = (some: typeof calls) => new Set(some.map(({ service, operation }) => `${service}:${operation}`));
  return { reads: names(calls.filter(isRead)), writes: names(calls.filter((call) => !isRead(call))) };
}

/** The actions that the rule `deployer-lacks-permission` asks for. */
function actionsAskedFor({ declared, plans }: LoadedRepository): ReadonlySet<string> {
  const deployer = "arn:aws:iam::111122223333:role/muster-write";
  const requests = [
    ...declared.flatMap((one) => (one.target ? neighbourRequests(one, one.target, deployer) : [])),
    ...plans.flatMap(({ plan, target }) => (target ? deployerRequests(plan, target, deployer) : [])),
  ];
  return new Set(requests.map(({ needed }) => needed.request.action));
}

/** Actions that no call is named after. */
const permissionsOnly = ["iam:PassRole", "ssm-contacts:AssociateContact"];
/** Taking a part of something away; what files have does not tell whether it comes to that. */
const partsTakenAway = ["iam:DetachRolePolicy"];

test("the rule asks for the writes that making and changing everything takes, and for no other", async () => {
  await aws.forgetCalls();
  expect((await aws.sync(everything)).filter((line) => !/ applied/.test(line))).toEqual([]);
  const known = { ...secrets, ANN_SMS: "+4915112345670" };
  expect((await aws.sync(changed, {}, aws.worldOf(known))).filter((line) => !/ applied/.test(line))).toEqual([]);
  const { writes } = await callsMade();
  const asked = actionsAskedFor(await aws.load(changed));
  expect([...asked].filter((action) => !writes.has(action)).sort()).toEqual(permissionsOnly);
  expect([...writes].filter((action) => !asked.has(action)).sort()).toEqual(partsTakenAway);
});

/** The actions that the README's table of a role names. */
function documented(opening: string): ReadonlySet<string> {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, after = ""] = readme.split(opening);
  const rows = after.split("\n").filter((line, index, lines) => isRowOfFirstTable(line, index, lines));
  return new Set(rows.slice(2).flatMap(actionsOf));
}

function isRowOfFirstTable(line: string, index: number, lines: readonly string[]): boolean {
  const end = lines.findIndex((one, at) => at > lines.findIndex((row) => row.startsWith("|")) && !one.startsWith("|"));
  return line.startsWith("|") && index < end;
}

function actionsOf(row: string): readonly string[] {
  const [, head = "", cell = ""] = row.split(/(?<!\\)\|/);
  const heads = [...head.matchAll(/`([a-z-]+)`/g)].map(([, service]) => service ?? "");
  const parts = cell.split(";");
  return parts.flatMap((part, index) => {
    let service = heads.length === parts.length ? (heads[index] ?? "") : (heads[0] ?? "");
    return [...part.matchAll(/`(?:([a-z-]+):)?([A-Z]\w+\*?)`/g)].map(([, named, action]) => {
      service = named ?? service;
      return `${service.replace("cloudwatch", "monitoring")}:${action}`;
    });
  });
}

/** A second one of each kind, so that one can be deleted. */
const spare = `
kind: Role
RoleName: spare
AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}
PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess
---
kind: Runbook
Name: Spare
Content: {schemaVersion: "0.3", mainSteps: [{name: pause, action: "aws:sleep", inputs: {Duration: PT1S}}]}
---
kind: Contact
Alias: spare
Plan: {Stages: []}
---
kind: Rotation
Name: spare
ContactIds: [contact/ann]
TimeZoneId: UTC
Recurrence: {NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]}
---
kind: OnCallSchedule
Alias: spare-oncall
Plan: {RotationIds: [rotation/spare]}
---
kind: EscalationPlan
Alias: spare-plan
Plan: {Stages: [{DurationInMinutes: 5, Targets: [{ContactTargetInfo: {ContactId: contact/spare, IsEssential: true}}]}]}
---
name: spare
incidentTemplate: {title: Spare, impact: 3}
`;
const parts = [
  /^Tags: .*\n/gm,
  /^tags: .*\n/gm,
  /^ManagedPolicyArns: .*\n/gm,
  /^Policies:\n(?: .*\n)+/gm,
  /^ {2}- \{Name: mail.*\n/gm,
  /^ {4}- DurationInMinutes: 10\n.*channel\/mail.*\n/gm,
];

test("the README names every action that syncing everything takes, from its making to its end, and no other", async () => {
  const known = aws.worldOf({ ...secrets, ANN_SMS: "+4915112345670" });
  await aws.forgetCalls();
  await aws.sync(everything);
  const unbounded = spare.replace(/PermissionsBoundary.*\n/, "");
  const states = [
    `${everything}---${unbounded}`,
    `${changed}---${spare}`,
    `${changed}---${unbounded}`,
    parts.reduce((text, part) => text.replaceAll(part, ""), changed),
  ];
  for (const state of states) {
    expect((await aws.sync(state, {}, known)).filter((line) => !/ applied/.test(line))).toEqual([]);
  }
  const { reads, writes } = await callsMade();
  const [read, write] = [documented("`muster-read`, assumed"), documented("`muster-write`, assumed")];
  expect([...reads].filter((action) => ![...read, ...write, "sts:GetCallerIdentity"].includes(action))).toEqual([]);
  expect([...writes].filter((action) => !write.has(action))).toEqual([]);
  expect([...write].filter((action) => !writes.has(action) && !reads.has(action)).sort()).toEqual([
    "iam:PassRole",
    // A condition key.
    "iam:PermissionsBoundary",
    "kms:Decrypt",
    "kms:GenerateDataKey*",
    "secretsmanager:GetSecretValue",
    "ssm-contacts:AssociateContact",
  ]);
});
