import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** A moment before one of the policy's, or the same. */
export const dateLessThanEquals: Operator = {
  name: "DateLessThanEquals",
  comparison: moments((order) => order <= 0),
  isNegated: false,
  takesVariables: false,
};
