import { likeArn } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** One of the ARN patterns. */
export const arnLike: Operator = {
  name: "ArnLike",
  comparison: likeArn,
  isNegated: false,
  takesVariables: true,
};
