import type { NeededRequest } from "../../readiness/derive-requests.js";
import {
  accessOf,
  explainAnswer,
  hintFor,
  type JudgedRole,
  judgedRole,
  lookUpRole,
  roleArnPath,
} from "../role-access.js";
import { defineRule, type Finding, type PlanContext, type Undecided } from "../rule.js";

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html */
export const roleCannotAssumeExecutionRole = defineRule({
  id: "role-cannot-assume-execution-role",
  severity: "error",
  summary: "A role may not assume the execution role of a runbook that runs across accounts",
  needs: ["roles", "documents"],

  *check(context) {
    // Without the role nothing is known of its children either: only the plan says that it runs across accounts.
    const isAcross = context.runbook?.targetAccount === "IMPACTED_ACCOUNT";
    if (!isAcross && accessOf(context).kind !== "judged") return;
    const judged = yield* judgedRole(context);
    if (judged === undefined) return;
    for (const request of judged.needed.handOvers) yield* checkHandOver(context, judged, request);
  },
});

function* checkHandOver(
  context: PlanContext,
  judged: JudgedRole,
  request: NeededRequest,
): Iterable<Finding | Undecided> {
  const { judge } = judged;
  const answer = judge.ask(request);
  if (answer.verdict === "unknown") return yield { unchecked: answer.reason ?? "" };
  if (answer.verdict === "allowed") return yield* checkTrust(context, judged, request);
  const elsewhere = accountsAllowed(context, judged, request);
  if (elsewhere.length > 0) {
    return yield {
      unchecked: `\`${judge.role.name}\` may assume the execution role in ${elsewhere.join(", ")} only, and which account raises the incident is not known before`,
    };
  }
  yield {
    at: roleArnPath,
    message: `Unexpected role \`${judge.role.name}\`, expected it to be allowed \`sts:AssumeRole\` on \`${request.shown}\`: it is ${explainAnswer(context, judge, answer.decision)}`,
    hint: hintFor(judge, [answer], { StringEquals: { "aws:CalledViaLast": "ssm.amazonaws.com" } }),
  };
}

/** The execution role has a say of its own. */
function* checkTrust(
  context: PlanContext,
  { judge }: JudgedRole,
  request: NeededRequest,
): Iterable<Finding | Undecided> {
  const other = lookUpRole(context, request.shown);
  if (other.state !== "present") {
    return yield {
      unchecked: `whether \`${request.shown}\` lets \`${judge.role.name}\` assume it is not among the facts`,
    };
  }
  const answer = judge.askBoth(request, other.value);
  if (answer.verdict === "unknown") return yield { unchecked: answer.reason ?? "" };
  if (answer.verdict === "allowed") return;
  yield {
    at: roleArnPath,
    message: `Unexpected trust policy of role \`${other.value.name}\`, expected it to let \`${judge.role.arn}\` assume it: that is ${explainAnswer(context, judge, answer.decision, other.value)}`,
    hint: `Have in the trust policy of \`${other.value.name}\`: \`${JSON.stringify({ Effect: "Allow", Principal: { AWS: judge.role.arn }, Action: "sts:AssumeRole" })}\``,
  };
}

/** The accounts that the role's policies name and whose execution role it may assume. */
function accountsAllowed(context: PlanContext, { judge }: JudgedRole, request: NeededRequest): readonly string[] {
  if (context.runbook?.targetAccount !== "IMPACTED_ACCOUNT") return [];
  const text = JSON.stringify(
    judge.role.policies.map((policy) => (policy.state === "present" ? policy.value.document : "")),
  );
  const accounts = new Set([...text.matchAll(/\b\d{12}\b/g)].map(([account]) => account));
  return [...accounts].filter((account) => {
    const shown = request.shown.replace(/::\d{12}:/, `::${account}:`);
    return judge.ask({ ...request, shown, request: { ...request.request, resource: shown } }).verdict === "allowed";
  });
}
