import type { RemotePlan, TargetFailure } from "../core/changes/change.js";
import { comparePlans } from "../core/changes/compare-plans.js";
import { normalizePlan } from "../core/changes/normalize-plan.js";
import { ownerOf, planArn } from "../core/changes/ownership.js";
import { isNamedAs } from "../core/changes/resource-address.js";
import type { Target } from "../core/config/config.js";
import { compareText } from "../core/diagnostic.js";
import { importPlan } from "../core/import/import-plan.js";
import { filePlacer } from "../core/import/place-file.js";
import { readForeign } from "../core/import/read-foreign.js";
import { secretNames } from "../core/import/secret-names.js";
import { secretsIn } from "../core/import/secrets-in.js";
import { OperationalError, UsageError } from "../core/operational-error.js";
import type { ResolvedPlan, ResourceKind } from "../core/plan/resource.js";
import type { RepositoryFiles, RepositoryWriter } from "../ports.js";
import { confirmTarget } from "./confirm-target.js";
import { declaredPlans } from "./declared-plans.js";
import { someTargets } from "./diff.js";
import { draftEdit } from "./draft-edit.js";
import { type Drafts, importNeighbours } from "./import-neighbours.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { type ReadingWorld, withProgress } from "./world.js";

export interface ImportOptions {
  /** `OWNER/REPO`: what another repository owns is left to it. */
  readonly repository: string;
  /** Only these, by name or by address (`contact/ann`); all that no file declares when empty. */
  readonly names: readonly string[];
  /** Only what is of these kinds. */
  readonly kinds: readonly ResourceKind[];
  /** Edit the files of what AWS has otherwise than declared; else they are left alone. */
  readonly updates: boolean;
}

/** A file that is to be written. */
export interface ImportedFile {
  readonly target: string;
  readonly kind: ResourceKind;
  /** A plan's name, or the address of a neighbour. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** What the file holds now; absent: it is new. */
  readonly before?: Uint8Array;
  /** Nobody owns it in AWS yet, so a sync has to adopt it before it writes. */
  readonly isUnowned: boolean;
  /** Environment variables that a sync takes delivery addresses from, where the import is the first to name them. */
  readonly secrets?: readonly string[];
}

/** What was left out, and why. */
export interface SkippedResource {
  readonly target: string;
  /** A plan's name, the address of a neighbour, or of what kind something could not be read. */
  readonly name: string;
  readonly reason: string;
  readonly hint?: string;
  /** It was asked for, or its loss would matter. */
  readonly isProblem: boolean;
  /** A file says already what AWS has. */
  readonly isSettled: boolean;
}

export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly skipped: readonly SkippedResource[];
  readonly failures: readonly TargetFailure[];
}

