import type { SyncLimits } from "../config/config.js";
import { isAddressField } from "../neighbours/channel-address.js";
import { kindNouns } from "../plan/kind-nouns.js";
import type { ResourceKind } from "../plan/resource.js";
import type { Change, PlanUse, TargetChanges, UnownedResource } from "./change.js";
import { compareChanges } from "./compare-changes.js";
import { dependenciesOf } from "./dependencies.js";
import { optionWords } from "./option-words.js";
import { addressOf, isNamed, labelOf } from "./resource-address.js";
import { explainMove, isReviewed, type Review } from "./review.js";

/** What people and configuration say about a sync. */
export interface SyncRequest {
  readonly repository: string;
  /** With `prune` as the command line has it. */
  readonly limits: SyncLimits;
  /** Names or addresses of resources that may be taken over although nobody owns them. */
  readonly adopt: readonly string[];
  /** Names or addresses of resources whose deletion a person confirmed; the delete limits do not count them. */
  readonly confirmDelete: readonly string[];
  /** Absent: changes need no review. */
  readonly review?: Review;
  /** How many resources of each kind the target's files declare. */
  readonly declaredCounts: Readonly<Partial<Record<ResourceKind, number>>>;
  /** Why it is not known what all files declare, where it is not: nothing is deleted then. */
  readonly unreadable?: string;
  /** Why a declaration cannot be trusted (its file has errors, two files declare it), by the resource's address. */
  readonly unusable: ReadonlyMap<string, string>;
  /** Why a resource is not as an earlier sync left it, by address; only an undo asks. */
  readonly moved?: ReadonlyMap<string, string>;
  /** What still uses a resource that is to be deleted, by its ARN. */
  readonly uses?: ReadonlyMap<string, PlanUse>;
}

/** A change that the sync does not make, and what a person can do about it. */
export interface Refusal {
  readonly change: Change;
  readonly reason: string;
  readonly hint?: string;
  /** AWS is not as it was when somebody looked. */
  readonly isMoved?: true;
}

/** What a sync of one target will do. */
export interface SyncDecision {
  readonly changes: TargetChanges;
  readonly permitted: readonly Change[];
  readonly refused: readonly Refusal[];
  /** Not tried, because something stops the whole target. */
  readonly held: readonly Refusal[];
}

/** Sort a target's changes into those that may be made and those that may not, each with its reason. */
export function decideSync(changes: TargetChanges, request: SyncRequest): SyncDecision {
  const candidates = [...changes.unowned, ...(changes.adoptable ?? [])];
  const adopted = candidates.filter((one) => isAdopted(one, candidates, request));
  const stops = changes.unowned.filter((one) => !adopted.includes(one)).map((one) => refuseUnowned(one, request));
  const stopped = new Set(stops.map((stop) => addressOf(stop.change)));
  const rest = [...changes.changes.filter((change) => !stopped.has(addressOf(change))), ...withoutFields(adopted)];
  if (stops.length > 0)
    return { changes, permitted: [], refused: stops, held: rest.map((change) => hold(change, stops)) };
  const refused: Refusal[] = [];
  // Deletes come last: whether one may be made depends on whether what refers to it lets go.
  for (const change of [...rest].sort(compareChanges)) {
    const refusal = refuse(change, { ...request, ...stillHeld(change, changes, refused) }, changes);
    if (refusal !== undefined) refused.push(refusal);
  }
  const names = new Set(refused.map((refusal) => refusal.change));
  const open = rest.filter((change) => !names.has(change));
  const held = holdDependents(open, refused, changes.account);
  const waiting = new Set(held.map((one) => one.change));
  return { changes, permitted: open.filter((change) => !waiting.has(change)), refused, held };
}

/** What refers to a neighbour and goes on doing so, because its own change is refused or there is none. */
function stillHeld(change: Change, { holders }: TargetChanges, refused: readonly Refusal[]): Partial<SyncRequest> {
  const holder = holders
    ?.get(addressOf(change))
    ?.find(({ releasedBy }) => releasedBy === undefined || refused.some((one) => one.change === releasedBy));
  if (change.kind !== "delete" || holder === undefined) return {};
  return { uses: new Map([[change.actual.arn, { description: `\`${holder.label}\``, isKnown: true }]]) };
}

