import type { Config, Target } from "../config/config.js";
import { compareDiagnostics, compareText, type Diagnostic, type Unchecked } from "../diagnostic.js";
import type { Facts } from "../facts/facts.js";
import type { FactLocator } from "../facts/locate-fact.js";
import { groupBy } from "../group-by.js";
import type { CompiledOrgRule } from "../org-rules/compile-org-rules.js";
import type { ResolvedPlan, ResolvedResource } from "../plan/resource.js";
import { decideReadiness, type ReadinessEvidence } from "../readiness/decide-readiness.js";
import { findBrokenPlans } from "../readiness/find-broken-plans.js";
import type { PlanReadiness } from "../report/check-result.js";
import type { SourceDocument } from "../source/source-document.js";
import { mergeTargets, type RaisedFinding } from "./merge-targets.js";
import { findRule, ruleCatalogue } from "./rule-catalogue.js";
import { readRuleSettings } from "./rule-settings.js";
import { rules as ownRules } from "./rules/index.js";
import { runOrgRules } from "./run-org-rules.js";
import { type Raised, runRules } from "./run-rules.js";
import { suppress } from "./suppress.js";

export interface LintInput {
  /** Every plan once for each of its targets. */
  readonly plans: readonly ResolvedPlan[];
  readonly declared: readonly ResolvedResource[];
  readonly facts: Facts;
  readonly config: Config;
  /** ISO date, for the expiry of suppressions and the shifts to come. */
  readonly today: string;
  /** What the stages before found, for example `invalid-shape`. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The organisation's own rules, besides Muster's. */
  readonly policies?: readonly CompiledOrgRule[];
  /** Every document that was read, also those whose shape is wrong: their plans are not ready. */
  readonly sources?: readonly SourceDocument[];
  /** The targets that were asked for; absent: all of the configuration. */
  readonly targets?: readonly Target[];
  /** The plans of the base commit, where there is one to compare with. */
  readonly basePlans?: readonly ResolvedPlan[];
  /** Leave out what each plan's role was asked: few readers want it, and it costs as much as all rules. */
  readonly leavesOutRequests?: boolean;
  /** Finds the place of a recorded fact; absent: the start of its file. */
  readonly locateFact?: FactLocator;
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
  readonly suppressed: readonly Diagnostic[];
  /** What the baseline knows; absent without one. */
  readonly baselined?: readonly Diagnostic[];
  readonly readiness: readonly PlanReadiness[];
  /** What the readiness was decided by. */
  readonly evidence: readonly ReadinessEvidence[];
}

type SettingsOf = ReturnType<typeof readRuleSettings>;

/** Run every rule on every plan in every target. */
export function lintPlans(input: LintInput): LintResult {
  const settingsOf = readRuleSettings(input.config);
  const broken = findBrokenPlans(input);
  const brokenNames = broken.plans.map(({ plan }) => plan);
  const raised = runRules(input, ownRules, brokenNames, settingsOf);
  const whole = input.plans.map(({ plan, target }) => ({ plan: plan.name, target: target?.name }));
  const evidence = [...raised.evidence, ...broken.evidence];
  const readiness = withAccess(decideReadiness([...whole, ...broken.plans], evidence), raised);
  runOrgRules(input, readiness, settingsOf, raised);
  const merged = mergeTargets(raised.findings, countTargets([...input.plans, ...input.declared]));
  const { kept, suppressed } = suppressAll(input, merged, raised, settingsOf);
  const named = (input.diagnostics ?? []).map((each) => withPlan(each, broken.names.get(each)));
  const earlier = configure(named, settingsOf);
  return {
    diagnostics: [...earlier, ...kept, ...raised.aboutFacts].toSorted(compareDiagnostics),
    unchecked: [...raised.unchecked.map(({ unchecked }) => unchecked), ...raised.uncheckedFacts].toSorted(
      compareUnchecked,
    ),
    suppressed: suppressed.toSorted(compareDiagnostics),
    readiness,
    evidence,
  };
}

/** Verdicts with the requests that stand behind them. */
function withAccess(readiness: readonly PlanReadiness[], { access }: Raised): readonly PlanReadiness[] {
  const keyOf = ({ plan, target }: Pick<PlanReadiness, "plan" | "target">) => JSON.stringify([plan, target]);
  const byPlan = new Map(access.map((each) => [keyOf(each), each]));
  return readiness.map((each) => ({ ...each, ...byPlan.get(keyOf(each)) }));
}

function suppressAll(
  input: LintInput,
  findings: readonly RaisedFinding[],
  raised: Raised,
  settingsOf: SettingsOf,
): { readonly kept: readonly Diagnostic[]; readonly suppressed: readonly Diagnostic[] } {
  const sources = [...input.plans, ...input.declared].map(({ source }) => source);
  const commented = new Map(
    sources.filter(({ directives }) => directives.length > 0).map((source) => [documentKey(source), source]),
  );
  if (commented.size === 0) return { kept: findings.map(({ diagnostic }) => diagnostic), suppressed: [] };
  const byDocument = groupBy(findings, ({ source }) => documentKey(source));
  const unchecked = groupBy(raised.unchecked, ({ source }) => documentKey(source));
  const kept = findings.filter(({ source }) => !commented.has(documentKey(source))).map(({ diagnostic }) => diagnostic);
  const suppressed: Diagnostic[] = [];
  const policies = (input.policies ?? []).map(({ rule }) => rule);
  const knownRules = new Set([...ruleCatalogue, ...policies].map(({ id }) => id));
  const locked = new Set([...input.config.locked, ...policies.filter(({ isLocked }) => isLocked).map(({ id }) => id)]);
  for (const [key, source] of commented) {
    const result = suppress({
      source,
      findings: byDocument.get(key) ?? [],
      uncheckedRules: new Set(unchecked.get(key)?.map((each) => each.unchecked.rule)),
      knownRules,
      locked,
      today: input.today,
      settings: settingsOf(source.file),
    });
    kept.push(...result.kept);
    suppressed.push(...result.suppressed);
  }
  return { kept, suppressed };
}

function withPlan(diagnostic: Diagnostic, plan: string | undefined): Diagnostic {
  return plan === undefined || diagnostic.plan !== undefined ? diagnostic : { ...diagnostic, plan };
}

/** Apply `rules` and `overrides` to what earlier stages found. */
function configure(diagnostics: readonly Diagnostic[], settingsOf: SettingsOf): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (findRule(diagnostic.rule)?.isFixed) return [diagnostic];
    const setting = settingsOf(diagnostic.at.file).get(diagnostic.rule);
    if (setting === undefined) return [diagnostic];
    return setting === "off" ? [] : [{ ...diagnostic, severity: setting }];
  });
}

/** How many targets each document belongs to. */
function countTargets(resolved: readonly { readonly source: SourceDocument }[]): ReadonlyMap<string, number> {
  const groups = groupBy(resolved, ({ source }) => documentKey(source));
  return new Map([...groups].map(([key, group]) => [key, group.length]));
}

function documentKey({ file, index }: SourceDocument): string {
  return `${index}#${file}`;
}

function compareUnchecked(a: Unchecked, b: Unchecked): number {
  return (
    compareText(a.plan ?? "", b.plan ?? "") ||
    compareText(a.target ?? "", b.target ?? "") ||
    compareText(a.rule, b.rule) ||
    compareText(a.reason, b.reason)
  );
}
