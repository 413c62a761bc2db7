import { type CompiledPolicy, compilePolicy, isPolicyError } from "../../../core/policy/compile-policy.js";
import type { PolicyType } from "../../../core/policy/grammar.js";
import type { Call } from "../../call.js";
import { present } from "../../present.js";
import { serviceControlLevels } from "../organizations/service-control-levels.js";
import { defaultDocument, findPolicy } from "./managed-policies.js";
import type { Role } from "./state.js";

/** What a role's policies let it do, for the evaluator. */
export interface PoliciesOfRole {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary?: readonly CompiledPolicy[];
  /** Of its account's organisation, from the root down. */
  readonly serviceControl?: readonly (readonly CompiledPolicy[])[];
}

/** A policy that the evaluator cannot read allows nothing. */
export function policiesOfRole(role: Role, call: Call): PoliciesOfRole {
  const inline = role.inline.map(({ name, document }) => compiled(name, document, "identity"));
  const attached = role.attached.map((arn) => managed(arn, "identity", call));
  const identity = known([...inline, ...attached]);
  const boundary = role.boundary === undefined ? undefined : known([managed(role.boundary, "boundary", call)]);
  const serviceControl = serviceControlLevels(call.account, call)?.map((texts) =>
    known(texts.map((text, index) => compiled(`service control policy ${index + 1}`, text, "serviceControl"))),
  );
  return { identity, ...present({ boundary, serviceControl }) };
}

function known(policies: readonly (CompiledPolicy | undefined)[]): readonly CompiledPolicy[] {
  return policies.filter((policy) => policy !== undefined);
}

function managed(arn: string, type: "identity" | "boundary", call: Call): CompiledPolicy | undefined {
  const policy = findPolicy(arn, call);
  return policy === undefined ? undefined : compiled(arn, defaultDocument(policy), type);
}

function compiled(name: string, document: string, type: PolicyType): CompiledPolicy | undefined {
  const policy = compilePolicy(document, { name, type });
  return isPolicyError(policy) ? undefined : policy;
}
