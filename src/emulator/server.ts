import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { OperationalError, UsageError } from "../core/operational-error.js";
import { systemClock } from "./clock.js";
import { callLog } from "./control/call-log.js";
import { control } from "./control/control.js";
import { faultList } from "./control/faults.js";
import { createTrail } from "./control/trail.js";
import type { Emulator } from "./emulator.js";
import { performCall } from "./perform-call.js";
import { readRequest } from "./request/read-request.js";
import type { Response } from "./request/request.js";
import { openStateFile } from "./state/state-file.js";
import { Store } from "./state/store.js";

export interface EmulatorOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** The account of credentials that say none; 12 digits. */
  readonly account?: string;
  /** Where the state is kept across restarts. */
  readonly stateFile?: string;
}

export interface RunningEmulator {
  readonly endpoint: string;
  close(): Promise<void>;
}

const serverOptions = {
  requestTimeout: 60_000,
  headersTimeout: 20_000,
  keepAliveTimeout: 60_000,
  requireHostHeader: false,
};

/**
 * Starts the embedded AWS on loopback.
 *
 * @throws UsageError for a malformed account
 * @throws OperationalError where the state file is not what an emulator wrote, or the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const { port = 0, account = "123456789012", stateFile } = options;
  if (!/^\d{12}$/.test(account)) throw new UsageError(`Unexpected account \`${account}\`, expected 12 digits`);
  const store = new Store();
  const file = stateFile === undefined ? undefined : openStateFile(stateFile, store);
  const emulator = {
    account,
    store,
    clock: systemClock(store),
    calls: callLog(),
    faults: faultList(),
    trail: createTrail(),
    file,
  };
  const server = createServer(serverOptions);
  const answer = (message: IncomingMessage, response: ServerResponse) => {
    serve(emulator, message, response).catch(() => response.destroy());
  };
  // What a client expects beyond HTTP's own is not asked: it gets its answer.
  server.on("request", answer).on("checkExpectation", answer);
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? timedOut : malformed);
  });
  await listen(server, port);
  const { port: chosen } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${chosen}`, close: () => close(server) };
}

async function serve(emulator: Emulator, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(message);
  const isControl = request.path.startsWith("/_emulator/");
  const answer = isControl
    ? await control(emulator, { ...request, body: request.body ?? Buffer.alloc(0) })
    : await performCall(emulator, request);
  if (answer === undefined) message.socket.destroy();
  else send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: Response): void {
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

const malformed = rawAnswer("400 Bad Request", "MalformedHttpRequestException", "The request is not valid HTTP");
const timedOut = rawAnswer("408 Request Timeout", "RequestTimeoutException", "The request took too long");

/** An answer to what never became a request. */
function rawAnswer(status: string, code: string, message: string): string {
  const body = JSON.stringify({ __type: code, message });
  const type = `content-type: application/json\r\nx-amzn-errortype: ${code}`;
  return `HTTP/1.1 ${status}\r\n${type}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new OperationalError(`Could not listen on port ${port} of 127.0.0.1`, "Choose another port", { cause }));
    });
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
