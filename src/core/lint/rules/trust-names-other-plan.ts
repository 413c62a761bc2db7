import { quoteList } from "../quote-list.js";
import { judgedRole, placeOfFact, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";
import { trustedPlans } from "../trust-access.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html */
export const trustNamesOtherPlan = defineRule({
  id: "trust-names-other-plan",
  severity: "error",
  summary: "A role lets Incident Manager assume it for another plan's incidents only",
  needs: ["roles"],

  *check(context) {
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const { judge, needed } = judged;
    const answer = judge.askTrust(needed.assume);
    if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
    const plans = answer.verdict === "denied" ? trustedPlans(judged) : [];
    if (plans.length === 0) return;
    const place = placeOfFact(context, judge.role.trust.source);
    const source = needed.assume.request.prefixes?.get("aws:sourcearn");
    yield {
      at: roleArnPath,
      message: `Unexpected trust policy of role \`${judge.role.name}\`${place === undefined ? "" : ` (${place})`} for incidents of plan ${quoteList(plans)}, expected those of \`${context.plan.name}\``,
      hint: `Add \`${source}*\` to the values of \`aws:SourceArn\` in the role's trust policy`,
    };
  },
});
