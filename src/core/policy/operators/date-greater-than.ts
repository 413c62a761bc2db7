import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** A moment after one of the policy's. */
export const dateGreaterThan: Operator = {
  name: "DateGreaterThan",
  comparison: moments((order) => order > 0),
  isNegated: false,
  takesVariables: false,
};
