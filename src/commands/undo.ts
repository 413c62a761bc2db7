import { isPlanChange, type PlanUpdate, type RemotePlan, type TargetChanges } from "../core/changes/change.js";
import { compareChanges } from "../core/changes/compare-changes.js";
import { comparePlans } from "../core/changes/compare-plans.js";
import { decideSync, type SyncDecision } from "../core/changes/decide-sync.js";
import { comparePlan, diffPlans } from "../core/changes/diff-plans.js";
import { findHolders } from "../core/changes/find-holders.js";
import { mergeChanges } from "../core/changes/merge-changes.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { otherwise } from "../core/changes/otherwise.js";
import { ownerOf } from "../core/changes/ownership.js";
import { addressOf, resourceAddress } from "../core/changes/resource-address.js";
import type { MadeChange, MadeNeighbour, MadePlan } from "../core/changes/sync-record.js";
import type { Target } from "../core/config/config.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import { confirmTarget } from "./confirm-target.js";
import { someTargets } from "./diff.js";
import type { LoadedRepository } from "./loaded-repository.js";
import type { PreparedSync, SyncOptions, SyncWorld } from "./sync.js";
import { undoNeighbours } from "./undo-neighbours.js";
import { forEachTarget, withProgress } from "./world.js";

/** What several records of one run made together, the oldest first: the way back leads to where the first began. */
export function joinRecords(records: readonly (readonly MadeChange[])[]): readonly MadeChange[] {
  const joined = new Map<string, MadeChange>();
  for (const change of records.flat()) {
    const key = JSON.stringify([change.target, addressOf(change)]);
    const first = joined.get(key) ?? change;
    joined.set(key, change.resourceKind === "ResponsePlan" ? joinPlans(first, change) : joinNeighbours(first, change));
  }
  return [...joined.values()];
}

function joinPlans(first: MadeChange, { before: _, wasAdopted: _wasAdopted, ...latest }: MadePlan): MadePlan {
  const { before, wasAdopted } = first.resourceKind === "ResponsePlan" ? first : {};
  return { ...latest, ...(before === undefined ? {} : { before }), ...(wasAdopted === true ? { wasAdopted } : {}) };
}

function joinNeighbours(
  first: MadeChange,
  { before: _, wasAdopted: _wasAdopted, ...latest }: MadeNeighbour,
): MadeNeighbour {
  const { before, wasAdopted } = first.resourceKind === "ResponsePlan" ? {} : first;
  return { ...latest, ...(before === undefined ? {} : { before }), ...(wasAdopted === true ? { wasAdopted } : {}) };
}

/**
 * Decide about the way back from a sync: every plan and neighbour that it changed becomes what it was before, under the same rules as
 * any sync. What somebody changed since is refused. Writes nothing.
 *
 * @throws UsageError where there is no target to sync
 */
export async function prepareUndo(
  repository: LoadedRepository,
  made: readonly MadeChange[],
  options: SyncOptions,
  world: SyncWorld,
): Promise<PreparedSync> {
  const targets = someTargets(repository).filter(({ name }) => made.some((change) => change.target === name));
  const { done, failures } = await forEachTarget(targets, (target) =>
    undoTarget(
      repository,
      made.filter((change) => change.target === target.name),
      target,
      options,
      world,
    ),
  );
  const { repository: owner, attempt } = options;
  const secretOf = world.secretOf === undefined ? {} : { secretOf: world.secretOf };
  const decided = done.map(({ target, value }) => ({ target, decision: value }));
  return { schedule: { repository: owner, attempt }, ...secretOf, targets: decided, unsound: [], failures };
}

