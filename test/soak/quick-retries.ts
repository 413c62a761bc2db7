import { ConfiguredRetryStrategy } from "@smithy/core/retry";

/** Four tries without waiting; one client's version of the SDK names no scope. */
export function quickRetries(): ConfiguredRetryStrategy {
  const strategy = new ConfiguredRetryStrategy(4, 1);
  const acquire = strategy.acquireInitialRetryToken.bind(strategy);
  strategy.acquireInitialRetryToken = (scope: string | undefined) => acquire(scope ?? "");
  return strategy;
}
