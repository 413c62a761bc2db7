import { OperationalError } from "../../core/operational-error.js";
import { type ClientOverrides, impatientOptions } from "./client-options.js";
import { explainFailure } from "./explain-failure.js";

/**
 * The account that the credentials of the default chain belong to; needs no permission.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @throws OperationalError where there are no valid credentials
 */
export async function readCallerAccount(region: string, overrides: ClientOverrides = {}): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const client = new STSClient({ ...impatientOptions(region), ...overrides });
  try {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    if (Account !== undefined) return Account;
  } catch (error) {
    throw explainFailure(error, { service: "sts", operation: "GetCallerIdentity", region });
  } finally {
    client.destroy();
  }
  throw noAccount();
}

/** AWS always says who calls: something else answered. */
export function noAccount(): OperationalError {
  return new OperationalError(
    "Unexpected answer of `sts:GetCallerIdentity`, expected an account",
    "Check `AWS_ENDPOINT_URL` and the proxies on the way: something else than AWS answered",
  );
}
