import type { DocumentParameter } from "../../../core/facts/facts.js";
import { matchPattern } from "../../../core/lint/match-pattern.js";
import { invalidExecution } from "./errors.js";

type Given = Readonly<Record<string, readonly string[]>>;

/**
 * Checks the parameters of an automation against those that its document declares.
 *
 * @param targeted the parameter that the targets fill
 * @throws AwsError InvalidAutomationExecutionParametersException
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 */
export function checkAutomationParameters(
  declared: readonly DocumentParameter[],
  given: Given,
  targeted: string | undefined,
): void {
  const names = new Set(declared.map(({ name }) => name));
  const undefinedInputs = [...Object.keys(given), ...(targeted === undefined ? [] : [targeted])].filter(
    (name) => !names.has(name),
  );
  if (undefinedInputs.length > 0) throw invalidExecution(`Undefined execution inputs: [${undefinedInputs.join(", ")}]`);
  const missing = declared.filter(
    ({ name, isRequired }) => isRequired && !Object.hasOwn(given, name) && name !== targeted,
  );
  if (missing.length > 0) {
    throw invalidExecution(`Missing required execution inputs: [${missing.map(({ name }) => name).join(", ")}]`);
  }
  for (const parameter of declared) {
    if (Object.hasOwn(given, parameter.name)) checkValues(parameter, given[parameter.name] ?? []);
  }
}

function checkValues(parameter: DocumentParameter, values: readonly string[]): void {
  const { name, type, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = parameter;
  if (!isList(type) && values.length !== 1) {
    throw invalidExecution(`Parameter ${name} of type ${type} takes one value, not ${values.length}`);
  }
  if (values.length < minItems || values.length > maxItems) {
    throw invalidExecution(`Parameter ${name} has ${values.length} values, which is fewer or more than it takes`);
  }
  for (const value of values) {
    if (!isOfType(type, value)) throw invalidExecution(`Parameter ${name} has a value that is not of type ${type}`);
    checkAllowed(parameter, value);
  }
}

function checkAllowed(parameter: DocumentParameter, value: string): void {
  const { name, allowedValues, allowedPattern, minChars = 0, maxChars = Number.POSITIVE_INFINITY } = parameter;
  if (allowedValues !== undefined && !allowedValues.includes(value)) {
    throw invalidExecution(`Parameter ${name} has a value that is not one of: [${allowedValues.join(", ")}]`);
  }
  if (value.length < minChars || value.length > maxChars) {
    throw invalidExecution(`Parameter ${name} has a value that is too short or too long`);
  }
  // AWS does not say whether a pattern must match the whole value: what matches a part is let pass.
  if (allowedPattern !== undefined && matchPattern(allowedPattern, value) === "none") {
    throw invalidExecution(`Parameter ${name} has a value that does not match the pattern: ${allowedPattern}`);
  }
}

function isList(type: string): boolean {
  return type === "StringList" || type === "MapList" || type.startsWith("List<");
}

function isOfType(type: string, value: string): boolean {
  if (type === "Integer") return /^[+-]?\d+$/.test(value);
  if (type === "Boolean") return /^(true|false)$/i.test(value);
  return type === "StringMap" || type === "MapList" ? isJsonStructure(value) : true;
}

function isJsonStructure(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
