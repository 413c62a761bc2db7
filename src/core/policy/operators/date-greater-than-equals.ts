import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** A moment after one of the policy's, or the same. */
export const dateGreaterThanEquals: Operator = {
  name: "DateGreaterThanEquals",
  comparison: moments((order) => order >= 0),
  isNegated: false,
  takesVariables: false,
};
