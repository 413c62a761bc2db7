import { decode, encode, Token, Type } from "cborg";
import { AwsError } from "../aws-error.js";
import type { Shapes } from "../shape/shape.js";
import type { WireProtocol } from "./protocol.js";
import { queryErrorHeader } from "./query.js";

const path = /^\/service\/([\w-]+)\/operation\/(\w+)$/;

/** Smithy RPC v2 CBOR, which CloudWatch speaks with newer clients. */
export const cbor: WireProtocol = {
  ask: (service, request) => {
    const [, name, operation = ""] = path.exec(request.path) ?? [];
    if (name !== service.cborService || !Object.hasOwn(service.operations, operation)) {
      throw new AwsError("UnknownOperationException", `Unknown operation ${operation.slice(0, 200)}`, { status: 404 });
    }
    return { operation, input: request.body.length === 0 ? {} : parse(request.body) };
  },

  answer: (service, operation, output, requestId) => ({
    status: 200,
    headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor", "x-amzn-requestid": requestId },
    body: encode(toCbor(service.shapes, service.operations[operation]?.output, output), encoding),
  }),

  refuse: (service, error, requestId) => {
    const known = service?.errors[error.code];
    return {
      status: error.status ?? known?.status ?? 400,
      headers: {
        "content-type": "application/cbor",
        "smithy-protocol": "rpc-v2-cbor",
        "x-amzn-requestid": requestId,
        ...queryErrorHeader(service, error),
      },
      body: encode({ __type: error.code, message: error.message, ...error.fields }),
    };
  },
};

function parse(body: Uint8Array): unknown {
  try {
    // Tag 1 is a timestamp: the number in it is what every other protocol calls one.
    return decode(body, { tags: { 1: (content) => content() } });
  } catch {
    throw new AwsError("SerializationException", "The body is not valid CBOR", { status: 400 });
  }
}

/** Seconds since 1970 that are to be written as a timestamp. */
class Timestamp {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

const encoding = {
  typeEncoders: {
    Timestamp: (timestamp: Timestamp) => [new Token(Type.tag, 1), new Token(Type.float, timestamp.seconds)],
  },
};

function toCbor(shapes: Shapes, name: string | undefined, value: unknown): unknown {
  const shape = shapes[name ?? ""];
  if (shape === undefined || value === undefined || value === null) return {};
  switch (shape.type) {
    case "structure":
      return Object.fromEntries(
        Object.entries(value)
          .filter(([member, item]) => item !== undefined && Object.hasOwn(shape.members, member))
          .map(([member, item]) => [member, toCbor(shapes, shape.members[member], item)]),
      );
    case "list":
      return (value as readonly unknown[]).map((item) => toCbor(shapes, shape.of, item));
    case "map":
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toCbor(shapes, shape.of[1], item)]));
    case "timestamp":
      return new Timestamp(Number(value));
    default:
      return value;
  }
}
