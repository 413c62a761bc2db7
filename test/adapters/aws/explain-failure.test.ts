import { describe, expect, test } from "vitest";
import { explainFailure } from "../../../src/adapters/aws/explain-failure.js";

const call = { service: "sts", operation: "GetCallerIdentity", region: "us-east-1" };
const failed = "`sts:GetCallerIdentity` failed in us-east-1:";

describe("a failed call is told in one sentence, with a remedy", () => {
  test.each([
    [
      "an answer that the SDK cannot read",
      new Error("unexpected content.\n  Deserialization error: to see the raw response, inspect the hidden field"),
      `${failed} UnexpectedAnswer: the answer is not in AWS's format`,
      /AWS_ENDPOINT_URL/,
    ],
    [
      "a status without AWS's error",
      Object.assign(new Error("Unknown"), { name: "Unknown", $metadata: { httpStatusCode: 503 } }),
      `${failed} UnexpectedAnswer: status 503 without AWS's error in it`,
      /AWS_ENDPOINT_URL/,
    ],
    [
      "an endpoint that is no address",
      Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL" }),
      `${failed} ERR_INVALID_URL: Invalid URL`,
      /Correct `AWS_ENDPOINT_URL`/,
    ],
    [
      "a refusal",
      Object.assign(new Error("no"), { name: "AccessDenied", $metadata: { requestId: "r-1" } }),
      `${failed} AccessDenied: no (request id r-1)`,
      /Allow `sts:GetCallerIdentity`/,
    ],
    [
      "a role that does not trust the job",
      Object.assign(new Error("Not authorized to perform sts:AssumeRoleWithWebIdentity"), { name: "AccessDenied" }),
      `${failed} AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity`,
      /trust policy allow `sts:AssumeRoleWithWebIdentity`/,
    ],
  ])("%s", (_what, error, message, hint) => {
    const failure = explainFailure(error, call);
    expect(failure.message).toBe(message);
    expect(failure.hint).toMatch(hint);
  });
});
