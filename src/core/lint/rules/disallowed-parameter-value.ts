import type { Path } from "../../diagnostic.js";
import type { DocumentParameter } from "../../facts/facts.js";
import { matchPattern } from "../match-pattern.js";
import { quoteList } from "../quote-list.js";
import { defineRule, type Finding, type PlanContext, type Undecided } from "../rule.js";
import { checkParameters } from "../runbook-parameters.js";

const runbookPath: Path = ["actions", 0, "ssmAutomation"];
const at: Path = [...runbookPath, "parameters"];
/** Stricter than Incident Manager. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
const mostValues = 50;
const longestValue = 512;

export const disallowedParameterValue = defineRule({
  id: "disallowed-parameter-value",
  severity: "error",
  summary: "A runbook or Systems Manager does not allow the value of a parameter",
  needs: ["documents"],

  *check(context) {
    const { parameters: fixed = {}, dynamicParameters: dynamic = {} } = context.runbook ?? {};
    for (const [name, values] of Object.entries(fixed)) yield* checkLimits(name, values);
    const takesIncident = ({ name }: DocumentParameter) =>
      Object.hasOwn(dynamic, name) && dynamic[name]?.variable === "INCIDENT_RECORD_ARN";
    if (Object.keys(fixed).length === 0 && Object.keys(dynamic).length === 0) return;
    const found = checkParameters(context, function* ({ parameters, hasConstraints, region }) {
      for (const parameter of parameters.filter(takesIncident)) yield* checkIncident(parameter, context);
      const given = parameters.filter(({ name }) => Object.hasOwn(fixed, name));
      for (const parameter of given) yield* checkAllowed(parameter, fixed[parameter.name] ?? []);
      if (hasConstraints || given.length === 0) return;
      const { documentName } = context.runbook ?? {};
      yield {
        unchecked: `the content of \`${documentName}\` in ${region}, which may limit values, is not in the facts`,
      };
    });
    const hasFixed = Object.keys(fixed).length > 0;
    for (const item of found) if (hasFixed || !("unchecked" in item)) yield item;
  },
});

function* checkLimits(name: string, values: readonly string[]): Iterable<Finding> {
  if (values.length > mostValues) {
    const message = `Unexpected ${values.length} values of parameter \`${name}\`, expected at most ${mostValues}: Systems Manager takes no more`;
    yield { at: [...at, name], message, hint: "Give fewer values" };
  }
  for (const [index, value] of values.entries()) {
    if (isWithinLimits(value)) continue;
    const message = `Unexpected value of ${value.length} characters for parameter \`${name}\`, expected 1 to ${longestValue}: Systems Manager takes no other`;
    yield { at: [...at, name, index], message, hint: "Shorten the value, or leave an empty one out" };
  }
}

function* checkAllowed(parameter: DocumentParameter, values: readonly string[]): Iterable<Finding | Undecided> {
  const { name, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = parameter;
  if (values.length < minItems || values.length > maxItems) {
    const message = `Unexpected ${values.length} values of parameter \`${name}\`, expected ${range(minItems, maxItems)}`;
    yield { at: [...at, name], message, hint: "Give as many values as the runbook takes" };
  }
  for (const [index, value] of values.entries()) {
    if (!isWithinLimits(value)) continue;
    const expected = expectedValue(parameter, value);
    if (expected === undefined) continue;
    if (typeof expected !== "string") {
      yield expected;
      continue;
    }
    const message = `Unexpected value \`${value}\` of parameter \`${name}\`, expected ${expected}`;
    yield { at: [...at, name, index], message, hint: "Give a value that the runbook allows" };
  }
}

/** The incident's ARN is known but for its last part: whatever that is, would the runbook take none? */
function* checkIncident(parameter: DocumentParameter, { plan, target }: PlanContext): Iterable<Finding> {
  if (target === undefined || parameter.type !== "String") return;
  const { partition, account } = target;
  const arns = possibleIds.map((id) => `arn:${partition}:ssm-incidents::${account}:incident-record/${plan.name}/${id}`);
  const expected = arns.map((arn) => expectedValue(parameter, arn));
  const [first] = expected;
  if (typeof first !== "string" || expected.some((text) => typeof text !== "string")) return;
  yield {
    at: [...runbookPath, "dynamicParameters", parameter.name],
    message: `Unexpected variable \`INCIDENT_RECORD_ARN\` in parameter \`${parameter.name}\`, expected ${first}`,
    hint: "Fill a parameter that takes an incident's ARN, or allow it in the runbook",
  };
}

const possibleIds = ["6ebcc812-85f5-b7eb-8b2f-283e4a6d9c10", "123456789012", "example"];

function isWithinLimits(value: string): boolean {
  return value.length > 0 && value.length <= longestValue;
}

/** What the runbook allows instead of the value, or why nobody can tell; absent where it allows the value. */
function expectedValue(parameter: DocumentParameter, value: string): string | Undecided | undefined {
  const { name, allowedValues, allowedPattern, minChars = 0, maxChars = Number.POSITIVE_INFINITY } = parameter;
  if (allowedValues !== undefined && !allowedValues.includes(value)) return `one of ${quoteList(allowedValues, 12)}`;
  if (value.length < minChars || value.length > maxChars) return `${range(minChars, maxChars)} characters`;
  if (allowedPattern === undefined) return undefined;
  const match = matchPattern(allowedPattern, value);
  if (match === "none") return `a match of \`${allowedPattern}\``;
  if (match === "whole") return undefined;
  if (match === "part") {
    return { unchecked: `AWS does not say whether \`${allowedPattern}\` must match the whole value of \`${name}\`` };
  }
  return { unchecked: `the pattern \`${allowedPattern}\` of parameter \`${name}\` cannot be tried safely` };
}

function range(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}
