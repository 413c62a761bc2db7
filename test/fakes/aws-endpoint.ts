import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decode, encode } from "cborg";

/** One call as a client made it. */
export interface ReceivedCall {
  /** `iam:GetRole`, by the signing name. */
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What AWS answers: an object (a `Map` where AWS has a map), or an error. */
export type AwsAnswer = object | AwsFailure;

export class AwsFailure {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    this.status = status;
    this.code = code;
  }
}

export interface AwsEndpoint {
  readonly access: {
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly calls: ReceivedCall[];
  close(): void;
}

/**
 * An endpoint that speaks AWS's protocols (Query, JSON, REST-JSON, CBOR) and answers from `answers`, by `service:Operation`.
 * An operation that is not there is refused with AccessDenied.
 */
export async function awsEndpoint(
  answers: Readonly<Record<string, (input: Readonly<Record<string, unknown>>, region: string) => AwsAnswer>>,
): Promise<AwsEndpoint> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (message, response) => {
    const call = await readCall(message);
    calls.push(call);
    const answer = answers[call.operation]?.(call.input, call.region) ?? new AwsFailure(403, "AccessDenied");
    const { status, type, headers, body } = write(message, call, answer);
    response.writeHead(status, { "content-type": type, "x-amzn-requestid": "req-1", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    access: {
      endpoint: endpointOf(server),
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    },
    calls,
    close: () => server.close(),
  };
}

function endpointOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readCall(message: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const [, , region = "", service = ""] =
    /Credential=([^,]*)/.exec(message.headers.authorization ?? "")?.[1]?.split("/") ?? [];
  const target = message.headers["x-amz-target"];
  if (typeof target === "string")
    return { operation: `${service}:${target.split(".").at(-1)}`, region, input: JSON.parse(body.toString() || "{}") };
  const url = new URL(message.url ?? "/", "http://localhost");
  const cbor = /\/operation\/(\w+)$/.exec(url.pathname)?.[1];
  if (cbor !== undefined) return { operation: `${service}:${cbor}`, region, input: decode(body) };
  if (message.headers["content-type"]?.includes("urlencoded") === true) {
    const { Action = "", ...input } = Object.fromEntries(new URLSearchParams(body.toString()));
    return { operation: `${service}:${Action}`, region, input };
  }
  const name = url.pathname.slice(1);
  const input = { ...Object.fromEntries(url.searchParams), ...(body.length > 0 ? JSON.parse(body.toString()) : {}) };
  return { operation: `${service}:${name.charAt(0).toUpperCase()}${name.slice(1)}`, region, input };
}

function write(message: IncomingMessage, call: ReceivedCall, answer: AwsAnswer) {
  const operation = call.operation.split(":")[1] ?? "";
  const isFailure = answer instanceof AwsFailure;
  const status = isFailure ? answer.status : 200;
  const said = isFailure ? { __type: answer.code, message: "no" } : answer;
  if (message.url?.includes("/operation/") === true)
    return { status, type: "application/cbor", headers: { "smithy-protocol": "rpc-v2-cbor" }, body: encode(said) };
  if (message.headers["content-type"]?.includes("urlencoded") !== true)
    return { status, type: "application/x-amz-json-1.1", headers: {}, body: JSON.stringify(said) };
  const xml = isFailure
    ? `<ErrorResponse><Error><Type>Sender</Type><Code>${answer.code}</Code><Message>no</Message></Error></ErrorResponse>`
    : `<${operation}Response><${operation}Result>${toXml(answer)}</${operation}Result></${operation}Response>`;
  return { status, type: "text/xml", headers: {}, body: xml };
}

function toXml(value: unknown): string {
  if (value instanceof Map)
    return [...value].map(([key, item]) => `<entry><key>${key}</key><value>${toXml(item)}</value></entry>`).join("");
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join("");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `<${key}>${toXml(item)}</${key}>`)
      .join("");
  return String(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
