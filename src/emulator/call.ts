import type { Clock } from "./clock.js";
import type { Trail } from "./control/trail.js";
import type { Scope, Store } from "./state/store.js";

/** What a handler knows besides its input. It is also the scope of the account's tables. */
export interface Call extends Scope {
  readonly partition: string;
  readonly caller: Caller;
  readonly store: Store;
  readonly clock: Clock;
  /** What was written before, for CloudTrail. */
  readonly trail: Trail;
}

/** Whose credentials signed the call. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** Of a session: the role's ARN, with its path. */
  readonly roleArn?: string;
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
