import pLimit from "p-limit";
import type { TargetFailure } from "../core/changes/change.js";
import type { Target } from "../core/config/config.js";
import type { SecretOf } from "../core/neighbours/secret-reference.js";
import { OperationalError } from "../core/operational-error.js";
import type { IncidentReader, NeighbourReader, Output } from "../ports.js";

/** What commands that compare with AWS need: a reader for each target's account, and a place to say that it takes time. */
export interface ReadingWorld {
  readonly readerFor: (target: Target) => IncidentReader;
  /** Absent where only plans are looked at. */
  readonly neighboursFor?: (target: Target) => NeighbourReader;
  /** The environment's secrets; absent where delivery addresses are not to be compared. */
  readonly secretOf?: SecretOf;
  readonly output: Output;
  /** ISO date, for the expiry of what a file ignores; absent: what ends on any day has ended. */
  readonly today?: string;
}

/** Accounts that are worked on at the same time; each has its own limit of calls. */
const parallelTargets = 4;

/** What becomes of each target, in their order, a few at a time; one that fails hides no other. */
export async function forEachTarget<T>(
  targets: readonly Target[],
  work: (target: Target) => Promise<T>,
): Promise<{
  readonly done: readonly { readonly target: Target; readonly value: T }[];
  readonly failures: readonly TargetFailure[];
}> {
  const limit = pLimit(parallelTargets);
  const results = await Promise.all(targets.map((target) => limit(() => attempt(target, work))));
  return {
    done: results.flatMap((result) => ("value" in result ? [result] : [])),
    failures: results.flatMap((result) => ("reason" in result ? [result] : [])),
  };
}

async function attempt<T>(
  target: Target,
  work: (target: Target) => Promise<T>,
): Promise<{ readonly target: Target; readonly value: T } | TargetFailure> {
  try {
    return { target, value: await work(target) };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    return { target: target.name, reason: error.message, ...hint };
  }
}

/** End with a target's failure, where it leaves nothing to tell. */
export function giveUp({ reason, hint }: TargetFailure): never {
  throw new OperationalError(reason, hint);
}

/** Say what is going on when it takes longer than a second. */
export async function withProgress<T>(output: Output, text: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => output.progress(text), 1_000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
