import type { FactLocator } from "../facts/locate-fact.js";
import type { Decision } from "../policy/decision.js";
import type { NeededRequest, NeededRequests } from "../readiness/derive-requests.js";
import type { Answer, RoleJudge } from "../readiness/judge-role.js";
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
  const assume = toRequested(context, access, judge.askTrust(needed.assume));
  const requests = [assume, ...recallForRunbook(context, access)];
  return { requests, ...(judge.smallPrint.length > 0 && { smallPrint: judge.smallPrint }) };
}

interface Recalled {
  readonly locateFact: FactLocator | undefined;
  readonly requests: readonly RequestedAccess[];
}

const recalled = new WeakMap<NeededRequests["starts"], Recalled>();

/** What does not depend on the plan's name: plans with the same runbook and role share what they need of it. */
function recallForRunbook(context: PlanContext, access: JudgedRole): readonly RequestedAccess[] {
  const { locateFact } = context;
  const { starts, handOvers, passes } = access.needed;
  const known = recalled.get(starts);
  if (known !== undefined && known.locateFact === locateFact) return known.requests;
  const started = starts.flatMap(({ current, legacy }) => [...current, ...legacy]);
  const answers = [...started, ...handOvers, ...passes].map((request) => access.judge.ask(request));
  const requests = answers.map((answer) => toRequested(context, access, answer));
  recalled.set(starts, { locateFact, requests });
  return requests;
}

interface Explained {
  readonly locateFact: FactLocator | undefined;
  readonly why: string;
}

const explained = new WeakMap<Decision, Explained>();

function recallWhy(context: PlanContext, judge: RoleJudge, decision: Decision): string {
  const { locateFact } = context;
  const known = explained.get(decision);
  if (known !== undefined && known.locateFact === locateFact) return known.why;
  const why = explainAnswer(context, judge, decision);
  explained.set(decision, { locateFact, why });
  return why;
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
    why: reason ?? recallWhy(context, judge, decision),
  };
}

function callerOf({ request: { caller } }: NeededRequest): string {
  if (caller.kind === "service") return caller.name;
  return "arn" in caller ? caller.arn : caller.kind;
}
