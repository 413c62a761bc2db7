import pLimit from "p-limit";
import type {
  Change,
  Outcome,
  PlanChange,
  PlanOperation,
  RemotePlan,
  SyncResult,
  TargetChange,
} from "../core/changes/change.js";
import type { Schedule } from "../core/changes/change-token.js";
import { comparePlans } from "../core/changes/compare-plans.js";
import { dependenciesOf } from "../core/changes/dependencies.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { ownerOf, planArn } from "../core/changes/ownership.js";
import { labelOf } from "../core/changes/resource-address.js";
import { schedulePlan } from "../core/changes/schedule-changes.js";
import type { Target } from "../core/config/config.js";
import { OperationalError } from "../core/operational-error.js";
import type { IncidentReader, IncidentWriter, NeighbourWriter } from "../ports.js";
import { applyNeighbour } from "./apply-neighbour.js";
import { performInOrder } from "./perform-in-order.js";
import { readBeforeWrite } from "./read-before-write.js";
import { outcomeOf, type PreparedSync, refusals, type SyncWorld, syncResult } from "./sync.js";
import { forEachTarget, withProgress } from "./world.js";

export interface WritingWorld extends SyncWorld {
  readonly writerFor: (target: Target) => IncidentWriter;
  /** Absent where only plans are synced. */
  readonly neighbourWriterFor?: (target: Target) => NeighbourWriter;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Keeps what is about to be written, before the first write: a job may be killed at any moment. */
  readonly keepRecord?: (changes: readonly TargetChange[]) => void | Promise<void>;
}

/** Writes to one account at the same time; its rate limits are not documented. */
const parallelWrites = 4;

/**
 * Make the permitted changes and read each back. A failed change stops the deletes of its target and nothing else;
 * running again finishes the work.
 */
export async function applySync(prepared: PreparedSync, world: WritingWorld): Promise<SyncResult> {
  const permitted = prepared.targets.flatMap(({ target, decision }) =>
    decision.permitted.map((change) => ({ target: target.name, change })),
  );
  if (permitted.length > 0) await world.keepRecord?.(permitted);
  const decisions = new Map(prepared.targets.map(({ target, decision }) => [target, decision]));
  const { done, failures } = await forEachTarget([...decisions.keys()], async (target) => {
    const decision = decisions.get(target);
    if (decision === undefined) return [];
    const work = applyOperations(decision.permitted, prepared.schedule, target, world);
    const made = await withProgress(world.output, `Syncing the plans of \`${target.name}\``, work);
    return [...made, ...refusals(target, decision)];
  });
  const outcomes = done.flatMap(({ value }) => value);
  return syncResult({ ...prepared, failures: [...prepared.failures, ...failures] }, true, outcomes);
}

/** Perform the changes of one target: creates and updates side by side, then deletes if all of them went well. */
export async function applyOperations(
  changes: readonly Change[],
  schedule: Schedule,
  target: Target,
  world: WritingWorld,
): Promise<readonly Outcome[]> {
  const site: Site = { target, schedule, world, reader: world.readerFor(target), writer: world.writerFor(target) };
  const limit = pLimit(parallelWrites);
  const needed = dependenciesOf(changes, target.account);
  const skip = (change: Change, { resource, status }: Outcome): Outcome => ({
    ...outcomeOf(target, change, "notTried"),
    reason: `It waits for \`${resource}\`, which ${statusWords[status]}`,
  });
  const perform = (some: readonly Change[]) =>
    performInOrder(some, needed, (change) => limit(() => applyOne(change, site)), skip);
  const kept = await perform(changes.filter(({ kind }) => kind !== "delete"));
  const deletes = changes.filter(({ kind }) => kind === "delete");
  const missed = kept.find(({ status }) => status === "failed" || status === "refused");
  if (missed === undefined) return [...kept, ...(await perform(deletes))];
  // Deletes go last: a failed create must not leave an incident without any plan.
  const reason = `Deletes go last, and \`${missed.resource}\` ${missed.status === "failed" ? "failed" : "was refused"}`;
  return [...kept, ...deletes.map((change) => ({ ...outcomeOf(target, change, "notTried"), reason }))];
}

const statusWords: Readonly<Record<Outcome["status"], string>> = {
  applied: "was applied",
  failed: "failed",
  notTried: "was not tried",
  refused: "was refused",
};

