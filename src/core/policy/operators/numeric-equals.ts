import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** One of the numbers. */
export const numericEquals: Operator = {
  name: "NumericEquals",
  comparison: numeric((order) => order === 0),
  isNegated: false,
  takesVariables: false,
};