/** What needs a resource that is not made, or not made as declared: it would lead nowhere, or somewhere nobody reviewed. */
function holdDependents(open: readonly Change[], refused: readonly Refusal[], account: string): readonly Refusal[] {
  const missing = new Set(refused.map(({ change }) => change).filter(({ kind }) => kind !== "delete"));
  const needed = dependenciesOf([...missing, ...open].sort(compareChanges), account);
  const held = new Map<Change, Refusal>();
  const hold = (change: Change): boolean => {
    const first = needed.get(change)?.find((one) => missing.has(one) || held.has(one) || hold(one));
    if (first === undefined || change.kind === "delete" || missing.has(change)) return false;
    const reason = `It needs \`${labelOf(first)}\`, which is not ${first.kind === "create" ? "created" : "updated"}`;
    held.set(change, { change, reason });
    return true;
  };
  return [...open].sort(compareChanges).flatMap((change) => {
    if (!held.has(change)) hold(change);
    return held.get(change) ?? [];
  });
}

/** Resources that only have to be claimed: they are as declared, so they are no change of the diff. */
function withoutFields(resources: readonly UnownedResource[]): readonly Change[] {
  return resources.map(({ adoption }) => adoption).filter((change) => change.fields.length === 0);
}

/** Only what nobody owns can be adopted; another repository has to let go of its own first. */
function isAdopted(
  { adoption, repository }: UnownedResource,
  candidates: readonly UnownedResource[],
  request: SyncRequest,
): boolean {
  const all = candidates.map((one) => one.adoption);
  return repository === undefined && isNamed(request.adopt, adoption, all);
}

function refuseUnowned({ adoption, repository }: UnownedResource, request: SyncRequest): Refusal {
  const name = labelOf(adoption);
  if (repository !== undefined) {
    return {
      change: adoption,
      reason: `\`${name}\` belongs to \`${repository}\`, and \`${request.repository}\` declares it too`,
      hint: `Remove it from one of the two repositories; to move it here, remove its tag \`muster/repository\` and adopt it`,
    };
  }
  return {
    change: adoption,
    reason: `\`${name}\` exists and does not belong to \`${request.repository}\``,
    hint:
      adoption.fields.length === 0
        ? `Pass \`${optionWords("--adopt", [name])}\` to take it over: it is as declared`
        : `Run \`muster import\` to take its state into a file, or pass \`${optionWords("--adopt", [name])}\` to make it as declared`,
  };
}

function hold(change: Change, stops: readonly Refusal[]): Refusal {
  const names = stops.map((stop) => `\`${labelOf(stop.change)}\``).join(", ");
  return { change, reason: `The sync stopped: ${names} is not this repository's` };
}

type Guard = (change: Change, changes: TargetChanges, request: SyncRequest) => Refusal | undefined;

function refuse(change: Change, request: SyncRequest, changes: TargetChanges): Refusal | undefined {
  for (const guard of guards) {
    const refusal = guard(change, changes, request);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const guards: readonly Guard[] = [
  needsASoundFile,
  needsToBeAsLeft,
  needsToBePossible,
  needsPrune,
  needsEveryFile,
  needsAnother,
  needsToBeUnused,
  staysUnderDeleteLimits,
  staysUnderUpdateRatio,
  leavesRoomForTheTag,
  needsReview,
];

function needsASoundFile(change: Change, _changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  const reason = request.unusable.get(addressOf(change));
  return reason === undefined ? undefined : { change, reason, hint: "Run `muster check` and correct what it finds" };
}

function needsToBeAsLeft(change: Change, _changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  const reason = request.moved?.get(addressOf(change));
  const hint = "Look at the difference; a sync without `--undo` makes AWS as the files say";
  return reason === undefined ? undefined : { change, reason, isMoved: true, hint };
}

function needsToBePossible(change: Change, { blocked }: TargetChanges): Refusal | undefined {
  const obstacle = blocked?.get(addressOf(change));
  return obstacle === undefined ? undefined : { change, ...obstacle };
}

function needsPrune(change: Change, _changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "delete" || request.limits.prune) return undefined;
  return {
    change,
    reason: `No file declares \`${labelOf(change)}\`, and deletes need \`--prune\``,
    hint: "Pass `--prune`, or set `sync.prune: true` in `muster.yaml`",
  };
}

function needsEveryFile(change: Change, _changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "delete" || request.unreadable === undefined) return undefined;
  return { change, reason: `\`${labelOf(change)}\` may still be declared: ${request.unreadable}` };
}

function needsAnother(change: Change, _changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "delete" || (request.declaredCounts[change.resourceKind] ?? 0) > 0) return undefined;
  const what = kindNouns[change.resourceKind];
  return {
    change,
    reason: `Deleting \`${labelOf(change)}\` would leave the target without any ${what}`,
    hint: `Check \`files\` in \`muster.yaml\`; the last ${what} of a target is deleted by hand`,
  };
}

