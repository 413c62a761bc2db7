import type { Path } from "../diagnostic.js";
import { findOperator, operatorNames } from "./condition.js";
import type { TextProblem } from "./json-text.js";

/** Where a policy is attached, which decides what elements it may have. */
export type PolicyType =
  | "identity"
  | "boundary"
  | "session"
  | "serviceControl"
  | "resourceControl"
  | "resource"
  | "trust"
  | "key";

type Shape = Readonly<Record<string, unknown>>;

const policyElements = ["Version", "Id", "Statement"];
const statementElements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
const principalTypes = ["AWS", "Service", "Federated", "CanonicalUser"];
const namesPrincipals: ReadonlySet<PolicyType> = new Set(["resource", "trust", "key", "resourceControl"]);

/**
 * The first place where a policy breaks IAM's grammar; undefined where it breaks none. Says nothing about whether an
 * action or a key exists.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function findGrammarProblem(value: unknown, type: PolicyType): TextProblem | undefined {
  if (!isShape(value)) return problem([], `Unexpected ${describe(value)}, expected a policy object`);
  return (
    unknownElement(value, [], policyElements) ??
    versionProblem(value) ??
    textProblem(value, [], "Id") ??
    (Object.hasOwn(value, "Statement")
      ? statementsProblem(value["Statement"], type)
      : problem([], "Missing `Statement`"))
  );
}

/** A statement or a list of them, as a list. */
export function statementsOf(policy: Shape): readonly unknown[] {
  const statements = policy["Statement"];
  return Array.isArray(statements) ? statements : [statements];
}

export function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One text or several, as a list; other values are left out. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => isScalar(item)).map(String);
}

function versionProblem(policy: Shape): TextProblem | undefined {
  const version = policy["Version"];
  if (!Object.hasOwn(policy, "Version") || version === "2012-10-17" || version === "2008-10-17") return undefined;
  return problem(["Version"], `Unexpected \`Version\` ${describe(version)}, expected \`2012-10-17\` or \`2008-10-17\``);
}

function statementsProblem(written: unknown, type: PolicyType): TextProblem | undefined {
  const statements: readonly unknown[] = Array.isArray(written) ? written : [written];
  const sids = new Set<unknown>();
  for (const [index, statement] of statements.entries()) {
    const path = Array.isArray(written) ? ["Statement", index] : ["Statement"];
    if (!isShape(statement)) return problem(path, `Unexpected ${describe(statement)}, expected a statement object`);
    const found = statementProblem(statement, path, type);
    if (found !== undefined) return found;
    const sid = statement["Sid"];
    if (sid !== "" && sids.has(sid))
      return problem([...path, "Sid"], `Unexpected second \`Sid\` ${describe(sid)}, expected each once`);
    if (sid !== undefined) sids.add(sid);
  }
  return undefined;
}

function statementProblem(statement: Shape, path: Path, type: PolicyType): TextProblem | undefined {
  return (
    unknownElement(statement, path, statementElements) ??
    textProblem(statement, path, "Sid") ??
    effectProblem(statement, path) ??
    principalElementProblem(statement, path, type) ??
    oneOfProblem(statement, path, "Action") ??
    listProblem(statement, path, ["Action", "NotAction"], isAction, "`SERVICE:NAME` or `*`") ??
    resourceElementProblem(statement, path, type) ??
    conditionProblem(statement, path)
  );
}

function effectProblem(statement: Shape, path: Path): TextProblem | undefined {
  const effect = statement["Effect"];
  if (effect === "Allow" || effect === "Deny") return undefined;
  if (!Object.hasOwn(statement, "Effect")) return problem(path, "Missing `Effect`");
  return problem([...path, "Effect"], `Unexpected \`Effect\` ${describe(effect)}, expected \`Allow\` or \`Deny\``);
}

function resourceElementProblem(statement: Shape, path: Path, type: PolicyType): TextProblem | undefined {
  if (type === "trust") return forbidden(statement, path, ["Resource", "NotResource"], "a trust policy");
  return (
    oneOfProblem(statement, path, "Resource") ??
    listProblem(statement, path, ["Resource", "NotResource"], isResource, "an ARN or `*`")
  );
}

