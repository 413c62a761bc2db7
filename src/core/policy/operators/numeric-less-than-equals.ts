import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** A number smaller than one of the policy's, or the same. */
export const numericLessThanEquals: Operator = {
  name: "NumericLessThanEquals",
  comparison: numeric((order) => order <= 0),
  isNegated: false,
  takesVariables: false,
};
