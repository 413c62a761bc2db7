import type { PlanContext } from "./rule.js";

/** A question that several rules ask of the same plan in the same target: computed for the first, recalled for the others. */
export function oncePerPlan<T extends object | string | undefined>(
  compute: (context: PlanContext) => T,
): (context: PlanContext) => T {
  const key = Symbol();
  return (context) => {
    // Nobody else has the key.
    if (context.memo.has(key)) return context.memo.get(key) as T;
    const answer = compute(context);
    context.memo.set(key, answer);
    return answer;
  };
}
