import type { Path } from "../diagnostic.js";
import { readJson, type TextProblem, type TextRange } from "./json-text.js";

/** A policy's plain value, and where its parts stand where there is a text. */
export interface PolicySource {
  readonly value: unknown;
  /** The range of the value at `path`, or of its nearest parent. */
  locate(path: Path): TextRange | undefined;
}

/** IAM's own limit for a policy document; a policy needs seven levels. */
const limits = { longest: 131_072, deepest: 32 };

/** Read JSON text; a value that is no text is taken as parsed. */
export function readPolicy(document: unknown): PolicySource | TextProblem {
  if (typeof document === "string") return readJson(document, limits);
  return { value: document, locate: () => undefined };
}
