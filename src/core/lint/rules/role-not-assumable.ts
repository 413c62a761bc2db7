import { explainAnswer, hintAgainst, judgedRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";
import { trustedPlans, trustStatement } from "../trust-access.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html */
export const roleNotAssumable = defineRule({
  id: "role-not-assumable",
  severity: "error",
  summary: "A role does not let Incident Manager assume it",
  needs: ["roles"],

  *check(context) {
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const { judge, needed } = judged;
    const answer = judge.askTrust(needed.assume);
    if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
    if (answer.verdict !== "denied" || trustedPlans(judged).length > 0) return;
    const [deny] = answer.decision.statements;
    const why = explainAnswer(context, judge, answer.decision);
    yield {
      at: roleArnPath,
      message: `Unexpected trust policy of role \`${judge.role.name}\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`${context.plan.name}\` to be allowed: it is ${why}`,
      hint:
        deny === undefined
          ? `Have in the role's trust policy: \`${JSON.stringify(trustStatement(needed.assume))}\``
          : hintAgainst(deny),
    };
  },
});
