import { caselessText } from "../comparisons/exact-text.js";
import type { Operator } from "./operator.js";

/** One of the texts in any case. */
export const stringEqualsIgnoreCase: Operator = {
  name: "StringEqualsIgnoreCase",
  comparison: caselessText,
  isNegated: false,
  takesVariables: true,
};
