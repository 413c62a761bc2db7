import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  StartIncidentCommand,
  UpdateIncidentRecordCommand,
} from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planUseReader } from "../../../src/adapters/aws/plan-use-reader.js";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server.js";
import { clientsOf } from "../../emulator/clients.js";

const account = "111122223333";
const arnOf = (name: string) => `arn:aws:ssm-incidents::${account}:response-plan/${name}`;
const credentials = { accessKeyId: account, secretAccessKey: "any" };
let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  for (const name of ["checkout", "checkout-errors"]) {
    await incidents.send(new CreateResponsePlanCommand({ name, incidentTemplate: { title: "T", impact: 1 } }));
  }
});

afterEach(() => emulator.close());

const optionsIn = (region: string) => ({ region, endpoint: emulator.endpoint, credentials });

function usesOf(...names: string[]) {
  return usesKnowing(["us-east-1", "eu-west-1"], ...names);
}

function usesKnowing(regions: readonly [string, ...string[]], ...names: string[]) {
  const reader = planUseReader(regions, {
    endpoint: emulator.endpoint,
    credentials,
    maxAttempts: 1,
  });
  return reader.usesOf(names.map(arnOf));
}

test("a plan that nothing names has no use", async () => {
  expect(await usesOf("checkout")).toEqual(new Map());
});

test("asks the Regions that the replication set has, although the configuration does not name them", async () => {
  const events = new EventBridgeClient(optionsIn("eu-west-1"));
  await events.send(new PutRuleCommand({ Name: "health", EventPattern: '{"source":["aws.health"]}' }));
  await events.send(new PutTargetsCommand({ Rule: "health", Targets: [{ Id: "1", Arn: arnOf("checkout") }] }));
  expect((await usesKnowing(["us-east-1"], "checkout")).get(arnOf("checkout"))).toEqual({
    ...{ description: "rule `health` of bus `default` in eu-west-1", isKnown: true },
  });
});

test("finds an alarm in any Region, and not that of a plan whose name begins alike", async () => {
  const alarm = {
    AlarmName: "slow",
    AlarmActions: [arnOf("checkout-errors")],
    ComparisonOperator: "GreaterThanThreshold" as const,
    EvaluationPeriods: 1,
    MetricName: "Latency",
    Namespace: "Shop",
    Period: 60,
    Statistic: "Average" as const,
    Threshold: 1,
  };
  await new CloudWatchClient(optionsIn("eu-west-1")).send(new PutMetricAlarmCommand(alarm));
  expect(await usesOf("checkout", "checkout-errors")).toEqual(
    new Map([[arnOf("checkout-errors"), { description: "alarm `slow` in eu-west-1", isKnown: true }]]),
  );
});

test("finds a rule of EventBridge", async () => {
  const events = new EventBridgeClient(optionsIn("us-east-1"));
  await events.send(new PutRuleCommand({ Name: "health", EventPattern: '{"source":["aws.health"]}' })).catch(() => {});
  await events.send(new PutTargetsCommand({ Rule: "health", Targets: [{ Id: "1", Arn: arnOf("checkout") }] }));
  expect(await usesOf("checkout")).toEqual(
    new Map([[arnOf("checkout"), { description: "rule `health` of bus `default` in us-east-1", isKnown: true }]]),
  );
});

test("finds an open incident, until it is resolved", async () => {
  const { incidents } = clientsOf(emulator.endpoint);
  const { incidentRecordArn: arn } = await incidents.send(
    new StartIncidentCommand({ responsePlanArn: arnOf("checkout") }),
  );
  const uses = await usesOf("checkout");
  expect(uses.get(arnOf("checkout"))).toEqual({ description: `the open incident \`${arn}\``, isKnown: true });
  await incidents.send(new UpdateIncidentRecordCommand({ arn, status: "RESOLVED" }));
  expect(await usesOf("checkout")).toEqual(new Map());
});

test.each([
  ["monitoring", "DescribeAlarms", "cloudwatch:DescribeAlarms"],
  ["events", "ListEventBuses", "events:ListRuleNamesByTarget"],
  ["events", "ListRuleNamesByTarget", "events:ListRuleNamesByTarget"],
  ["ssm-incidents", "ListIncidentRecords", "ssm-incidents:ListIncidentRecords"],
  ["ssm-incidents", "GetReplicationSet", "ssm-incidents:GetReplicationSet"],
])("says that it does not know where it may not look: %s %s", async (service, operation, told) => {
  const fault = { service, operation, kind: "access-denied", times: 1 };
  await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body: JSON.stringify(fault) });
  const use = (await usesOf("checkout")).get(arnOf("checkout"));
  expect(use?.isKnown).toBe(false);
  expect(use?.description).toMatch(`\`${told}\` failed in us-east-1: AccessDenied`);
});
