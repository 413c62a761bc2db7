import { toPointer } from "../diagnostic.js";
import { type Condition, compileCondition, findOperator } from "./condition.js";
import type { StatementRef } from "./decision.js";
import { findGrammarProblem, isShape, type PolicyType, statementsOf, textsOf } from "./grammar.js";
import { isTextProblem, type TextProblem, type TextRange } from "./json-text.js";
import { type ActionPatterns, compileActions, compileResources, type ResourcePatterns } from "./patterns.js";
import { readPolicy } from "./policy-source.js";
import { compilePrincipals, type Principals } from "./principals.js";

/** A policy in a form in which a request costs little. */
export interface CompiledPolicy {
  readonly name: string;
  readonly type: PolicyType;
  readonly statements: readonly CompiledStatement[];
  /** Where a statement stands in the policy's text; undefined where the policy was given as a value. */
  locate(index: number): TextRange | undefined;
}

export interface CompiledStatement {
  readonly ref: StatementRef;
  readonly isDeny: boolean;
  readonly actions: ActionPatterns;
  /** Absent in a trust policy: the role itself. */
  readonly resources: ResourcePatterns | undefined;
  /** Absent where the policy is attached to the caller. */
  readonly principals: Principals | undefined;
  readonly conditions: readonly Condition[];
}

/** Why a policy cannot be used, and where. */
export interface PolicyError {
  /** The policy's name as the caller gave it. */
  readonly policy: string;
  /** JSON Pointer within the policy. */
  readonly pointer: string;
  readonly message: string;
  /** Where the policy was given as text. */
  readonly line?: number;
  readonly column?: number;
}

/** Check a policy's grammar and prepare it for requests. JSON text is parsed, any other value is taken as parsed. */
export function compilePolicy(
  document: unknown,
  { name, type }: { readonly name: string; readonly type: PolicyType },
): CompiledPolicy | PolicyError {
  const source = readPolicy(document);
  if (isTextProblem(source)) return policyError(name, source, source.range);
  const found = findGrammarProblem(source.value, type);
  if (found !== undefined || !isShape(source.value)) {
    const problem = found ?? { path: [], message: "Missing policy" };
    return policyError(name, problem, source.locate(problem.path));
  }
  const policy = source.value;
  const hasVariables = policy["Version"] === "2012-10-17";
  const statements = statementsOf(policy);
  const isList = Array.isArray(policy["Statement"]);
  return {
    name,
    type,
    statements: statements
      .filter(isShape)
      .map((statement, index) => compileStatement(statement, name, index, hasVariables)),
    locate: (index) => source.locate(isList ? ["Statement", index] : ["Statement"]),
  };
}

export function isPolicyError(result: CompiledPolicy | PolicyError): result is PolicyError {
  return "message" in result;
}

function policyError(policy: string, { path, message }: TextProblem, range: TextRange | undefined): PolicyError {
  const place = range === undefined ? {} : { line: range.line, column: range.column };
  return { policy, pointer: toPointer(path), message, ...place };
}

function compileStatement(
  statement: Readonly<Record<string, unknown>>,
  policy: string,
  index: number,
  hasVariables: boolean,
): CompiledStatement {
  const isDeny = statement["Effect"] === "Deny";
  const sid = statement["Sid"];
  return {
    ref: {
      policy,
      index,
      effect: isDeny ? "Deny" : "Allow",
      ...(typeof sid === "string" && sid !== "" ? { sid } : {}),
    },
    isDeny,
    actions: compileActions(
      textsOf(statement["Action"] ?? statement["NotAction"]),
      Object.hasOwn(statement, "NotAction"),
    ),
    resources: compileResourceElement(statement, hasVariables),
    principals: compilePrincipalElement(statement),
    conditions: compileConditions(statement["Condition"], hasVariables),
  };
}

function compileResourceElement(statement: Readonly<Record<string, unknown>>, hasVariables: boolean) {
  const written = statement["Resource"] ?? statement["NotResource"];
  if (written === undefined) return undefined;
  return compileResources(textsOf(written), Object.hasOwn(statement, "NotResource"), hasVariables);
}

function compilePrincipalElement(statement: Readonly<Record<string, unknown>>): Principals | undefined {
  const written = statement["Principal"] ?? statement["NotPrincipal"];
  if (written === undefined) return undefined;
  const byType = isShape(written)
    ? Object.entries(written).map(([type, value]) => [type, textsOf(value)] as const)
    : [];
  return compilePrincipals(written === "*" ? "*" : new Map(byType), Object.hasOwn(statement, "NotPrincipal"));
}

function compileConditions(written: unknown, hasVariables: boolean): readonly Condition[] {
  if (!isShape(written)) return [];
  return Object.entries(written).flatMap(([operator, keys]) => {
    const use = findOperator(operator);
    if (use === undefined || !isShape(keys)) return [];
    return Object.entries(keys).map(([key, values]) => compileCondition(use, key, textsOf(values), hasVariables));
  });
}
