import { addresses } from "../comparisons/addresses.js";
import type { Operator } from "./operator.js";

/** Within one of the networks. */
export const ipAddress: Operator = {
  name: "IpAddress",
  comparison: addresses,
  isNegated: false,
  takesVariables: false,
};
