import type { RoleFact } from "../../facts/facts.js";
import { deployerRequests } from "../../readiness/deployer-requests.js";
import { createRoleJudge } from "../../readiness/judge-role.js";
import { explainAnswer, hintFor } from "../role-access.js";
import { defineRule, type PlanContext } from "../rule.js";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanagerincidentmanager.html */
export const deployerLacksPermission = defineRule({
  id: "deployer-lacks-permission",
  severity: "error",
  summary: "The role that syncs may not create or update the plan",
  needs: ["roles"],

  *check(context) {
    const { plan, target } = context;
    const deployer = findDeployer(context);
    if (deployer === undefined || target === undefined) return;
    const judge = createRoleJudge(deployer, context.facts);
    const asked = deployerRequests(plan, target, deployer.arn).map((request) => ({
      ...request,
      answer: judge.ask(request.needed),
    }));
    // Checks run with credentials that may only read; those are nobody's to sync with.
    if (asked.every(({ answer }) => answer.verdict === "denied")) return;
    for (const { needed, at, condition, answer } of asked) {
      if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
      if (answer.verdict !== "denied") continue;
      yield {
        at,
        message: `Unexpected deployer \`${deployer.name}\`, expected it to be allowed \`${needed.request.action}\` on \`${needed.shown}\`: it is ${explainAnswer(context, judge, answer.decision)}`,
        hint: hintFor(judge, [answer], condition),
      };
    }
  },
});

/** The role of the credentials that the facts name, where its policies are known. */
function findDeployer({ target, facts }: PlanContext): RoleFact | undefined {
  const caller = target && facts.callers.get(target.account)?.value;
  const name = caller && /:assumed-role\/([^/]+)\//.exec(caller.arn)?.[1];
  if (caller === undefined || name === undefined) return undefined;
  const roles = [...facts.roles.values()].map(({ value }) => value);
  return roles.find((role) => role.name === name && role.arn.split(":")[4] === caller.account);
}
