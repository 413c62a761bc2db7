import type { Config, Target } from "../core/config/config.js";
import { decodeConfig, policyGlobs } from "../core/config/decode-config.js";
import { membersOf } from "../core/config/shard.js";
import { compareDiagnostics, compareText, type Diagnostic } from "../core/diagnostic.js";
import { UsageError } from "../core/operational-error.js";
import { compileTargets } from "../core/plan/belongs-to.js";
import { invalidShape } from "../core/plan/decode-resource.js";
import { compileGlobs, literalGlob } from "../core/plan/path-globs.js";
import { type ReadFile, readFile, resourceOf, unreadableFile } from "../core/plan/read-file.js";
import { resolvePlan } from "../core/plan/resolve-plan.js";
import { resolveResource } from "../core/plan/resolve-resource.js";
import type { DeclaredResource, ResolvedPlan, ResolvedResource } from "../core/plan/resource.js";
import { parseSource } from "../core/source/parse-source.js";
import { toSources } from "../core/source/parsed-file.js";
import type { SourceDocument } from "../core/source/source-document.js";
import type { ListedFile, RepositoryFiles } from "../ports.js";
import { emptyGlobs } from "./empty-globs.js";
import { type LoadedPolicies, loadPolicies } from "./load-policies.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";
import { outsideDiagnostic } from "./outside-diagnostic.js";

/**
 * Read configuration and plans.
 *
 * @throws UsageError where the configuration cannot be used, or names no such target
 */
export async function loadRepository(files: RepositoryFiles, options: LoadOptions): Promise<LoadedRepository> {
  const [config, loaded] = await loadConfig(files, options);
  const targets = selectTargets(config, options);
  const found = await listFiles(files, config.files, options.paths ?? []);
  // Which of two plans of one name counts must not depend on who lists the files.
  const listed = found.toSorted((a, b) => compareText(a.path, b.path));
  const outside = listed.filter((file) => file.isOutside).map((file) => outsideDiagnostic(file.path));
  // A wide glob finds Muster's own files, too, and none of them is a plan.
  const own = new Set([options.configPath, ...loaded.paths]);
  const paths = listed.filter((file) => !file.isOutside && !own.has(file.path)).map((file) => file.path);

  const scopesOf = compileScopes(config, targets);
  const diagnostics: Diagnostic[] = [...outside, ...loaded.diagnostics];
  const plans: ResolvedPlan[] = [];
  const declared: ResolvedResource[] = [];
  const sources: SourceDocument[] = [];
  for (const file of await readFiles(files, paths)) {
    diagnostics.push(...file.diagnostics);
    for (const [index, source] of toSources(file).entries()) {
      sources.push(source);
      const resource = resourceOf(file.resources[index], source);
      if (resource === undefined) continue;
      for (const target of scopesOf(file.file)) resolveInto(resource, target, { plans, declared, diagnostics });
    }
  }
  const { policies } = loaded;
  const listedPaths = listed.map((file) => file.path);
  return {
    config,
    targets,
    files: paths,
    plans,
    declared,
    sources,
    policies,
    diagnostics: withoutRepeats(diagnostics),
    emptyGlobs: [
      ...emptyGlobs("files", config.files, listedPaths),
      ...targets
        .filter(({ files: globs }) => globs.length > 0 && !listedPaths.some(compileGlobs(globs).matches))
        .map(({ name }) => `No file of \`files\` belongs to target \`${name}\``),
      ...loaded.emptyGlobs,
    ],
  };
}

interface Resolved {
  readonly plans: ResolvedPlan[];
  readonly declared: ResolvedResource[];
  readonly diagnostics: Diagnostic[];
}

/** The targets that a file's plans are for; without any target in the configuration they are for none in particular. */
function compileScopes(config: Config, targets: readonly Target[]): (path: string) => readonly (Target | undefined)[] {
  if (config.targets.length === 0) return () => [undefined];
  const targetsOf = compileTargets(config);
  return (path) => {
    const own = targetsOf(path);
    // A file that no target claims is still checked, as far as that goes without an account: it must not look ready.
    return own.length === 0 ? [undefined] : own.filter((target) => targets.includes(target));
  };
}

