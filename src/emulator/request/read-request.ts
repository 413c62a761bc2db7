import type { IncomingMessage } from "node:http";
import type { ReceivedRequest } from "./request.js";

/** Larger than any call of the services here, whose largest field is an EventBridge target of 1 MiB. */
export const maxBody = 2 * 1024 * 1024;

/** Reads a request to its end, a body that is too large too: only then does the client hear the answer. */
export async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  const [path = "/", search = ""] = splitOnce(message.url ?? "/", "?");
  return {
    method: message.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    headers: message.headers,
    body: size > maxBody ? undefined : Buffer.concat(chunks),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
