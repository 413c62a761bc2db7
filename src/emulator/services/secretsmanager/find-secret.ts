import { parseCaller } from "../../../core/policy/caller.js";
import { parseArn } from "../../arn.js";
import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { decideAtResource } from "../../resource-policy.js";
import { type Secret, secrets } from "./state.js";

/** A secret by its name or ARN, of the account or of one that shares it for the action. @throws AwsError */
export function anySecret(secretId: string, action: string, call: Call): Secret {
  const arn = parseArn(secretId);
  const scope = arn === undefined ? call : { account: arn.account, region: arn.region };
  const table = call.store.table(secrets, scope);
  const secret = arn === undefined ? table.get(secretId) : table.values().find((known) => isNamed(known, secretId));
  if (scope.account !== call.account && (secret === undefined || !isShared(secret, action, call))) {
    const message = `User: ${call.caller.arn} is not authorized to perform: secretsmanager:${action} on resource: ${secretId} because no resource-based policy allows the secretsmanager:${action} action`;
    throw new AwsError("AccessDeniedException", message, { status: 400 });
  }
  if (secret === undefined || scope.region !== call.region) {
    throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }
  return secret;
}

/** A secret that is not about to go. @throws AwsError */
export function usableSecret(secretId: string, action: string, call: Call): Secret {
  const secret = anySecret(secretId, action, call);
  if (secret.deletion !== undefined) {
    throw new AwsError(
      "InvalidRequestException",
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return secret;
}

export function save(secret: Secret, call: Call): void {
  const { account = "", region = "" } = parseArn(secret.arn) ?? {};
  call.store.table(secrets, { account, region }).set(secret.name, secret);
}

const suffixLength = "-".length + 6;

/** An ARN may leave out the characters that AWS adds to the name. */
function isNamed({ arn }: Secret, given: string): boolean {
  return arn === given || arn.slice(0, -suffixLength) === given;
}

function isShared({ policy, arn }: Secret, action: string, call: Call): boolean {
  const caller = parseCaller(call.caller.arn);
  if (policy === undefined || caller === undefined) return false;
  const request = { policy, type: "resource", caller, action: `secretsmanager:${action}`, resource: arn } as const;
  return decideAtResource(request)?.effect === "allowed";
}
