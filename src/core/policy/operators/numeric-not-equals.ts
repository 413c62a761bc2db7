import { numeric } from "../comparisons/numbers.js";
import type { Operator } from "./operator.js";

/** None of the numbers. */
export const numericNotEquals: Operator = {
  name: "NumericNotEquals",
  comparison: numeric((order) => order === 0),
  isNegated: true,
  takesVariables: false,
};
