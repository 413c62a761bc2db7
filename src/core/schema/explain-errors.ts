import type { ErrorObject } from "ajv/dist/2020.js";
import { distance } from "fastest-levenshtein";
import type { Path } from "../diagnostic.js";
import type { Edit, Fix } from "../fix/fix.js";
import { describeSchema, joinWords, quote } from "./describe-schema.js";
import { alternativesOf, type JsonSchema } from "./json-schema.js";
import { removeQuotes, retypeHint } from "./retype-hint.js";
import type { ShapeName } from "./schemas.js";
import { displayPath, suggestField } from "./suggest-field.js";

/** One way in which a value is not what its schema asks for. */
export interface ShapeProblem {
  readonly path: Path;
  readonly part: "key" | "value";
  readonly message: string;
  readonly hint?: string;
  /** Where what was meant is beyond doubt. */
  readonly fix?: Pick<Fix, "title" | "edit">;
  /** The schema's keyword that refused it. */
  readonly keyword: string;
  /** The value may be somebody's phone number: its line is not shown. */
  readonly isPrivate?: true;
}

/** Say in plain words what the validator found: one problem for one cause. */
export function explainErrors(
  name: ShapeName,
  schema: JsonSchema,
  value: unknown,
  errors: readonly ErrorObject[],
): readonly ShapeProblem[] {
  const relevant = withoutBranches(withinLimit(errors)).slice(0, maxProblems);
  const unknown = relevant.filter(({ keyword }) => keyword === "additionalProperties");
  const suggestions = new Map(
    unknown.map((error) => [error, suggestField(name, schema, pathOf(value, error), unknownField(error))]),
  );
  const meant = [...suggestions.values()].filter((path) => path !== undefined);
  return relevant
    .filter((error) => !isMeant(error, pathOf(value, error), meant))
    .map((error) => explain(schema, value, error, suggestions.get(error)));
}

const maxProblems = 100;

// A hostile file has an error for each of its 100,000 items. The cut leaves no alternative without its "none fits".
function withinLimit(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const limit = maxProblems * 6;
  if (errors.length <= limit) return errors;
  const kept = errors.slice(0, limit);
  const complete = kept.findLastIndex(
    ({ keyword, schemaPath }) => keyword === "anyOf" || !schemaPath.includes("/anyOf/"),
  );
  return kept.slice(0, complete + 1);
}

// A misspelt field is one problem, not also the absence of the right one.
function isMeant(error: ErrorObject, at: Path, meant: readonly string[]): boolean {
  if (error.keyword !== "required") return false;
  const missing = displayPath([...at, String(error.params["missingProperty"])]);
  return meant.some((path) => path === missing || path.startsWith(`${missing}.`) || path.startsWith(`${missing}[`));
}

/** Keep one error where a value fits none of several alternatives: that of the alternative that was meant. */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const dropped = new Set<ErrorObject>();
  for (const error of errors) {
    if (error.schemaPath.startsWith("#/$defs/variable/")) dropped.add(error);
    if (error.propertyName !== undefined || error.keyword === "if") dropped.add(error);
    if (error.keyword !== "anyOf" || dropped.has(error)) continue;
    const meant = meantBranch(error);
    for (const other of errors) {
      if (other.schemaPath.startsWith(`${error.schemaPath}/`) && isWithin(other.instancePath, error.instancePath)) {
        if (meant === undefined || !other.schemaPath.startsWith(`${error.schemaPath}/${meant}/`)) dropped.add(other);
      }
    }
    if (meant !== undefined) dropped.add(error);
  }
  return errors.filter((error) => !dropped.has(error));
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** The only alternative, or the only one of the value's type. */
function meantBranch({ parentSchema, data }: ErrorObject): number | undefined {
  const schema = parentSchema as JsonSchema;
  const alternatives = alternativesOf(schema);
  const fitting = alternatives.length === 1 ? alternatives : alternatives.filter(({ type }) => type === typeOf(data));
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return undefined;
  if (only.title !== undefined && alternatives.length > 1) return undefined;
  return schema.anyOf?.indexOf(only);
}

