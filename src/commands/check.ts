import type { Config, Target } from "../core/config/config.js";
import { type Diagnostic, isAtLeast, type Severity } from "../core/diagnostic.js";
import { createFactLocator } from "../core/facts/locate-fact.js";
import { mergeFacts } from "../core/facts/merge-facts.js";
import { applyBaseline, type BaselineFile } from "../core/lint/apply-baseline.js";
import { defaultBaselineFile, parseBaseline } from "../core/lint/baseline.js";
import { foldUntouched } from "../core/lint/fold-untouched.js";
import { type LintResult, lintPlans } from "../core/lint/lint-plans.js";
import { UsageError } from "../core/operational-error.js";
import { focusPlans, isLarge, type ProposedFiles } from "../core/plan/focus-plans.js";
import { literalGlob } from "../core/plan/path-globs.js";
import type { ResolvedPlan } from "../core/plan/resource.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import type { ReadinessEvidence } from "../core/readiness/decide-readiness.js";
import type { CheckResult } from "../core/report/check-result.js";
import { escapeTerminal } from "../core/report/escape-terminal.js";
import type { FactCollector, Output, RepositoryFiles } from "../ports.js";
import { type GatheredFacts, gatherFacts } from "./gather-facts.js";
import { type ComparisonBase, loadBase } from "./load-base.js";
import { loadRepository } from "./load-repository.js";
import type { LoadedRepository, LoadOptions } from "./loaded-repository.js";

export interface CheckOptions extends LoadOptions {
  /** The current moment: for the age of facts and the expiry of suppressions. */
  readonly now: Date;
  /** Tell known findings, too: they are about to be recorded. */
  readonly ignoresBaseline?: boolean;
  /** Leave out what each plan's role was asked. */
  readonly leavesOutRequests?: boolean;
  /** What a proposed change changes: of many plans only those are looked at in AWS that it touches. */
  readonly proposed?: ProposedFiles;
  /**
   * Judge what AWS has now instead of what a merge makes of it: these plans instead of the files', and nothing that files
   * declare beside them.
   */
  readonly inAws?: PlansInAws;
}

/** Plans as AWS has them, by target: those that are not as their files say. */
export type PlansInAws = ReadonlyMap<string, readonly ResponsePlan[]>;

export interface CheckPorts {
  readonly files: RepositoryFiles;
  /** The same as plans, where somebody has begun to read them. */
  readonly repository?: Promise<LoadedRepository>;
  /** Reads a target's facts from AWS; absent when the check is offline. */
  readonly collectorOf?: ((target: Target) => FactCollector) | undefined;
  readonly output: Output;
  /**
   * The files of the commit that a change is compared with, so that a rename is seen; absent: no comparison.
   * @throws OperationalError where they cannot be had
   */
  readonly openBase?: (() => Promise<RepositoryFiles>) | undefined;
  /** Told what is checked before any fact is read, so that what else is to be read of AWS need not wait. */
  readonly onLoaded?: (repository: LoadedRepository, focus: ReadonlySet<string> | undefined) => void;
}

/** What a check found, and what it was found in. */
export interface CheckRun {
  readonly result: CheckResult;
  readonly repository: LoadedRepository;
  readonly gathered: GatheredFacts;
  /** What the readiness of all plans was decided by. */
  readonly evidence: readonly ReadinessEvidence[];
  /** What a change is compared with; absent where it is compared with nothing. */
  readonly base?: ComparisonBase;
  /** The plan files that AWS was asked about, where it was not asked about all. */
  readonly focus?: ReadonlySet<string>;
}

/** Check the plans of a repository: shape, rules and readiness. */
export async function runCheck(options: CheckOptions, ports: CheckPorts): Promise<CheckRun> {
  const repository = await (ports.repository ?? loadRepository(ports.files, options));
  const proposed = isLarge(repository.plans) ? options.proposed : undefined;
  const focus = proposed && ports.collectorOf && focusPlans(repository, proposed);
  ports.onLoaded?.(repository, focus);
  const base = ports.openBase && (await loadBase(ports.openBase, ports.files, repository, { ...options, proposed }));
  const actual = options.inAws && asInAws(repository.plans, options.inAws);
  const before = actual ?? plansBefore(base, repository);
  const gathered = await gatherFacts(repository, options.now, ports, { focus, before });
  for (const words of [...repository.emptyGlobs, ...gathered.emptyGlobs]) ports.output.progress(escapeTerminal(words));
  const baseline = options.ignoresBaseline ? undefined : await loadBaseline(ports.files, repository.config);
  const found = lintPlans({
    plans: actual ?? repository.plans,
    declared: repository.declared,
    sources: repository.sources,
    targets: repository.targets,
    diagnostics: [...repository.diagnostics, ...gathered.diagnostics],
    facts: actual === undefined ? gathered.facts : mergeFacts(gathered.known),
    config: repository.config,
    policies: repository.policies,
    today: options.now.toISOString().slice(0, 10),
    ...(base !== undefined && "loaded" in base && { basePlans: base.loaded.plans }),
    leavesOutRequests: options.leavesOutRequests === true,
    locateFact: createFactLocator(
      [...gathered.texts].map(([path, text]) => ({ path, text })),
      repository.sources,
    ),
  });
  const isWhole = repository.targets.length === repository.config.targets.length;
  const lint: LintResult = baseline
    ? applyBaseline(found, baseline, { locked: lockedRules(repository), isWhole })
    : found;
  const told =
    focus === undefined ? lint : { ...lint, unchecked: foldUntouched(lint.unchecked, outsideOf(focus, repository)) };
  return {
    result: toResult(repository, told, scopeOf(options.paths)),
    repository,
    gathered,
    evidence: lint.evidence,
    ...(base === undefined ? {} : { base }),
    ...(focus === undefined ? {} : { focus }),
  };
}

