import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { ShapeProblem } from "./explain-errors.js";
import { explainErrors } from "./explain-errors.js";
import { withoutVariables } from "./json-schema.js";
import { type ShapeName, schemas } from "./schemas.js";
import { isConfig, isResolvedPlan, isWrittenPlan } from "./validators.js";

/** `written`: as the file has it, variables excuse a scalar. `resolved`: variables are replaced, nothing is excused. */
export type ShapeStage = "written" | "resolved";

const valid: readonly ShapeProblem[] = [];
type Validate = (value: unknown) => boolean;

/** What nearly every run needs is compiled beforehand: ajv takes longer for it than for a hundred plans. */
const readyMade: ReadonlyMap<string, Validate> = new Map([
  ["ResponsePlan written", isWrittenPlan],
  ["ResponsePlan resolved", isResolvedPlan],
  ["Config written", isConfig],
]);
const validators = new Map<string, ValidateFunction>();

/** Compare a value with the schema of what it should be; problems come in plain words. */
export function checkShape(name: ShapeName, value: unknown, stage: ShapeStage = "written"): readonly ShapeProblem[] {
  const isValid = readyMade.get(`${name} ${stage}`) ?? validatorFor(name, stage, false);
  if (isValid(value)) return valid;
  const explain = validatorFor(name, stage, true);
  explain(value);
  return explainErrors(name, schemas[name], value, explain.errors ?? []);
}

function validatorFor(name: ShapeName, stage: ShapeStage, explains: boolean): ValidateFunction {
  const key = `${name} ${stage} ${explains}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  const schema = stage === "written" ? schemas[name] : withoutVariables(schemas[name]);
  const compiled = validator(explains).compile({ ...schema, $id: key });
  validators.set(key, compiled);
  return compiled;
}

function validator(explains: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: explains,
    verbose: explains,
    messages: false,
    meta: false,
    validateSchema: false,
  });
  // ajv's own compares each item with each other one: quadratic on a hostile list. Ours hold texts only.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    validate: (isOn: boolean, items: readonly unknown[]) => !isOn || new Set(items).size === items.length,
  });
  return ajv;
}
