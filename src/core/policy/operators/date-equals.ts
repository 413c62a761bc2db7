import { moments } from "../comparisons/moments.js";
import type { Operator } from "./operator.js";

/** One of the moments. */
export const dateEquals: Operator = {
  name: "DateEquals",
  comparison: moments((order) => order === 0),
  isNegated: false,
  takesVariables: false,
};
