import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { eventsPage } from "./events-page.js";
import { ruleNamed, saveRule } from "./rules.js";
import type { Target } from "./state.js";

const maxTargets = 5;

export const targetHandlers: Handlers<typeof description> = {
  PutTargets: ({ Rule, EventBusName, Targets }, call) => {
    const rule = ruleNamed(Rule, EventBusName, call);
    const targets = new Map(rule.targets.map((target) => [target.Id, target]));
    const failed: object[] = [];
    for (const target of Targets) {
      checkTarget(target);
      if (targets.has(target.Id) || targets.size < maxTargets) targets.set(target.Id, target);
      else failed.push(tooMany(target));
    }
    saveRule({ ...rule, targets: [...targets.values()] }, call);
    return { FailedEntryCount: failed.length, FailedEntries: failed };
  },
  RemoveTargets: ({ Rule, EventBusName, Ids }, call) => {
    const rule = ruleNamed(Rule, EventBusName, call);
    const known = new Set(rule.targets.map(({ Id }) => Id));
    const failed = Ids.filter((id) => !known.has(id)).map((TargetId) => ({
      TargetId,
      ErrorCode: "ResourceNotFoundException",
      ErrorMessage: `Rule ${Rule} does not have a target with the Id ${TargetId}.`,
    }));
    saveRule({ ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) }, call);
    return { FailedEntryCount: failed.length, FailedEntries: failed };
  },
  ListTargetsByRule: (input, call) => {
    const rule = ruleNamed(input.Rule, input.EventBusName, call);
    const sorted = [...rule.targets].sort((a, b) => (a.Id < b.Id ? -1 : 1));
    const { items, nextToken } = eventsPage(`targets of ${rule.arn}`, sorted, ({ Id }) => Id, input);
    return { Targets: items, NextToken: nextToken };
  },
};

function checkTarget({ Arn, Id, Input, InputPath, InputTransformer }: Target): void {
  if (parseArn(Arn) === undefined) {
    throw invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  const inputs = [Input, InputPath, InputTransformer].filter((input) => input !== undefined);
  if (inputs.length > 1) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
}

function tooMany({ Id }: Target): object {
  const ErrorMessage = `The requested resource exceeds the maximum number allowed: a rule has at most ${maxTargets} targets.`;
  return { TargetId: Id, ErrorCode: "LimitExceededException", ErrorMessage };
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