function applyOne(change: Change, site: Site): Promise<Outcome> {
  if (change.resourceKind === "ResponsePlan") return applyChange(change, site);
  const { target, schedule, world } = site;
  const [reader, writer] = [world.neighboursFor?.(target), world.neighbourWriterFor?.(target)];
  if (reader === undefined || writer === undefined) throw new Error("A world without neighbours cannot change them");
  const secretOf = world.secretOf === undefined ? {} : { secretOf: world.secretOf };
  const { wait } = world;
  return applyNeighbour(change, {
    ...{ target, reader, writer, wait },
    schedule: { ...schedule, regions: target.regions, ...secretOf },
  });
}

interface Site {
  readonly target: Target;
  readonly schedule: Schedule;
  readonly world: WritingWorld;
  readonly reader: IncidentReader;
  readonly writer: IncidentWriter;
}

/** Milliseconds before each reading back, a list a try; AWS does not say how long a write takes to show. */
const patience = [
  [0, 100, 300],
  [0, 300, 1_000, 2_000],
] as const;

/**
 * A second try has another token: with the first one's AWS may answer as it did in an earlier run, and change nothing.
 */
async function applyChange(change: PlanChange, site: Site): Promise<Outcome> {
  const { repository } = site.schedule;
  const meanwhile = await readBeforeWrite(change, { ...site, repository, wait: site.world.wait });
  if (meanwhile !== undefined) return meanwhile;
  let outcome = outcomeOf(site.target, change, "failed");
  for (const [index, delays] of patience.entries()) {
    const failure = await performAll(change, index, site);
    const state = await readBack(change, failure === undefined ? delays : delays.slice(0, 2), site);
    if (state.kind === "asDesired") return outcomeOf(site.target, change, "applied");
    outcome = { ...outcome, ...explain(change, failure, state) };
    if (failure !== undefined || state.kind !== "asBefore") return outcome;
  }
  return outcome;
}

async function performAll(change: PlanChange, attempt: number, site: Site): Promise<OperationalError | undefined> {
  try {
    for (const operation of schedulePlan(change, site.schedule)) {
      await site.writer.perform(withToken(operation, attempt));
    }
    return undefined;
  } catch (error) {
    if (error instanceof OperationalError) return error;
    throw error;
  }
}

function withToken(operation: PlanOperation, attempt: number): PlanOperation {
  if (attempt === 0 || !("clientToken" in operation)) return operation;
  return { ...operation, clientToken: `${operation.clientToken}-${attempt + 1}` };
}

type State =
  | { readonly kind: "asDesired" | "asBefore" }
  | { readonly kind: "other"; readonly reason: string }
  | { readonly kind: "unread"; readonly error: OperationalError };

async function readBack(change: PlanChange, delays: readonly number[], site: Site): Promise<State> {
  let state: State = { kind: "asBefore" };
  for (const delay of delays) {
    if (delay > 0) await site.world.wait(delay);
    state = await readState(change, site);
    if (state.kind === "asDesired") return state;
  }
  return state;
}

async function readState(change: PlanChange, site: Site): Promise<State> {
  const arn = change.kind === "create" ? planArn(site.target, change.name) : change.actual.arn;
  try {
    return stateOf(change, await site.reader.plan(arn), site.schedule.repository);
  } catch (error) {
    if (error instanceof OperationalError) return { kind: "unread", error };
    throw error;
  }
}

function stateOf(change: PlanChange, now: RemotePlan | undefined, repository: string): State {
  if (change.kind === "delete") return { kind: now === undefined ? "asDesired" : "asBefore" };
  if (now === undefined) {
    return change.kind === "create" ? { kind: "asBefore" } : { kind: "other", reason: "it is gone" };
  }
  const actual = normalizePlan(now.plan);
  const [field] = comparePlans(actual, change.desired);
  const owner = ownerOf(now);
  const wanted = change.kind === "update" && change.releases === true ? undefined : repository;
  if (field === undefined && owner === wanted) return { kind: "asDesired" };
  if (change.kind === "update" && comparePlans(normalizePlan(change.actual.plan), actual).length === 0) {
    return { kind: "asBefore" };
  }
  if (field === undefined)
    return { kind: "other", reason: `it belongs to ${owner === undefined ? "nobody" : `\`${owner}\``}` };
  return { kind: "other", reason: `\`${field.pointer}\` is not as it was written` };
}

function explain(
  change: PlanChange,
  failure: OperationalError | undefined,
  state: State,
): { readonly reason: string; readonly hint?: string } {
  const error = failure ?? (state.kind === "unread" ? state.error : undefined);
  if (error !== undefined) return { reason: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) };
  const why = state.kind === "other" ? state.reason : "nothing changed";
  return {
    reason: `AWS took the ${change.kind} of \`${labelOf(change)}\`, and reads back that ${why}`,
    hint: "Look at the plan in AWS, then sync again",
  };
}
