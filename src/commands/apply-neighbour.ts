import { isUnowned } from "../core/changes/adoption.js";
import { canonicalJson } from "../core/changes/canonical-json.js";
import type { NeighbourChange, Outcome } from "../core/changes/change.js";
import { fieldsThatDiffer } from "../core/changes/diff-neighbours.js";
import { neighbourMove } from "../core/changes/neighbour-move.js";
import { labelOf } from "../core/changes/resource-address.js";
import { type NeighbourSchedule, scheduleNeighbour } from "../core/changes/schedule-neighbour.js";
import type { Target } from "../core/config/config.js";
import type { RemoteNeighbour } from "../core/neighbours/neighbour.js";
import { ownerOfNeighbour } from "../core/neighbours/owner-of-neighbour.js";
import { OperationalError } from "../core/operational-error.js";
import type { NeighbourReader, NeighbourWriter } from "../ports.js";
import { resolveReferences } from "./resolve-references.js";
import { outcomeOf } from "./sync.js";

export interface NeighbourSite {
  readonly target: Target;
  readonly schedule: NeighbourSchedule;
  readonly reader: NeighbourReader;
  readonly writer: NeighbourWriter;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds before each reading back; AWS does not say how long a write takes to show. */
const delays = [0, 100, 300, 1_000, 2_000] as const;
const impatientDelays = delays.slice(0, 3);

/** Rounds of "what is still missing?" before it is given up. */
const mostRounds = 5;

/**
 * Make the change of one neighbour, whatever of it is made already: what is missing is worked out anew from what AWS has,
 * so that a lost answer, a fault in between or a killed sync leaves nothing half-done and makes nothing twice.
 */
export async function applyNeighbour(change: NeighbourChange, site: NeighbourSite): Promise<Outcome> {
  const outcome = outcomeOf(site.target, change, "failed");
  const before = await lookBefore(change, site);
  if (before.kind === "settled") return before.outcome;
  let { now } = before;
  let tried = "";
  for (let round = 0; round < mostRounds; round += 1) {
    const missing = scheduleNeighbour(change, scheduleOf(round, site), now);
    const failure = await performAll(missing, site);
    const state = await readBack(change, failure === undefined ? delays : impatientDelays, site);
    if (state.kind === "asDesired") return { ...outcome, status: "applied", ...noteOf(state.now) };
    if (state.kind === "unread") return { ...outcome, ...told(failure ?? state.error) };
    if (state.kind === "foreign") return { ...outcome, reason: state.reason };
    // The same writes again, and the same fault: it will not go away.
    const attempt = canonicalJson([
      failure?.message.replace(/\(request id [^)]*\)/u, ""),
      scheduleNeighbour(change, site.schedule, state.now),
    ]);
    const isAgain = attempt === tried && (round >= sharedRounds || !missing.some((operation) => "token" in operation));
    if (isAgain || round === mostRounds - 1) return { ...outcome, ...explain(change, failure, state.reason) };
    tried = attempt;
    now = state.now;
  }
  return outcome;
}

/** Rounds whose tokens are the same in every run. */
const sharedRounds = 2;

/**
 * AWS lets two rotations, and two channels, have one name: with the same tokens, two runs at once make them once. Where AWS
 * answers as it did before the thing was deleted, later rounds have other tokens, at last some of their own.
 */
function scheduleOf(round: number, { schedule }: NeighbourSite): NeighbourSchedule {
  return { ...schedule, attempt: round < sharedRounds ? `${round}` : `${schedule.attempt} ${round}` };
}

type Before =
  | { readonly kind: "open"; readonly now: RemoteNeighbour | undefined }
  | { readonly kind: "settled"; readonly outcome: Outcome };

/** Milliseconds before what seems to have moved is read once more: AWS may answer with an older state. */
const secondLook = 500;

/** Look once more right before the first write: AWS has no compare-and-set, and lets two rotations have one name. */
async function lookBefore(change: NeighbourChange, site: NeighbourSite): Promise<Before> {
  const first = await look(change, site);
  if (first.kind === "open") return first;
  await site.wait(secondLook);
  return look(change, site);
}

