import type { AwsError } from "../aws-error.js";

/**
 * Checks the grammar of a policy that stands on a resource.
 *
 * @param refuse makes the error of the service from what is wrong
 */
export function checkResourcePolicy(document: string, refuse: (problem: string) => AwsError): void {
  const policy = parse(document);
  if (typeof policy !== "object" || policy === null) throw refuse("the policy is not a JSON object");
  if (!("Statement" in policy)) throw refuse("the policy has no Statement");
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}
