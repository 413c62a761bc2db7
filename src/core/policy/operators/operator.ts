import type { Comparison } from "../comparisons/comparison.js";

/** A condition operator of IAM, without its set qualifier and `IfExists`. */
export interface Operator {
  /** Its one spelling. */
  readonly name: string;
  readonly comparison: Comparison;
  /** It holds where no value of the policy matches. */
  readonly isNegated: boolean;
  /** Policy variables are replaced in its values. */
  readonly takesVariables: boolean;
}