async function undoTarget(
  repository: LoadedRepository,
  made: readonly MadeChange[],
  target: Target,
  options: SyncOptions,
  world: SyncWorld,
): Promise<SyncDecision> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const all = await withProgress(world.output, `Reading the plans of \`${target.name}\` from AWS`, reader.plans());
  const plans = made.filter((change) => change.resourceKind === "ResponsePlan");
  const names = new Set(plans.map(({ name }) => name));
  const actual = all.filter(({ plan, account }) => account === target.account && names.has(plan.name));
  const desired = plans.flatMap(({ before }) => (before === undefined ? [] : [before]));
  const planChanges = withReleases(
    diffPlans({ target, repository: options.repository, desired, actual }),
    plans,
    actual.filter((remote) => ownerOf(remote) === options.repository),
    target,
  );
  const neighbours = await undoNeighbours(made, target, options.repository, world);
  const merged = mergeChanges(target, planChanges, neighbours.diff);
  const holders = findHolders(merged.changes, target.account, all, neighbours.holders);
  const changes = { ...merged, holders };
  const owned = all.filter((remote) => remote.account === target.account && ownerOf(remote) === options.repository);
  const deleted = changes.changes
    .filter(isPlanChange)
    .flatMap((change) => (change.kind === "delete" ? [change.actual.arn] : []));
  const { sync: limits } = repository.config;
  const decision = decideSync(
    { ...changes, ownedCount: owned.length + neighbours.diff.ownedCount },
    {
      repository: options.repository,
      limits: { ...limits, prune: options.prune ?? limits.prune },
      adopt: options.adopt ?? [],
      confirmDelete: options.confirmDelete ?? [],
      declaredCounts: { ...neighbours.remaining, ResponsePlan: owned.length - deleted.length },
      unusable: new Map(),
      moved: new Map([...movedSince(plans, actual), ...neighbours.moved]),
      ...(options.review === undefined ? {} : { review: options.review }),
      ...(deleted.length === 0 ? {} : { uses: await world.usesFor(target).usesOf(deleted) }),
    },
  );
  return { ...decision, refused: [...decision.refused, ...neighbours.lost] };
}

/** Plans that the sync adopted become nobody's again, also those that only got the tag. */
function withReleases(
  changes: TargetChanges,
  made: readonly MadePlan[],
  owned: readonly RemotePlan[],
  target: Target,
): TargetChanges {
  const adopted = new Map(made.filter(({ wasAdopted }) => wasAdopted === true).map((one) => [one.name, one.before]));
  const released = owned.flatMap((remote): readonly PlanUpdate[] => {
    const before = adopted.get(remote.plan.name);
    return before === undefined ? [] : [{ ...comparePlan(target, before, remote), releases: true }];
  });
  const names = new Set(released.map(({ name }) => name));
  const all = [...changes.changes.filter((change) => change.kind !== "update" || !names.has(change.name)), ...released];
  return {
    ...changes,
    changes: all.sort(compareChanges),
    unchanged: changes.unchanged.filter((name) => !names.has(name)),
    // Nobody's already, and as it was: there is nothing left to undo.
    unowned: changes.unowned.filter(({ name, adoption }) => !adopted.has(name) || adoption.fields.length > 0),
  };
}

/** Plans that are no longer as the sync left them: going back would undo somebody else's work too. */
function movedSince(made: readonly MadePlan[], actual: readonly RemotePlan[]): ReadonlyMap<string, string> {
  const now = new Map(actual.map(({ plan }) => [plan.name, normalizePlan(plan)]));
  return new Map(
    made.flatMap((change) => {
      const move = moveOf(change, now.get(change.name));
      return move === undefined ? [] : [[resourceAddress("ResponsePlan", change.name), move]];
    }),
  );
}

function moveOf({ name, before, after }: MadePlan, now: ResponsePlan | undefined): string | undefined {
  if (now === undefined)
    return before === undefined || after === undefined ? undefined : `\`${name}\` is gone since that sync`;
  const undone = before === undefined ? undefined : comparePlans(now, before);
  if (undone?.length === 0) return undefined;
  if (after === undefined) return `\`${name}\` was made again since that sync`;
  const field = otherwise(comparePlans(now, after), undone);
  return field === undefined ? undefined : `\`${name}\` changed since that sync: \`${field.pointer}\``;
}
