import { passedRoles } from "../../readiness/derive-requests.js";
import { explainAnswer, hintFor, judgedRole, lookUpRole } from "../role-access.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-troubleshooting.html */
export const roleCannotPassRole = defineRule({
  id: "role-cannot-pass-role",
  severity: "warning",
  summary: "A role may not pass the role that the runbook's steps run as",
  needs: ["roles"],

  *check(context) {
    if (context.runbook === undefined || passedRoles(context.runbook).length === 0) return;
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const { judge, needed } = judged;
    for (const request of needed.passes) {
      if (lookUpRole(context, request.shown).state === "absent") continue;
      const answer = judge.ask(request);
      if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
      if (answer.verdict !== "denied") continue;
      yield {
        at: ["actions", 0, "ssmAutomation", "parameters", "AutomationAssumeRole"],
        message: `Unexpected role \`${judge.role.name}\`, expected it to be allowed \`iam:PassRole\` on \`${request.shown}\`: it is ${explainAnswer(context, judge, answer.decision)}`,
        hint: hintFor(judge, [answer], { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } }),
      };
    }
  },
});
