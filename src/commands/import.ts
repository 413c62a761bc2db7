import type { RemotePlan, TargetFailure } from "../core/changes/change.js";
import { ownerOf } from "../core/changes/ownership.js";
import type { Target } from "../core/config/config.js";
import { importPlan } from "../core/import/import-plan.js";
import { filePlacer } from "../core/import/place-file.js";
import { OperationalError } from "../core/operational-error.js";
import type { NewFiles } from "../ports.js";
import { confirmTarget } from "./confirm-target.js";
import { declaredPlans } from "./declared-plans.js";
import { someTargets } from "./diff.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { type ReadingWorld, withProgress } from "./world.js";

export interface ImportOptions {
  /** `OWNER/REPO`: what another repository owns is left to it. */
  readonly repository: string;
  /** Only these plans; all that no file declares when empty. */
  readonly names: readonly string[];
}

/** A plan file that is to be written. */
export interface ImportedFile {
  readonly target: string;
  readonly plan: string;
  readonly path: string;
  readonly text: string;
  /** Nobody owns the plan in AWS yet, so a sync has to adopt it. */
  readonly isUnowned: boolean;
}

/** A plan that was left out, and why. */
export interface SkippedPlan {
  readonly target: string;
  readonly plan: string;
  readonly reason: string;
  /** It was asked for, or its loss would matter. */
  readonly isProblem: boolean;
}

export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly SkippedPlan[];
  readonly failures: readonly TargetFailure[];
}

/** Turn the plans of each target's account that no file declares into plan files. Writes nothing. */
export async function prepareImport(
  repository: LoadedRepository,
  options: ImportOptions,
  world: ReadingWorld,
): Promise<ImportResult> {
  const place = filePlacer(repository.config, repository.files);
  const results: ImportResult[] = [];
  for (const target of someTargets(repository)) {
    try {
      results.push(await importTarget(repository, target, options, world, place));
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      const hint = error.hint === undefined ? {} : { hint: error.hint };
      results.push({ files: [], skipped: [], failures: [{ target: target.name, reason: error.message, ...hint }] });
    }
  }
  return {
    files: results.flatMap(({ files }) => files),
    skipped: results.flatMap(({ skipped }) => skipped),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** Write the files of an import; a file that is there already is never written over. */
export async function writeImport({ files }: ImportResult, disk: NewFiles): Promise<void> {
  for (const { path, text } of files) await disk.create(path, text);
}

/** 3 where a target could not be read, 1 where a plan could not be imported, else 0. */
export function importExitCode({ skipped, failures }: ImportResult): 0 | 1 | 3 {
  if (failures.length > 0) return 3;
  return skipped.some(({ isProblem }) => isProblem) ? 1 : 0;
}

async function importTarget(
  repository: LoadedRepository,
  target: Target,
  { repository: owner, names }: ImportOptions,
  world: ReadingWorld,
  place: ReturnType<typeof filePlacer>,
): Promise<ImportResult> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const listed = await withProgress(world.output, `Reading the plans of \`${target.name}\` from AWS`, reader.plans());
  const own = listed.filter(({ account }) => account === target.account);
  const { plans, declaredElsewhere } = declaredPlans(repository, target);
  const declared = new Set([...plans.map(({ name }) => name), ...declaredElsewhere]);
  const files: ImportedFile[] = [];
  const skipped: SkippedPlan[] = missingNames(names, own, target);
  const wanted = own.filter(({ plan }) => names.length === 0 || names.includes(plan.name));
  for (const remote of [...wanted].sort((a, b) => (a.plan.name < b.plan.name ? -1 : 1))) {
    const result = importOne(remote, target, owner, declared, place);
    if ("text" in result) files.push(result);
    else skipped.push(result);
  }
  return { files, skipped, failures: [] };
}

function missingNames(names: readonly string[], own: readonly RemotePlan[], target: Target): SkippedPlan[] {
  const found = new Set(own.map(({ plan }) => plan.name));
  return names
    .filter((name) => !found.has(name))
    .map((plan) => ({ target: target.name, plan, reason: "The account has no such plan", isProblem: true }));
}

function importOne(
  remote: RemotePlan,
  target: Target,
  owner: string,
  declared: ReadonlySet<string>,
  place: ReturnType<typeof filePlacer>,
): ImportedFile | SkippedPlan {
  const { name } = remote.plan;
  const skip = (reason: string, isProblem: boolean) => ({ target: target.name, plan: name, reason, isProblem });
  if (declared.has(name)) return skip("A file declares it already", false);
  const current = ownerOf(remote);
  if (current !== undefined && current !== owner) return skip(`It belongs to \`${current}\``, false);
  const imported = importPlan(remote, target);
  if ("problem" in imported) return skip(imported.problem, true);
  const path = place(name, target);
  if (path === undefined) {
    const reason = "No path matches `files` of the configuration and of this target alone";
    return skip(reason, true);
  }
  return { target: target.name, plan: name, path, text: imported.text, isUnowned: current === undefined };
}
