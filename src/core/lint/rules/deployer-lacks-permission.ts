import type { RoleFact } from "../../facts/facts.js";
import { deployerRequests } from "../../readiness/deployer-requests.js";
import { createRoleJudge } from "../../readiness/judge-role.js";
import { explainAnswer, hintFor, lookUpRole } from "../role-access.js";
import { defineRule, type PlanContext } from "../rule.js";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanagerincidentmanager.html */
export const deployerLacksPermission = defineRule({
  id: "deployer-lacks-permission",
  severity: "error",
  summary: "The role that syncs may not create or update the plan",
  needs: ["roles"],

  *check(context) {
    const { plan, target } = context;
    const found = findDeployer(context);
    if (found !== undefined && "unchecked" in found) yield found;
    if (found === undefined || target === undefined || "unchecked" in found) return;
    const { role: deployer, isCertain } = found;
    const judge = createRoleJudge(deployer, context.facts);
    const asked = deployerRequests(plan, target, deployer.arn).map((request) => ({
      ...request,
      answer: judge.ask(request.needed),
    }));
    // Checks run with credentials that may only read; those are nobody's to sync with.
    if (!isCertain && asked.every(({ answer }) => answer.verdict === "denied")) return;
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

interface Deployer {
  readonly role: RoleFact;
  /** The configuration names it: it is the one that syncs, whatever it may do. */
  readonly isCertain: boolean;
}

/** The role that the target's configuration writes with; else that of the credentials that the facts name. */
function findDeployer(context: PlanContext): Deployer | { readonly unchecked: string } | undefined {
  const { target, facts } = context;
  const write = target?.assumeRole?.write;
  if (write !== undefined) {
    const role = lookUpRole(context, write);
    if (role.state === "present") return { role: role.value, isCertain: true };
    return { unchecked: role.state === "unknown" ? role.reason : `there is no role \`${write}\`` };
  }
  const caller = target && facts.callers.get(target.account)?.value;
  const name = caller && /:assumed-role\/([^/]+)\//.exec(caller.arn)?.[1];
  if (caller === undefined || name === undefined) return undefined;
  const roles = [...facts.roles.values()].map(({ value }) => value);
  const role = roles.find((role) => role.name === name && role.arn.split(":")[4] === caller.account);
  return role && { role, isCertain: false };
}
