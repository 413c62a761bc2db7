import { afterEach, expect, test, vi } from "vitest";
import { clientOptions, impatientOptions } from "../../../src/adapters/aws/client-options.js";

afterEach(() => void vi.unstubAllEnvs());

test("the SDK's own variables say how often a call is tried", () => {
  vi.stubEnv("AWS_MAX_ATTEMPTS", "");
  vi.stubEnv("AWS_RETRY_MODE", "");
  expect(clientOptions("us-east-1")).toMatchObject({ maxAttempts: 8, retryMode: "adaptive" });
  vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
  vi.stubEnv("AWS_RETRY_MODE", "standard");
  for (const options of [clientOptions("us-east-1"), impatientOptions("us-east-1")]) {
    expect(options).not.toHaveProperty("maxAttempts");
    expect(options).not.toHaveProperty("retryMode");
  }
});

test("an endpoint that never answers is given up on sooner in the first call", () => {
  vi.stubEnv("AWS_MAX_ATTEMPTS", "");
  const { maxAttempts = 0, requestHandler } = impatientOptions("us-east-1");
  expect(maxAttempts * requestHandler.socketTimeout).toBeLessThan(60_000);
});