/** JSON Pointers of the validator, with list positions as numbers. */
function pathOf(value: unknown, { instancePath }: ErrorObject): Path {
  let at = value;
  return instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => {
      const isList = Array.isArray(at);
      at =
        typeof at === "object" && at !== null && Object.hasOwn(at, step)
          ? (at as Record<string, unknown>)[step]
          : undefined;
      return isList ? Number(step) : step;
    });
}

function unknownField({ params }: ErrorObject): string {
  return String(params["additionalProperty"]);
}

function explain(schema: JsonSchema, value: unknown, error: ErrorObject, suggestion: string | undefined): ShapeProblem {
  const path = pathOf(value, error);
  const { keyword } = error;
  switch (keyword) {
    case "additionalProperties":
      return {
        path: [...path, unknownField(error)],
        part: "key",
        keyword,
        ...unknownWords(error, suggestion),
        ...renameOf(error, path, suggestion),
      };
    case "propertyNames": {
      const key = String(error.params["propertyName"]);
      const expected = describeSchema(error.schema as JsonSchema);
      return {
        path: [...path, key],
        part: "key",
        keyword,
        message: `Unexpected key ${quote(key)}, expected ${expected}`,
      };
    }
    case "required": {
      const missing = String(error.params["missingProperty"]);
      const { properties = schema.properties } = error.parentSchema as JsonSchema;
      const expected = describeSchema(properties?.[missing] ?? {});
      return { path, part: "value", keyword, message: `Unexpected absence of ${quote(missing)}, expected ${expected}` };
    }
    case "uniqueItems": {
      const items = error.data as readonly unknown[];
      const second = items.findIndex((item, index) => items.indexOf(item) < index);
      const message = `Unexpected second ${quote(items[second])}, expected each item once`;
      const at = [...path, second];
      const fix = fixOf("Remove the second one", { op: "remove", path: at });
      return { path: at, part: "value", keyword, message, hint: "Remove the second one", ...fix };
    }
    default:
      if ((error.parentSchema as JsonSchema).writeOnly === true) return privateProblem(path, error);
      return { path, part: "value", keyword, ...valueWords(error), ...quotesFor(error, path) };
  }
}

function privateProblem(path: Path, { keyword, parentSchema }: ErrorObject): ShapeProblem {
  const message = `Unexpected value, expected ${describeSchema(parentSchema as JsonSchema)}`;
  const hint = "Phone numbers and e-mail addresses stay out of Git: set NAME where `muster sync` runs";
  return { path, part: "value", keyword, message, hint, isPrivate: true };
}

/** A field that is all but spelt like one of its neighbours, which is not there. */
function renameOf(
  { params, data }: ErrorObject,
  parent: Path,
  suggestion: string | undefined,
): Pick<ShapeProblem, "fix"> {
  const field = String(params["additionalProperty"]);
  const key = suggestion?.slice(suggestion.lastIndexOf(".") + 1) ?? "";
  const isBeside = suggestion !== undefined && displayPath([...parent, key]) === suggestion;
  const isNear = distance(bare(field), bare(key)) <= (key.length < 5 ? 1 : 2);
  if (!isBeside || !isNear || !/^[A-Za-z]+$/.test(key) || Object.hasOwn(Object(data), key)) return {};
  return fixOf(`Rename \`${field}\` to \`${key}\``, { op: "rename", path: [...parent, field], key });
}

function bare(name: string): string {
  return name.slice(0, 100).replace(/[_-]/g, "").toLowerCase();
}

function quotesFor({ keyword, parentSchema, data }: ErrorObject, path: Path): Pick<ShapeProblem, "fix"> {
  if ((keyword !== "type" && keyword !== "anyOf") || (typeof data !== "number" && typeof data !== "boolean")) return {};
  const types = alternativesOf(parentSchema as JsonSchema).map(({ type }) => type);
  const isText = types.includes("string") && !types.includes("integer");
  return isText ? fixOf("Put the value in quotes", { op: "quote", path }) : {};
}

