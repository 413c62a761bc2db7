import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";

let emulator: RunningEmulator;
let events: EventBridgeClient;

beforeEach(async () => {
  emulator = await startEmulator();
  const credentials = { accessKeyId: "111122223333", secretAccessKey: "any" };
  events = new EventBridgeClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
});

afterEach(() => emulator.close());

const plan = "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency";
const RoleArn = "arn:aws:iam::111122223333:role/start-incident";
const EventPattern = JSON.stringify({ source: ["aws.health"], detail: { service: [{ prefix: "EC" }] } });

const putRule = (more: Partial<PutRuleCommandInput> = {}) =>
  events.send(new PutRuleCommand({ Name: "outage", EventPattern, ...more }));

describe("a rule", () => {
  test("comes back as it was put, on its bus", async () => {
    await events.send(new CreateEventBusCommand({ Name: "teams" }));
    const { RuleArn } = await putRule({ EventBusName: "teams", Description: "d", RoleArn });
    expect(RuleArn).toBe("arn:aws:events:us-east-1:111122223333:rule/teams/outage");
    expect(await events.send(new DescribeRuleCommand({ Name: "outage", EventBusName: "teams" }))).toMatchObject({
      Name: "outage",
      Arn: RuleArn,
      EventPattern,
      State: "ENABLED",
      EventBusName: "teams",
      Description: "d",
      RoleArn,
    });
    await expect(events.send(new DescribeRuleCommand({ Name: "outage" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Rule outage does not exist on EventBus default.",
    });
  });

  test("is found by its target, bus by bus", async () => {
    await events.send(new CreateEventBusCommand({ Name: "teams" }));
    await putRule();
    await putRule({ Name: "other" });
    await putRule({ Name: "third", EventBusName: "teams" });
    const target = { Id: "plan", Arn: plan, RoleArn };
    await events.send(new PutTargetsCommand({ Rule: "outage", Targets: [target] }));
    await events.send(new PutTargetsCommand({ Rule: "third", EventBusName: "teams", Targets: [target] }));
    const names = async (EventBusName?: string) =>
      (await events.send(new ListRuleNamesByTargetCommand({ TargetArn: plan, EventBusName }))).RuleNames;
    expect(await names()).toEqual(["outage"]);
    expect(await names("teams")).toEqual(["third"]);
    expect(await names("arn:aws:events:us-east-1:111122223333:event-bus/teams")).toEqual(["third"]);
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "outage" }));
    expect(Targets).toEqual([target]);
  });

  test("keeps its targets when it is put again, and goes only without them", async () => {
    await putRule();
    await events.send(new PutTargetsCommand({ Rule: "outage", Targets: [{ Id: "plan", Arn: plan }] }));
    await putRule({ Description: "again" });
    await expect(events.send(new DeleteRuleCommand({ Name: "outage" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Rule can't be deleted since it has targets.",
    });
    const removed = await events.send(new RemoveTargetsCommand({ Rule: "outage", Ids: ["plan", "none"] }));
    expect(removed).toMatchObject({ FailedEntryCount: 1, FailedEntries: [{ TargetId: "none" }] });
    await events.send(new DeleteRuleCommand({ Name: "outage" }));
    await events.send(new DeleteRuleCommand({ Name: "outage" }));
    expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
  });

  test("has at most five targets", async () => {
    await putRule();
    const Targets = [1, 2, 3, 4, 5, 6].map((number) => ({ Id: `t${number}`, Arn: plan }));
    const put = await events.send(new PutTargetsCommand({ Rule: "outage", Targets }));
    expect(put).toMatchObject({ FailedEntryCount: 1, FailedEntries: [{ TargetId: "t6" }] });
  });

  test("is switched off, and tagged", async () => {
    const ResourceARN = (await putRule({ Tags: [{ Key: "a", Value: "1" }] })).RuleArn;
    await events.send(new DisableRuleCommand({ Name: "outage" }));
    expect((await events.send(new ListRulesCommand({ NamePrefix: "out" }))).Rules).toMatchObject([
      { State: "DISABLED" },
    ]);
    await events.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "b", Value: "2" }] }));
    const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(Tags).toEqual([
      { Key: "a", Value: "1" },
      { Key: "b", Value: "2" },
    ]);
  });

  test.each<[Partial<PutRuleCommandInput>, string]>([
    [{ EventPattern: "{" }, "InvalidEventPatternException"],
    [{ EventPattern: "{}" }, "InvalidEventPatternException"],
    [{ EventPattern: '{"source": "aws.health"}' }, "InvalidEventPatternException"],
    [{ EventPattern: undefined }, "ValidationException"],
    [{ EventPattern: undefined, ScheduleExpression: "every day" }, "ValidationException"],
    [{ Name: "no spaces" }, "ValidationException"],
    [{ EventBusName: "missing" }, "ResourceNotFoundException"],
  ])("is refused with %j", async (wrong, name) => {
    await expect(putRule(wrong)).rejects.toMatchObject({ name });
  });
});

test("buses are there beside the default one until they are deleted", async () => {
  await events.send(new CreateEventBusCommand({ Name: "teams" }));
  await expect(events.send(new CreateEventBusCommand({ Name: "teams" }))).rejects.toMatchObject({
    name: "ResourceAlreadyExistsException",
  });
  const names = async () => (await events.send(new ListEventBusesCommand({}))).EventBuses?.map(({ Name }) => Name);
  expect(await names()).toEqual(["default", "teams"]);
  await putRule({ EventBusName: "teams" });
  await expect(events.send(new DeleteEventBusCommand({ Name: "teams" }))).rejects.toMatchObject({
    name: "ValidationException",
  });
  await events.send(new DeleteRuleCommand({ Name: "outage", EventBusName: "teams" }));
  await events.send(new DeleteEventBusCommand({ Name: "teams" }));
  expect(await names()).toEqual(["default"]);
});
