import {
  type Change,
  isPlanChange,
  type Outcome,
  type SyncResult,
  type TargetFailure,
} from "../core/changes/change.js";
import type { Schedule } from "../core/changes/change-token.js";
import { decideSync, type Refusal, type SyncDecision } from "../core/changes/decide-sync.js";
import { addressOf, resourceAddress } from "../core/changes/resource-address.js";
import type { Review } from "../core/changes/review.js";
import { scheduleChanges } from "../core/changes/schedule-changes.js";
import type { Target } from "../core/config/config.js";
import type { Diagnostic, Location } from "../core/diagnostic.js";
import { groupBy } from "../core/group-by.js";
import { isUnsound } from "../core/lint/is-unsound.js";
import type { NeighbourKind } from "../core/neighbours/neighbour.js";
import type { SecretOf } from "../core/neighbours/secret-reference.js";
import { nameFields, type ResourceKind } from "../core/plan/resource.js";
import type { ChangeHistory, PlanUseReader } from "../ports.js";
import { declaredNeighbours } from "./declared-neighbours.js";
import { type DeclaredPlans, declaredPlans, placeOf } from "./declared-plans.js";
import { diffTarget, someTargets } from "./diff.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { forEachTarget, type ReadingWorld } from "./world.js";

export interface SyncOptions extends Schedule {
  /** Absent: as `muster.yaml` has it. */
  readonly prune?: boolean;
  readonly adopt?: readonly string[];
  readonly confirmDelete?: readonly string[];
  /** Absent: changes need no review. */
  readonly review?: Review;
}

export interface SyncWorld extends ReadingWorld {
  /** Finds what still uses a plan; asked only when there is something to delete. */
  readonly usesFor: (target: Target) => PlanUseReader;
  /** Finds who changed what is not as expected; absent: nobody is asked. */
  readonly historyFor?: (target: Target) => ChangeHistory;
}

/** What a sync is going to do, decided but not done. */
export interface PreparedSync {
  readonly schedule: Schedule;
  readonly secretOf?: SecretOf;
  readonly targets: readonly { readonly target: Target; readonly decision: SyncDecision }[];
  /** Plans that cannot be synced because of their files. */
  readonly unsound: readonly Outcome[];
  readonly failures: readonly TargetFailure[];
  /** Where the resources of a target are declared, by target, then address. */
  readonly places?: ReadonlyMap<string, ReadonlyMap<string, Location>>;
}

/**
 * Read every target and decide about its changes. Writes nothing.
 *
 * @throws UsageError where there is no target to sync
 */
export async function prepareSync(
  repository: LoadedRepository,
  options: SyncOptions,
  world: SyncWorld,
): Promise<PreparedSync> {
  const { done, failures } = await forEachTarget(someTargets(repository), (target) =>
    decideTarget(repository, target, options, world),
  );
  const { repository: owner, attempt } = options;
  return {
    schedule: { repository: owner, attempt },
    ...(world.secretOf === undefined ? {} : { secretOf: world.secretOf }),
    targets: done.map(({ target, value }) => ({ target, decision: value })),
    unsound: unsoundFiles(repository),
    failures,
    places: placesOf(repository),
  };
}

async function decideTarget(
  repository: LoadedRepository,
  target: Target,
  options: SyncOptions,
  world: SyncWorld,
): Promise<SyncDecision> {
  const { config } = repository;
  const limits = { ...config.sync, prune: options.prune ?? config.sync.prune };
  const pruned = { ...repository, config: { ...config, sync: limits } };
  const changes = await diffTarget(pruned, target, options.repository, world);
  const declared: DeclaredPlans = declaredPlans(repository, target);
  const neighbours = declaredNeighbours(repository, target);
  const deleted = changes.changes
    .filter(isPlanChange)
    .flatMap((change) => (change.kind === "delete" ? [change.actual.arn] : []));
  const uses = deleted.length === 0 ? undefined : await world.usesFor(target).usesOf(deleted);
  return decideSync(changes, {
    repository: options.repository,
    limits,
    adopt: options.adopt ?? [],
    confirmDelete: options.confirmDelete ?? [],
    declaredCounts: { ...countKinds(neighbours.neighbours), ResponsePlan: declared.plans.length },
    unusable: new Map([...byAddress(declared.unusable), ...neighbours.unusable]),
    ...(options.review === undefined ? {} : { review: options.review }),
    ...(declared.unreadable === undefined ? {} : { unreadable: declared.unreadable }),
    ...(uses === undefined ? {} : { uses }),
  });
}

