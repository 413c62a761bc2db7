import { compareText } from "../../diagnostic.js";
import { quoteList } from "../quote-list.js";
import { defineRule } from "../rule.js";

/** The name is the identity of a plan in its account. @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_CreateResponsePlan.html */
export const duplicatePlanName = defineRule({
  id: "duplicate-plan-name",
  severity: "error",
  summary: "Two plans of a target, or of two targets of an account, have the same name",

  *check({ plan, resolved, target, index }) {
    const [first] = index.plansByName.get(plan.name) ?? [];
    if (first !== undefined && first !== resolved) {
      const { file, line } = first.source.locate(["name"]);
      yield {
        at: ["name"],
        message: `Unexpected second plan \`${plan.name}\`, expected names that are unique in a target; the first is at ${file}:${line}`,
        hint: "Rename one of the plans, or assign them to different targets",
      };
    }
    const rivals = index.rivals.get(plan.name);
    if (target === undefined || rivals === undefined) return;
    const targets = [target.name, ...rivals].sort(compareText);
    yield {
      at: ["name"],
      message: `Unexpected plan \`${plan.name}\` in targets ${quoteList(targets)}, which share account \`${target.account}\`, expected one target that declares it`,
      hint: "Give these targets `files` that do not overlap, or rename one of the plans",
    };
  },
});
