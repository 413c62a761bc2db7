import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** A number smaller than one of the policy's. */
export const numericLessThan: Operator = {
  name: "NumericLessThan",
  comparison: numeric((order) => order < 0),
  isNegated: false,
  takesVariables: false,
};
