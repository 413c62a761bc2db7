import type { CompiledStatement } from "./compile-policy.js";
import type { Condition } from "./condition.js";
import type { Allows } from "./layers.js";
import { isNeverSent, type Request } from "./request.js";
import type { Variable } from "./template.js";

/** A statement that applies if the keys that are not given are right. */
export interface OpenStatement {
  readonly statement: CompiledStatement;
  readonly bit: Allows;
  /** Positions of its open conditions. */
  readonly conditions: readonly number[];
}

/** Could the condition turn out otherwise once every key is known? */
export function isOpenCondition({ key, variables }: Condition, request: Request): boolean {
  return isOpenKey(key, request) || hasOpenVariable(variables, request);
}

export function hasOpenVariable(variables: readonly Variable[], request: Request): boolean {
  for (const { key } of variables) if (isOpenKey(key, request)) return true;
  return false;
}

export function isOpenKey(key: string, request: Request): boolean {
  if (request.prefixes?.has(key)) return true;
  return request.context.get(key) === undefined && !isNeverSent(request, key);
}
