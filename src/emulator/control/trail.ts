import type { Caller } from "../call.js";

/** A write that the embedded AWS was asked for, as CloudTrail would record it. */
export interface TrailEvent {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly caller: Caller;
  readonly accessKeyId: string;
  readonly input: unknown;
  readonly output?: unknown;
  readonly requestId: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** What CloudTrail remembers of an account and Region. Unlike the call log it is not emptied by a test. */
export interface Trail {
  add(event: TrailEvent): void;
  /** The newest first. */
  list(account: string, region: string): readonly TrailEvent[];
}

const maxEvents = 20_000;

/** Remembers the latest writes. Reads are left out: nobody asks who only looked. */
export function createTrail(): Trail {
  let events: TrailEvent[] = [];
  return {
    add: (event) => {
      events.push(event);
      if (events.length > maxEvents) events = events.slice(maxEvents / 2);
    },
    list: (account, region) =>
      events.filter((event) => event.caller.account === account && event.region === region).reverse(),
  };
}
