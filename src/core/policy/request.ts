import type { Caller } from "./caller.js";

/** One action on one resource by one caller. */
export interface Request {
  /** `service:Name`, in any case. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The account that owns the resource, for an ARN that names none; absent: the caller's. */
  readonly resourceOwner?: string;
  readonly caller: Caller;
  /** Values by condition key in lower case. An empty list says that the request has no such key. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** Keys (lower case) whose value is present and known up to an id at its end: `arn:…:incident-record/PLAN/`. */
  readonly prefixes?: ReadonlyMap<string, string>;
  /** `unread`: the resource's own policies cannot be known; ask for the caller's side alone. */
  readonly resourceSide?: "unread";
}

/** The account in an ARN; undefined where there is none (a bucket, a document of AWS, `*`). */
export function accountInArn(arn: string): string | undefined {
  let start = -1;
  for (let part = 0; part < 4; part += 1) {
    start = arn.indexOf(":", start + 1);
    if (start === -1) return undefined;
  }
  const account = arn.slice(start + 1, start + 13);
  return arn[start + 13] === ":" && /^\d{12}$/.test(account) ? account : undefined;
}

/** A service's request has no such key, given or not. */
export function isNeverSent({ caller }: Request, key: string): boolean {
  return caller.kind === "service" && (key === "aws:principalorgid" || key.startsWith("aws:principaltag/"));
}
