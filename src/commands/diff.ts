import type { DiffResult, RemotePlan, TargetChanges } from "../core/changes/change.js";
import { diffPlans } from "../core/changes/diff-plans.js";
import { ignoreDrift } from "../core/changes/ignore-drift.js";
import { claimPlan, planArn } from "../core/changes/ownership.js";
import type { Target } from "../core/config/config.js";
import { isUnsound } from "../core/lint/is-unsound.js";
import { UsageError } from "../core/operational-error.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import { confirmTarget } from "./confirm-target.js";
import { declaredPlans, noTarget, placeOf, plansOf } from "./declared-plans.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { withBaseNeighbours, withNeighbours } from "./read-neighbours.js";
import { forEachTarget, type ReadingWorld, withProgress } from "./world.js";

/**
 * Compare what the repository declares with what AWS has, target by target. A target that cannot be read is reported
 * and hides no other.
 *
 * @param owner `OWNER/REPO`, the value of the ownership tag
 * @param focus plan files outside of which plans that AWS has are not compared; absent: all are
 * @throws UsageError where there is no target to compare with
 */
export async function runDiff(
  repository: LoadedRepository,
  owner: string,
  world: ReadingWorld,
  focus?: ReadonlySet<string>,
): Promise<DiffResult> {
  const { done, failures } = await forEachTarget(someTargets(repository), (target) =>
    focus === undefined
      ? diffTarget(repository, target, owner, world, "undecided")
      : diffTouched(repository, target, owner, world, focus),
  );
  return { targets: done.map(({ value }) => value), ...(failures.length === 0 ? {} : { failures }) };
}

/**
 * Compare two commits, as if AWS had what the base declares; needs no AWS, and where no target is configured, no
 * account: then the files are compared as they are.
 */
export function diffCommits(head: LoadedRepository, base: LoadedRepository, owner: string): DiffResult {
  const targets = head.config.targets.length === 0 ? [noTarget] : head.targets;
  return {
    targets: targets.map((target) => {
      const declared = declaredPlans(head, target);
      const before = plansOf(base, target);
      const unread = new Set(declared.namelessFiles);
      // What the base has in a file that cannot be read now is not gone.
      const kept = before.filter(({ source }) => unread.has(source.file)).map(({ plan }) => plan.name);
      const known = new Set(base.files);
      const plans = diffPlans({
        target,
        repository: owner,
        desired: declared.plans,
        actual: before.map(({ plan }) => asRemote(plan, target, owner)),
        declaredElsewhere: [...declared.declaredElsewhere, ...kept],
        holdsDeletes: declared.namelessFiles.some((file) => !known.has(file)),
      });
      return withBaseNeighbours(plans, head, base, target, owner);
    }),
  };
}

function asRemote(plan: ResponsePlan, target: Target, owner: string): RemotePlan {
  return { arn: planArn(target, plan.name), account: target.account, plan: claimPlan(plan, owner) };
}

/**
 * The state of one target compared with its declaration.
 *
 * @param undeclared what becomes of plans that no readable file declares, while another cannot be read
 */
export async function diffTarget(
  repository: LoadedRepository,
  target: Target,
  owner: string,
  world: ReadingWorld,
  undeclared: "deleted" | "undecided" = "deleted",
): Promise<TargetChanges> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const actual = await withProgress(world.output, `Reading the plans of \`${target.name}\` from AWS`, reader.plans());
  const { declaredElsewhere, namelessFiles } = declaredPlans(repository, target);
  const holdsDeletes = undeclared === "undecided" && namelessFiles.length > 0;
  const { plans: desired, ignored } = ignoreDrift(plansOf(repository, target), actual, world.today);
  const plans = diffPlans({ target, repository: owner, desired, actual, declaredElsewhere, holdsDeletes });
  const changes = await withNeighbours(plans, actual, repository, target, owner, world);
  return ignored.length === 0 ? changes : { ...changes, ignored: [...ignored, ...(changes.ignored ?? [])] };
}

/** The same for the plans of some files, and for those that AWS lacks or no file declares. */
async function diffTouched(
  repository: LoadedRepository,
  target: Target,
  owner: string,
  world: ReadingWorld,
  focus: ReadonlySet<string>,
): Promise<TargetChanges> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const { declaredElsewhere, namelessFiles } = declaredPlans(repository, target);
  const plans = plansOf(repository, target);
  const touched = new Set(plans.filter(({ source }) => focus.has(source.file)).map(({ plan }) => plan.name));
  const known = new Set([...plans.map(({ plan }) => plan.name), ...declaredElsewhere]);
  const isWanted = (name: string) => touched.has(name) || !known.has(name);
  const { read, listed } = await withProgress(
    world.output,
    `Reading plans of \`${target.name}\` from AWS`,
    reader.somePlans(isWanted),
  );
  const left = new Set(listed);
  const compared = plans.filter(({ plan }) => !left.has(plan.name));
  const { plans: desired, ignored } = ignoreDrift(compared, read, world.today);
  const notCompared = plans.map(({ plan }) => plan.name).filter((name) => left.has(name));
  const changes = diffPlans({
    target,
    repository: owner,
    desired,
    actual: read,
    declaredElsewhere: [...known],
    holdsDeletes: namelessFiles.length > 0,
  });
  return { ...changes, notCompared, ...(ignored.length === 0 ? {} : { ignored }) };
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
