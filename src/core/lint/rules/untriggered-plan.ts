import { planArn } from "../../plan/plan-arn.js";
import { missingTriggerFacts } from "../missing-trigger-facts.js";
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
    const missing = missingTriggerFacts(facts, target);
    if (missing !== undefined) return yield { unchecked: missing };
    const disabled = triggers.length === 0 ? "" : `; ${quoteList(triggers.map(({ name }) => name))} is switched off`;
    yield {
      at: ["name"],
      message: `Unexpected plan \`${plan.name}\` that no alarm and no EventBridge rule starts, expected a trigger${disabled}`,
      hint: `Make \`${arn}\` an action of an alarm, or suppress this where people start it by hand`,
    };
  },
});
