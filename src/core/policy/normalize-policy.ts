import { canonicalJson } from "../changes/canonical-json.js";
import { compareText } from "../diagnostic.js";
import { parsePolicy } from "../facts/policy-text.js";

/**
 * The one form of all policies that say the same in the same statements: lists where IAM takes a value or a list,
 * sorted; an account as a principal written as its root's ARN, as IAM stores it; condition values as text. Text that is
 * no JSON stays text. The order of the statements stays, because IAM keeps it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function normalizePolicy(document: unknown): unknown {
  const policy = parsePolicy(document);
  if (!isObject(policy)) return policy;
  return mapMembers(policy, (key, value) => (key === "Statement" ? oneOrMany(value).map(normalizeStatement) : value));
}

const sets: ReadonlySet<string> = new Set(["Action", "NotAction", "Resource", "NotResource"]);

function normalizeStatement(statement: unknown): unknown {
  if (!isObject(statement)) return statement;
  return mapMembers(statement, (key, value) => {
    if (sets.has(key)) return textSet(value);
    if (key === "Principal" || key === "NotPrincipal") return normalizePrincipal(value);
    return key === "Condition" ? normalizeCondition(value) : value;
  });
}

function normalizePrincipal(principal: unknown): unknown {
  const kinds = principal === "*" ? { AWS: "*" } : principal;
  if (!isObject(kinds)) return kinds;
  return mapMembers(kinds, (kind, value) =>
    kind === "AWS" ? textSet(oneOrMany(value).map((name) => rootOf(String(name)))) : textSet(value),
  );
}

/** `arn:aws-cn:…` accounts are written with their ARN by whoever has one; the digits alone say no partition. */
function rootOf(principal: string): string {
  return /^\d{12}$/.test(principal)
    ? `arn:aws:iam::${principal}:root`
    : principal.replace(/^arn:aws(-cn|-us-gov)?:iam::(\d{12}):root$/, "arn:aws:iam::$2:root");
}

function normalizeCondition(condition: unknown): unknown {
  if (!isObject(condition)) return condition;
  return mapMembers(condition, (_operator, keys) =>
    isObject(keys) ? mapMembers(keys, (_key, value) => textSet(value)) : keys,
  );
}

function textSet(value: unknown): readonly string[] {
  const texts = oneOrMany(value).map((item) => (typeof item === "object" ? canonicalJson(item) : String(item)));
  return [...new Set(texts)].sort(compareText);
}

function oneOrMany(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function mapMembers(
  value: Readonly<Record<string, unknown>>,
  change: (key: string, member: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(key, member)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
