import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";

let emulator: RunningEmulator;
let port: number;

beforeAll(async () => {
  emulator = await startEmulator();
  port = Number(new URL(emulator.endpoint).port);
});

afterAll(() => emulator.close());

function signed(service: string, headers: Record<string, string> = {}): Record<string, string> {
  const credential = `111122223333/20260101/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`, ...headers };
}

interface Case {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers: Record<string, string>;
  readonly body?: NonNullable<RequestInit["body"]>;
  readonly status: number;
  readonly code: string;
}

const contacts = (operation: string) =>
  signed("ssm-contacts", { "content-type": "application/x-amz-json-1.1", "x-amz-target": `SSMContacts.${operation}` });
const form = signed("sts", { "content-type": "application/x-www-form-urlencoded" });

const cases: readonly Case[] = [
  { name: "an unsigned request", headers: {}, status: 403, code: "MissingAuthenticationTokenException" },
  {
    name: "a malformed signature",
    headers: { authorization: "Bearer x" },
    status: 400,
    code: "IncompleteSignatureException",
  },
  {
    name: "a malformed credential",
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=a/b/c" },
    status: 400,
    code: "IncompleteSignatureException",
  },
  { name: "an unknown service", headers: signed("nothing"), status: 404, code: "UnknownOperationException" },
  {
    name: "an unknown path",
    path: "/nothing",
    headers: signed("ssm-incidents"),
    status: 404,
    code: "UnknownOperationException",
  },
  {
    name: "a wrong method",
    method: "PUT",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    status: 404,
    code: "UnknownOperationException",
  },
  {
    name: "an unknown target",
    headers: contacts("Nothing"),
    body: "{}",
    status: 400,
    code: "UnknownOperationException",
  },
  {
    name: "a target of Object.prototype",
    headers: contacts("constructor"),
    body: "{}",
    status: 400,
    code: "UnknownOperationException",
  },
  {
    name: "a target of another service",
    headers: signed("ssm-contacts", { "x-amz-target": "AmazonSSM.GetDocument" }),
    body: "{}",
    status: 400,
    code: "UnknownOperationException",
  },
  {
    name: "JSON to a service that speaks Query",
    headers: signed("sts", { "x-amz-target": "A.B" }),
    body: "{}",
    status: 404,
    code: "UnknownOperationException",
  },
  { name: "a form without an action", headers: form, body: "x=y", status: 400, code: "MissingAction" },
  {
    name: "a form with an unknown action",
    headers: form,
    body: "Action=Nothing&Version=2011-06-15",
    status: 400,
    code: "InvalidAction",
  },
  {
    name: "a form nested too deeply",
    headers: form,
    body: `Action=AssumeRole&${"a.".repeat(100)}=1`,
    status: 400,
    code: "MalformedInput",
  },
  {
    name: "broken JSON",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: "{",
    status: 400,
    code: "SerializationException",
  },
  {
    name: "JSON that is no object",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: "[1]",
    status: 400,
    code: "SerializationException",
  },
  {
    name: "bytes that are no UTF-8",
    headers: contacts("GetContact"),
    body: new Uint8Array([0x7b, 0xff, 0xfe]),
    status: 400,
    code: "SerializationException",
  },
  {
    name: "JSON nested a hundred thousand deep",
    headers: contacts("GetContact"),
    body: `${"[".repeat(100_000)}`,
    status: 400,
    code: "SerializationException",
  },
  {
    name: "deep JSON in an unknown member",
    headers: contacts("ListContacts"),
    body: `{"x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    status: 404,
    code: "ResourceNotFoundException",
  },
  {
    name: "a text where a number belongs",
    path: "/listResponsePlans",
    headers: signed("ssm-incidents"),
    body: '{"maxResults":"1"}',
    status: 400,
    code: "SerializationException",
  },
  {
    name: "a number where a text belongs",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: '{"name":1}',
    status: 400,
    code: "SerializationException",
  },
  {
    name: "a fraction where a whole number belongs",
    path: "/listResponsePlans",
    headers: signed("ssm-incidents"),
    body: '{"maxResults":1.5}',
    status: 400,
    code: "SerializationException",
  },
  {
    name: "a list where a structure belongs",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: '{"incidentTemplate":[]}',
    status: 400,
    code: "SerializationException",
  },
  {
    name: "a path with broken percent-encoding",
    method: "GET",
    path: "/tags/%zz",
    headers: signed("ssm-incidents"),
    status: 400,
    code: "SerializationException",
  },
  {
    name: "a body of 10 MB",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: Buffer.alloc(10_000_000, "a"),
    status: 413,
    code: "RequestEntityTooLargeException",
  },
  {
    name: "a token that no page gave",
    path: "/listReplicationSets",
    headers: signed("ssm-incidents"),
    body: '{"nextToken":"bm90aGluZw"}',
    status: 400,
    code: "ValidationException",
  },
  {
    name: "a hostile contact ARN",
    headers: contacts("GetContact"),
    body: JSON.stringify({ ContactId: `arn:aws:ssm-contacts:us-east-1:111122223333:${"a".repeat(1900)}!` }),
    status: 400,
    code: "ValidationException",
  },
  {
    name: "a plan named __proto__ whose tags are too",
    path: "/createResponsePlan",
    headers: signed("ssm-incidents"),
    body: '{"name":"__proto__","incidentTemplate":{"title":"t","impact":1},"tags":{"__proto__":"x"}}',
    status: 404,
    code: "ResourceNotFoundException",
  },
];

describe("the embedded AWS answers with an AWS error to", () => {
  test.each(cases)("$name", async ({ method = "POST", path = "/", headers, body, status, code }) => {
    const response = await fetch(emulator.endpoint + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    if (text.startsWith("<")) expect(text).toContain(`<Code>${code}</Code>`);
    else expect(response.headers.get("x-amzn-errortype")).toBe(code);
  });

  test("bytes that are no HTTP", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      const socket = connect(port, "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text)).on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain("__type");
  });
});

describe("the embedded AWS keeps running", () => {
  const identity = () =>
    fetch(emulator.endpoint, { method: "POST", headers: form, body: "Action=GetCallerIdentity&Version=2011-06-15" });

  test("after clients that go away in the middle of a request", async () => {
    for (let count = 0; count < 20; count += 1) {
      await new Promise<void>((resolve) => {
        const aborted = request({
          port,
          host: "127.0.0.1",
          method: "POST",
          headers: { ...form, "content-length": "100" },
        });
        aborted.on("error", () => resolve());
        aborted.write("Action=", () => aborted.destroy());
        aborted.on("close", () => resolve());
      });
    }
    expect((await identity()).status).toBe(200);
  });

  test("while a client takes its time", async () => {
    const slow = new Promise<number | undefined>((resolve, reject) => {
      const headers = { ...form, "content-length": "45" };
      const sent = request({ port, host: "127.0.0.1", method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject);
      sent.write("Action=GetCallerIdentity");
      void identity().then(() => sent.end("&Version=2011-06-15&x"));
    });
    expect(await slow).toBe(200);
  });

  test("with 200 clients at once", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, identity));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await Promise.all(answers.map((answer) => answer.text()));
  });
});

test("a call in a signed URL is understood", async () => {
  const credential = encodeURIComponent("111122223333/20260101/us-east-1/sts/aws4_request");
  const url = `${emulator.endpoint}/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=${credential}`;
  const response = await fetch(url);
  expect(await response.text()).toContain("<Account>111122223333</Account>");
});

test("a port that is taken is an error that says so", async () => {
  await expect(startEmulator({ port })).rejects.toThrow(`Could not listen on port ${port}`);
});

describe("the control door", () => {
  test("is closed to pages in a browser", async () => {
    const headers = { origin: "https://evil.example" };
    const response = await fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE", headers });
    expect(response.status).toBe(403);
  });

  test("is closed to names that were bound to loopback", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const options = { port, host: "127.0.0.1", path: "/_emulator/codes", headers: { host: "evil.example" } };
      request(options, (response) => resolve(response.statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test.each([
    "nonsense",
    "{}",
    '{"service":"sts","kind":"explode"}',
    '{"service":"sts","kind":"throttle","times":-1}',
    '{"service":1,"kind":"throttle"}',
  ])("refuses the fault %s", async (body) => {
    const response = await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body });
    expect(response.status).toBe(400);
  });
});