function countKinds(
  neighbours: readonly { readonly kind: NeighbourKind }[],
): Readonly<Partial<Record<ResourceKind, number>>> {
  return Object.fromEntries([...groupBy(neighbours, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length]));
}

/** Reasons by a plan's name as reasons by its address. */
function byAddress(reasons: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...reasons].map(([name, reason]) => [resourceAddress("ResponsePlan", name), reason]));
}

/** The dry run: every change with what would become of it, in the order in which it would. */
export function dryRun(prepared: PreparedSync): SyncResult {
  const outcomes = prepared.targets.flatMap(({ target, decision }) => [
    ...decision.permitted.map(
      (change): Outcome => ({
        ...outcomeOf(target, change, "notTried"),
        reason: "This is a dry run",
        operations: scheduleChanges([change], {
          ...prepared.schedule,
          regions: target.regions,
          ...(prepared.secretOf === undefined ? {} : { secretOf: prepared.secretOf }),
        }),
      }),
    ),
    ...refusals(target, decision),
  ]);
  return syncResult(prepared, false, outcomes);
}

/** The outcomes of what a sync does not even try. */
export function refusals(target: Target, decision: SyncDecision): readonly Outcome[] {
  const because = (status: "refused" | "notTried") => (refusal: Refusal) => ({
    ...outcomeOf(target, refusal.change, status),
    reason: refusal.reason,
    ...(refusal.hint === undefined ? {} : { hint: refusal.hint }),
    ...(refusal.isMoved === true ? { isMoved: true as const } : {}),
  });
  return [...decision.refused.map(because("refused")), ...decision.held.map(because("notTried"))];
}

/** What became of one change. */
export function outcomeOf(target: Target, change: Change, status: Outcome["status"]): Outcome {
  return { target: target.name, resource: addressOf(change), kind: change.kind, status, change };
}

/** All outcomes of a sync, those of unsound files among them. */
export function syncResult(prepared: PreparedSync, applied: boolean, outcomes: readonly Outcome[]): SyncResult {
  const { failures } = prepared;
  return {
    applied,
    outcomes: [...outcomes.map((outcome) => locate(outcome, prepared)), ...prepared.unsound],
    ...(failures.length === 0 ? {} : { failures }),
  };
}

function placesOf(repository: LoadedRepository): ReadonlyMap<string, ReadonlyMap<string, Location>> {
  const declared = [
    ...repository.plans.map(({ plan, ...rest }) => ({ kind: "ResponsePlan" as const, name: plan.name, ...rest })),
    ...repository.declared,
  ];
  const byTarget = groupBy(declared, ({ target }) => target?.name ?? "");
  const places = [...byTarget].map(
    ([target, resources]) =>
      [
        target,
        new Map(
          resources.map(({ kind, name, source }) => [resourceAddress(kind, name), source.locate([nameFields[kind]])]),
        ),
      ] as const,
  );
  return new Map(places);
}

function locate(outcome: Outcome, { places }: PreparedSync): Outcome {
  const at = outcome.change && places?.get(outcome.target)?.get(outcome.resource);
  return at === undefined ? outcome : { ...outcome, file: at.file, line: at.line };
}

/** 3 where something failed or a target could not be read, 1 where something was refused, else 0. */
export function syncExitCode(result: SyncResult): 0 | 1 | 3 {
  const has = (status: Outcome["status"]) => result.outcomes.some((outcome) => outcome.status === status);
  if ((result.failures ?? []).length > 0 || has("failed")) return 3;
  return has("refused") ? 1 : 0;
}

/** Documents that gave no plan: nobody can say what they would sync. The first error of each file stands for it. */
function unsoundFiles(repository: LoadedRepository): readonly Outcome[] {
  const errors = groupBy(repository.diagnostics.filter(isUnsound), ({ at }) => at.file);
  return [...errors.values()].flatMap(([error]) => (error === undefined ? [] : [unsoundFile(repository, error)]));
}

function unsoundFile(repository: LoadedRepository, error: Diagnostic): Outcome {
  return {
    target: error.target ?? repository.targets[0]?.name ?? "",
    resource: error.plan === undefined ? error.at.file : `response-plan/${error.plan}`,
    kind: "update",
    status: "refused",
    file: error.at.file,
    line: error.at.line,
    reason: `${error.message} (\`${placeOf(error)}\`)`,
    hint: "Run `muster check` and correct what it finds",
  };
}
