import { parseCaller } from "../../../core/policy/caller.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { policiesOfCaller } from "../iam/policies-of-caller.js";
import { usableSecret } from "../secretsmanager/find-secret.js";
import type { Secret } from "../secretsmanager/state.js";
import { invalid } from "./errors.js";

interface Integration {
  readonly pagerDutyConfiguration?: { readonly secretId: string };
}

/**
 * The secrets of PagerDuty integrations are read with the caller's rights when a plan is written. What PagerDuty itself
 * would say of the token in it is not asked.
 *
 * @throws AwsError ValidationException where a secret cannot be read, or holds no JSON object
 * @see https://docs.aws.amazon.com/incident-manager/latest/userguide/troubleshooting.html
 */
export function checkSecrets(integrations: readonly Integration[] | undefined, call: Call): void {
  for (const { pagerDutyConfiguration } of integrations ?? []) {
    if (pagerDutyConfiguration === undefined) continue;
    const { secretId } = pagerDutyConfiguration;
    const obstacle = obstacleAt(secretId, call);
    if (obstacle !== undefined) {
      throw invalid(`We were unable to validate the AWS Secrets Manager secret ${secretId}: ${obstacle}`);
    }
  }
}

function obstacleAt(secretId: string, call: Call): string | undefined {
  try {
    const secret = usableSecret(secretId, "GetSecretValue", call);
    if (!mayRead(secret, call)) return `${call.caller.arn} is not authorized to perform: secretsmanager:GetSecretValue`;
    return isObject(secret) ? undefined : "it holds no JSON object";
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

function mayRead({ arn, policy }: Secret, call: Call): boolean {
  const caller = parseCaller(call.caller.arn);
  if (caller === undefined) return false;
  const decision = decideAtResource({
    policy: policy ?? '{"Statement":[]}',
    type: "resource",
    caller,
    ...policiesOfCaller(call),
    action: "secretsmanager:GetSecretValue",
    resource: arn,
  });
  return decision?.effect === "allowed";
}

function isObject({ versions }: Secret): boolean {
  const current = versions.find(({ stages }) => stages.includes("AWSCURRENT"));
  if (current === undefined || !("SecretString" in current.value)) return false;
  try {
    const value: unknown = JSON.parse(current.value.SecretString);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
