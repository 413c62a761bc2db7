import { truth } from "../comparisons/truth.js";
import type { Operator } from "./operator.js";

/** `true` or `false`. */
export const bool: Operator = {
  name: "Bool",
  comparison: truth,
  isNegated: false,
  takesVariables: true,
};
