import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { Handlers, InputOf } from "../../service.js";
import { withTags } from "../tags.js";
import { busNamed } from "./buses.js";
import { checkPattern } from "./check-pattern.js";
import type { description } from "./description.js";
import { eventsPage } from "./events-page.js";
import { type Rule, rules } from "./state.js";

const schedule = /^(rate\([1-9]\d{0,8} (minutes?|hours?|days?)\)|cron\([^()\s]+( [^()\s]+){5}\))$/;

export const ruleHandlers: Handlers<typeof description> = {
  PutRule: (input, call) => ({ RuleArn: putRule(input, call).arn }),
  DescribeRule: ({ Name, EventBusName }, call) => {
    const rule = ruleNamed(Name, EventBusName, call);
    return { ...ruleOut(rule), CreatedBy: rule.createdBy };
  },
  ListRules: (input, call) => {
    const { NamePrefix = "" } = input;
    const listed = rulesOf(input.EventBusName, call).filter(({ name }) => name.startsWith(NamePrefix));
    const { items, nextToken } = eventsPage("rules", listed, ({ name }) => name, input);
    return { Rules: items.map(ruleOut), NextToken: nextToken };
  },
  ListRuleNamesByTarget: (input, call) => {
    const listed = rulesOf(input.EventBusName, call).filter(({ targets }) =>
      targets.some(({ Arn }) => Arn === input.TargetArn),
    );
    const { items, nextToken } = eventsPage(`rules to ${input.TargetArn}`, listed, ({ name }) => name, input);
    return { RuleNames: items.map(({ name }) => name), NextToken: nextToken };
  },
  EnableRule: ({ Name, EventBusName }, call) => {
    saveRule({ ...ruleNamed(Name, EventBusName, call), state: "ENABLED" }, call);
    return undefined;
  },
  DisableRule: ({ Name, EventBusName }, call) => {
    saveRule({ ...ruleNamed(Name, EventBusName, call), state: "DISABLED" }, call);
    return undefined;
  },
  DeleteRule: ({ Name, EventBusName }, call) => {
    const key = keyOf(busNamed(EventBusName, call).name, Name);
    const rule = call.store.table(rules, call).get(key);
    if ((rule?.targets.length ?? 0) > 0) throw invalid("Rule can't be deleted since it has targets.");
    call.store.table(rules, call).delete(key);
    return undefined;
  },
};

/** @throws AwsError ResourceNotFound */
export function ruleNamed(name: string, bus: string | undefined, call: Call): Rule {
  const { name: busName } = busNamed(bus, call);
  const rule = call.store.table(rules, call).get(keyOf(busName, name));
  if (rule === undefined) {
    throw new AwsError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus ${busName}.`);
  }
  return rule;
}

export function saveRule(rule: Rule, call: Call): void {
  call.store.table(rules, call).set(keyOf(rule.bus, rule.name), rule);
}

function rulesOf(busName: string | undefined, call: Call): readonly Rule[] {
  const { name } = busNamed(busName, call);
  return call.store
    .table(rules, call)
    .values()
    .filter(({ bus }) => bus === name);
}

/** Putting a rule again replaces what it says; its targets stay, and so do its tags. */
function putRule(input: InputOf<typeof description, "PutRule">, call: Call): Rule {
  const { Name, EventPattern, ScheduleExpression } = input;
  const { name: bus } = busNamed(input.EventBusName, call);
  if ((EventPattern ?? "") === "" && (ScheduleExpression ?? "") === "") {
    throw invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }
  if (EventPattern !== undefined) checkPattern(EventPattern);
  if (ScheduleExpression !== undefined && ScheduleExpression !== "") {
    if (bus !== "default") throw invalid("ScheduleExpression is supported only on the default event bus.");
    if (!schedule.test(ScheduleExpression)) throw invalid("Parameter ScheduleExpression is not valid.");
  }
  const existing = call.store.table(rules, call).get(keyOf(bus, Name));
  const place = bus === "default" ? Name : `${bus}/${Name}`;
  const rule: Rule = {
    name: Name,
    bus,
    arn: `arn:${call.partition}:events:${call.region}:${call.account}:rule/${place}`,
    description: input.Description,
    pattern: EventPattern,
    schedule: ScheduleExpression,
    roleArn: input.RoleArn,
    state: input.State ?? "ENABLED",
    createdBy: call.account,
    targets: existing?.targets ?? [],
    tags: existing?.tags ?? withTags([], input.Tags ?? []),
  };
  saveRule(rule, call);
  return rule;
}

function ruleOut(rule: Rule): object {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.pattern,
    ScheduleExpression: rule.schedule,
    State: rule.state,
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: rule.bus,
  };
}

function keyOf(bus: string, name: string): string {
  return `${bus}/${name}`;
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