/** Turn what each target's account has and no file declares into files: plans and their neighbours. Writes nothing. */
export async function prepareImport(
  repository: LoadedRepository,
  options: ImportOptions,
  world: ReadingWorld & { readonly files: RepositoryFiles },
): Promise<ImportResult> {
  const drafts = draftsOf(repository);
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
  const drafts = draftsOf(repository);
  const declared = declaredPlans(repository, target);
  const known = new Set([...declared.plans.map(({ name }) => name), ...declared.declaredElsewhere]);
  const found = plans.map((plan) => ({ arn: planArn(target, plan.name), account: target.account, plan }));
  const wanted = found.filter(({ plan }) => isWanted(options.names, plan.name));
  const results = wanted.map((remote) =>
    known.has(remote.plan.name)
      ? skip(remote, target, "A file declares it already", false)
      : importOne(remote, target, options.repository, drafts),
  );
  return {
    files: results.filter((result) => "text" in result),
    skipped: [
      ...missingNames(
        options.names,
        plans.map(({ name }) => ({ kind: "ResponsePlan", name })),
        target,
      ),
      ...results.filter((result) => "reason" in result),
      ...problems.map((reason) => ({ target: target.name, name: "", reason, isProblem: true, isSettled: false })),
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

function draftsOf({ config, files, declared }: LoadedRepository): Drafts {
  const taken = secretsIn(JSON.stringify(declared.map(({ value }) => value)));
  return { place: filePlacer(config, files), edited: new Map(), secrets: secretNames(taken) };
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
  const { names, kinds } = options;
  const wanted = own.filter(({ plan }) => kinds.includes("ResponsePlan") && isWanted(names, plan.name));
  const elsewhere = new Set(declaredPlans(repository, target).declaredElsewhere);
  const results: (ImportedFile | SkippedResource)[] = [];
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
  const neighbours = world.neighboursFor?.(target);
  const site = { repository, target, options, files: world.files, drafts };
  const reading = neighbours && importNeighbours(site, own, neighbours);
  const { found, results: others } = (await (reading &&
    withProgress(world.output, `Reading the neighbours of the plans of \`${target.name}\` from AWS`, reading))) ?? {
    found: [],
    results: [],
  };
  const known = [...wanted.map(({ plan }) => ({ kind: "ResponsePlan" as const, name: plan.name })), ...found];
  return {
    files: [...results, ...others].filter((result) => "text" in result),
    skipped: [...missingNames(names, known, target), ...[...results, ...others].filter((result) => "reason" in result)],
    failures: [],
  };
}

function isWanted(names: readonly string[], plan: string): boolean {
  return names.length === 0 || names.some((name) => isNamedAs(name, { kind: "ResponsePlan", name: plan }));
}

function skip(remote: RemotePlan, target: Target, reason: string, isProblem: boolean): SkippedResource {
  return { target: target.name, name: remote.plan.name, reason, isProblem, isSettled: false };
}

async function updateOne(
  repository: LoadedRepository,
  remote: RemotePlan,
  target: Target,
  [declared, ...twins]: readonly ResolvedPlan[],
  { updates }: ImportOptions,
  files: RepositoryFiles,
  { edited }: Drafts,
): Promise<ImportedFile | SkippedResource> {
  if (declared === undefined || twins.length > 0) return skip(remote, target, "A file declares it already", false);
  const path = declared.source.file;
  const isSame = comparePlans(normalizePlan(declared.plan), normalizePlan(remote.plan)).length === 0;
  if (isSame) return { ...skip(remote, target, `\`${path}\` declares it as it is`, false), isSettled: true };
  if (!updates) return skip(remote, target, `\`${path}\` declares it otherwise; \`--update\` edits the file`, false);
  const result = await draftEdit(repository, declared, remote, files, edited);
  if ("problem" in result) return skip(remote, target, result.problem, true);
  const isUnowned = ownerOf(remote) === undefined;
  return { target: target.name, kind: "ResponsePlan", name: remote.plan.name, path, ...result, isUnowned };
}

function missingNames(
  names: readonly string[],
  found: readonly { readonly kind: ResourceKind; readonly name: string }[],
  target: Target,
): SkippedResource[] {
  return names
    .filter((name) => !found.some((resource) => isNamedAs(name, resource)))
    .map((name) => ({
      target: target.name,
      name,
      reason: "AWS has none of this name",
      isProblem: true,
      isSettled: false,
    }));
}

function importOne(
  remote: RemotePlan,
  target: Target,
  owner: string,
  { place }: Drafts,
): ImportedFile | SkippedResource {
  const { name } = remote.plan;
  const current = ownerOf(remote);
  if (current !== undefined && current !== owner) return skip(remote, target, `It belongs to \`${current}\``, false);
  const imported = importPlan(remote, target);
  if ("problem" in imported) return skip(remote, target, imported.problem, true);
  const path = place(name, target);
  if (path === undefined) {
    return skip(remote, target, "No path matches `files` of the configuration and of this target alone", true);
  }
  const isUnowned = current === undefined;
  return { target: target.name, kind: "ResponsePlan", name, path, text: imported.text, isUnowned };
}
