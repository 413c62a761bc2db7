import type { Path } from "../../diagnostic.js";
import type { DocumentParameter } from "../../facts/facts.js";
import type { DynamicVariable } from "../../plan/response-plan.js";
import { defineRule, type Finding } from "../rule.js";
import { checkParameters } from "../runbook-parameters.js";

const at: Path = ["actions", 0, "ssmAutomation"];
const typeOfVariable: Readonly<Record<DynamicVariable, string>> = {
  INCIDENT_RECORD_ARN: "String",
  INVOLVED_RESOURCES: "StringList",
};

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/tutorials-runbooks.html */
export const wrongParameterType = defineRule({
  id: "wrong-parameter-type",
  severity: "error",
  summary: "A value does not fit the type of the runbook's parameter",
  needs: ["documents"],

  *check(context) {
    const { runbook } = context;
    if (runbook === undefined) return;
    const { parameters: fixed = {}, dynamicParameters: dynamic = {} } = runbook;
    yield* checkParameters(context, function* ({ parameters }): Iterable<Finding> {
      for (const parameter of parameters) {
        const { name } = parameter;
        const variable = Object.hasOwn(dynamic, name) ? dynamic[name]?.variable : undefined;
        const values = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
        if (variable !== undefined) yield* checkVariable(parameter, variable);
        if (values !== undefined) yield* checkValues(parameter, values);
      }
    });
  },
});

function* checkVariable({ name, type }: DocumentParameter, variable: DynamicVariable): Iterable<Finding> {
  const expected = typeOfVariable[variable];
  if (type === expected) return;
  yield {
    at: [...at, "dynamicParameters", name],
    message: `Unexpected variable \`${variable}\` in parameter \`${name}\` of type \`${type}\`, expected a parameter of type \`${expected}\``,
    hint: `Declare \`${name}\` as \`${expected}\` in the runbook, or fill another parameter`,
  };
}

function* checkValues({ name, type }: DocumentParameter, values: readonly string[]): Iterable<Finding> {
  const path = [...at, "parameters", name];
  if (!isList(type) && values.length !== 1) {
    yield {
      at: path,
      message: `Unexpected ${values.length} values of parameter \`${name}\` of type \`${type}\`, expected one`,
      hint: `Give one value, or declare \`${name}\` as \`StringList\` in the runbook`,
    };
    return;
  }
  for (const [index, value] of values.entries()) {
    const expected = expectedForm(type, value);
    if (expected === undefined) continue;
    yield {
      at: [...path, index],
      message: `Unexpected value \`${shorten(value)}\` of parameter \`${name}\` of type \`${type}\`, expected ${expected}`,
      hint: `Write ${expected}`,
    };
  }
}

function isList(type: string): boolean {
  return type === "StringList" || type === "MapList" || type.startsWith("List<");
}

/** What a value of the type looks like; absent where this one does. */
function expectedForm(type: string, value: string): string | undefined {
  if (type === "Integer") return /^[+-]?\d+$/.test(value) ? undefined : "a whole number";
  if (type === "Boolean") return /^(true|false)$/i.test(value) ? undefined : "`true` or `false`";
  if (type === "StringMap" || type === "MapList") return isJsonObject(value) ? undefined : "a JSON object";
  return undefined;
}

function isJsonObject(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
