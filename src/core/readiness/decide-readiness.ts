import { compareText, type Severity } from "../diagnostic.js";
import type { PlanReadiness, Verdict } from "../report/check-result.js";

/** What a rule said of a plan in a target, before settings and suppressions: they change the report, not the world. */
export interface ReadinessEvidence {
  readonly plan: string;
  readonly target: string | undefined;
  readonly rule: string;
  /** The finding's own severity; `unchecked` carries the rule's. */
  readonly severity: Severity;
  readonly isUnchecked: boolean;
  /** The finding's message, or what is missing. */
  readonly text: string;
}

/** A plan of a target that wants a verdict. */
export interface JudgedPlan {
  readonly plan: string;
  readonly target: string | undefined;
}

/** Firing, it leaves the verdict open: AWS does not say whether such a role still starts a runbook. */
const openRules: ReadonlySet<string> = new Set(["legacy-start-permission"]);

const rulesNotAboutThePlan: ReadonlySet<string> = new Set(["deployer-lacks-permission"]);

/** Not where a rule is about who deploys or suppresses: the plan works all the same. */
export function isAboutThePlan({ rule }: ReadinessEvidence): boolean {
  return !rulesNotAboutThePlan.has(rule);
}

/**
 * Would each plan work in an incident? `notReady` where an error fires, `unknown` where one is unchecked (or the role has
 * only the legacy start permission), else `ready`. Ordered by plan, then target.
 */
export function decideReadiness(
  plans: readonly JudgedPlan[],
  evidence: readonly ReadinessEvidence[],
): readonly PlanReadiness[] {
  const byPlan = new Map<string, { readonly judged: JudgedPlan; readonly evidence: ReadinessEvidence[] }>();
  for (const judged of plans) {
    const key = keyOf(judged);
    if (!byPlan.has(key)) byPlan.set(key, { judged, evidence: [] });
  }
  for (const item of evidence) {
    if (isAboutThePlan(item)) byPlan.get(keyOf(item))?.evidence.push(item);
  }
  return [...byPlan.values()]
    .map(({ judged, evidence: own }) => ({
      plan: judged.plan,
      ...(judged.target !== undefined && { target: judged.target }),
      ...judge(own),
    }))
    .toSorted((a, b) => compareText(a.plan, b.plan) || compareText(a.target ?? "", b.target ?? ""));
}

/** The verdict that evidence about one plan, or one of its requirements, adds up to. */
export function judge(evidence: readonly ReadinessEvidence[]): {
  readonly verdict: Verdict;
  readonly because: readonly string[];
} {
  const failing = evidence.filter(({ severity, isUnchecked }) => severity === "error" && !isUnchecked);
  if (failing.length > 0) return { verdict: "notReady", because: ruleNames(failing) };
  const open = evidence.filter(
    ({ rule, severity, isUnchecked }) => (isUnchecked && severity === "error") || (!isUnchecked && openRules.has(rule)),
  );
  if (open.length > 0) return { verdict: "unknown", because: ruleNames(open) };
  return { verdict: "ready", because: [] };
}

function ruleNames(evidence: readonly ReadinessEvidence[]): readonly string[] {
  return [...new Set(evidence.map(({ rule }) => rule))].toSorted(compareText);
}

function keyOf({ plan, target }: JudgedPlan): string {
  // A target's name has no line break.
  return `${target ?? ""}\n${plan}`;
}
