import { addresses } from "../comparisons/addresses.js";
import type { Operator } from "./operator.js";

/** Outside of all networks. */
export const notIpAddress: Operator = {
  name: "NotIpAddress",
  comparison: addresses,
  isNegated: true,
  takesVariables: false,
};
