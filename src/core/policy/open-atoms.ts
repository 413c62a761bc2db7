import type { CompiledStatement } from "./compile-policy.js";
import { type Condition, conditionHolds } from "./condition.js";
import { hasOpenVariable, isOpenCondition, isOpenKey } from "./open-keys.js";
import { matchesResource, type ResourcePatterns } from "./patterns.js";
import type { Request } from "./request.js";
import type { KeyValues, Template } from "./template.js";

/** One test of a statement that depends on keys that are not given. */
export interface Atom {
  /** The open keys, lower case → as the policy writes them. */
  readonly keys: ReadonlyMap<string, string>;
  /** Absent for the test of the resource. */
  readonly condition?: Condition;
  readonly templates: readonly Template[];
  /** Variables whose absence leaves open what the statement means. */
  readonly doubtful: ReadonlySet<string>;
  holds(context: KeyValues): boolean;
}

/** The tests of a statement that are still open. */
export function atomsOf({ resources, conditions }: CompiledStatement, request: Request): readonly Atom[] {
  const open = conditions.filter((condition) => isOpenCondition(condition, request));
  const atoms = open.map((condition) => conditionAtom(condition, request));
  if (resources === undefined || !hasOpenVariable(resources.variables, request)) return atoms;
  return [resourceAtom(resources, request), ...atoms];
}

function conditionAtom(condition: Condition, request: Request): Atom {
  const own = isOpenKey(condition.key, request) ? [[condition.key, condition.spelled] as const] : [];
  const variables = openVariables(condition.variables, request);
  return {
    keys: new Map([...own, ...variables]),
    condition,
    templates: condition.values.map(({ template }) => template),
    doubtful: condition.operator.isNegated ? withoutFallback(condition.variables) : new Set(),
    holds: (context) => conditionHolds(condition, context),
  };
}

function resourceAtom(resources: ResourcePatterns, request: Request): Atom {
  return {
    keys: new Map(openVariables(resources.variables, request)),
    templates: resources.templates,
    doubtful: resources.isNot ? withoutFallback(resources.variables) : new Set(),
    holds: (context) => matchesResource(resources, request.resource, context),
  };
}

function openVariables(variables: Condition["variables"], request: Request): readonly (readonly [string, string])[] {
  return variables.filter(({ key }) => isOpenKey(key, request)).map(({ key, spelled }) => [key, spelled]);
}

function withoutFallback(variables: Condition["variables"]): ReadonlySet<string> {
  return new Set(variables.filter(({ fallback }) => fallback === undefined).map(({ key }) => key));
}
