import { normalizePlan } from "../changes/normalize-plan.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { Exported } from "./exported.js";

/** What `aws ssm-incidents create-response-plan --cli-input-json` takes: one plan as it is, several as a list. */
export function exportCreateInputs(plans: readonly ResponsePlan[]): Exported {
  const inputs = plans.map(normalizePlan);
  const value = inputs.length === 1 ? inputs[0] : inputs;
  return { text: `${JSON.stringify(value, undefined, 2)}\n`, warnings: [] };
}
