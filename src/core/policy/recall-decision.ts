import { conditionKeysOf } from "./condition-keys.js";
import type { Decision } from "./decision.js";
import { evaluate } from "./evaluate.js";
import type { PolicySet } from "./layers.js";
import type { Request } from "./request.js";

const mostDecisions = 64;
const memories = new WeakMap<PolicySet, Map<string, Decision>>();

/**
 * `evaluate`, once for all requests that differ only in keys which no policy names: the incidents of ten thousand plans
 * have as many ARNs, and few trust policies look at them.
 */
export function recallDecision(set: PolicySet, request: Request): Decision {
  const decisions = memories.get(set) ?? new Map<string, Decision>();
  memories.set(set, decisions);
  const key = keyOf(set, request);
  const known = decisions.get(key);
  if (known !== undefined) return known;
  if (decisions.size >= mostDecisions) decisions.clear();
  const decision = evaluate(set, request);
  decisions.set(key, decision);
  return decision;
}

function keyOf(set: PolicySet, { context, prefixes = new Map<string, string>(), ...rest }: Request): string {
  const named = conditionKeysOf(set);
  const isNamed = ([key]: readonly [string, unknown]) => named.has(key);
  return JSON.stringify([rest, [...context].filter(isNamed), [...prefixes].filter(isNamed)]);
}
