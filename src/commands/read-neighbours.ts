import type { RemotePlan, TargetChanges } from "../core/changes/change.js";
import { diffNeighbours, type NeighbourDiffInput } from "../core/changes/diff-neighbours.js";
import { findHolders } from "../core/changes/find-holders.js";
import { ignoreNeighbourDrift } from "../core/changes/ignore-neighbour-drift.js";
import { mergeChanges } from "../core/changes/merge-changes.js";
import { withPinnedPlans } from "../core/changes/pinned-plans.js";
import type { Target } from "../core/config/config.js";
import { baseNeighbour } from "../core/neighbours/base-neighbour.js";
import type { DesiredNeighbour, NeighbourKind, WantedNeighbours } from "../core/neighbours/neighbour.js";
import { OperationalError } from "../core/operational-error.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import type { NeighbourReader } from "../ports.js";
import { type DeclaredNeighbours, declaredNeighbours } from "./declared-neighbours.js";
import { plansOf } from "./declared-plans.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { type ReadingWorld, withProgress } from "./world.js";

/**
 * Add what differs of the neighbours to what differs of the plans. A kind that no file of the target declares is not read
 * at all.
 */
export async function withNeighbours(
  plans: TargetChanges,
  actualPlans: readonly RemotePlan[],
  repository: LoadedRepository,
  target: Target,
  owner: string,
  world: ReadingWorld,
): Promise<TargetChanges> {
  const declared = declaredNeighbours(repository, target);
  if (declared.kinds.length === 0) return plans;
  if (world.neighboursFor === undefined) throw new Error("A world without a reader of neighbours cannot compare them");
  const reader = world.neighboursFor(target);
  const text = `Reading the neighbours of the plans of \`${target.name}\` from AWS`;
  const wanted = { kinds: declared.kinds, ...(repository.config.sync.prune ? {} : { names: namesOf(declared) }) };
  const actual = await withProgress(world.output, text, reader.neighbours(wanted));
  const known = {
    target,
    actual: actual.filter(({ account }) => account === target.account),
    ...(world.secretOf === undefined ? {} : { secretOf: world.secretOf }),
  };
  const wholes = await Promise.all(
    declared.neighbours.map(async ({ source, ...one }) => ({ ...(await withContent(one, reader)), source })),
  );
  const { neighbours: desired, ignored } = ignoreNeighbourDrift(known, wholes, world.today);
  const { declaredElsewhere } = declared;
  const input: NeighbourDiffInput = { ...known, repository: owner, desired, declaredElsewhere };
  const all = mergeChanges(target, plans, diffNeighbours(input));
  const compared = { ...all, changes: withPinnedPlans(all.changes, declaredPlansOf(repository, target), target) };
  const merged = ignored.length === 0 ? compared : { ...compared, ignored };
  if (merged.changes.every(({ kind, resourceKind }) => kind !== "delete" || resourceKind === "ResponsePlan"))
    return merged;
  const others = callers.filter((kind) => !declared.kinds.includes(kind));
  const holders = others.length === 0 ? [] : await reader.neighbours({ kinds: others });
  return {
    ...merged,
    holders: findHolders(merged.changes, target.account, actualPlans, [...input.actual, ...holders]),
  };
}

/** Accounts have many roles and documents: without `prune` only the declared ones are read. */
function namesOf({ neighbours }: DeclaredNeighbours): NonNullable<WantedNeighbours["names"]> {
  const of = (kind: NeighbourKind) => neighbours.filter((one) => one.kind === kind).map(({ name }) => name);
  return { Role: of("Role"), Runbook: of("Runbook") };
}

/** The kinds that may refer to a neighbour: before one is deleted they are read even where no file declares any. */
const callers: readonly NeighbourKind[] = ["Rotation", "OnCallSchedule", "EscalationPlan"];

/** A clone with the content of the document that it copies. */
export async function withContent(one: DesiredNeighbour, reader: NeighbourReader): Promise<DesiredNeighbour> {
  const { CloneOf, ...value } = one.value;
  if (one.kind !== "Runbook" || typeof CloneOf !== "string") return one;
  const document = await reader.documentToClone(CloneOf);
  if (document === undefined) {
    throw new OperationalError(
      `Runbook \`${one.name}\` is a clone of \`${CloneOf}\`, which does not exist or may not be read`,
      "Correct `CloneOf`: a document of AWS or one that is shared with the account",
    );
  }
  return { ...one, value: { ...value, Content: document.content, DocumentFormat: document.format } };
}

/** The same for two commits, as if AWS had what the base declares. */
export function withBaseNeighbours(
  plans: TargetChanges,
  head: LoadedRepository,
  base: LoadedRepository,
  target: Target,
  owner: string,
): TargetChanges {
  const [after, before] = [declaredNeighbours(head, target), declaredNeighbours(base, target)];
  if (after.neighbours.length + before.neighbours.length === 0) return plans;
  const place = { ...target, repository: owner };
  const diff = diffNeighbours({
    target,
    repository: owner,
    desired: after.neighbours.map(unread),
    actual: before.neighbours.map((one) => baseNeighbour(one.kind, one.name, unread(one).value, place)),
    declaredElsewhere: after.declaredElsewhere,
  });
  const merged = mergeChanges(target, plans, { ...diff, blocked: new Map(), pending: [] });
  return { ...merged, changes: withPinnedPlans(merged.changes, declaredPlansOf(head, target), target) };
}

function declaredPlansOf(repository: LoadedRepository, target: Target): readonly ResponsePlan[] {
  return plansOf(repository, target).map(({ plan }) => plan);
}

/** What a clone copies stands in AWS: two commits differ in its name at most. */
function unread(one: DesiredNeighbour): DesiredNeighbour {
  const { CloneOf, ...value } = one.value;
  return CloneOf === undefined ? one : { ...one, value: { ...value, Content: `CloneOf: ${CloneOf}` } };
}
