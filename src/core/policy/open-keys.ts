import type { CompiledStatement } from "./compile-policy.js";
import type { Condition } from "./condition.js";
import type { Allows } from "./layers.js";
import { isNeverSent, type Request } from "./request.js";
import { isSettledByPrefix } from "./settled-by-prefix.js";
import type { Variable } from "./template.js";

/** A statement that applies if the keys that are not given are right. */
export interface OpenStatement {
  readonly statement: CompiledStatement;
  readonly bit: Allows;
  /** Positions of its open conditions. */
  readonly conditions: readonly number[];
}

/** Could the condition turn out otherwise once every key is known? */
export function isOpenCondition(condition: Condition, request: Request): boolean {
  if (hasOpenVariable(condition.variables, request)) return true;
  const prefix = request.prefixes?.get(condition.key);
  return prefix === undefined ? isOpenKey(condition.key, request) : !isSettledByPrefix(condition, prefix);
}

export function hasOpenVariable(variables: readonly Variable[], request: Request): boolean {
  for (const { key } of variables) if (isOpenKey(key, request)) return true;
  return false;
}

export function isOpenKey(key: string, request: Request): boolean {
  if (request.prefixes?.has(key)) return true;
  return request.context.get(key) === undefined && !isNeverSent(request, key);
}
