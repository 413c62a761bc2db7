import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCallerAccount } from "../../../src/adapters/aws/caller-account.js";
import { factCollector } from "../../../src/adapters/aws/collect-facts.js";
import { incidentReader } from "../../../src/adapters/aws/incident-reader.js";
import type { Target } from "../../../src/core/config/config.js";
import type { FactRequest } from "../../../src/ports.js";

/** Everything is answered with a sign-in page, but where this says so the question who calls. */
let answersIdentity = false;
const server = createServer((message, response) => {
  const isSts = /\/sts\/aws4_request/.test(message.headers.authorization ?? "");
  message.resume().on("end", () => {
    if (isSts && answersIdentity) return response.writeHead(200, { "content-type": "text/xml" }).end(identity);
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(signIn);
  });
});
const signIn = `<!DOCTYPE html><html><body>Sign in to continue${" ".repeat(200_000)}</body></html>`;
const identity =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

const target: Target = {
  name: "prod",
  account: "111122223333",
  regions: ["us-east-1"],
  partition: "aws",
  files: [],
  vars: {},
};
const request: FactRequest = {
  roles: ["arn:aws:iam::111122223333:role/runbook"],
  policies: [],
  documents: [],
  topics: [],
  contacts: [],
  plans: [],
};

test.each([false, true])("a web page is no answer of AWS (caller known: %s)", async (isCallerKnown) => {
  answersIdentity = isCallerKnown;
  const failure = /status 200 with a web page/;
  await expect(factCollector(target, access()).collect(request)).rejects.toThrow(failure);
  await expect(incidentReader({ account: target.account, region: "us-east-1" }, access()).plans()).rejects.toThrow(
    failure,
  );
  if (!isCallerKnown) await expect(readCallerAccount("us-east-1", access())).rejects.toThrow(failure);
});

function access() {
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "111122223333", secretAccessKey: "x" };
  return { endpoint: `http://127.0.0.1:${port}`, credentials, maxAttempts: 1 };
}