async function look(change: NeighbourChange, site: NeighbourSite): Promise<Before> {
  const outcome = outcomeOf(site.target, change, "failed");
  try {
    const now = await site.reader.neighbour(change.resourceKind, change.name);
    const move = neighbourMove(change, now, site.schedule.repository);
    if (move === undefined) return { kind: "open", now };
    const hint = "Look at the difference as it is now, then sync again";
    return { kind: "settled", outcome: { ...outcome, status: "refused", reason: move, hint } };
  } catch (error) {
    if (error instanceof OperationalError) return { kind: "settled", outcome: { ...outcome, ...told(error) } };
    throw error;
  }
}

async function performAll(
  operations: ReturnType<typeof scheduleNeighbour>,
  site: NeighbourSite,
): Promise<OperationalError | undefined> {
  try {
    for (const operation of operations) await site.writer.perform(await resolveReferences(operation, site));
    return undefined;
  } catch (error) {
    if (error instanceof OperationalError) return error;
    throw error;
  }
}

type State =
  | { readonly kind: "asDesired"; readonly now: RemoteNeighbour | undefined }
  | { readonly kind: "other"; readonly now: RemoteNeighbour | undefined; readonly reason: string }
  | { readonly kind: "foreign"; readonly reason: string }
  | { readonly kind: "unread"; readonly error: OperationalError };

async function readBack(change: NeighbourChange, waits: readonly number[], site: NeighbourSite): Promise<State> {
  let state: State = { kind: "other", now: undefined, reason: "nothing changed" };
  for (const delay of waits) {
    if (delay > 0) await site.wait(delay);
    state = await readState(change, site);
    if (state.kind === "asDesired") return state;
  }
  return state;
}

async function readState(change: NeighbourChange, site: NeighbourSite): Promise<State> {
  try {
    return stateOf(change, await site.reader.neighbour(change.resourceKind, change.name), site);
  } catch (error) {
    if (error instanceof OperationalError) return { kind: "unread", error };
    throw error;
  }
}

function stateOf(change: NeighbourChange, now: RemoteNeighbour | undefined, site: NeighbourSite): State {
  const { repository } = site.schedule;
  if (change.kind === "delete") {
    return now === undefined ? { kind: "asDesired", now } : { kind: "other", now, reason: "it is still there" };
  }
  if (now === undefined) return { kind: "other", now, reason: "it is not there" };
  const owner = ownerOfNeighbour(now, repository);
  // Adopting begins with the tag; anything else that is not ours came in between.
  const mayBeUnowned = change.kind === "update" && owner === undefined;
  if (owner !== repository && !mayBeUnowned) {
    const whose = owner === undefined ? "nobody" : `\`${owner}\``;
    return { kind: "foreign", reason: `\`${labelOf(change)}\` exists by now, and belongs to ${whose}` };
  }
  const { target, schedule } = site;
  const wanted = { kind: change.resourceKind, name: change.name, value: change.declared };
  const secretOf = schedule.secretOf === undefined ? {} : { secretOf: schedule.secretOf };
  const [field] = fieldsThatDiffer({ target, ...secretOf }, wanted, now);
  const isReleased = change.kind === "update" && change.releases === true;
  if (field === undefined && (isReleased ? isUnowned(now) : owner === repository)) return { kind: "asDesired", now };
  const whose = isReleased ? "it still has its owner's tag" : "nobody owns it";
  return {
    kind: "other",
    now,
    reason: field === undefined ? whose : `\`${field.pointer}\` is not as it was written`,
  };
}

/** A channel that is made reaches nobody until its owner types the code: that is nobody else's to do. */
function noteOf(now: RemoteNeighbour | undefined): { readonly reason?: string } {
  if (now?.kind !== "Contact") return {};
  const names = now.handles.channels.filter(({ isActivated }) => !isActivated).map(({ name }) => `\`${name}\``);
  if (names.length === 0) return {};
  const [verb, pronoun] = names.length === 1 ? ["waits", "it reaches"] : ["wait", "they reach"];
  return { reason: `${names.join(", ")} of \`${now.name}\` ${verb} for activation: until then ${pronoun} nobody` };
}

function explain(
  change: NeighbourChange,
  failure: OperationalError | undefined,
  why: string,
): { readonly reason: string; readonly hint?: string } {
  if (failure !== undefined) return told(failure);
  return {
    reason: `AWS took the ${change.kind} of \`${labelOf(change)}\`, and reads back that ${why}`,
    hint: "Look at it in AWS, then sync again",
  };
}

function told({ message, hint }: OperationalError): { readonly reason: string; readonly hint?: string } {
  return { reason: message, ...(hint === undefined ? {} : { hint }) };
}
