import { planArn } from "../../plan/plan-arn.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** The name is fixed when a plan is created. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_UpdateResponsePlan.html */
export const renamedPlan = defineRule({
  id: "renamed-plan",
  severity: "warning",
  summary: "A change renames a plan: AWS deletes one and creates another",
  needs: ["base"],

  *check({ plan, target, index }) {
    const former = index.formerNames.get(plan.name);
    if (former === undefined) return;
    const triggers = target === undefined ? [] : (index.triggersByAction.get(planArn(target, former)) ?? []);
    const names = quoteList(triggers.map(({ name }) => name));
    yield {
      at: ["name"],
      message: `Unexpected rename of \`${former}\` to \`${plan.name}\`, expected a name that stays: AWS deletes the one plan and creates the other`,
      hint:
        triggers.length === 0
          ? "Point alarms, EventBridge rules and the trust policies of runbook roles at the new name, or keep the old one"
          : `Point ${names}, which start \`${former}\`, and the trust policies of runbook roles at the new name`,
    };
  },
});
