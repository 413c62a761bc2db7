import type { Target } from "../config/config.js";
import { compareText } from "../diagnostic.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { assessRisk } from "./assess-risk.js";
import type { FieldChange, PlanChange, PlanUpdate, RemotePlan, TargetChanges, UnownedResource } from "./change.js";
import { changeDigest, targetDigest } from "./change-digest.js";
import { compareChanges } from "./compare-changes.js";
import { comparePlans } from "./compare-plans.js";
import { normalizePlan } from "./normalize-plan.js";
import { ownerOf } from "./ownership.js";

export interface DiffInput {
  readonly target: Target;
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  readonly desired: readonly ResponsePlan[];
  /** What the account lists; plans of other accounts among it are ignored. */
  readonly actual: readonly RemotePlan[];
  /** Names that other targets of the same account declare: theirs to keep. */
  readonly declaredElsewhere?: readonly string[];
  /** What is not declared may be so in a file that cannot be read: then nothing looks like a delete. */
  readonly holdsDeletes?: boolean;
}

/** What has to change in one target's account for it to have the plans as declared. */
export function diffPlans(input: DiffInput): TargetChanges {
  const { target, repository } = input;
  const actual = new Map(ownAccount(input).map((remote) => [remote.plan.name, remote]));
  const desired = new Map(input.desired.map((plan) => [plan.name, normalizePlan(plan)]));
  const isOwned = (remote: RemotePlan) => ownerOf(remote) === repository;
  const pairs = pairsOf(desired, actual).map(comparePair);
  const differing = pairs.filter(({ fields }) => fields.length > 0).map((pair) => updateChange(target, pair));
  const kept = new Set([...desired.keys(), ...(input.declaredElsewhere ?? [])]);
  const owned = [...actual.values()].filter(isOwned);
  const undeclared = owned.filter((remote) => !kept.has(remote.plan.name));
  const changes: readonly PlanChange[] = [
    ...[...desired.values()].filter((plan) => !actual.has(plan.name)).map((plan) => createChange(target, plan)),
    ...differing,
    ...(input.holdsDeletes === true ? [] : undeclared.map((remote) => deleteChange(target, remote))),
  ];
  return {
    target: target.name,
    account: target.account,
    region: target.regions[0],
    digest: targetDigest(target, changes),
    changes: [...changes].sort(compareChanges),
    unchanged: pairs.filter(({ fields }) => fields.length === 0).map(({ plan }) => plan.name),
    unmanaged: [...actual.values()]
      .filter((remote) => !isOwned(remote))
      .map((remote) => remote.plan.name)
      .sort(compareText),
    ...(input.holdsDeletes === true &&
      undeclared.length > 0 && { undecided: undeclared.map(({ plan }) => plan.name).sort(compareText) }),
    unowned: pairs.filter(({ remote }) => !isOwned(remote)).map((pair) => unownedPlan(updateChange(target, pair))),
    ownedCount: owned.length,
  };
}

function ownAccount(input: DiffInput): readonly RemotePlan[] {
  return input.actual.filter((remote) => remote.account === input.target.account);
}

interface Pair {
  readonly plan: ResponsePlan;
  readonly remote: RemotePlan;
}

function pairsOf(desired: ReadonlyMap<string, ResponsePlan>, actual: ReadonlyMap<string, RemotePlan>): readonly Pair[] {
  return [...desired.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((plan) => {
      const remote = actual.get(plan.name);
      return remote === undefined ? [] : [{ plan, remote }];
    });
}

/** The change that makes a plan of AWS as it is wanted, without fields where it is so already. */
export function comparePlan(target: Target, desired: ResponsePlan, remote: RemotePlan): PlanUpdate {
  return updateChange(target, comparePair({ plan: normalizePlan(desired), remote }));
}

interface ComparedPair extends Pair {
  /** The plan that AWS has, normalised. */
  readonly before: ResponsePlan;
  readonly fields: readonly FieldChange[];
}

/** Most plans are as declared, and the text of a normalised plan shows that for far less than a look at each field. */
function comparePair({ plan, remote }: Pair): ComparedPair {
  const before = normalizePlan(remote.plan);
  const isAlike = JSON.stringify(before) === JSON.stringify(plan);
  return { plan, remote, before, fields: isAlike ? [] : comparePlans(before, plan) };
}

function createChange(target: Target, desired: ResponsePlan): PlanChange {
  return {
    resourceKind: "ResponsePlan",
    kind: "create",
    name: desired.name,
    digest: changeDigest(target, { desired }),
    risk: "low",
    desired,
  };
}

function updateChange(target: Target, { plan: desired, remote, before, fields }: ComparedPair): PlanUpdate {
  return {
    resourceKind: "ResponsePlan",
    kind: "update",
    name: desired.name,
    digest: changeDigest(target, { actual: before, desired }),
    risk: assessRisk(before, desired, fields),
    desired,
    actual: remote,
    fields,
  };
}

function deleteChange(target: Target, remote: RemotePlan): PlanChange {
  const actual = normalizePlan(remote.plan);
  return {
    resourceKind: "ResponsePlan",
    kind: "delete",
    name: actual.name,
    digest: changeDigest(target, { actual }),
    risk: "high",
    actual: remote,
  };
}

function unownedPlan(change: PlanUpdate): UnownedResource {
  const repository = ownerOf(change.actual);
  return { name: change.name, adoption: change, ...(repository === undefined ? {} : { repository }) };
}