function needsToBeUnused(change: Change, changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "delete") return undefined;
  const use = request.uses?.get(change.actual.arn);
  if (use === undefined) return undefined;
  if (use.isKnown) {
    const hint =
      change.resourceKind === "ResponsePlan"
        ? "Point it at another plan first: deleting this one would disarm it without a word"
        : "Take it out there first: nobody would be told that it leads nowhere";
    return { change, reason: `\`${labelOf(change)}\` is still used by ${use.description}`, hint };
  }
  if (isConfirmed(change, changes, request)) return undefined;
  return {
    change,
    reason: `Nobody can say whether \`${labelOf(change)}\` is still used: ${use.description}`,
    hint: `Let Muster look, or pass \`${optionWords("--confirm-delete", [labelOf(change)])}\` if nothing uses it`,
  };
}

function staysUnderDeleteLimits(change: Change, changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "delete" || isConfirmed(change, changes, request)) return undefined;
  const { maxDeletes, maxDeleteRatio } = request.limits;
  const deletes = changes.changes.filter((one) => one.kind === "delete" && !isConfirmed(one, changes, request));
  const share = deletes.length / Math.max(changes.ownedCount, 1);
  const hint = `Pass \`${optionWords("--confirm-delete", [labelOf(change)])}\` if this is meant`;
  if (deletes.length > maxDeletes) {
    return {
      change,
      reason: `Unexpected ${deletes.length} deletes, expected at most ${maxDeletes} (\`sync.maxDeletes\`)`,
      hint,
    };
  }
  // A single delete is judged by its number alone: in a target of three plans it is a third of them.
  if (deletes.length > 1 && share > maxDeleteRatio) {
    const reason = `Unexpected delete of ${percent(share)} of the ${ownedWords(changes)}, expected at most ${percent(maxDeleteRatio)} (\`sync.maxDeleteRatio\`)`;
    return { change, reason, hint };
  }
  return undefined;
}

function isConfirmed(change: Change, { changes }: TargetChanges, { confirmDelete }: SyncRequest): boolean {
  const deletes = changes.filter(({ kind }) => kind === "delete");
  return isNamed(confirmDelete, change, deletes);
}

function ownedWords({ changes }: TargetChanges): string {
  return changes.every(({ resourceKind }) => resourceKind === "ResponsePlan") ? "plans" : "resources";
}

/** With fewer plans than this a share says little, so `maxUpdateRatio` is not applied. */
const fewestPlansForRatio = 10;

function staysUnderUpdateRatio(change: Change, changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  if (change.kind !== "update" || changes.ownedCount < fewestPlansForRatio) return undefined;
  const updates = changes.changes.filter(({ kind }) => kind === "update");
  const share = updates.length / changes.ownedCount;
  if (share <= request.limits.maxUpdateRatio) return undefined;
  return {
    change,
    reason: `Unexpected update of ${percent(share)} of the ${ownedWords(changes)}, expected at most ${percent(request.limits.maxUpdateRatio)} (\`sync.maxUpdateRatio\`)`,
    hint: "Raise `sync.maxUpdateRatio` in `muster.yaml` if this is meant, or merge in parts",
  };
}

/** @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_TagResource.html 50 tags */
function leavesRoomForTheTag(change: Change): Refusal | undefined {
  const count = change.kind === "delete" ? 0 : Object.keys(tagsOf(change)).length;
  if (count < 50) return undefined;
  return {
    change,
    reason: `Unexpected ${count} tags on \`${labelOf(change)}\`, expected at most 49 beside \`muster/repository\``,
    hint: "Remove a tag",
  };
}

function tagsOf(change: Exclude<Change, { kind: "delete" }>): object {
  const tags = change.resourceKind === "ResponsePlan" ? change.desired.tags : change.desired["Tags"];
  return Object(tags ?? {});
}

function needsReview(change: Change, changes: TargetChanges, request: SyncRequest): Refusal | undefined {
  const { review } = request;
  if (review === undefined || isReviewed(review, changes, change) || needsNone(change)) return undefined;
  return {
    change,
    reason: explainMove(review, changes, change),
    // Without any review, as after a direct push, nothing was seen that could have moved.
    ...(review.digests.size === 0 ? {} : { isMoved: true as const }),
    hint: "Review the difference as it is now, then sync again with its digest",
  };
}

/**
 * Adopting what is as declared was asked for by name, and changes nothing but the tag. An address comes from the
 * environment, as the reviewed file says: no review can hold it.
 */
function needsNone(change: Change): boolean {
  return change.kind === "update" && change.fields.every(isAddressField);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
