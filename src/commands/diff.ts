import type { DiffResult, RemotePlan, TargetChanges } from "../core/changes/change.js";
import { diffPlans } from "../core/changes/diff-plans.js";
import { claimPlan, planArn } from "../core/changes/ownership.js";
import type { Target } from "../core/config/config.js";
import { UsageError } from "../core/operational-error.js";
import { confirmTarget } from "./confirm-target.js";
import { declaredPlans, isUnsound, placeOf } from "./declared-plans.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { forEachTarget, type ReadingWorld, withProgress } from "./world.js";

/**
 * Compare what the repository declares with what AWS has, target by target. A target that cannot be read is reported
 * and hides no other.
 *
 * @param owner `OWNER/REPO`, the value of the ownership tag
 * @throws UsageError where there is no target to compare with
 */
export async function runDiff(repository: LoadedRepository, owner: string, world: ReadingWorld): Promise<DiffResult> {
  const { done, failures } = await forEachTarget(someTargets(repository), (target) =>
    diffTarget(repository, target, owner, world),
  );
  return { targets: done.map(({ value }) => value), ...(failures.length === 0 ? {} : { failures }) };
}

/** Compare two commits, as if AWS had what the base declares; needs no AWS. */
export function diffCommits(head: LoadedRepository, base: LoadedRepository, owner: string): DiffResult {
  const targets = someTargets(head).map((target) => {
    const before = base.plans.filter((plan) => plan.target?.name === target.name);
    const actual = before.map(({ plan }): RemotePlan => {
      const arn = planArn(target, plan.name);
      return { arn, account: target.account, plan: claimPlan(plan, owner) };
    });
    const { plans, declaredElsewhere } = declaredPlans(head, target);
    return diffPlans({ target, repository: owner, desired: plans, actual, declaredElsewhere });
  });
  return { targets };
}

/** The state of one target compared with its declaration. */
export async function diffTarget(
  repository: LoadedRepository,
  target: Target,
  owner: string,
  world: ReadingWorld,
): Promise<TargetChanges> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const actual = await withProgress(world.output, `Reading the plans of \`${target.name}\` from AWS`, reader.plans());
  const { plans, declaredElsewhere } = declaredPlans(repository, target);
  return diffPlans({ target, repository: owner, desired: plans, actual, declaredElsewhere });
}

/** The targets that a command works on. */
export function someTargets(repository: LoadedRepository): readonly Target[] {
  if (repository.targets.length > 0) return repository.targets;
  throw new UsageError(
    "Unexpected configuration without targets, expected at least one account to compare with",
    "Add `targets` with `account` and `regions` to `muster.yaml`; `muster init` writes one",
  );
}

/** Why documents of the repository are not in the comparison: they have errors, so nobody can say what they declare. */
export function notCompared(repository: LoadedRepository): readonly string[] {
  return repository.diagnostics
    .filter(isUnsound)
    .map((error) => `Not compared: \`${placeOf(error)}\` has errors: ${error.message}`);
}

/** 3 where a target could not be read, 1 for differences when they were asked for, else 0. */
export function diffExitCode(result: DiffResult, countsDifferences: boolean): 0 | 1 | 3 {
  if ((result.failures ?? []).length > 0) return 3;
  return countsDifferences && result.targets.some(({ changes }) => changes.length > 0) ? 1 : 0;
}
