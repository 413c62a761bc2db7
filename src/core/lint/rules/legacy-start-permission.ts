import { explainAnswer, judgedRole, nameResources, roleArnPath, statementFor } from "../role-access.js";
import { defineRule } from "../rule.js";
import { startAccess } from "../start-access.js";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export const legacyStartPermission = defineRule({
  id: "legacy-start-permission",
  severity: "warning",
  summary: "A role may start the plan's runbook only by the older form of the permission",
  needs: ["roles", "documents"],

  *check(context) {
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const starts = startAccess(judged).filter(({ verdict }) => verdict === "legacy");
    const [first] = starts;
    if (first?.legacy === undefined) return;
    const answers = starts.flatMap((start) => start.answers);
    const { decision, needed } = first.legacy;
    yield {
      at: roleArnPath,
      message: `Unexpected role \`${judged.judge.role.name}\`, expected it to be allowed \`ssm:StartAutomationExecution\` on ${nameResources(answers.map((answer) => answer.needed))}: only the older \`${needed.shown}\` is ${explainAnswer(context, judged.judge, decision)}`,
      hint: `Add to a policy of the role: ${statementFor(answers)}`,
    };
  },
});
