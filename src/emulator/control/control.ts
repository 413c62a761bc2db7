import type { Emulator } from "../emulator.js";
import { headerOf, type Request, type Response } from "../request/request.js";
import { sentCodes } from "../services/ssm-contacts/channels.js";
import { readFault } from "./faults.js";

/** Answers `/_emulator/…`, by which a test looks at the embedded AWS and makes it misbehave. */
export function control(emulator: Emulator, request: Request): Response {
  if (isFromBrowser(request)) return json(403, "Unexpected browser");
  const action = actions.get(`${request.method} ${request.path.replace(/\/$/, "")}`);
  if (action === undefined) return json(404, `Unexpected ${request.method} ${request.path}`);
  return action(emulator, request);
}

/** A page sends an Origin or is marked as cross-site, or reaches us by a name of its own that leads to loopback. */
function isFromBrowser(request: Request): boolean {
  const site = headerOf(request, "sec-fetch-site");
  const host = headerOf(request, "host").replace(/:\d+$/, "");
  return headerOf(request, "origin") !== "" || (site !== "" && site !== "none") || !ownNames.includes(host);
}

const ownNames = ["127.0.0.1", "localhost"];

type Action = (emulator: Emulator, request: Request) => Response;

const actions = new Map<string, Action>([
  ["GET /_emulator/calls", ({ calls }) => json(200, calls.list())],
  [
    "DELETE /_emulator/calls",
    ({ calls }) => {
      calls.clear();
      return empty;
    },
  ],
  ["GET /_emulator/codes", ({ store }) => json(200, sentCodes(store))],
  [
    "POST /_emulator/faults",
    ({ faults }, request) => {
      const fault = readFault(parse(request));
      if (typeof fault === "string") return json(400, fault);
      faults.add(fault);
      return empty;
    },
  ],
  [
    "DELETE /_emulator/faults",
    ({ faults }) => {
      faults.clear();
      return empty;
    },
  ],
]);

const empty: Response = { status: 204, headers: {}, body: "" };

function parse(request: Request): unknown {
  try {
    return JSON.parse(request.body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** JSON; a text is an error's message. */
function json(status: number, value: unknown): Response {
  const body = JSON.stringify(typeof value === "string" ? { message: value } : value);
  return { status, headers: { "content-type": "application/json" }, body };
}
