import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";
import { XMLParser } from "fast-xml-parser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";

let emulator: RunningEmulator;
let cloudwatch: CloudWatchClient;

beforeEach(async () => {
  emulator = await startEmulator();
  const credentials = { accessKeyId: "111122223333", secretAccessKey: "any" };
  cloudwatch = new CloudWatchClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
});

afterEach(() => emulator.close());

const plan = "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency";
const alarm = {
  AlarmName: "checkout",
  Namespace: "AWS/ApplicationELB",
  MetricName: "TargetResponseTime",
  Dimensions: [{ Name: "LoadBalancer", Value: "app/checkout" }],
  ExtendedStatistic: "p99",
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 2.5,
  ComparisonOperator: "GreaterThanThreshold",
  AlarmActions: [plan],
} satisfies PutMetricAlarmCommandInput;

const put = (more: Partial<PutMetricAlarmCommandInput> = {}) =>
  cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, ...more }));

describe("an alarm", () => {
  test("comes back as it was put", async () => {
    await put();
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["checkout"] }));
    expect(MetricAlarms).toMatchObject([
      {
        ...alarm,
        AlarmArn: "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout",
        ActionsEnabled: true,
        OKActions: [],
        StateValue: "INSUFFICIENT_DATA",
      },
    ]);
    expect(MetricAlarms?.[0]?.AlarmConfigurationUpdatedTimestamp).toBeInstanceOf(Date);
  });

  test("is found by what it acts on", async () => {
    await put();
    await put({ AlarmName: "other", AlarmActions: ["arn:aws:sns:us-east-1:111122223333:updates"] });
    await put({ AlarmName: "recovers", AlarmActions: [], OKActions: [plan] });
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ ActionPrefix: plan }));
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["checkout", "recovers"]);
  });

  test("that is composite is told only to those who ask for it", async () => {
    const AlarmRule = "ALARM(checkout)";
    await cloudwatch.send(new PutCompositeAlarmCommand({ AlarmName: "both", AlarmRule, AlarmActions: [plan] }));
    expect((await cloudwatch.send(new DescribeAlarmsCommand({}))).CompositeAlarms).toEqual([]);
    const { CompositeAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmTypes: ["CompositeAlarm"] }));
    expect(CompositeAlarms).toMatchObject([{ AlarmName: "both", AlarmRule, AlarmActions: [plan] }]);
  });

  test("is put again, listed in pages and deleted", async () => {
    for (const AlarmName of ["c", "a", "b"]) await put({ AlarmName });
    await put({ AlarmName: "a", Threshold: 9, ActionsEnabled: false });
    const found: unknown[] = [];
    for await (const page of paginateDescribeAlarms({ client: cloudwatch, pageSize: 2 }, {})) {
      found.push(...(page.MetricAlarms ?? []).map(({ AlarmName, Threshold }) => [AlarmName, Threshold]));
    }
    expect(found).toEqual([
      ["a", 9],
      ["b", 2.5],
      ["c", 2.5],
    ]);
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ["a", "b"] }));
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["c"]);
    await expect(cloudwatch.send(new DescribeAlarmsCommand({ NextToken: "made-up" }))).rejects.toMatchObject({
      name: "InvalidNextToken",
    });
  });

  test.each<Partial<PutMetricAlarmCommandInput>>([
    { MetricName: undefined },
    { Statistic: "Average" },
    { ExtendedStatistic: undefined },
    { Period: 45 },
    { Period: undefined },
    { EvaluationPeriods: 1 },
    { AlarmActions: ["not-an-arn"] },
    { AlarmActions: [1, 2, 3, 4, 5, 6].map((n) => `${plan}${n}`) },
    { EvaluationPeriods: 0 },
  ])("is refused with %j", async (wrong) => {
    await expect(put(wrong)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});

describe("older clients", () => {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/monitoring/aws4_request, Signature=x";

  async function query(Action: string, parameters: Record<string, string>) {
    const body = new URLSearchParams({ Action, Version: "2010-08-01", ...parameters });
    const response = await fetch(emulator.endpoint, { method: "POST", body, headers: { authorization } });
    return { status: response.status, xml: new XMLParser().parse(await response.text()) };
  }

  test("speak Query", async () => {
    const parameters = {
      AlarmName: "checkout",
      Namespace: "AWS/EC2",
      MetricName: "CPUUtilization",
      "Dimensions.member.1.Name": "InstanceId",
      "Dimensions.member.1.Value": "i-1",
      Statistic: "Average",
      Period: "60",
      EvaluationPeriods: "1",
      Threshold: "90.5",
      ComparisonOperator: "GreaterThanThreshold",
      "AlarmActions.member.1": plan,
      ActionsEnabled: "false",
    };
    expect(
      (await query("PutMetricAlarm", parameters)).xml.PutMetricAlarmResponse.ResponseMetadata.RequestId,
    ).toBeTruthy();
    const { xml } = await query("DescribeAlarms", { ActionPrefix: plan });
    expect(xml.DescribeAlarmsResponse.DescribeAlarmsResult.MetricAlarms.member).toMatchObject({
      AlarmName: "checkout",
      Threshold: 90.5,
      ActionsEnabled: false,
      AlarmActions: { member: plan },
      Dimensions: { member: { Name: "InstanceId", Value: "i-1" } },
    });
    const refused = await query("PutMetricAlarm", { ...parameters, Period: "45" });
    expect(refused).toMatchObject({ status: 400, xml: { ErrorResponse: { Error: { Code: "ValidationError" } } } });
  });

  test("speak JSON", async () => {
    await put();
    const headers = {
      authorization,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "GraniteServiceVersion20100801.DescribeAlarms",
    };
    const response = await fetch(emulator.endpoint, { method: "POST", body: "{}", headers });
    expect(await response.json()).toMatchObject({ MetricAlarms: [{ AlarmName: "checkout", Threshold: 2.5 }] });
  });
});