function fixOf(title: string, edit: Edit): Pick<ShapeProblem, "fix"> {
  return { fix: { title, edit } };
}

type Words = Pick<ShapeProblem, "message" | "hint">;

function unknownWords(error: ErrorObject, suggestion: string | undefined): Words {
  const field = unknownField(error);
  const message = `Unexpected field ${quote(field)}`;
  if (field === "clientToken") {
    return { message: `${message}, expected none: Muster makes its own token`, hint: "Remove `clientToken`" };
  }
  const known = Object.keys((error.parentSchema as JsonSchema).properties ?? {}).filter((name) => name !== "kind");
  const expected =
    known.length === 0 ? "no fields" : `${known.length > 1 ? "one of " : ""}${known.map(quote).join(", ")}`;
  const words = { message: `${message}, expected ${expected}` };
  return suggestion === undefined ? words : { ...words, hint: `Did you mean \`${suggestion}\`?` };
}

function valueWords({ keyword, params, parentSchema, data }: ErrorObject): Words {
  const schema = parentSchema as JsonSchema;
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "maxLength":
      return {
        message: `Unexpected text of ${[...String(data)].length} characters, expected at most ${limit}`,
        hint: "Shorten it",
      };
    case "minLength":
      return { message: `Unexpected text of ${[...String(data)].length} characters, expected at least ${limit}` };
    case "maxItems":
      return { message: `Unexpected list of ${sizeOf(data)} items, expected at most ${limit}` };
    case "minItems":
      return { message: `Unexpected list of ${sizeOf(data)} items, expected at least ${limit}` };
    case "maxProperties":
      return { message: `Unexpected ${sizeOf(data)} fields (${fieldsOf(data)}), expected at most ${limit}` };
    case "minProperties":
      return { message: "Unexpected empty mapping, expected at least one field", hint: "Remove it, or fill it in" };
    case "type":
    case "anyOf":
      return wrongType(schema, data);
    case "const":
      return wrongConstant(schema, data);
    case "not":
      return { message: `Unexpected fields side by side, expected ${describeSchema(schema)}` };
    default:
      return { message: `Unexpected ${quote(data)}, expected ${describeSchema(schema)}` };
  }
}

function wrongConstant(schema: JsonSchema, data: unknown): Words {
  const expected = describeSchema(schema);
  if (quote(data) !== expected) return { message: `Unexpected ${quote(data)}, expected ${expected}` };
  const hint = typeof data === "string" ? removeQuotes : "Put it in quotes";
  return { message: `Unexpected ${typeof data} ${quote(data)}, expected the ${typeof schema.const}`, hint };
}

function wrongType(schema: JsonSchema, data: unknown): Words {
  const isNumber = typeof data === "number" && alternativesOf(schema).some(({ type }) => type === "integer");
  const hint = retypeHint(schema, data);
  const found = hint === removeQuotes ? `text ${quote(data)}` : isNumber ? quote(data) : nameOf(data);
  const message = `Unexpected ${found}, expected ${describeSchema(schema)}`;
  return hint === undefined ? { message } : { message, hint };
}

function nameOf(data: unknown): string {
  if (data === null) return "empty value";
  if (Array.isArray(data)) return `list ${quote(data)}`;
  if (typeof data === "object") return `mapping ${quote(data)}`;
  return typeof data === "string" ? quote(data) : `${typeof data} ${quote(data)}`;
}

function typeOf(data: unknown): string {
  return Array.isArray(data) ? "array" : data === null ? "null" : typeof data;
}

function sizeOf(data: unknown): number {
  return Object.keys(Object(data)).length;
}

function fieldsOf(data: unknown): string {
  return joinWords(Object.keys(Object(data)).slice(0, 5).map(quote), "and");
}
