import { AwsError } from "../aws-error.js";
import type { Request } from "../request/request.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws AwsError SerializationException where the body is no JSON object; an empty one is `{}` */
export function jsonBody(request: Request): unknown {
  if (request.body.length === 0) return {};
  const json = parse(request.body);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new AwsError("SerializationException", "Start of structure expected at the root of the body", {
      status: 400,
    });
  }
  return json;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new AwsError("SerializationException", "The body is not valid JSON", { status: 400 });
  }
}
