/** One call that the embedded AWS received. */
export interface LoggedCall {
  readonly service: string;
  /** Empty until the request has been understood. */
  operation: string;
  readonly account: string;
  /** The ARN of the identity that signed it. */
  readonly principal: string;
  readonly region: string;
  /** Of the HTTP answer; 0 until there is one, and where the connection was cut instead. */
  status: number;
  /** When it was received, ISO 8601. */
  readonly at: string;
}

export interface CallLog {
  add(call: LoggedCall): void;
  list(): readonly LoggedCall[];
  clear(): void;
}

const maxCalls = 200_000;

/** Remembers the latest calls. */
export function callLog(): CallLog {
  let calls: LoggedCall[] = [];
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > maxCalls) calls = calls.slice(maxCalls / 2);
    },
    list: () => calls,
    clear: () => {
      calls = [];
    },
  };
}
