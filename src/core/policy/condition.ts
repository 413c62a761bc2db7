import { operators } from "./operators/index.js";
import type { Operator } from "./operators/operator.js";
import {
  fillTemplate,
  fixedPieces,
  type KeyValues,
  parseTemplate,
  plainTemplate,
  type Template,
  type Variable,
  variablesOf,
} from "./template.js";

/** One operator, one key and its values: a test of the request's context. */
export interface Condition {
  /** Lower case. */
  readonly key: string;
  readonly spelled: string;
  readonly operator: Operator;
  readonly quantifier: "none" | "all" | "any";
  readonly isIfExists: boolean;
  readonly values: readonly ConditionValue[];
  readonly variables: readonly Variable[];
}

export interface ConditionValue {
  readonly template: Template;
  /** Ready where the template has no variables. */
  readonly matches: ((requested: string) => boolean) | undefined;
}

/** An operator as a policy writes it. */
export interface OperatorUse {
  readonly operator: Operator;
  readonly quantifier: Condition["quantifier"];
  readonly isIfExists: boolean;
}

const uses = allUses();

/** Operators by every spelling that a policy may use: with a set qualifier in front and `IfExists` behind. */
export function findOperator(written: string): OperatorUse | undefined {
  return uses.get(written);
}

export const operatorNames: readonly string[] = operators.map(({ name }) => name);

export function compileCondition(
  use: OperatorUse,
  spelled: string,
  values: readonly string[],
  hasVariables: boolean,
): Condition {
  const read = hasVariables && use.operator.takesVariables ? parseTemplate : plainTemplate;
  const compiled = values.map((value) => compileValue(use.operator, read(value)));
  return {
    ...use,
    key: spelled.toLowerCase(),
    spelled,
    values: compiled,
    variables: compiled.flatMap(({ template }) => variablesOf(template)),
  };
}

/**
 * Does the request's context fulfil the condition? A key without values counts as absent.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionHolds(condition: Condition, context: KeyValues): boolean {
  const requested = context.get(condition.key);
  if (requested === undefined || requested.length === 0) return holdsWithoutKey(condition);
  if (condition.operator.name === "Null") return says(condition, "false");
  const { isNegated } = condition.operator;
  switch (condition.quantifier) {
    case "none":
      return requested.some((value) => matchesOne(condition, value, context)) !== isNegated;
    case "all":
      return requested.every((value) => matchesOne(condition, value, context) !== isNegated);
    case "any":
      return requested.some((value) => matchesOne(condition, value, context) !== isNegated);
  }
}

function holdsWithoutKey(condition: Condition): boolean {
  if (condition.isIfExists) return true;
  if (condition.quantifier !== "none") return condition.quantifier === "all";
  return condition.operator.name === "Null" ? says(condition, "true") : condition.operator.isNegated;
}

/** Is `word` among the values of a `Null` condition? */
function says(condition: Condition, word: string): boolean {
  return condition.values.some(({ matches }) => matches?.(word) === true);
}

function matchesOne(condition: Condition, requested: string, context: KeyValues): boolean {
  for (const value of condition.values) {
    const matches = value.matches ?? prepareFilled(condition, value, context);
    if (matches?.(requested) === true) return true;
  }
  return false;
}

function prepareFilled(condition: Condition, { template }: ConditionValue, context: KeyValues) {
  const pieces = fillTemplate(template, context);
  return pieces && condition.operator.comparison.prepare(pieces);
}

function compileValue(operator: Operator, template: Template): ConditionValue {
  const pieces = fixedPieces(template);
  return { template, matches: pieces && operator.comparison.prepare(pieces) };
}

function allUses(): ReadonlyMap<string, OperatorUse> {
  const found = new Map<string, OperatorUse>();
  const qualifiers = [
    ["", "none"],
    ["ForAllValues:", "all"],
    ["ForAnyValue:", "any"],
  ] as const;
  for (const operator of operators) {
    for (const [prefix, quantifier] of qualifiers) {
      found.set(prefix + operator.name, { operator, quantifier, isIfExists: false });
      if (operator.name === "Null") continue;
      found.set(`${prefix}${operator.name}IfExists`, { operator, quantifier, isIfExists: true });
    }
  }
  return found;
}
