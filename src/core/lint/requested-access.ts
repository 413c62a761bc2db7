import type { NeededRequest } from "../readiness/derive-requests.js";
import type { Answer } from "../readiness/judge-role.js";
import type { RequestedAccess } from "../report/check-result.js";
import { accessOf, explainAnswer, type JudgedRole } from "./role-access.js";
import type { PlanContext } from "./rule.js";

/** Every request that the plan's runbook needs, with its verdict; and what makes the verdicts less sure. */
export function requestedAccess(context: PlanContext): {
  readonly requests?: readonly RequestedAccess[];
  readonly smallPrint?: readonly string[];
} {
  const access = accessOf(context);
  if (access.kind !== "judged") return {};
  const { judge, needed } = access;
  const starts = needed.starts.flatMap(({ current, legacy }) => [...current, ...legacy]);
  const answers = [...starts, ...needed.handOvers, ...needed.passes].map((request) => judge.ask(request));
  const requests = [judge.askTrust(needed.assume), ...answers].map((answer) => toRequested(context, access, answer));
  return { requests, ...(judge.smallPrint.length > 0 && { smallPrint: judge.smallPrint }) };
}

function toRequested(context: PlanContext, { judge }: JudgedRole, answer: Answer): RequestedAccess {
  const { needed, verdict, decision, reason } = answer;
  const [region] = needed.request.context.get("aws:requestedregion") ?? [];
  return {
    need: needed.need,
    action: needed.request.action,
    resource: needed.shown,
    by: callerOf(needed),
    ...(region !== undefined && { region }),
    verdict,
    why: reason ?? explainAnswer(context, judge, decision),
  };
}

function callerOf({ request: { caller } }: NeededRequest): string {
  if (caller.kind === "service") return caller.name;
  return "arn" in caller ? caller.arn : caller.kind;
}
