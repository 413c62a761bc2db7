import { truth } from "../comparisons/truth.js";
import type { Operator } from "./operator.js";

/** Is the key absent (`true`) or present (`false`)? A condition answers it from the context, not from a value. */
export const nullOperator: Operator = {
  name: "Null",
  comparison: truth,
  isNegated: false,
  takesVariables: false,
};