function asInAws(plans: readonly ResolvedPlan[], inAws: PlansInAws): readonly ResolvedPlan[] {
  return plans.map((declared) => {
    const actual = inAws.get(declared.target?.name ?? "")?.find(({ name }) => name === declared.plan.name);
    return actual === undefined ? declared : { ...declared, plan: actual };
  });
}

/** Plans as they were before the change; those that it leaves alone are shared with the base. */
function plansBefore(base: ComparisonBase | undefined, { plans }: LoadedRepository): readonly ResolvedPlan[] {
  if (base === undefined || "problem" in base) return [];
  const same = new Set(plans);
  return base.loaded.plans.filter((plan) => !same.has(plan));
}

/** Plans none of whose files is in focus. */
function outsideOf(focus: ReadonlySet<string>, { plans }: LoadedRepository): (plan: string) => boolean {
  const inside = new Set(plans.filter(({ source }) => focus.has(source.file)).map(({ plan }) => plan.name));
  return (plan) => !inside.has(plan);
}

/** Rules whose findings nobody may get used to. */
export function lockedRules({ config, policies }: LoadedRepository): readonly string[] {
  const own = policies.filter(({ rule }) => rule.isLocked).map(({ rule }) => rule.id);
  return [...config.locked, ...own];
}

/** @throws UsageError where the file is no baseline, or one that the configuration names is not there */
async function loadBaseline(files: RepositoryFiles, { baseline: named }: Config): Promise<BaselineFile | undefined> {
  const file = named ?? defaultBaselineFile;
  const found = (await files.list([literalGlob(file)])).find(({ isOutside }) => !isOutside);
  const hint = "Write it anew with `muster check --write-baseline`";
  if (found === undefined) {
    if (named === undefined) return undefined;
    throw new UsageError(`There is no baseline \`${file}\``, hint);
  }
  const text = new TextDecoder().decode(await files.read(found.path));
  const baseline = parseBaseline(text);
  if (baseline !== undefined) return { file, text, baseline };
  throw new UsageError(`\`${file}\` is no baseline`, hint);
}

/** Does what was found call for exit code 1? What is unchecked does not, by itself. */
export function isFailure(result: CheckResult, failOn: Severity): boolean {
  return result.diagnostics.some(({ severity }) => isAtLeast(severity, failOn));
}

type Scope = (file: string) => boolean;

/** The paths of the command line narrow what is told, not what is known: rules that compare plans still see them all. */
function scopeOf(paths: readonly string[] | undefined): Scope {
  if (paths === undefined || paths.length === 0 || paths.includes("")) return () => true;
  return (file) => paths.some((path) => file === path || file.startsWith(`${path}/`));
}

function toResult(repository: LoadedRepository, lint: LintResult, isInScope: Scope): CheckResult {
  const plans = new Set(repository.plans.filter(({ source }) => isInScope(source.file)).map(({ plan }) => plan.name));
  const diagnostics = lint.diagnostics.filter(({ at }) => isInScope(at.file));
  for (const { plan } of diagnostics) if (plan !== undefined) plans.add(plan);
  const isTold = (item: { readonly plan?: string }) => item.plan === undefined || plans.has(item.plan);
  const unchecked = lint.unchecked.filter(isTold);
  return {
    summary: {
      files: repository.files.filter(isInScope).length,
      plans: plans.size,
      errors: count(diagnostics, "error"),
      warnings: count(diagnostics, "warning"),
      notices: count(diagnostics, "notice"),
      unchecked: unchecked.length,
      suppressed: lint.suppressed.filter(({ at }) => isInScope(at.file)).length,
      ...(lint.baselined && { baselined: lint.baselined.filter(({ at }) => isInScope(at.file)).length }),
    },
    diagnostics,
    unchecked,
    readiness: lint.readiness.filter(isTold),
  };
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
