import { likeArn } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** None of the ARN patterns; the same as `ArnNotLike`. */
export const arnNotEquals: Operator = {
  name: "ArnNotEquals",
  comparison: likeArn,
  isNegated: true,
  takesVariables: true,
};
