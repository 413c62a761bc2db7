import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { type Page, pageOf } from "../../paging.js";
import { defineService, type InputOf } from "../../service.js";
import { checkActions, checkMetricAlarm } from "./check-alarm.js";
import { description } from "./description.js";
import { type Alarm, alarms } from "./state.js";

type DescribeInput = InputOf<typeof description, "DescribeAlarms">;

const defaultSize = 50;

/** CloudWatch's alarms. They never fire by themselves. */
export const monitoring = defineService(description, {
  PutMetricAlarm: (input, call) => {
    checkMetricAlarm(input);
    const { Tags: _, ...settings } = input;
    put("MetricAlarm", settings, call);
    return undefined;
  },
  PutCompositeAlarm: (input, call) => {
    checkActions(input);
    const { Tags: _, ...settings } = input;
    put("CompositeAlarm", settings, call);
    return undefined;
  },
  DescribeAlarms: (input, call) => {
    const listed = call.store
      .table(alarms, call)
      .values()
      .filter((alarm) => isAsked(alarm, input));
    const { items, nextToken } = page(listed, input);
    const of = (kind: Alarm["kind"]) => items.filter((alarm) => alarm.kind === kind).map(alarmOut);
    return { MetricAlarms: of("MetricAlarm"), CompositeAlarms: of("CompositeAlarm"), NextToken: nextToken };
  },
  DeleteAlarms: ({ AlarmNames }, call) => {
    for (const name of AlarmNames) call.store.table(alarms, call).delete(name);
    return undefined;
  },
});

/** Putting an alarm again replaces what it was put with and keeps its state. */
function put(kind: Alarm["kind"], settings: Alarm["settings"], call: Call): void {
  const table = call.store.table(alarms, call);
  const name = settings.AlarmName;
  const existing = table.get(name);
  if (existing !== undefined && existing.kind !== kind) {
    throw new AwsError("ValidationError", `An alarm of another type with the name ${name} exists already`, {
      status: 400,
    });
  }
  const now = seconds(call.clock);
  const { state, stateReason, stateUpdated } = existing ?? {
    state: "INSUFFICIENT_DATA" as const,
    stateReason: "Unchecked: Initial alarm creation",
    stateUpdated: now,
  };
  const arn = `arn:${call.partition}:cloudwatch:${call.region}:${call.account}:alarm:${name}`;
  table.set(name, { kind, name, arn, settings, state, stateReason, stateUpdated, configurationUpdated: now });
}

/** Without `AlarmTypes` only metric alarms are told. */
function isAsked(alarm: Alarm, input: DescribeInput): boolean {
  const { AlarmNames, AlarmNamePrefix = "", AlarmTypes = ["MetricAlarm"], ActionPrefix = "", StateValue } = input;
  const { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = alarm.settings;
  const actions = [...AlarmActions, ...OKActions, ...InsufficientDataActions];
  return (
    AlarmTypes.includes(alarm.kind) &&
    (AlarmNames === undefined || AlarmNames.includes(alarm.name)) &&
    alarm.name.startsWith(AlarmNamePrefix) &&
    (ActionPrefix === "" || actions.some((action) => action.startsWith(ActionPrefix))) &&
    (StateValue === undefined || alarm.state === StateValue)
  );
}

function page(listed: readonly Alarm[], { NextToken, MaxRecords = defaultSize }: DescribeInput): Page<Alarm> {
  try {
    return pageOf(listed, ({ name }) => name, { list: "monitoring/alarms", token: NextToken, size: MaxRecords });
  } catch {
    throw new AwsError("InvalidNextToken", "The next token specified is invalid.");
  }
}

function alarmOut(alarm: Alarm): object {
  return {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    ...(alarm.kind === "MetricAlarm" ? { Dimensions: [] } : {}),
    ...alarm.settings,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: alarm.configurationUpdated,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateUpdatedTimestamp: alarm.stateUpdated,
    StateTransitionedTimestamp: alarm.stateUpdated,
  };
}
