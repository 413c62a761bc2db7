import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { prepareUndo } from "../../src/commands/undo.js";
import { readSyncRecord } from "../../src/core/changes/sync-record.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import { everything, type NeighbourAccount, neighbourAccount, owner, without } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
  await aws.sync(everything);
});
afterEach(() => aws.close());

/** Sync another text, then decide about the way back; what the record says is all that is known. */
async function prepared(text: string) {
  const { outcomes, ...result } = await applySync(await aws.prepare(text, { confirmDelete: all }), aws.worldOf());
  expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => "applied"));
  const record = renderSyncJson({ outcomes, ...result });
  const options = { repository: owner, attempt: "3", confirmDelete: all };
  return prepareUndo(await aws.load(text), readSyncRecord(record), options, aws.worldOf());
}

const all = [
  ...["contact/ann", "contact/bob", "contact/payments", "contact/payments-oncall", "rotation/payments primary"],
  ...["document/Checkout-Mitigate", "document/Critical", "role/incident-runbook", "contact/new", "role/new"],
];

type Edit = readonly [what: string, from: string, to: string];
const edits: readonly Edit[] = [
  ["a contact's display name", "DisplayName: Ann\n", "DisplayName: Ann B\n"],
  ["a contact's display name, set for the first time", "Alias: bob\n", "Alias: bob\nDisplayName: Bob\n"],
  ["a contact's stages", "- DurationInMinutes: 10\n", "- DurationInMinutes: 20\n"],
  ["a contact's retries", "RetryIntervalInMinutes: 1", "RetryIntervalInMinutes: 3"],
  [
    "a contact's tags",
    "channel/mail}}]\nTags: [{Key: team, Value: payments}]",
    "channel/mail}}]\nTags: [{Key: cost, Value: x}]",
  ],
  [
    "a contact's channel that is made",
    "DeferActivation: true}\n",
    'DeferActivation: true}\n  - {Name: pager, Type: VOICE, DeliveryAddress: {SimpleAddress: "${secret:BOB_SMS}"}}\n',
  ],
  ["an escalation plan's stages", "IsEssential: false", "IsEssential: true"],
  ["an escalation plan's display name", "Alias: payments\n", "Alias: payments\nDisplayName: P\n"],
  ["a schedule's display name", "DisplayName: Payments\n", "DisplayName: Pay\n"],
  ["a schedule's rotations", "RotationIds: [rotation/payments primary]", "RotationIds: []"],
  ["a rotation's people", "[contact/ann, contact/bob]", "[contact/bob, contact/ann]"],
  ["a rotation's time zone", "Europe/Berlin", "UTC"],
  ["a rotation's start", "2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z"],
  ["a rotation's hand-off", "{DayOfWeek: MON, HandOff", "{DayOfWeek: TUE, HandOff"],
  ["a rotation's shift hours", "End: {HourOfDay: 17", "End: {HourOfDay: 18"],
  ["a rotation's tags", "TimeZoneId: Europe/Berlin\n", "TimeZoneId: Europe/Berlin\nTags: [{Key: a, Value: b}]\n"],
  ["a runbook's content", "Duration: PT1S", "Duration: PT2S"],
  ["a runbook's tags", "Name: Critical\n", "Name: Critical\nTags: [{Key: a, Value: b}]\n"],
  ["a role's trust", "ssm-incidents.amazonaws.com", "ssm.amazonaws.com"],
  ["a role's policy", "ssm:StartAutomationExecution", "ssm:GetDocument"],
  ["a role's policy by another name", "PolicyName: start", "PolicyName: begin"],
  ["a role's managed policies", "policy/ReadOnlyAccess", "policy/AmazonSSMFullAccess"],
  ["a role's boundary", "Path: /ops/\n", "Path: /ops/\nPermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n"],
  ["a role's description", "Description: Starts runbooks", "Description: Other"],
  ["a role's longest session", "MaxSessionDuration: 7200", "MaxSessionDuration: 3600"],
  ["a role's tags", 'Resource: "*"}]\nTags: [{Key: team, Value: payments}]', 'Resource: "*"}]'],
];

describe("the way back from a change of", () => {
  test.each(edits)("%s leads to what was", async (_, from, to) => {
    expect(everything).toContain(from);
    const undone = await prepared(everything.replace(from, () => to));
    expect(undone.targets[0]?.decision.refused).toEqual([]);
    const { outcomes } = await applySync(undone, aws.worldOf());
    expect(outcomes.map(({ status }) => status)).toEqual(["applied"]);
    expect(await aws.diff(everything)).toEqual([]);
  });
});

const created: readonly (readonly [string, string])[] = [
  ["a contact", "kind: Contact\nAlias: new\nPlan: {Stages: []}\n"],
  ["an escalation plan", "kind: EscalationPlan\nAlias: new\nPlan: {Stages: []}\n"],
  ["an on-call schedule", "kind: OnCallSchedule\nAlias: new\nPlan: {RotationIds: []}\n"],
  [
    "a role",
    'kind: Role\nRoleName: new\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}\n',
  ],
];

test.each(created)("%s that was made goes again, where its end is allowed", async (_, text) => {
  const undone = await prepared(`${everything}\n---\n${text}`);
  expect(undone.targets[0]?.decision.refused).toEqual([]);
  await applySync(undone, aws.worldOf());
  const gone = await aws.diff(`${everything}\n---\n${text}`);
  expect(gone).toEqual(["create new"]);
});

const deleted: readonly (readonly [string, string])[] = [["a clone of a runbook", "Name: Critical"]];

test.each(deleted)("%s that was deleted comes back", async (_, text) => {
  const undone = await prepared(without(text));
  expect(undone.targets[0]?.decision.refused).toEqual([]);
  await applySync(undone, aws.worldOf());
  expect(await aws.diff(everything)).toEqual([]);
});

test("a deleted channel does not come back, which is said before anything is written, and the rest does", async () => {
  const text = everything
    .replace(/ {2}- \{Name: mail[^\n]*\n/u, "")
    .replace(/ {4}- DurationInMinutes: 10\n[^\n]*channel\/mail[^\n]*\n/u, "")
    .replace("DisplayName: Ann\n", "DisplayName: Ann B\n")
    .replace("Duration: PT1S", "Duration: PT2S");
  const undone = await prepared(text);
  const [{ decision } = { decision: undefined }] = undone.targets;
  expect(decision?.refused.map(({ reason }) => reason)).toEqual([
    "Channel `mail` of `contact/ann` does not come back: its address is recorded nowhere",
  ]);
  expect(await aws.diff(text)).toEqual([]);
  const { outcomes } = await applySync(undone, aws.worldOf());
  expect(outcomes.map(({ resource, status }) => `${resource} ${status}`)).toEqual([
    "document/Checkout-Mitigate applied",
    "contact/ann applied",
    "contact/ann refused",
  ]);
  expect(await aws.diff(everything)).toEqual(["update ann /Plan/Stages/1 /Channels/mail"]);
});

test("a deleted contact comes back without its channels, so that what needs it can come back", async () => {
  const text = `${everything}
---
kind: Contact
Alias: new
DisplayName: New
Channels: [{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:BOB_SMS}"}}]
Plan: {Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]}
`;
  await aws.sync(text);
  const undone = await prepared(everything);
  expect(undone.targets[0]?.decision.refused.map(({ reason }) => reason)).toEqual([
    "Channel `phone` of `contact/new` does not come back: its address is recorded nowhere",
  ]);
  await applySync(undone, aws.worldOf());
  expect(await aws.diff(text)).toEqual(["update new /Plan/Stages/0 /Channels/phone"]);
});
