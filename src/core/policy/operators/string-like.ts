import { likeText } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** One of the patterns. */
export const stringLike: Operator = {
  name: "StringLike",
  comparison: likeText,
  isNegated: false,
  takesVariables: true,
};
