import type { Diagnostic } from "../diagnostic.js";

const unsoundRules = new Set(["file-outside-repository", "invalid-yaml", "invalid-shape", "unknown-variable"]);

/** Does the diagnostic mean that a document gave no plan, or not all of it? */
export function isUnsound({ rule, severity }: Diagnostic): boolean {
  return severity === "error" && unsoundRules.has(rule);
}
