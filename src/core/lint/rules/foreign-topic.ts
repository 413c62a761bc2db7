import { topicsOf } from "../own-topics.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-cross-account-cross-region.html */
export const foreignTopic = defineRule({
  id: "foreign-topic",
  severity: "error",
  summary: "A plan notifies a topic of another account",

  *check(context) {
    const { target } = context;
    for (const { at, text, arn } of topicsOf(context)) {
      if (arn === undefined) continue;
      if (target === undefined) yield { unchecked: "no target says which account the plan belongs to" };
      else if (arn.account !== target.account) {
        yield {
          at,
          message: `Unexpected topic \`${text}\` of account \`${arn.account}\`, expected one of the plan's account \`${target.account}\``,
          hint: `Create a topic in account ${target.account}, and subscribe the other account's listeners to it`,
        };
      }
    }
  },
});
