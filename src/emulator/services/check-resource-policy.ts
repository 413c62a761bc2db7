import { compilePolicy, isPolicyError } from "../../core/policy/compile-policy.js";
import type { AwsError } from "../aws-error.js";

/**
 * Checks the grammar of a policy that stands on a resource.
 *
 * @param refuse makes the error of the service from what is wrong
 */
export function checkResourcePolicy(
  document: string,
  type: "resource" | "key",
  refuse: (problem: string) => AwsError,
): void {
  const compiled = compilePolicy(document, { name: "the policy", type });
  if (!isPolicyError(compiled)) return;
  throw refuse(compiled.pointer === "" ? compiled.message : `${compiled.message} at ${compiled.pointer}`);
}
