import type { Caller } from "../core/policy/caller.js";
import { parseCaller } from "../core/policy/caller.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../core/policy/compile-policy.js";
import { evaluate } from "../core/policy/evaluate.js";
import type { PolicyType } from "../core/policy/grammar.js";
import type { Call } from "./call.js";

/** A question to a resource's own policy. */
export interface ResourceRequest {
  /** The policy's text. */
  readonly policy: string;
  readonly type: PolicyType;
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  /** Values by condition key in lower case. */
  readonly context?: ReadonlyMap<string, readonly string[]>;
}

/** Whether a resource's policy lets a caller in whose own policies allow everything. An unusable policy does not. */
export function resourceAllows({ policy, type, caller, action, resource, context }: ResourceRequest): boolean {
  const compiled = compilePolicy(policy, { name: "resource", type });
  if (isPolicyError(compiled)) return false;
  const set = { resource: compiled, identity: [allowAll] };
  return evaluate(set, { action, resource, caller, context: context ?? new Map() }).effect === "allowed";
}

/** Whether a policy shares a resource with the caller's account. */
export function sharesWith(call: Call, policy: string, action: string, resource: string): boolean {
  const caller = parseCaller(call.account);
  return caller !== undefined && resourceAllows({ policy, type: "resource", caller, action, resource });
}

const allowAll = compileAllowAll();

function compileAllowAll(): CompiledPolicy {
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const document = { Version: "2012-10-17", Statement: [statement] };
  const compiled = compilePolicy(document, { name: "everything", type: "identity" });
  if (isPolicyError(compiled)) throw new Error(compiled.message);
  return compiled;
}
