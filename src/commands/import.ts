import type { RemotePlan, TargetFailure } from "../core/changes/change.js";
import { comparePlans } from "../core/changes/compare-plans.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { ownerOf, planArn } from "../core/changes/ownership.js";
import type { Target } from "../core/config/config.js";
import { compareText } from "../core/diagnostic.js";
import { importPlan } from "../core/import/import-plan.js";
import { filePlacer } from "../core/import/place-file.js";
import { readForeign } from "../core/import/read-foreign.js";
import { OperationalError, UsageError } from "../core/operational-error.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import type { RepositoryFiles, RepositoryWriter } from "../ports.js";
import { confirmTarget } from "./confirm-target.js";
import { declaredPlans } from "./declared-plans.js";
import { someTargets } from "./diff.js";
import { draftEdit, type EditedFiles } from "./draft-edit.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { type ReadingWorld, withProgress } from "./world.js";

export interface ImportOptions {
  /** `OWNER/REPO`: what another repository owns is left to it. */
  readonly repository: string;
  /** Only these plans; all that no file declares when empty. */
  readonly names: readonly string[];
  /** Edit the files of plans that AWS has otherwise than declared; else they are left alone. */
  readonly updates: boolean;
}

/** A plan file that is to be written. */
export interface ImportedFile {
  readonly target: string;
  readonly plan: string;
  readonly path: string;
  readonly text: string;
  /** What the file holds now; absent: it is new. */
  readonly before?: Uint8Array;
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
  /** A file says already what AWS has. */
  readonly isSettled: boolean;
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
  world: ReadingWorld & { readonly files: RepositoryFiles },
): Promise<ImportResult> {
  const drafts: Drafts = { place: filePlacer(repository.config, repository.files), edited: new Map() };
  const results: ImportResult[] = [];
  for (const target of someTargets(repository)) {
    try {
      results.push(await importTarget(repository, target, options, world, drafts));
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

/**
 * Turn the plans of a CloudFormation template or a Terraform state into plan files of the only target. Asks AWS nothing.
 *
 * @throws UsageError where it is not clear for which target
 */
export function importForeign(repository: LoadedRepository, text: string, options: ImportOptions): ImportResult {
  const [target, ...others] = someTargets(repository);
  if (target === undefined || others.length > 0) {
    throw new UsageError("A template or state is of one target", "Pass `--target`");
  }
  const { plans, problems } = readForeign(text);
  const drafts: Drafts = { place: filePlacer(repository.config, repository.files), edited: new Map() };
  const declared = declaredPlans(repository, target);
  const known = new Set([...declared.plans.map(({ name }) => name), ...declared.declaredElsewhere]);
  const found = plans.map((plan) => ({ arn: planArn(target, plan.name), account: target.account, plan }));
  const wanted = found.filter(({ plan }) => options.names.length === 0 || options.names.includes(plan.name));
  const results = wanted.map((remote) =>
    known.has(remote.plan.name)
      ? skip(remote, target, "A file declares it already", false)
      : importOne(remote, target, options.repository, drafts),
  );
  return {
    files: results.filter((result) => "text" in result),
    skipped: [
      ...missingNames(options.names, found, target),
      ...results.filter((result) => "reason" in result),
      ...problems.map((reason) => ({ target: target.name, plan: "", reason, isProblem: true, isSettled: false })),
    ],
    failures: [],
  };
}

/** Write the files of an import. A file that several plans share is written once, with all edits. */
export async function writeImport({ files }: ImportResult, disk: RepositoryWriter): Promise<void> {
  const last = new Map(files.map((file) => [file.path, file]));
  for (const { path, before, text } of last.values()) {
    await (before === undefined ? disk.create(path, text) : disk.replace(path, before, text));
  }
}

/** 3 where a target could not be read, 1 where a plan could not be imported, else 0. */
export function importExitCode({ skipped, failures }: ImportResult): 0 | 1 | 3 {
  if (failures.length > 0) return 3;
  return skipped.some(({ isProblem }) => isProblem) ? 1 : 0;
}

/** Where new files go, and what files that are edited hold by now. */
interface Drafts {
  readonly place: ReturnType<typeof filePlacer>;
  readonly edited: EditedFiles;
}

async function importTarget(
  repository: LoadedRepository,
  target: Target,
  options: ImportOptions,
  world: ReadingWorld & { readonly files: RepositoryFiles },
  drafts: Drafts,
): Promise<ImportResult> {
  const reader = world.readerFor(target);
  await confirmTarget(target, reader, world.output);
  const listed = await withProgress(world.output, `Reading the plans of \`${target.name}\` from AWS`, reader.plans());
  const own = listed.filter(({ account }) => account === target.account);
  const { names } = options;
  const wanted = own.filter(({ plan }) => names.length === 0 || names.includes(plan.name));
  const elsewhere = new Set(declaredPlans(repository, target).declaredElsewhere);
  const results: (ImportedFile | SkippedPlan)[] = [];
  for (const remote of [...wanted].sort((a, b) => compareText(a.plan.name, b.plan.name))) {
    const declared = repository.plans.filter(
      (plan) => plan.plan.name === remote.plan.name && plan.target?.name === target.name,
    );
    results.push(
      declared.length === 0 && !elsewhere.has(remote.plan.name)
        ? importOne(remote, target, options.repository, drafts)
        : await updateOne(repository, remote, target, declared, options, world.files, drafts),
    );
  }
  return {
    files: results.filter((result) => "text" in result),
    skipped: [...missingNames(names, own, target), ...results.filter((result) => "reason" in result)],
    failures: [],
  };
}

function skip(remote: RemotePlan, target: Target, reason: string, isProblem: boolean): SkippedPlan {
  return { target: target.name, plan: remote.plan.name, reason, isProblem, isSettled: false };
}

async function updateOne(
  repository: LoadedRepository,
  remote: RemotePlan,
  target: Target,
  [declared, ...twins]: readonly ResolvedPlan[],
  { updates }: ImportOptions,
  files: RepositoryFiles,
  { edited }: Drafts,
): Promise<ImportedFile | SkippedPlan> {
  if (declared === undefined || twins.length > 0) return skip(remote, target, "A file declares it already", false);
  const path = declared.source.file;
  const isSame = comparePlans(normalizePlan(declared.plan), normalizePlan(remote.plan)).length === 0;
  if (isSame) return { ...skip(remote, target, `\`${path}\` declares it as it is`, false), isSettled: true };
  if (!updates) return skip(remote, target, `\`${path}\` declares it otherwise; \`--update\` edits the file`, false);
  const result = await draftEdit(repository, declared, remote, files, edited);
  if ("problem" in result) return skip(remote, target, result.problem, true);
  const isUnowned = ownerOf(remote) === undefined;
  return { target: target.name, plan: remote.plan.name, path, ...result, isUnowned };
}

function missingNames(names: readonly string[], own: readonly RemotePlan[], target: Target): SkippedPlan[] {
  const found = new Set(own.map(({ plan }) => plan.name));
  return names
    .filter((name) => !found.has(name))
    .map((plan) => ({
      target: target.name,
      plan,
      reason: "There is no such plan",
      isProblem: true,
      isSettled: false,
    }));
}

function importOne(remote: RemotePlan, target: Target, owner: string, { place }: Drafts): ImportedFile | SkippedPlan {
  const { name } = remote.plan;
  const current = ownerOf(remote);
  if (current !== undefined && current !== owner) return skip(remote, target, `It belongs to \`${current}\``, false);
  const imported = importPlan(remote, target);
  if ("problem" in imported) return skip(remote, target, imported.problem, true);
  const path = place(name, target);
  if (path === undefined) {
    return skip(remote, target, "No path matches `files` of the configuration and of this target alone", true);
  }
  return { target: target.name, plan: name, path, text: imported.text, isUnowned: current === undefined };
}
