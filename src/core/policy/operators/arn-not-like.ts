import { likeArn } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** None of the ARN patterns. */
export const arnNotLike: Operator = {
  name: "ArnNotLike",
  comparison: likeArn,
  isNegated: true,
  takesVariables: true,
};