function resolveInto(resource: DeclaredResource, target: Target | undefined, into: Resolved): void {
  const { kind } = resource;
  if (kind === "ResponsePlan") {
    const [plan, diagnostics] = resolvePlan(resource, target);
    into.diagnostics.push(...diagnostics);
    if (plan !== undefined) into.plans.push(plan);
  } else {
    const [neighbour, diagnostics] = resolveResource({ ...resource, kind }, target);
    into.diagnostics.push(...diagnostics);
    if (neighbour !== undefined) into.declared.push(neighbour);
  }
}

async function loadConfig(files: RepositoryFiles, options: LoadOptions): Promise<readonly [Config, LoadedPolicies]> {
  const path = await findConfig(files, options);
  const [documents, sourceDiagnostics] = path === undefined ? [[], []] : parseSource(path, await files.read(path));
  const [document, second] = documents;
  // `rules` and `locked` may name the organisation's own, so those are read first.
  const loaded = await loadPolicies(files, policyGlobs(document), options.runsExamples === true);
  const [config, configDiagnostics] = decodeConfig(document, new Set([...options.knownRules, ...loaded.ids]));
  const surplus = second === undefined ? [] : [invalidShape(second, [], "Unexpected second document, expected one")];
  const all = [...sourceDiagnostics, ...configDiagnostics, ...surplus];
  const errors = all.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0) throw configError(errors);
  return [config, loaded];
}

async function findConfig(files: RepositoryFiles, options: LoadOptions): Promise<string | undefined> {
  const { configPath, isConfigRequired } = options;
  const [found] = await files.list([literalGlob(configPath)]);
  if (found?.isOutside) {
    throw new UsageError(
      `The configuration \`${configPath}\` is a symbolic link that leaves the repository`,
      "Replace the link with the file itself",
    );
  }
  if (found === undefined && isConfigRequired) {
    throw new UsageError(`There is no \`${configPath}\``, "Give `--config` a file of this repository");
  }
  return found?.path;
}

function configError(errors: readonly Diagnostic[]): UsageError {
  const lines = [...errors].sort(compareDiagnostics).map(({ at, message, hint }) => {
    const text = `${at.file}:${at.line}:${at.column} ${message}`;
    return hint === undefined ? text : `${text}\n  ${hint}`;
  });
  return new UsageError(`The configuration cannot be used:\n${lines.join("\n")}`);
}

function selectTargets(config: Config, { target: name, shard }: LoadOptions): readonly Target[] {
  if (name === undefined) return shard === undefined ? config.targets : membersOf(config.targets, shard);
  const target = config.targets.find((candidate) => candidate.name === name);
  if (target !== undefined) return [target];
  const known = config.targets.map((candidate) => `\`${candidate.name}\``).join(", ");
  throw new UsageError(
    `There is no target \`${name}\``,
    known === "" ? "Add `targets` to muster.yaml" : `Use one of ${known}`,
  );
}

/** What the globs find and the paths name; of the whole repository, any YAML only where the globs find nothing. */
async function listFiles(
  files: RepositoryFiles,
  globs: readonly string[],
  paths: readonly string[],
): Promise<readonly ListedFile[]> {
  const found = await files.list([...globs, ...pathGlobs(paths.filter((path) => path !== ""))]);
  return paths.includes("") && found.length === 0 ? files.list(["**/*.{yaml,yml}"]) : found;
}

/** A path names itself and, should it be a folder, every YAML file below it. */
function pathGlobs(paths: readonly string[]): string[] {
  return paths.map(literalGlob).flatMap((path) => [path, `${path}/**/*.{yaml,yml}`]);
}

/** In the order of the paths, whichever thread read them. */
async function readFiles(files: RepositoryFiles, paths: readonly string[]): Promise<readonly ReadFile[]> {
  const parsed = new Map((await files.readParsed?.(paths))?.map((file) => [file.file, file]));
  return Promise.all(paths.map((path) => parsed.get(path) ?? readHere(files, path)));
}

async function readHere(files: RepositoryFiles, path: string): Promise<ReadFile> {
  const content = await files.read(path).catch((error: unknown) => asError(error));
  return content instanceof Error ? unreadableFile(path, content.message) : readFile(path, content);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** A fault of the file itself is found once for each target: it is told once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ rule, at, message, target }) => {
    const key = `${rule}\n${at.file}\n${at.line}\n${at.column}\n${message}\n${target ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}
