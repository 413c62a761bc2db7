import type { Unchecked } from "../diagnostic.js";

/**
 * What could not be checked, with plans that nobody looked at put together: one entry for each rule and target instead
 * of one for each plan.
 *
 * @param isUntouched was the plan left out on purpose?
 */
export function foldUntouched(
  unchecked: readonly Unchecked[],
  isUntouched: (plan: string) => boolean,
): readonly Unchecked[] {
  const kept: Unchecked[] = [];
  const folded = new Map<string, { readonly first: Unchecked; readonly plans: Set<string> }>();
  for (const one of unchecked) {
    if (one.plan === undefined || !isUntouched(one.plan)) {
      kept.push(one);
      continue;
    }
    const key = `${one.target ?? ""}\n${one.rule}`;
    const group = folded.get(key) ?? { first: one, plans: new Set() };
    group.plans.add(one.plan);
    folded.set(key, group);
  }
  return [...kept, ...[...folded.values()].map(({ first, plans }) => foldedEntry(first, plans.size))];
}

function foldedEntry({ rule, target }: Unchecked, count: number): Unchecked {
  const plans = count === 1 ? "One plan" : `${count} plans`;
  const reason = `${plans} that the change does not touch ${count === 1 ? "was" : "were"} not looked at in AWS; the look at drift does`;
  return { rule, ...(target === undefined ? {} : { target }), reason, untouched: count };
}
