import { stringify } from "yaml";
import { isMapping } from "../plan/decode-resource.js";
import type { NeighbourValue } from "./neighbour.js";

/** What a document's `Content` and `DocumentFormat` are in a call to AWS. */
export interface RunbookText {
  readonly content: string;
  readonly format: "JSON" | "YAML" | "TEXT";
}

/**
 * A runbook's content as the text that AWS is given. A mapping is written as YAML unless its file asks for JSON; a text
 * without `DocumentFormat` is JSON where it begins like an object of JSON, else YAML.
 */
export function runbookText({ Content: content, DocumentFormat: format }: NeighbourValue): RunbookText {
  if (isMapping(content)) {
    return format === "JSON"
      ? { content: JSON.stringify(content, null, 2), format }
      : { content: stringify(content, { lineWidth: 0, aliasDuplicateObjects: false }), format: "YAML" };
  }
  const text = String(content ?? "");
  if (format === "JSON" || format === "YAML" || format === "TEXT") return { content: text, format };
  return { content: text, format: /^\s*\{/.test(text) ? "JSON" : "YAML" };
}
