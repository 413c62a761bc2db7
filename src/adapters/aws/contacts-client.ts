import type { SSMContactsClient } from "@aws-sdk/client-ssm-contacts";
import type { ClientOptions, ClientOverrides } from "./client-options.js";

type Sdk = typeof import("@aws-sdk/client-ssm-contacts");

/**
 * A client of `ssm-contacts`. In the version of the SDK that it comes with, every call would adapt to AWS's rate limits by
 * itself, and none would see that it is throttled: it gets the strategy of the others.
 */
export async function contactsClient(
  { SSMContactsClient: Client }: Sdk,
  options: Pick<ClientOptions, "region" | "retryMode" | "extensions"> & ClientOverrides,
): Promise<SSMContactsClient> {
  const { retryMode, maxAttempts, retryStrategy } = options;
  if (retryMode === undefined || retryStrategy !== undefined) return new Client(options);
  const { AdaptiveRetryStrategy } = await import("@smithy/core/retry");
  const { AWS_MAX_ATTEMPTS } = process.env;
  const tries = typeof maxAttempts === "function" ? maxAttempts : async () => maxAttempts ?? Number(AWS_MAX_ATTEMPTS);
  const shared = new AdaptiveRetryStrategy(tries);
  const acquire = shared.acquireInitialRetryToken.bind(shared);
  // This client's SDK names no scope.
  shared.acquireInitialRetryToken = (scope: string | undefined) => acquire(scope ?? "");
  return new Client({ ...options, retryStrategy: shared });
}
