import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** A number greater than one of the policy's, or the same. */
export const numericGreaterThanEquals: Operator = {
  name: "NumericGreaterThanEquals",
  comparison: numeric((order) => order >= 0),
  isNegated: false,
  takesVariables: false,
};
