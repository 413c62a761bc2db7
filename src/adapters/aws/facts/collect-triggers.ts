import type { CloudWatchClient, CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { type AwsAccess, optionsFor } from "./access.js";
import type { Recorder } from "./recorder.js";

/** Record the alarms and EventBridge rules that start incidents, in every Region of the target. */
export async function collectTriggers(recorder: Recorder, access: AwsAccess, plans: readonly string[]): Promise<void> {
  if (plans.length === 0) return;
  const [cloudwatch, events] = await Promise.all([
    import("@aws-sdk/client-cloudwatch"),
    import("@aws-sdk/client-eventbridge"),
  ]);
  const reads = recorder.target.regions.map(async (region) => {
    const alarms = new cloudwatch.CloudWatchClient(optionsFor(region, access));
    const rules = new events.EventBridgeClient(optionsFor(region, access));
    await Promise.all([readAlarms(recorder, alarms, region), readRules(recorder, rules, region, plans)]);
    alarms.destroy();
    rules.destroy();
  });
  await Promise.all(reads);
}

/** All alarms are looked at, so that one which points at a plan that is gone is seen, too. */
async function readAlarms(recorder: Recorder, client: CloudWatchClient, region: string): Promise<void> {
  const { DescribeAlarmsCommand } = await import("@aws-sdk/client-cloudwatch");
  const question = {
    service: "cloudwatch",
    operation: "DescribeAlarms",
    region,
    keys: [`cloudwatch:alarms@${recorder.target.account}/${region}`],
  };
  const alarms = await recorder.askAll(question, async (token) => {
    const page = await client.send(
      new DescribeAlarmsCommand({
        AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
        MaxRecords: 100,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    const composite = (page.CompositeAlarms ?? []).map((alarm) => ({ alarm, kind: "CompositeAlarms" as const }));
    const metric = (page.MetricAlarms ?? []).map((alarm) => ({ alarm, kind: "MetricAlarms" as const }));
    return { items: [...metric, ...composite], next: page.NextToken };
  });
  if (alarms === undefined) return;
  for (const { alarm, kind } of alarms.filter(({ alarm: found }) => startsIncidents(found)))
    recorder.record("cloudwatch", region, { output: { [kind]: [describeAlarm(alarm)] } });
  recorder.record("cloudwatch", region, { complete: ["cloudwatch:alarms"] });
}

function startsIncidents({ AlarmActions, OKActions, InsufficientDataActions }: MetricAlarm | CompositeAlarm): boolean {
  const actions = [...(AlarmActions ?? []), ...(OKActions ?? []), ...(InsufficientDataActions ?? [])];
  return actions.some((arn) => arn.split(":")[2] === "ssm-incidents");
}

function describeAlarm(alarm: MetricAlarm | CompositeAlarm) {
  const { AlarmName, AlarmArn, ActionsEnabled, AlarmActions, OKActions, InsufficientDataActions } = alarm;
  return { AlarmName, AlarmArn, ActionsEnabled, AlarmActions, OKActions, InsufficientDataActions };
}

async function readRules(
  recorder: Recorder,
  client: EventBridgeClient,
  region: string,
  plans: readonly string[],
): Promise<void> {
  const buses = await listBuses(recorder, client, region);
  if (buses === undefined) return;
  const pairs = buses.flatMap((bus) => plans.map((plan) => ({ bus, plan })));
  const found = await Promise.all(pairs.map(({ bus, plan }) => readRulesOfPlan(recorder, client, region, bus, plan)));
  if (found.every((names) => names !== undefined)) recorder.record("events", region, { complete: ["events:rules"] });
}

async function listBuses(
  recorder: Recorder,
  client: EventBridgeClient,
  region: string,
): Promise<readonly string[] | undefined> {
  const { ListEventBusesCommand } = await import("@aws-sdk/client-eventbridge");
  const question = { service: "events", operation: "ListEventBuses", region, keys: [rulesOf(recorder, region)] };
  const buses = await recorder.askAll(question, async (token) => {
    const page = await client.send(new ListEventBusesCommand(token === undefined ? {} : { NextToken: token }));
    return { items: page.EventBuses, next: page.NextToken };
  });
  return buses?.flatMap(({ Name }) => Name ?? []);
}

async function readRulesOfPlan(
  recorder: Recorder,
  client: EventBridgeClient,
  region: string,
  bus: string,
  plan: string,
): Promise<readonly string[] | undefined> {
  const { DescribeRuleCommand, ListRuleNamesByTargetCommand } = await import("@aws-sdk/client-eventbridge");
  const keys = [rulesOf(recorder, region)];
  const question = { service: "events", operation: "ListRuleNamesByTarget", region, keys, subject: plan };
  const names = await recorder.askAll(question, async (token) => {
    const from = token === undefined ? {} : { NextToken: token };
    const page = await client.send(new ListRuleNamesByTargetCommand({ TargetArn: plan, EventBusName: bus, ...from }));
    return { items: page.RuleNames, next: page.NextToken };
  });
  if (names === undefined || names.length === 0) return names;
  const wrapper = { resourceArn: plan, ...(bus === "default" ? {} : { eventBusName: bus }) };
  recorder.record("events", region, { ...wrapper, output: { RuleNames: [...names].sort() } });
  const rules = names.map(async (Name) => {
    const asked = { service: "events", operation: "DescribeRule", region, keys: [], subject: Name };
    const rule = await recorder.ask(asked, () => client.send(new DescribeRuleCommand({ Name, EventBusName: bus })));
    if (rule?.Arn === undefined) return;
    const described = { Name, Arn: rule.Arn, State: rule.State, EventBusName: bus };
    recorder.record("events", region, { output: { Rules: [described] } });
  });
  await Promise.all(rules);
  return names;
}

function rulesOf(recorder: Recorder, region: string): string {
  return `events:rules@${recorder.target.account}/${region}`;
}
