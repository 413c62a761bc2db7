import { exactText } from "../comparisons/exact-text.js";
import type { Operator } from "./operator.js";

/** None of the texts, case counts. */
export const stringNotEquals: Operator = {
  name: "StringNotEquals",
  comparison: exactText,
  isNegated: true,
  takesVariables: true,
};
