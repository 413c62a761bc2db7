import { defineRule } from "../rule.js";

/** The name is the identity of a plan in its account. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_CreateResponsePlan.html */
export const duplicatePlanName = defineRule({
  id: "duplicate-plan-name",
  severity: "error",
  summary: "Two plans of a target have the same name",

  *check({ plan, resolved, index }) {
    const [first] = index.plansByName.get(plan.name) ?? [];
    if (first === undefined || first === resolved) return;
    const { file, line } = first.source.locate(["name"]);
    yield {
      at: ["name"],
      message: `Unexpected second plan \`${plan.name}\`, expected names that are unique in a target; the first is at ${file}:${line}`,
      hint: "Rename one of the plans, or assign them to different targets",
    };
  },
});
