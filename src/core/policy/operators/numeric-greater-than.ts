import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** A number greater than one of the policy's. */
export const numericGreaterThan: Operator = {
  name: "NumericGreaterThan",
  comparison: numeric((order) => order > 0),
  isNegated: false,
  takesVariables: false,
};
