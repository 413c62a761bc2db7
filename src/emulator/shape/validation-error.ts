import { AwsError } from "../aws-error.js";
import type { ServiceDescription } from "../service.js";
import type { Violation } from "./read-input.js";

const maxShown = 200;

/** What AWS answers to an input that breaks constraints: all of them in one message. */
export function validationError(violations: readonly Violation[], service: ServiceDescription): AwsError {
  const count = `${violations.length} validation ${violations.length === 1 ? "error" : "errors"} detected: `;
  const sentences = violations.slice(0, maxShown).map(({ path, value, constraint }) => {
    const shown = service.echoesValues === true ? `Value ${quote(value)} at` : "Value at";
    return `${shown} '${path}' failed to satisfy constraint: ${constraint}`;
  });
  const fields = violations.slice(0, maxShown).map(({ path, constraint }) => ({ Name: path, Message: constraint }));
  return new AwsError("ValidationException", count + sentences.join("; "), {
    fields: service.validationFields === true ? { Reason: "FIELD_VALIDATION_FAILED", Fields: fields } : {},
  });
}

function quote(value: unknown): string {
  if (value === null) return "null";
  return `'${Array.isArray(value) ? `[${value.join(", ")}]` : typeof value === "object" ? "{...}" : String(value)}'`;
}
