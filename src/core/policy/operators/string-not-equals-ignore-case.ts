import { caselessText } from "../comparisons/exact-text.js";
import type { Operator } from "./operator.js";

/** None of the texts in any case. */
export const stringNotEqualsIgnoreCase: Operator = {
  name: "StringNotEqualsIgnoreCase",
  comparison: caselessText,
  isNegated: true,
  takesVariables: true,
};
