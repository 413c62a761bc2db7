import { nearestName } from "../../nearest-name.js";
import { planArn } from "../../plan/plan-arn.js";
import { missingTriggerFacts } from "../missing-trigger-facts.js";
import { defineRule } from "../rule.js";

/** Deleting a plan silently disarms whatever starts it. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_DeleteResponsePlan.html */
export const danglingTrigger = defineRule({
  id: "dangling-trigger",
  severity: "warning",
  summary: "An alarm or an EventBridge rule starts a plan that is in no file",
  needs: ["triggers"],

  *checkAccount({ target, planNames, facts }) {
    const missing = missingTriggerFacts(facts, target);
    if (missing !== undefined) yield { unchecked: missing };
    for (const { value: trigger, source } of facts.triggers.values()) {
      if (trigger.arn.split(":")[4] !== target.account) continue;
      const what = `${trigger.kind === "alarm" ? "alarm" : "rule"} \`${trigger.name}\``;
      for (const action of trigger.actions ?? []) {
        const plan = parsePlanArn(action);
        if (plan === undefined || (plan.isWellFormed && plan.account !== target.account)) continue;
        if (plan.isWellFormed && planNames.has(plan.name)) continue;
        const near = planNames.has(plan.name) ? plan.name : nearestName(plan.name, [...planNames]);
        yield {
          about: source,
          message: `Unexpected action \`${action}\` of ${what}, expected the ARN of a plan of target \`${target.name}\``,
          hint:
            near === undefined
              ? "Remove the action, add the plan's file, or import the plan with `muster import`"
              : `Write \`${planArn(target, near)}\``,
        };
      }
    }
  },
});

interface PlanArn {
  readonly account: string;
  readonly name: string;
  readonly isWellFormed: boolean;
}

/** A plan's ARN as a trigger has it; CloudWatch's own reference spells it without the hyphen. */
function parsePlanArn(action: string): PlanArn | undefined {
  const [, , service, region, account = "", ...rest] = action.split(":");
  const match = /^response-?plan\/(.+)$/.exec(rest.join(":"));
  if (service !== "ssm-incidents" || match === null) return undefined;
  const name = match[1] ?? "";
  return { account, name: name.slice(name.lastIndexOf("/") + 1), isWellFormed: region === "" && !name.includes("/") };
}
