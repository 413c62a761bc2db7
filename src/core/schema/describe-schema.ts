import { alternativesOf, type JsonSchema } from "./json-schema.js";

/** What a schema asks for, as the second half of "Unexpected X, expected Y". */
export function describeSchema(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return joinWords(alternativesOf(schema).map(describeSchema), "or");
  if (schema.title !== undefined && schema.type !== "object") return schema.title;
  if (schema.const !== undefined) return quote(schema.const);
  if (schema.enum !== undefined) return joinWords(schema.enum.map(quote), "or");
  switch (schema.type) {
    case "string":
      return `text${lengthOf(schema)}`;
    case "integer":
      return `a whole number${rangeOf(schema)}`;
    case "number":
      return `a number${rangeOf(schema)}`;
    case "boolean":
      return "`true` or `false`";
    case "array":
      return "a list";
    default:
      return "a mapping";
  }
}

function lengthOf({ minLength = 0, maxLength }: JsonSchema): string {
  if (maxLength === undefined) return minLength > 0 ? " that is not empty" : "";
  return minLength > 0 ? ` of ${minLength} to ${maxLength} characters` : ` of at most ${maxLength} characters`;
}

function rangeOf({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? "" : ` of at most ${maximum}`;
}

/** A value as a message shows it: in backticks, on one line, not long. */
export function quote(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}

/** `a, b or c` */
export function joinWords(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words[0] ?? "nothing";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
