import { compareText, type Unchecked } from "../diagnostic.js";
import { groupBy } from "../group-by.js";

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
  const groups = new Map<string, { rule: string; reason: string; plans: Set<string> }>();
  for (const { rule, reason, plan, target } of unchecked) {
    const key = `${rule}\n${reason}`;
    const group = groups.get(key) ?? { rule, reason, plans: new Set() };
    if (plan !== undefined) group.plans.add(inTarget(plan, target));
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ rule, reason, plans }) => ({ rule, reason, plans: [...plans].sort(compareText) }))
    .sort((a, b) => compareText(a.rule, b.rule) || compareText(a.reason, b.reason));
}

/** A thing that is missing, and what of which plans was not checked for want of it. */
export interface MissingThing {
  readonly reason: string;
  readonly rules: readonly string[];
  readonly plans: readonly string[];
}

/** Put together what one missing fact left unchecked, what most rules miss first. */
export function groupByReason(unchecked: readonly Unchecked[]): readonly MissingThing[] {
  const single = unchecked.flatMap((item) => (item.parts ?? [item.reason]).map((reason) => ({ ...item, reason })));
  return [...groupBy(single, ({ reason }) => reason)]
    .map(([reason, items]) => ({
      reason,
      rules: sortedSet(items.map(({ rule }) => rule)),
      plans: sortedSet(items.flatMap(({ plan, target }) => (plan === undefined ? [] : [inTarget(plan, target)]))),
    }))
    .sort((a, b) => b.rules.length - a.rules.length || compareText(a.reason, b.reason));
}

function sortedSet(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort(compareText);
}

/** `plan (target)`, or the plan alone where there is no target. */
export function inTarget(plan: string, target: string | undefined): string {
  return target === undefined ? plan : `${plan} (${target})`;
}
