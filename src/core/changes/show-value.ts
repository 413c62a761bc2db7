import { canonicalJson } from "./canonical-json.js";

/** A field's value as a message shows it: on one line, not long. */
export function showValue(value: unknown): string {
  if (value === undefined) return "unset";
  const text = canonicalJson(value);
  return `\`${text.length > 200 ? `${text.slice(0, 200)}…` : text}\``;
}
