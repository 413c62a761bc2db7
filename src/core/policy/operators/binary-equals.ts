import { bytes } from "../comparisons/bytes.js";
import type { Operator } from "./operator.js";

/** The same bytes. */
export const binaryEquals: Operator = {
  name: "BinaryEquals",
  comparison: bytes,
  isNegated: false,
  takesVariables: false,
};
