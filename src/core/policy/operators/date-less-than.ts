import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** A moment before one of the policy's. */
export const dateLessThan: Operator = {
  name: "DateLessThan",
  comparison: moments((order) => order < 0),
  isNegated: false,
  takesVariables: false,
};
