import { type CompiledPolicy, compilePolicy, isPolicyError } from "../../../core/policy/compile-policy.js";
import type { Call } from "../../call.js";
import { defaultDocument, findPolicy } from "./managed-policies.js";
import type { Role } from "./state.js";

/** What a role's policies let it do, for the evaluator. */
export interface PoliciesOfRole {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary?: readonly CompiledPolicy[];
}

/** A policy that the evaluator cannot read allows nothing. */
export function policiesOfRole(role: Role, call: Call): PoliciesOfRole {
  const inline = role.inline.map(({ name, document }) => compiled(name, document, "identity"));
  const attached = role.attached.map((arn) => managed(arn, "identity", call));
  const identity = [...inline, ...attached].filter((policy) => policy !== undefined);
  if (role.boundary === undefined) return { identity };
  const boundary = managed(role.boundary, "boundary", call);
  return { identity, boundary: boundary === undefined ? [] : [boundary] };
}

function managed(arn: string, type: "identity" | "boundary", call: Call): CompiledPolicy | undefined {
  const policy = findPolicy(arn, call);
  return policy === undefined ? undefined : compiled(arn, defaultDocument(policy), type);
}

function compiled(name: string, document: string, type: "identity" | "boundary"): CompiledPolicy | undefined {
  const policy = compilePolicy(document, { name, type });
  return isPolicyError(policy) ? undefined : policy;
}
