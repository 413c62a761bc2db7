import type { Target } from "../../config/config.js";
import type { Facts } from "../../facts/facts.js";
import { coverageKeys, isComplete } from "../../facts/look-up.js";
import { planArn } from "../../plan/plan-arn.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-creation.html */
export const untriggeredPlan = defineRule({
  id: "untriggered-plan",
  severity: "notice",
  summary: "No alarm and no EventBridge rule starts the plan",
  needs: ["triggers"],

  *check({ plan, target, facts, index }) {
    if (target === undefined) return yield { unchecked: "no target says which account the plan belongs to" };
    const arn = planArn(target, plan.name);
    const triggers = index.triggersByAction.get(arn) ?? [];
    if (triggers.some(({ isDisabled }) => !isDisabled)) return;
    const missing = missingFacts(facts, target);
    if (missing !== undefined) return yield { unchecked: missing };
    const disabled = triggers.length === 0 ? "" : `; ${quoteList(triggers.map(({ name }) => name))} is switched off`;
    yield {
      at: ["name"],
      message: `Unexpected plan \`${plan.name}\` that no alarm and no EventBridge rule starts, expected a trigger${disabled}`,
      hint: `Make \`${arn}\` an action of an alarm, or suppress this where people start it by hand`,
    };
  },
});

/** Why the facts cannot say that nothing starts a plan; absent where they can. */
function missingFacts(facts: Facts, { account, regions }: Target): string | undefined {
  for (const region of regions) {
    for (const name of ["cloudwatch:alarms", "events:rules"] as const) {
      const coverage = { name, account, region };
      if (isComplete(facts, coverage)) continue;
      const refused = coverageKeys(coverage).flatMap((key) => facts.refused.get(key) ?? []);
      const what = name === "cloudwatch:alarms" ? "alarms" : "EventBridge rules";
      return refused[0] ?? `the facts do not cover all ${what} of account ${account} in ${region}`;
    }
  }
  const unlisted = [...facts.triggers.values()].find(
    ({ value }) => value.actions === undefined && value.arn.split(":")[4] === account,
  );
  return unlisted && `the targets of rule \`${unlisted.value.name}\` are not in the facts`;
}
