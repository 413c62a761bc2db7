import { alternativesOf, type JsonSchema } from "./json-schema.js";

/** What to do about a number that is written as text. */
export const removeQuotes = "Remove the quotes";

/** How a value of the wrong type was meant, as Terraform, CloudFormation or a person would write it; absent where nobody knows. */
export function retypeHint(schema: JsonSchema, data: unknown): string | undefined {
  const alternatives = alternativesOf(schema);
  const types = alternatives.map(({ type }) => type);
  if (typeof data === "number" || typeof data === "boolean") {
    return fitsAsText(alternatives, String(data)) ? `Put it in quotes: \`"${String(data)}"\`` : undefined;
  }
  if (typeof data === "string") return textHint(alternatives, data);
  const [only] = alternatives;
  if (Array.isArray(data)) return listHint(only, data);
  if (typeof data === "object" && data !== null && types.includes("array")) return listItems;
  return undefined;
}

/** Would quotes do? A number without its leading zeros, or its unit, stays wrong between them. */
function fitsAsText(alternatives: readonly JsonSchema[], text: string): boolean {
  return alternatives.some(
    ({ type, pattern }) => type === "string" && (pattern === undefined || new RegExp(pattern, "u").test(text)),
  );
}

const listItems = "Write it as a list, each item after `- `";

function textHint(alternatives: readonly JsonSchema[], text: string): string | undefined {
  const types = alternatives.map(({ type }) => type);
  if (/^\d+$/.test(text) && types.includes("integer")) return removeQuotes;
  if (types.includes("array")) return listItems;
  const words = alternatives.flatMap((schema) => schema.enum ?? []);
  const word = words.find((known) => String(known).toLowerCase() === text.toLowerCase());
  if (word !== undefined) return `Write \`${word}\``;
  // Severities as pager teams name them.
  const [, level] = /^(?:p|s|sev|severity)[ -]?([1-5])$/i.exec(text) ?? [];
  if (level !== undefined && types.includes("integer")) return `Write \`${level}\``;
  const [only] = alternatives;
  const [field, ...others] = Object.keys(only?.properties ?? {});
  return field === undefined || others.length > 0 ? undefined : `Write it under \`${field}\``;
}

/** Lists of `{Key, Value}` and `{name, values}`, and a list where the mapping around it was left out. */
function listHint(schema: JsonSchema | undefined, list: readonly unknown[]): string | undefined {
  if (schema?.type !== "object") return undefined;
  const isKeyed = list.some((item) => ["Key", "key", "name"].some((field) => Object.hasOwn(Object(item), field)));
  const { additionalProperties, properties = {} } = schema;
  if (isKeyed && typeof additionalProperties === "object") {
    return `Write each as \`${additionalProperties.type === "array" ? "KEY: [VALUE]" : "key: value"}\``;
  }
  const [field] = Object.entries(properties).find(([, property]) => property.type === "array") ?? [];
  return field === undefined ? undefined : `Write it under \`${field}\``;
}
