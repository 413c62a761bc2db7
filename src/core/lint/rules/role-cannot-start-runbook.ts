import type { Answer } from "../../readiness/judge-role.js";
import { explainAnswer, hintFor, judgedRole, nameResources, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";
import { startAccess } from "../start-access.js";

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/runbooks.html */
export const roleCannotStartRunbook = defineRule({
  id: "role-cannot-start-runbook",
  severity: "error",
  summary: "A role may not start the plan's runbook",
  needs: ["roles", "documents"],

  *check(context) {
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    const starts = startAccess(judged);
    for (const { verdict, answers } of starts) {
      if (verdict === "unknown") for (const { reason } of answers) yield { unchecked: reason ?? "" };
    }
    const denied = starts.filter(({ verdict }) => verdict === "denied").flatMap(({ answers }) => answers);
    const [first] = denied;
    if (first === undefined) return;
    const name = judged.judge.role.name;
    const what = nameResources(denied.map(({ needed }) => needed));
    yield {
      at: roleArnPath,
      message: `Unexpected role \`${name}\`, expected it to be allowed \`ssm:StartAutomationExecution\` on ${what}: it is ${explainAnswer(context, judged.judge, first.decision)}`,
      hint: `${hintFor(judged.judge, denied)}${denied.some(isOwnedByAws) ? "; a document of AWS has no account in its ARN" : ""}`,
    };
  },
});

function isOwnedByAws({ needed }: Answer): boolean {
  return /^arn:[^:]+:ssm:[^:]*::document\//.test(needed.shown);
}
