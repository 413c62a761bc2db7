import { likeText } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** None of the patterns. */
export const stringNotLike: Operator = {
  name: "StringNotLike",
  comparison: likeText,
  isNegated: true,
  takesVariables: true,
};
