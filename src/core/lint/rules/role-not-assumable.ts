import { createRoleJudge } from "../../readiness/judge-role.js";
import { stepsAssumeRequest, stepsRoles, systemsManager } from "../../readiness/steps-roles.js";
import { explainAnswer, hintAgainst, judgedRole, lookUpRole, roleArnPath } from "../role-access.js";
import { defineRule, type Finding, type PlanContext, type Undecided } from "../rule.js";
import { trustedPlans, trustStatement } from "../trust-access.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/cross-service-confused-deputy-prevention.html */
export const roleNotAssumable = defineRule({
  id: "role-not-assumable",
  severity: "error",
  summary: "A role does not let Incident Manager assume it, or Systems Manager the role of the runbook's steps",
  needs: ["roles", "documents"],

  *check(context) {
    yield* checkStepsRole(context);
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

/** "The defined assume role is unable to be assumed". @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-troubleshooting.html */
function* checkStepsRole(context: PlanContext): Iterable<Finding | Undecided> {
  const { runbook, target, facts } = context;
  if (runbook === undefined || target === undefined) return;
  const told = new Set<string>();
  for (const stepsRole of stepsRoles(runbook, target, facts)) {
    const known = lookUpRole(context, stepsRole.arn);
    if (known.state !== "present") continue;
    const judge = createRoleJudge(known.value, facts);
    const { verdict, decision, reason } = judge.askTrust(stepsAssumeRequest(stepsRole, target));
    if (verdict === "unknown") yield { unchecked: reason ?? "" };
    if (verdict !== "denied" || told.has(stepsRole.arn)) continue;
    told.add(stepsRole.arn);
    const [deny] = decision.statements;
    const statement = { Effect: "Allow", Principal: { Service: systemsManager }, Action: "sts:AssumeRole" };
    const Condition = { StringEquals: { "aws:SourceAccount": target.account } };
    yield {
      at: [
        "actions",
        0,
        "ssmAutomation",
        ...(stepsRole.isPassed ? ["parameters", "AutomationAssumeRole"] : ["documentName"]),
      ],
      message: `Unexpected trust policy of role \`${judge.role.name}\` for the runbook's steps, expected \`sts:AssumeRole\` by \`${systemsManager}\` to be allowed: it is ${explainAnswer(context, judge, decision)}`,
      hint:
        deny === undefined
          ? `Have in the role's trust policy: \`${JSON.stringify({ ...statement, Condition })}\``
          : hintAgainst(deny),
    };
  }
}
