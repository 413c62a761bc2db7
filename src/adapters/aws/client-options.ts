import type { SSMIncidentsClientConfig } from "@aws-sdk/client-ssm-incidents";
import { type ClientExtension, refuseWebPages } from "./refuse-web-pages.js";

/** What every AWS client is made with; fits the constructor of each SDK client. */
export interface ClientOptions {
  readonly region: string;
  /** Tries of one call, the first one too; absent where the SDK's own variable says it. */
  readonly maxAttempts?: number;
  readonly retryMode?: "adaptive";
  readonly requestHandler: { readonly connectionTimeout: number; readonly socketTimeout: number };
  readonly extensions: ClientExtension[];
}

/** What one account's clients are given instead of the default chain's: the credentials of an assumed role, a transport. */
export type ClientOverrides = Pick<
  SSMIncidentsClientConfig,
  "credentials" | "endpoint" | "requestHandler" | "maxAttempts" | "retryStrategy"
>;

/**
 * Retries 429, 5xx and cut connections with the SDK's jittered backoff. AWS documents no rate limits of Incident Manager: once
 * it throttles, a client slows down for all of its parallel calls, and comes back as it is let. Credentials come from the
 * default chain, endpoints from the SDK's standard variables (`AWS_ENDPOINT_URL` and its kin), which may set the retries, too.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function clientOptions(region: string): ClientOptions {
  const { AWS_MAX_ATTEMPTS, AWS_RETRY_MODE } = process.env;
  return {
    region,
    ...(!AWS_MAX_ATTEMPTS && { maxAttempts: 8 }),
    ...(!AWS_RETRY_MODE && { retryMode: "adaptive" }),
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
    extensions: [refuseWebPages],
  };
}

/** For the first call of all, which shows whether anything answers: half a minute of silence is enough to know. */
export function impatientOptions(region: string): ClientOptions {
  const { maxAttempts, ...options } = clientOptions(region);
  return {
    ...options,
    ...(maxAttempts !== undefined && { maxAttempts: 3 }),
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 10_000 },
  };
}
