import { type Caller, parseCaller } from "../core/policy/caller.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../core/policy/compile-policy.js";
import type { Decision } from "../core/policy/decision.js";
import { evaluate } from "../core/policy/evaluate.js";
import type { PolicyType } from "../core/policy/grammar.js";
import type { Call } from "./call.js";
import { present } from "./present.js";

/** A question to a resource's own policy. */
export interface ResourceRequest {
  /** The policy's text. */
  readonly policy: string;
  readonly type: PolicyType;
  readonly caller: Caller;
  /** The caller's own policies; absent: they allow everything. */
  readonly identity?: readonly CompiledPolicy[];
  readonly boundary?: readonly CompiledPolicy[];
  readonly serviceControl?: readonly (readonly CompiledPolicy[])[];
  readonly action: string;
  readonly resource: string;
  /** Values by condition key in lower case. */
  readonly context?: ReadonlyMap<string, readonly string[]>;
}

/** The name of the resource's policy in a decision's statements. */
export const resourcePolicyName = "resource";

/** What a resource's policy and the caller's own say. Absent: the resource's policy breaks the grammar. */
export function decideAtResource(request: ResourceRequest): Decision | undefined {
  const { policy, type, identity = [allowAll], boundary, serviceControl } = request;
  const { caller, action, resource, context = new Map() } = request;
  const compiled = compilePolicy(policy, { name: resourcePolicyName, type });
  if (isPolicyError(compiled)) return undefined;
  const set = { resource: compiled, identity, ...present({ boundary, serviceControl }) };
  return evaluate(set, { action, resource, caller, context });
}

/** Whether a policy shares a resource with the caller's account. */
export function sharesWith(call: Call, policy: string, action: string, resource: string): boolean {
  const caller = parseCaller(call.account);
  if (caller === undefined) return false;
  return decideAtResource({ policy, type: "resource", caller, action, resource })?.effect === "allowed";
}

const allowAll = compileAllowAll();

function compileAllowAll(): CompiledPolicy {
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const document = { Version: "2012-10-17", Statement: [statement] };
  const compiled = compilePolicy(document, { name: "everything", type: "identity" });
  if (isPolicyError(compiled)) throw new Error(compiled.message);
  return compiled;
}
