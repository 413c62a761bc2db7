import type { Target } from "../../config/config.js";
import type { RoleFact } from "../../facts/facts.js";
import { groupBy } from "../../group-by.js";
import { type DeployerRequest, deployerAsk, deployerRequests } from "../../readiness/deployer-requests.js";
import { type Answer, createRoleJudge, type RoleJudge } from "../../readiness/judge-role.js";
import { neighbourRequests } from "../../readiness/neighbour-requests.js";
import { explainAnswer, hintFor, lookUpRole } from "../role-access.js";
import { defineRule, type Finding, type ResourceSurroundings, type Undecided } from "../rule.js";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanagerincidentmanager.html */
export const deployerLacksPermission = defineRule({
  id: "deployer-lacks-permission",
  severity: "error",
  summary: "The role that syncs may not create or update the plan, contact, schedule, rotation, runbook or role",
  needs: ["roles"],

  *check(context) {
    const { plan, target } = context;
    const found = yield* deployerOf(target, context);
    if (found === undefined || target === undefined) return;
    const { role, isCertain } = found;
    const judge = createRoleJudge(role, context.facts);
    const asked = judged(judge, deployerRequests(plan, target, role.arn));
    // Checks run with credentials that may only read; those are nobody's to sync with.
    if (!isCertain && asked.every(isDenied)) return;
    yield* tell(context, judge, asked);
  },

  *checkResource(resource, context) {
    const { kind, target } = resource;
    if (!context.config.syncedKinds.includes(kind)) return;
    const found = yield* deployerOf(target, context);
    if (found === undefined || target === undefined) return;
    const { role, isCertain } = found;
    const judge = createRoleJudge(role, context.facts);
    const asked = judged(judge, neighbourRequests(resource, target, role.arn));
    // One that may write plans and nothing of these has been forgotten.
    const mayCreatePlans = () =>
      judge.ask(deployerAsk(target, role.arn)("ssm-incidents:CreateResponsePlan", "*")).verdict !== "denied";
    if (!isCertain && asked.every(isDenied) && !mayCreatePlans()) return;
    yield* tell(context, judge, asked);
  },
});

type Asked = DeployerRequest & { readonly answer: Answer };

function judged(judge: RoleJudge, requests: readonly DeployerRequest[]): readonly Asked[] {
  return requests.map((request) => ({ ...request, answer: judge.ask(request.needed) }));
}

function isDenied({ answer }: Asked): boolean {
  return answer.verdict === "denied";
}

/** One finding for all actions that are denied on a resource for one reason. */
function* tell(
  context: ResourceSurroundings,
  judge: RoleJudge,
  asked: readonly Asked[],
): Generator<Finding | Undecided, void> {
  for (const { answer } of asked) if (answer.verdict === "unknown") yield { unchecked: answer.reason ?? "" };
  const denied = asked
    .filter(isDenied)
    .map((one) => ({ ...one, why: explainAnswer(context, judge, one.answer.decision) }));
  for (const group of groupBy(denied, ({ at, needed, why }) => JSON.stringify([at, needed.shown, why])).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const actions = [...new Set(group.map(({ needed }) => needed.request.action))].map((action) => `\`${action}\``);
    yield {
      at: first.at,
      message: `Unexpected deployer \`${judge.role.name}\`, expected it to be allowed ${listed(actions)} on \`${first.needed.shown}\`: it is ${first.why}`,
      hint: hintFor(
        judge,
        group.map(({ answer }) => answer),
        first.condition,
      ),
    };
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The deployer, for a rule that has nothing to say where there is none; yields why it cannot decide. */
function* deployerOf(
  target: Target | undefined,
  context: ResourceSurroundings,
): Generator<Undecided, Deployer | undefined> {
  const found = findDeployer(target, context);
  if (found === undefined || !("unchecked" in found)) return found;
  yield found;
  return undefined;
}

interface Deployer {
  readonly role: RoleFact;
  /** The configuration names it: it is the one that syncs, whatever it may do. */
  readonly isCertain: boolean;
}

/** The role that the target's configuration writes with; else that of the credentials that the facts name. */
function findDeployer(
  target: Target | undefined,
  context: Pick<ResourceSurroundings, "facts">,
): Deployer | Undecided | undefined {
  const { facts } = context;
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
