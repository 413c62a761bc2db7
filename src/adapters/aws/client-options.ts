import type { SSMIncidentsClientConfig } from "@aws-sdk/client-ssm-incidents";

/** What every AWS client is made with; fits the constructor of each SDK client. */
export interface ClientOptions {
  readonly region: string;
  /** Tries of one call, the first one too. */
  readonly maxAttempts: number;
  readonly retryMode: "standard";
  readonly requestHandler: { readonly connectionTimeout: number; readonly socketTimeout: number };
}

/** What one account's clients are given instead of the default chain's: the credentials of an assumed role, a transport. */
export type ClientOverrides = Pick<
  SSMIncidentsClientConfig,
  "credentials" | "endpoint" | "requestHandler" | "maxAttempts" | "retryStrategy"
>;

/**
 * Retries 429, 5xx and cut connections with the SDK's jittered backoff. Credentials come from the default chain,
 * endpoints from the SDK's standard variables (`AWS_ENDPOINT_URL` and its kin).
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function clientOptions(region: string): ClientOptions {
  return {
    region,
    maxAttempts: 8,
    retryMode: "standard",
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  };
}
