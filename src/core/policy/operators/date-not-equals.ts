import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** None of the moments. */
export const dateNotEquals: Operator = {
  name: "DateNotEquals",
  comparison: moments((order) => order === 0),
  isNegated: true,
  takesVariables: false,
};
