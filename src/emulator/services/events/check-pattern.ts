import { AwsError } from "../../aws-error.js";

const maxDepth = 32;

/**
 * The form of an event pattern: an object whose leaves are lists of values to match.
 *
 * @throws AwsError InvalidEventPattern
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function checkPattern(text: string): void {
  const pattern = parse(text);
  if (!isObject(pattern)) throw invalid("Filter is not an object");
  if (Object.keys(pattern).length === 0) throw invalid("Empty patterns are not allowed");
  checkFields(pattern, 1);
}

function checkFields(fields: Readonly<Record<string, unknown>>, depth: number): void {
  if (depth > maxDepth) throw invalid("The pattern is nested too deeply");
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) checkLeaf(name, value, depth);
    else if (isObject(value)) checkFields(value, depth + 1);
    else throw invalid(`"${name}" must be an object or an array`);
  }
}

function checkLeaf(name: string, values: readonly unknown[], depth: number): void {
  if (values.length === 0) throw invalid("Empty arrays are not allowed");
  for (const value of values) {
    if (Array.isArray(value)) throw invalid(`"${name}" must not hold an array in an array`);
    if (name === "$or" && isObject(value)) checkFields(value, depth + 1);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("Filter is not valid JSON");
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(reason: string): AwsError {
  return new AwsError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`);
}
