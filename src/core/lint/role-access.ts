import type { FactSource, Known, RoleFact } from "../facts/facts.js";
import { lookUp } from "../facts/look-up.js";
import { parseCaller } from "../policy/caller.js";
import type { Decision, StatementRef } from "../policy/decision.js";
import { explainDecision, nameStatement } from "../policy/explain-decision.js";
import {
  deriveRequests,
  incidentManager,
  type NeededRequest,
  type NeededRequests,
} from "../readiness/derive-requests.js";
import { type Answer, createRoleJudge, type RoleJudge } from "../readiness/judge-role.js";
import { oncePerPlan } from "./once-per-plan.js";
import type { PlanContext, Undecided } from "./rule.js";

/** Where declared and recorded policies stand. */
type KnownPlaces = Pick<PlanContext, "declared" | "siblings" | "locateFact">;

/** Where a plan names its role. */
export const roleArnPath = ["actions", 0, "ssmAutomation", "roleArn"] as const;

/** What is known of a plan's role, so that of several rules the one that names the cause fires alone. */
export type RoleAccess =
  /** There is no runbook. */
  | { readonly kind: "none" }
  | { readonly kind: "unchecked"; readonly reason: string }
  /** No such role exists. */
  | { readonly kind: "absent" }
  /** A role that can never run a runbook. */
  | { readonly kind: "wrong"; readonly what: string; readonly expected: string }
  | JudgedRole;

/** A role whose policies can be asked. */
export interface JudgedRole {
  readonly kind: "judged";
  readonly judge: RoleJudge;
  readonly needed: NeededRequests;
}

const systemsManager = "ssm.amazonaws.com";
const findingsRole = "IncidentManagerIncidentAccessServiceRole";

/** Look the role of the plan's runbook up, once for all rules. */
export const accessOf = oncePerPlan(assess);

/** The role's judge, for a rule that has nothing to say where there is none; yields why it cannot decide. */
export function* judgedRole(context: PlanContext): Generator<Undecided, JudgedRole | undefined> {
  const access = accessOf(context);
  if (access.kind === "unchecked") yield { unchecked: access.reason };
  return access.kind === "judged" ? access : undefined;
}

/** An answer in words, with the place of the statement that decided, or of the trust policy that says nothing; `assumed` is the role that it is of. */
export function explainAnswer(
  context: KnownPlaces,
  judge: RoleJudge,
  decision: Decision,
  assumed: RoleFact = judge.role,
): string {
  if (decision.effect === "implicitDeny" && decision.missingAllow === "resource") {
    return `not allowed: no statement of the trust policy allows it${inBrackets(placeOfFact(context, assumed.trust.source))}`;
  }
  return explainDecision({ ...decision, missingKeys: [] }, (ref) => placeOfStatement(context, judge, ref));
}

function inBrackets(place: string | undefined): string {
  return place === undefined ? "" : ` (${place})`;
}

/** `FILE:LINE` of a statement; the file alone where its lines are not at hand. */
export function placeOfStatement(context: KnownPlaces, judge: RoleJudge, ref: StatementRef): string | undefined {
  const source = judge.policyOf(ref)?.source;
  return source && placeOfFact(context, source, ref.index);
}

/** `FILE:LINE` of a fact, or of one statement of it. */
export function placeOfFact(context: KnownPlaces, source: FactSource, statement?: number): string | undefined {
  const at =
    source.kind === "declared" ? locateDeclared(context, source, statement) : context.locateFact?.(source, statement);
  return at === undefined ? source.file : `${at.file}:${at.line}`;
}

/** What is known of a role. */
export function lookUpRole({ facts }: Pick<PlanContext, "facts">, arn: string): Known<RoleFact> {
  return lookUp(facts, facts.roles, arn, { name: "iam:roles", account: arn.split(":")[4] ?? "" });
}

