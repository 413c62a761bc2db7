import type { Target } from "../config/config.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import type { Change, NeighbourUpdate, PinnedPlan } from "./change.js";

/**
 * The changes, each runbook that gets a new version with the plans that name an older one: they do not run the new one.
 *
 * @param plans as their files want them
 */
export function withPinnedPlans(
  changes: readonly Change[],
  plans: readonly ResponsePlan[],
  target: Target,
): readonly Change[] {
  return changes.map((change) => {
    if (change.resourceKind !== "Runbook" || change.kind !== "update") return change;
    const pinned = pinnedPlans(change, changes, plans, target);
    return pinned.length === 0 ? change : { ...change, pinned };
  });
}

function pinnedPlans(
  runbook: NeighbourUpdate,
  changes: readonly Change[],
  plans: readonly ResponsePlan[],
  target: Target,
): readonly PinnedPlan[] {
  if (!runbook.fields.some(({ pointer }) => pointer === "/Content")) return [];
  const next = nextVersion(runbook);
  return plans.flatMap((plan) => {
    const run = plan.actions?.[0]?.ssmAutomation;
    const { documentVersion: version = "" } = run ?? {};
    if (run === undefined || !/^\d+$/u.test(version) || !isOf(run.documentName, runbook.name, target)) return [];
    // Without AWS nobody knows the number that the new version gets: a plan that moves may move to it.
    const isNew = next === undefined ? movesVersion(plan.name, changes) : version === next;
    return isNew ? [] : [{ plan: plan.name, version }];
  });
}

function nextVersion({ actual }: NeighbourUpdate): string | undefined {
  const latest = actual.kind === "Runbook" ? (actual.handles.copies[0]?.latestVersion ?? "") : "";
  return latest === "" ? undefined : String(Number(latest) + 1);
}

function isOf(reference: string, name: string, { account }: Target): boolean {
  if (!reference.startsWith("arn:")) return reference === name;
  return reference.endsWith(`:${account}:document/${name}`);
}

function movesVersion(name: string, changes: readonly Change[]): boolean {
  return changes.some(
    (change) =>
      change.resourceKind === "ResponsePlan" &&
      change.name === name &&
      (change.kind !== "update" || change.fields.some(({ pointer }) => pointer.endsWith("/documentVersion"))),
  );
}
