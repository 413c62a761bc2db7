import { parseCaller } from "../../../src/core/policy/caller.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../../../src/core/policy/compile-policy.js";
import type { Decision } from "../../../src/core/policy/decision.js";
import type { PolicyType } from "../../../src/core/policy/grammar.js";
import type { PolicySet } from "../../../src/core/policy/layers.js";
import type { Request } from "../../../src/core/policy/request.js";

type Statements = readonly unknown[];

/** Lists of statements by layer; `version: null` leaves `Version` out. */
export interface CasePolicies {
  readonly version?: string | null;
  readonly identity?: Statements;
  readonly identityPolicies?: readonly Statements[];
  readonly boundary?: Statements;
  readonly session?: Statements;
  readonly resource?: Statements;
  readonly trust?: Statements;
  readonly key?: Statements;
  readonly serviceControl?: readonly (readonly Statements[])[];
  readonly resourceControl?: readonly (readonly Statements[])[];
}

export interface CaseRequest {
  readonly action: string;
  readonly resource: string;
  readonly caller?: string;
  readonly owner?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly prefixes?: Readonly<Record<string, string>>;
  readonly resourceSide?: "unread";
}

/** One row of `cases/*.json`. */
export interface PolicyCase {
  readonly name: string;
  readonly policies: CasePolicies;
  readonly request: CaseRequest;
  readonly expected: {
    readonly effect: Decision["effect"];
    readonly missing: readonly string[];
    /** Policy and index of the deciding statements. */
    readonly statements?: readonly (readonly [string, number])[];
    readonly missingAllow?: string;
  };
}

export function compileSet(policies: CasePolicies): PolicySet {
  const version = policies.version === undefined ? "2012-10-17" : policies.version;
  const one = (statements: Statements, name: string, type: PolicyType) => {
    const document = version === null ? { Statement: statements } : { Version: version, Statement: statements };
    return compileOrThrow(JSON.stringify(document), name, type);
  };
  const levels = (written: readonly (readonly Statements[])[], type: PolicyType) =>
    written.map((level, l) => level.map((statements, n) => one(statements, `${type}.${l + 1}.${n + 1}`, type)));
  const { identity, identityPolicies, boundary, session, serviceControl, resourceControl } = policies;
  const resource = (["resource", "trust", "key"] as const).find((type) => policies[type] !== undefined);
  return {
    identity: (identityPolicies ?? [identity ?? []]).map((list, n) => one(list, `identity.${n + 1}`, "identity")),
    ...(boundary && { boundary: [one(boundary, "boundary.1", "boundary")] }),
    ...(session && { session: [one(session, "session.1", "session")] }),
    ...(serviceControl && { serviceControl: levels(serviceControl, "serviceControl") }),
    ...(resourceControl && { resourceControl: levels(resourceControl, "resourceControl") }),
    ...(resource && { resource: one(policies[resource] ?? [], resource, resource) }),
  };
}

export function toRequest({ action, resource, caller, owner, context, prefixes, resourceSide }: CaseRequest): Request {
  const lower = <T>(record: Readonly<Record<string, T>>) =>
    new Map(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
  const values = Object.entries(context ?? {}).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const);
  return {
    action,
    resource,
    caller: toCaller(caller),
    context: new Map(values),
    ...(owner !== undefined && { resourceOwner: owner }),
    ...(prefixes && { prefixes: lower(prefixes) }),
    ...(resourceSide && { resourceSide }),
  };
}

export function compileOrThrow(document: unknown, name: string, type: PolicyType): CompiledPolicy {
  const policy = compilePolicy(document, { name, type });
  if (isPolicyError(policy)) throw new Error(`${policy.pointer}: ${policy.message}`);
  return policy;
}

function toCaller(text: string | undefined): Request["caller"] {
  if (text === undefined) return { kind: "unnamed" };
  if (text === "anonymous") return { kind: "anonymous" };
  const caller = parseCaller(text);
  if (caller === undefined) throw new Error(`no caller: ${text}`);
  return caller;
}
