import type { NeededRequest } from "../../readiness/derive-requests.js";
import { explainAnswer, judgedRole, roleArnPath } from "../role-access.js";
import { defineRule } from "../rule.js";

/** A name that no policy was written for. */
const anyName = "any-name-4f1c9e07";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege */
export const overbroadRole = defineRule({
  id: "overbroad-role",
  severity: "warning",
  summary: "A role may start any runbook, or take any role",
  needs: ["roles"],

  *check(context) {
    const { target } = context;
    const judged = yield* judgedRole(context);
    const asked = judged?.needed.starts[0]?.current[0];
    if (judged === undefined || asked === undefined || target === undefined) return;
    const { judge } = judged;
    const role = `arn:${target.partition}:iam::${target.account}:role/${anyName}`;
    const document = `arn:${target.partition}:ssm:${target.regions[0]}:${target.account}:document/${anyName}`;
    const checks = [
      { what: "start any runbook", action: "ssm:StartAutomationExecution", resource: document },
      { what: "pass any role", action: "iam:PassRole", resource: role },
      { what: "assume any role", action: "sts:AssumeRole", resource: role },
    ];
    for (const { what, action, resource } of checks) {
      const answer = judge.ask(withResource(asked, action, resource));
      if (answer.verdict === "unknown" && answer.decision.effects.length === 1)
        yield { unchecked: answer.reason ?? "" };
      if (answer.verdict !== "allowed") continue;
      yield {
        at: roleArnPath,
        message: `Unexpected role \`${judge.role.name}\` that may ${what}, expected \`${action}\` on what the plan needs only: any is ${explainAnswer(context, judge, answer.decision)}`,
        hint: "Name the resources; `muster role` prints the policies that the plan needs",
      };
    }
  },
});

function withResource(asked: NeededRequest, action: string, resource: string): NeededRequest {
  const { resourceSide: _, ...request } = asked.request;
  return { need: asked.need, shown: resource, request: { ...request, action, resource } };
}
