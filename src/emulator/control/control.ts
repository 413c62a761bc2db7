import { advanceClock } from "../clock.js";
import type { Emulator } from "../emulator.js";
import { headerOf, type Request, type Response } from "../request/request.js";
import { services } from "../services/index.js";
import { sentCodes } from "../services/ssm-contacts/channels.js";
import { progressEverywhere, sentPages } from "../services/ssm-contacts/progress.js";
import { readFault } from "./faults.js";

/** Answers `/_emulator/…`, by which a test looks at the embedded AWS and makes it misbehave. */
export async function control(emulator: Emulator, request: Request): Promise<Response> {
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

const operations = new Map([...services].map(([name, { description }]) => [name, Object.keys(description.operations)]));

type Action = (emulator: Emulator, request: Request) => Response | Promise<Response>;

const actions = new Map<string, Action>([
  ["GET /_emulator/calls", ({ calls }) => json(200, calls.list())],
  [
    "DELETE /_emulator/calls",
    ({ calls }) => {
      calls.clear();
      return empty;
    },
  ],
  ["GET /_emulator/pages", ({ store }) => json(200, sentPages(store))],
  ["GET /_emulator/clock", ({ clock }) => json(200, { now: new Date(clock.now()).toISOString() })],
  ["POST /_emulator/clock", moveClock],
  ["GET /_emulator/codes", ({ store }) => json(200, sentCodes(store))],
  [
    "POST /_emulator/faults",
    ({ faults }, request) => {
      const fault = readFault(parse(request), operations);
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

/** Moves the clock on, and everything with it that is due by then. */
async function moveClock(emulator: Emulator, request: Request): Promise<Response> {
  const milliseconds = readAdvance(parse(request), emulator.clock.now());
  if (milliseconds === undefined) {
    return json(400, "Unexpected body, expected `advanceMinutes`, `advanceSeconds`, `advanceMs` or a later `now`");
  }
  const { store, clock, account, file, trail } = emulator;
  store.transaction("emulator/clock", () => {
    advanceClock(store, milliseconds);
    const caller = { account, arn: `arn:aws:iam::${account}:root`, userId: account };
    progressEverywhere({ account, region: "us-east-1", partition: "aws", caller, store, clock, trail });
  });
  await file?.save();
  return json(200, { now: new Date(clock.now()).toISOString() });
}

const longestAdvance = 366 * 86_400_000;

/** What moves the clock on, and by how many milliseconds each of it. */
const units: Readonly<Record<string, number>> = { advanceMs: 1, advanceSeconds: 1000, advanceMinutes: 60_000 };

/** Milliseconds; absent where the body says none that can be. */
function readAdvance(body: unknown, now: number): number | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const given = new Map(Object.entries(body));
  const unit = Object.keys(units).find((name) => typeof given.get(name) === "number") ?? "";
  const milliseconds = given.has(unit)
    ? given.get(unit) * (units[unit] ?? 1)
    : Date.parse(String(given.get("now"))) - now;
  return milliseconds >= 0 && milliseconds <= longestAdvance ? milliseconds : undefined;
}

/** For clients that read JSON from every answer. */
const empty: Response = { status: 200, headers: { "content-type": "application/json" }, body: "{}" };

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
