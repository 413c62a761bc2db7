import { compareText, type Unchecked } from "../diagnostic.js";

/** What was not checked for one reason, and for which plans. */
export interface UncheckedGroup {
  readonly rule: string;
  readonly reason: string;
  readonly plans: readonly string[];
}

// Log, summary, comment, check run and SARIF of one run all tell the same list.
const grouped = new WeakMap<readonly Unchecked[], readonly UncheckedGroup[]>();

/** Put the plans together that lack the same rule for the same reason. */
export function groupUnchecked(unchecked: readonly Unchecked[]): readonly UncheckedGroup[] {
  const groups = grouped.get(unchecked) ?? groupByRuleAndReason(unchecked);
  grouped.set(unchecked, groups);
  return groups;
}

function groupByRuleAndReason(unchecked: readonly Unchecked[]): readonly UncheckedGroup[] {
  const rulesOf = new Map<string, Map<string, Set<string>>>();
  for (const { rule, reason, plan, target } of unchecked) {
    const plansOf = getOrAdd(rulesOf, reason, () => new Map());
    const plans = getOrAdd(plansOf, rule, () => new Set());
    if (plan !== undefined) plans.add(inTarget(plan, target));
  }
  return [...rulesOf]
    .flatMap(([reason, plansOf]) =>
      [...plansOf].map(([rule, plans]) => ({ rule, reason, plans: [...plans].sort(compareText) })),
    )
    .sort((a, b) => compareText(a.rule, b.rule) || compareText(a.reason, b.reason));
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A thing that is missing, and what of which plans was not checked for want of it. */
export interface MissingThing {
  readonly reason: string;
  readonly rules: readonly string[];
  readonly plans: readonly string[];
}

const groupedByReason = new WeakMap<readonly Unchecked[], readonly MissingThing[]>();

/** Put together what one missing fact left unchecked, what most rules miss first. */
export function groupByReason(unchecked: readonly Unchecked[]): readonly MissingThing[] {
  const things = groupedByReason.get(unchecked) ?? missingThings(unchecked);
  groupedByReason.set(unchecked, things);
  return things;
}

function missingThings(unchecked: readonly Unchecked[]): readonly MissingThing[] {
  const things = new Map<string, { rules: Set<string>; plans: Set<string> }>();
  for (const { rule, reason, parts = [reason], plan, target } of unchecked) {
    const name = plan === undefined ? undefined : inTarget(plan, target);
    for (const part of parts) {
      const thing = getOrAdd(things, part, () => ({ rules: new Set(), plans: new Set() }));
      thing.rules.add(rule);
      if (name !== undefined) thing.plans.add(name);
    }
  }
  return [...things]
    .map(([reason, { rules, plans }]) => ({
      reason,
      rules: [...rules].sort(compareText),
      plans: [...plans].sort(compareText),
    }))
    .sort((a, b) => b.rules.length - a.rules.length || compareText(a.reason, b.reason));
}

/** `plan (target)`, or the plan alone where there is no target. */
export function inTarget(plan: string, target: string | undefined): string {
  return target === undefined ? plan : `${plan} (${target})`;
}
