import { exactText } from "../comparisons/exact-text.js";
import type { Operator } from "./operator.js";

/** One of the texts, case counts. */
export const stringEquals: Operator = {
  name: "StringEquals",
  comparison: exactText,
  isNegated: false,
  takesVariables: true,
};
