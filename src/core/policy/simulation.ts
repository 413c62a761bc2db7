import { type CompiledPolicy, compilePolicy, isPolicyError, type PolicyError } from "./compile-policy.js";
import type { Decision } from "./decision.js";
import { evaluate } from "./evaluate.js";
import type { PolicyType } from "./grammar.js";
import { isTextProblem } from "./json-text.js";
import type { PolicySet } from "./layers.js";
import { decodeSimulation, type SimulationRequest } from "./simulation-request.js";

/** One action on one resource, decided. */
export interface Simulated {
  readonly action: string;
  readonly resource: string;
  readonly decision: Decision;
  /** The policies by name, to look up where a statement stands. */
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
}

export interface Position {
  readonly Line: number;
  readonly Column: number;
}

/** The shape of AWS's EvaluationResult, less what needs a live account. */
export interface EvaluationResult {
  readonly EvalActionName: string;
  readonly EvalResourceName: string;
  readonly EvalDecision: Decision["effect"];
  readonly MatchedStatements: readonly {
    readonly SourcePolicyId: string;
    readonly SourcePolicyType: "none" | "resource";
    readonly StartPosition?: Position;
    readonly EndPosition?: Position;
  }[];
  readonly MissingContextValues: readonly string[];
}

export interface SimulationAnswer {
  readonly EvaluationResults: readonly EvaluationResult[];
}

export interface SimulationError {
  readonly Error: { readonly Code: "InvalidInput"; readonly Message: string };
}

/** Answer one request text of `iam simulate`. */
export function simulate(requestText: string): SimulationAnswer | SimulationError {
  const results = runSimulation(requestText);
  return "Error" in results ? results : { EvaluationResults: results.map(toEvaluationResult) };
}

export function runSimulation(requestText: string): readonly Simulated[] | SimulationError {
  const request = decodeSimulation(requestText);
  if (isTextProblem(request)) {
    const { message, range } = request;
    return invalidInput(range === undefined ? message : `${message} (line ${range.line}, column ${range.column})`);
  }
  const compiled = new Compiled();
  const results = request.actions.flatMap((action) => {
    const set = compiled.policiesFor(request, action);
    return request.resources.map((resource): Simulated => {
      const decision = evaluate(set, { ...request, action, resource });
      return { action, resource, decision, policies: compiled.byName };
    });
  });
  return compiled.error === undefined ? results : invalidInput(describeError(compiled.error));
}

/** Compiles each policy once and keeps the first error. */
class Compiled {
  readonly byName = new Map<string, CompiledPolicy>();
  readonly #byType = new Map<string, CompiledPolicy>();
  error: PolicyError | undefined;

  policiesFor(request: SimulationRequest, action: string): PolicySet {
    const { identity, boundary, session, serviceControl, resourceControl, resource } = request;
    return {
      identity: this.#all(identity, "PolicyInputList", "identity"),
      ...(boundary && { boundary: this.#all(boundary, "PermissionsBoundaryPolicyInputList", "boundary") }),
      ...(session && { session: this.#all(session, "SessionPolicyInputList", "session") }),
      ...(serviceControl && {
        serviceControl: this.#levels(serviceControl, "ServiceControlPolicyInputList", "serviceControl"),
      }),
      ...(resourceControl && {
        resourceControl: this.#levels(resourceControl, "ResourceControlPolicyInputList", "resourceControl"),
      }),
      ...this.#resource(resource, action),
    };
  }

  #resource(text: string | undefined, action: string): Pick<PolicySet, "resource"> {
    const resource = text === undefined ? undefined : this.#one(text, "ResourcePolicy", resourcePolicyType(action));
    return resource === undefined ? {} : { resource };
  }

  #levels(
    levels: readonly (readonly string[])[],
    name: string,
    type: PolicyType,
  ): readonly (readonly CompiledPolicy[])[] {
    return levels.map((texts, level) => this.#all(texts, `${name}.${level + 1}`, type));
  }

  #all(texts: readonly string[], name: string, type: PolicyType): readonly CompiledPolicy[] {
    return texts.flatMap((text, index) => this.#one(text, `${name}.${index + 1}`, type) ?? []);
  }

  #one(text: string, name: string, type: PolicyType): CompiledPolicy | undefined {
    const known = this.#byType.get(`${type} ${name}`);
    if (known !== undefined) return known;
    const policy = compilePolicy(text, { name, type });
    if (isPolicyError(policy)) {
      this.error ??= policy;
      return undefined;
    }
    this.byName.set(name, policy);
    this.#byType.set(`${type} ${name}`, policy);
    return policy;
  }
}

/** The policy of what an action works on: a role has a trust policy, a KMS key a key policy. */
function resourcePolicyType(action: string): PolicyType {
  const name = action.toLowerCase();
  if (name.startsWith("sts:assume") || name === "sts:tagsession" || name === "sts:setsourceidentity") return "trust";
  return name.startsWith("kms:") ? "key" : "resource";
}

function toEvaluationResult({ action, resource, decision, policies }: Simulated): EvaluationResult {
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision.effect,
    MatchedStatements: decision.statements.map(({ policy, index }) => ({
      SourcePolicyId: policy,
      SourcePolicyType: policy === "ResourcePolicy" ? "resource" : "none",
      ...positionsOf(policies.get(policy), index),
    })),
    MissingContextValues: decision.missingKeys,
  };
}

function positionsOf(policy: CompiledPolicy | undefined, index: number) {
  const range = policy?.locate(index);
  if (range === undefined) return {};
  return {
    StartPosition: { Line: range.line, Column: range.column },
    EndPosition: { Line: range.endLine, Column: range.endColumn },
  };
}

/** Name the policy and the place. */
export function describeError({ policy, pointer, message, line, column }: PolicyError): string {
  const place = line === undefined ? "" : ` (line ${line}, column ${column})`;
  return `${message} in \`${policy}\`${pointer === "" ? "" : ` at \`${pointer}\``}${place}`;
}

function invalidInput(Message: string): SimulationError {
  return { Error: { Code: "InvalidInput", Message } };
}
