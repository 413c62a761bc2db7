import { deployerRequests } from "../../readiness/deployer-requests.js";
import { createRoleJudge } from "../../readiness/judge-role.js";
import { explainAnswer, hintFor } from "../role-access.js";
import { defineRule } from "../rule.js";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanagerincidentmanager.html */
export const deployerLacksPermission = defineRule({
  id: "deployer-lacks-permission",
  severity: "error",
  summary: "The role that syncs may not create or update the plan",
  needs: ["roles"],

  *check(context) {
    const { plan, target, facts } = context;
    if (target === undefined) return yield { unchecked: `no target says who deploys plan \`${plan.name}\`` };
    const caller = facts.callers.get(target.account);
    if (caller === undefined) return yield { unchecked: `no facts say who deploys to account \`${target.account}\`` };
    const name = /:assumed-role\/([^/]+)\//.exec(caller.value.arn)?.[1];
    const role = [...facts.roles.values()].find(
      ({ value }) => value.name === name && value.arn.split(":")[4] === caller.value.account,
    );
    if (role === undefined) return yield { unchecked: `no facts about the policies of \`${caller.value.arn}\`` };
    const judge = createRoleJudge(role.value, facts);
    for (const { needed, at, condition } of deployerRequests(plan, target, role.value.arn)) {
      const answer = judge.ask(needed);
      if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
      if (answer.verdict !== "denied") continue;
      yield {
        at,
        message: `Unexpected deployer \`${role.value.name}\`, expected it to be allowed \`${needed.request.action}\` on \`${needed.shown}\`: it is ${explainAnswer(context, judge, answer.decision)}`,
        hint: hintFor(judge, [answer], condition),
      };
    }
  },
});
