import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everything, type NeighbourAccount, neighbourAccount, without } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

describe("deletes", () => {
  test("go from what refers to what is referred to", async () => {
    await aws.sync(everything);
    await aws.forgetCalls();
    const text = without("RoleName", "Alias: bob", "Rotation\n", "OnCallSchedule", "EscalationPlan", "name: checkout");
    const rest = `${text}\n---\n${'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}'}\n---\nkind: Rotation\nName: next\nContactIds: [contact/ann]\nTimeZoneId: UTC\nRecurrence: {NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]}\n---\nkind: OnCallSchedule\nAlias: next-oncall\nPlan: {RotationIds: [rotation/next]}\n---\nkind: EscalationPlan\nAlias: next-escalation\nPlan: {Stages: []}\n---\nname: next\nincidentTemplate: {title: x, impact: 3}\n`;
    const outcomes = await aws.sync(rest);
    expect(outcomes.filter((line) => line.startsWith("delete"))).toEqual([
      "delete response-plan/checkout applied",
      "delete contact/payments applied",
      "delete contact/payments-oncall applied",
      "delete rotation/payments primary applied",
      "delete contact/bob applied",
      "delete role/incident-runbook applied",
    ]);
    const deletes = (await aws.writes()).filter((one) => /^Delete|^Detach/.test(one));
    const contacts = deletes.filter((one) => !/Role/.test(one) || one === "DeleteResponsePlan");
    expect(contacts).toEqual([
      "DeleteResponsePlan",
      "DeleteContact",
      "DeleteContact",
      "DeleteRotation",
      "DeleteContact",
    ]);
    const roles = deletes.filter((one) => /Role/.test(one));
    expect(roles).toEqual(["DetachRolePolicy", "DeleteRolePolicy", "DeleteRole"]);
    expect(await aws.sync(rest)).toEqual([]);
  });

  test("of what something still refers to are refused", async () => {
    await aws.sync(everything);
    const text = without("Alias: bob", "RoleName", "Runbook\nName: Checkout-Mitigate");
    // The last role of a target is not deleted either.
    const role =
      'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}';
    const outcomes = await aws.sync(`${text}\n---\n${role}\n`);
    expect(outcomes.filter((line) => line.startsWith("delete"))).toEqual([
      "delete contact/bob refused `contact/bob` is still used by `rotation/payments primary`",
      "delete document/Checkout-Mitigate refused `document/Checkout-Mitigate` is still used by `checkout`",
      "delete role/incident-runbook refused `role/incident-runbook` is still used by `checkout`",
    ]);
  });

  test("of an escalation plan that another one engages is refused", async () => {
    const engaging =
      "kind: EscalationPlan\nAlias: above\nPlan: {Stages: [{DurationInMinutes: 5, Targets: [{ContactTargetInfo: {ContactId: contact/below, IsEssential: true}}]}]}";
    await aws.sync(`${engaging}\n---\nkind: EscalationPlan\nAlias: below\nPlan: {Stages: []}\n`);
    expect(await aws.sync(engaging)).toEqual([
      "delete contact/below refused `contact/below` is still used by `contact/above`",
    ]);
  });

  test("of the last one of a kind never happen, because the kind is not looked at then", async () => {
    await aws.sync(everything);
    expect(await aws.sync(without("RoleName", "kind: Contact\n"))).toEqual([]);
  });

  test("need --prune, and pass their limits only by a name", async () => {
    await aws.sync(everything);
    const text = without("EscalationPlan", "name: checkout");
    const rest = `${text}\n---\nkind: EscalationPlan\nAlias: other\nPlan: {Stages: []}\n---\nname: other\nincidentTemplate: {title: x, impact: 3}\n`;
    const unpruned = await aws.sync(rest, { prune: false });
    expect(unpruned).toContainEqual(expect.stringMatching(/delete contact\/payments refused No file declares/));
  });
});
