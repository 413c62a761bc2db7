import { noteList } from "../fact-ledger.js";
import { elements, type FactNode, isRecord, member, members, sourceOf, textAt, textsAt } from "../fact-node.js";
import { replicationSetKey } from "../look-up.js";
import {
  expectAccount,
  expectArn,
  expectRegion,
  expectText,
  expectWrapperName,
  noteFrom,
  noteListFrom,
  type OutputReader,
  type Reading,
} from "../reading.js";

/** Outputs of `aws ssm-incidents …`, and of the alarms and rules that start incidents. */
export const incidentOutputs: readonly OutputReader[] = [
  {
    command: "ssm-incidents get-replication-set",
    matches: (output) => isRecord(output["replicationSet"]),
    read: readReplicationSet,
  },
  {
    command: "ssm-incidents list-replication-sets",
    matches: (output) => Array.isArray(output["replicationSetArns"]),
    read(output, reading) {
      if (elements(member(output, "replicationSetArns")).length > 0) return;
      const account = expectAccount(reading, output, "ssm-incidents list-replication-sets");
      if (account !== undefined) noteFrom(reading, "absent", replicationSetKey(account), true, output);
    },
  },
  {
    command: "cloudwatch describe-alarms",
    matches: (output) => Array.isArray(output["MetricAlarms"]) || Array.isArray(output["CompositeAlarms"]),
    read(output, reading) {
      for (const key of ["MetricAlarms", "CompositeAlarms"])
        for (const alarm of elements(member(output, key))) readAlarm(alarm, reading);
    },
  },
  {
    command: "events list-rules",
    matches: (output) => Array.isArray(output["Rules"]),
    read(output, reading) {
      for (const rule of elements(member(output, "Rules"))) readRule(rule, reading);
    },
  },
  {
    command: "events list-targets-by-rule",
    matches: (output) => Array.isArray(output["Targets"]),
    read(output, reading) {
      const arn = expectWrapperName(reading, output, "events list-targets-by-rule", ["resourceArn", "ruleArn"]);
      const targets = elements(member(output, "Targets")).flatMap((target) => textAt(target, "Arn") ?? []);
      if (arn !== undefined) noteListFrom(reading, "ruleTargets", arn, targets, output);
    },
  },
  {
    command: "events list-rule-names-by-target",
    matches: (output) => Array.isArray(output["RuleNames"]),
    read: readRuleNames,
  },
];

function readReplicationSet(output: FactNode, reading: Reading): void {
  const set = member(output, "replicationSet") ?? output;
  const arn = textAt(set, "arn") ?? textAt(reading.place.wrapper, "resourceArn");
  const account = arn?.split(":")[4] || expectAccount(reading, output, "ssm-incidents get-replication-set");
  const status = expectText(reading, set, "status", "the set's status");
  if (account === undefined || status === undefined) return;
  const regions = members(member(set, "regionMap")).map(([region]) => region);
  reading.accounts.add(account);
  const value = { arn: arn ?? "", account, status, regions: regions.sort() };
  noteFrom(reading, "replicationSet", account, value, set);
}

function readAlarm(alarm: FactNode, reading: Reading): void {
  const arn = expectArn(reading, alarm, "AlarmArn", "cloudwatch");
  const name = expectText(reading, alarm, "AlarmName", "the alarm's name");
  if (arn === undefined || name === undefined) return;
  const states = ["AlarmActions", "OKActions", "InsufficientDataActions"];
  const actions = [...new Set(states.flatMap((state) => textsAt(alarm, state)))];
  const isDisabled = member(alarm, "ActionsEnabled")?.value === false;
  noteFrom(reading, "alarm", arn, { arn, name, actions, isDisabled }, alarm);
}

function readRule(rule: FactNode, reading: Reading): void {
  const arn = expectArn(reading, rule, "Arn", "events");
  const name = expectText(reading, rule, "Name", "the rule's name");
  if (arn === undefined || name === undefined) return;
  noteFrom(reading, "rule", arn, { arn, name, isDisabled: textAt(rule, "State") === "DISABLED" }, rule);
}

function readRuleNames(output: FactNode, reading: Reading): void {
  const command = "events list-rule-names-by-target";
  const target = expectWrapperName(reading, output, command, ["resourceArn", "targetArn"]);
  const place = target === undefined ? undefined : expectRegion(reading, output, command);
  if (target === undefined || place === undefined) return;
  const bus = textAt(reading.place.wrapper, "eventBusName");
  const path = bus === undefined || bus === "default" ? "" : `${bus}/`;
  for (const name of textsAt(output, "RuleNames")) {
    const arn = `arn:${place.partition}:events:${place.region}:${place.account}:rule/${path}${name}`;
    // Other targets of the rule are not known from here.
    noteList(reading.ledger, "ruleTargets", arn, { items: [target], isPartial: true }, sourceOf(output));
  }
}