function assess(context: PlanContext): RoleAccess {
  const { plan, runbook, target, facts } = context;
  if (runbook === undefined) return { kind: "none" };
  const caller = parseCaller(runbook.roleArn);
  if (caller?.kind !== "role") {
    // An ARN without an account, which AWS's pattern lets through, is no role's.
    if (target !== undefined) return { kind: "absent" };
    return unchecked(`no target says which role \`${runbook.roleArn}\` is`);
  }
  if (caller.isServiceLinked || caller.roleName.startsWith("AWSServiceRoleFor")) {
    return wrong(
      `service-linked role \`${runbook.roleArn}\``,
      "a role of your own: its permissions are AWS's and start no runbook",
    );
  }
  if (caller.roleName === findingsRole)
    return wrong(`findings role \`${runbook.roleArn}\``, "a role that may start the runbook");
  if (target === undefined)
    return unchecked(`no target says in which account and Regions the plan of \`${runbook.roleArn}\` is`);
  if (caller.account !== target.account) {
    return wrong(
      `role \`${runbook.roleArn}\` of another account`,
      `one of account \`${target.account}\`: a role cannot be passed across accounts`,
    );
  }
  const role = lookUpRole(context, runbook.roleArn);
  if (role.state === "absent") return { kind: "absent" };
  if (role.state === "unknown") return unchecked(role.reason);
  const needed = deriveRequests(plan, target, facts);
  if (needed === undefined) return { kind: "none" };
  const judge = createRoleJudge(role.value, facts);
  if (isForSystemsManagerOnly(judge, needed)) {
    return wrong(
      `role \`${runbook.roleArn}\`, which only \`${systemsManager}\` may assume`,
      `one that trusts \`${incidentManager}\`: this one is for the runbook's steps`,
    );
  }
  return { kind: "judged", judge, needed };
}

const forSystemsManager = new WeakMap<RoleJudge, boolean>();

/** Whatever the keys are, and thus for every plan: nobody but Systems Manager may assume it. */
function isForSystemsManagerOnly(judge: RoleJudge, needed: NeededRequests): boolean {
  const known = forSystemsManager.get(judge) ?? trustsSystemsManagerOnly(judge, needed);
  forSystemsManager.set(judge, known);
  return known;
}

function trustsSystemsManagerOnly(judge: RoleJudge, { assume }: NeededRequests): boolean {
  const isOpenTo = (name: string) => {
    const request = {
      ...assume.request,
      caller: { kind: "service", name },
      context: new Map(),
      prefixes: new Map(),
    } as const;
    return judge.askTrust({ ...assume, request }).decision.effects.includes("allowed");
  };
  return judge.trustsNobodyBut(systemsManager) && !isOpenTo(incidentManager) && isOpenTo(systemsManager);
}

function locateDeclared({ declared, siblings }: KnownPlaces, source: FactSource, statement: number | undefined) {
  const sources = [...declared, ...siblings].map((resource) => resource.source);
  const document = sources.find(({ file, index }) => file === source.file && index === (source.documentIndex ?? 0));
  const steps = (source.pointer ?? "").split("/").slice(1);
  const path = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return document?.locate([...path.map(asStep), ...(statement === undefined ? [] : ["Statement", statement])]);
}

function asStep(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function wrong(what: string, expected: string): RoleAccess {
  return { kind: "wrong", what, expected };
}

function unchecked(reason: string): RoleAccess {
  return { kind: "unchecked", reason };
}

/** The statement that would allow what is not allowed, ready to paste. */
export function statementFor(answers: readonly Answer[], condition?: Readonly<Record<string, unknown>>): string {
  const needed = answers.map((answer) => answer.needed);
  const resources = [...new Set(needed.map(({ shown, granted = shown }) => granted))];
  const actions = [...new Set(needed.map(({ request }) => request.action))];
  const statement = {
    Effect: "Allow",
    Action: actions.length === 1 ? actions[0] : actions,
    Resource: resources.length === 1 ? resources[0] : resources,
    ...(condition && { Condition: condition }),
  };
  return `\`${JSON.stringify(statement)}\``;
}

/** What to change so that the denied requests are allowed. */
export function hintFor(
  judge: RoleJudge,
  denied: readonly Answer[],
  condition?: Readonly<Record<string, unknown>>,
): string {
  const statement = statementFor(denied, condition);
  const [first] = denied;
  const [deny] = first?.decision.statements ?? [];
  if (first?.decision.effect === "explicitDeny" && deny !== undefined) return hintAgainst(deny);
  switch (first?.decision.missingAllow) {
    case "boundary":
      return `Add to the role's permissions boundary \`${judge.role.boundary?.state === "present" ? judge.role.boundary.value.name : ""}\`: ${statement}`;
    case "serviceControl":
      return `Ask for a service control policy that allows \`${first.needed.request.action}\` to this account`;
    case "resourceControl":
      return `Ask for a resource control policy that allows \`${first.needed.request.action}\` in this account`;
    default:
      return `Add to a policy of the role: ${statement}`;
  }
}

/** What to do about a statement that denies. */
export function hintAgainst(deny: StatementRef): string {
  return `Remove or narrow ${nameStatement(deny)}`;
}

/** The requests of a list in words: the first ones, and how many more. */
export function nameResources(needed: readonly NeededRequest[]): string {
  const names = [...new Set(needed.map(({ shown }) => `\`${shown}\``))];
  const rest = names.length - 2;
  return names.length <= 2 ? names.join(" and ") : `${names.slice(0, 2).join(", ")} and ${rest} more`;
}
