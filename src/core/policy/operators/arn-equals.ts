import { likeArn } from "../comparisons/like-text.js";
import type { Operator } from "./operator.js";

/** One of the ARN patterns; the same as `ArnLike`. */
export const arnEquals: Operator = {
  name: "ArnEquals",
  comparison: likeArn,
  isNegated: false,
  takesVariables: true,
};
