import type { IncomingMessage } from "node:http";
import type { ReceivedRequest } from "./request.js";

/** Larger than any call of the services here, whose largest field is an EventBridge target of 1 MiB. */
export const maxBody = 2 * 1024 * 1024;

/** Reads a request to its end, a body that is too large too: only then does the client hear the answer. */
export async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const body = hasBody(message) ? await readBody(message) : noBody;
  const [path = "/", search = ""] = splitOnce(message.url ?? "/", "?");
  const query = new URLSearchParams(search);
  return { method: message.method ?? "GET", path, query, headers: message.headers, body };
}

const noBody = Buffer.alloc(0);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** Absent: it is larger than `maxBody`. */
function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBody) chunks.push(chunk);
      else chunks.length = 0;
    });
    message.once("end", () => resolve(size > maxBody ? undefined : Buffer.concat(chunks)));
    message.once("error", reject);
    message.once("aborted", () => reject(new Error("the client went away")));
  });
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