function principalElementProblem(statement: Shape, path: Path, type: PolicyType): TextProblem | undefined {
  const elements = ["Principal", "NotPrincipal"];
  if (!namesPrincipals.has(type)) return forbidden(statement, path, elements, `a policy of type ${type}`);
  const missing = oneOfProblem(statement, path, "Principal");
  if (missing !== undefined) return missing;
  for (const element of elements.filter((name) => Object.hasOwn(statement, name))) {
    const found = principalProblem(statement[element], [...path, element]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function principalProblem(value: unknown, path: Path): TextProblem | undefined {
  if (value === "*") return undefined;
  if (!isShape(value) || Object.keys(value).length === 0) {
    return problem(path, `Unexpected ${describe(value)}, expected \`*\` or an object of ${principalTypes.join(", ")}`);
  }
  return (
    unknownElement(value, path, principalTypes) ??
    listProblem(value, path, principalTypes, (text) => text !== "", "a principal")
  );
}

function conditionProblem(statement: Shape, path: Path): TextProblem | undefined {
  if (!Object.hasOwn(statement, "Condition")) return undefined;
  const condition = statement["Condition"];
  const place = [...path, "Condition"];
  if (!isShape(condition))
    return problem(place, `Unexpected ${describe(condition)}, expected operators with their keys`);
  for (const [operator, keys] of Object.entries(condition)) {
    const found = operatorProblem(operator, keys, [...place, operator]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function operatorProblem(operator: string, keys: unknown, path: Path): TextProblem | undefined {
  if (findOperator(operator) === undefined) return problem(path, unknownOperator(operator));
  if (!isShape(keys)) return problem(path, `Unexpected ${describe(keys)}, expected condition keys with their values`);
  for (const [key, values] of Object.entries(keys)) {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    const wrong = list.find((value) => !isScalar(value));
    if (wrong !== undefined)
      return problem([...path, key], `Unexpected ${describe(wrong)}, expected a text or a list of texts`);
  }
  return undefined;
}

function unknownOperator(operator: string): string {
  const near = operatorNames.find((name) => name.toLowerCase() === operator.toLowerCase());
  return `Unexpected condition operator \`${clip(operator)}\`, expected ${near === undefined ? "one of IAM's" : `\`${near}\``}`;
}

function unknownElement(value: Shape, path: Path, known: readonly string[]): TextProblem | undefined {
  const name = Object.keys(value).find((key) => !known.includes(key));
  return name === undefined
    ? undefined
    : problem([...path, name], `Unexpected element \`${clip(name)}\`, expected one of ${known.join(", ")}`);
}

function textProblem(value: Shape, path: Path, name: string): TextProblem | undefined {
  if (!Object.hasOwn(value, name) || typeof value[name] === "string") return undefined;
  return problem([...path, name], `Unexpected \`${name}\` ${describe(value[name])}, expected a text`);
}

function oneOfProblem(statement: Shape, path: Path, name: string): TextProblem | undefined {
  const count = [name, `Not${name}`].filter((element) => Object.hasOwn(statement, element)).length;
  if (count === 1) return undefined;
  return problem(
    path,
    count === 0 ? `Missing \`${name}\`` : `Unexpected \`${name}\` beside \`Not${name}\`, expected one of them`,
  );
}

function forbidden(statement: Shape, path: Path, names: readonly string[], where: string): TextProblem | undefined {
  const name = names.find((element) => Object.hasOwn(statement, element));
  return name === undefined ? undefined : problem([...path, name], `Unexpected \`${name}\` in ${where}`);
}

function listProblem(
  value: Shape,
  path: Path,
  names: readonly string[],
  isRight: (text: string) => boolean,
  expected: string,
): TextProblem | undefined {
  for (const name of names.filter((element) => Object.hasOwn(value, element))) {
    const written = value[name];
    const list: readonly unknown[] = Array.isArray(written) ? written : [written];
    if (list.length === 0) return problem([...path, name], `Unexpected empty \`${name}\`, expected ${expected}`);
    const index = list.findIndex((item) => typeof item !== "string" || !isRight(item));
    if (index === -1) continue;
    const place = Array.isArray(written) ? [...path, name, index] : [...path, name];
    return problem(place, `Unexpected ${describe(list[index])} in \`${name}\`, expected ${expected}`);
  }
  return undefined;
}

function isAction(text: string): boolean {
  const [service, name, ...rest] = text.split(":");
  return text === "*" || (service !== "" && name !== undefined && rest.length === 0);
}

/** A wildcard cannot stand for the service; missing parts after it count as `*`. */
function isResource(text: string): boolean {
  if (text === "*") return true;
  const [arn, partition, service] = text.split(":");
  return arn === "arn" && partition !== undefined && partition !== "" && /^[A-Za-z0-9-]+$/.test(service ?? "");
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function describe(value: unknown): string {
  if (typeof value === "string") return `\`${clip(value)}\``;
  if (value === null || isScalar(value)) return `\`${value}\``;
  return Array.isArray(value) ? "list" : typeof value;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function problem(path: Path, message: string): TextProblem {
  return { path, message };
}
