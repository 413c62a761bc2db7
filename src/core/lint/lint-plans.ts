import type { Config, RuleSetting, Target } from "../config/config.js";
import { compareDiagnostics, compareText, type Diagnostic, toPointer, type Unchecked } from "../diagnostic.js";
import type { Facts } from "../facts/facts.js";
import { groupBy } from "../group-by.js";
import type { ResolvedPlan, ResolvedResource } from "../plan/resource.js";
import { decideReadiness, type ReadinessEvidence } from "../readiness/decide-readiness.js";
import { findBrokenPlans } from "../readiness/find-broken-plans.js";
import type { PlanReadiness } from "../report/check-result.js";
import type { SourceDocument } from "../source/source-document.js";
import { mergeTargets, type RaisedFinding } from "./merge-targets.js";
import type { Finding, PlanContext, Rule } from "./rule.js";
import { findRule, ruleCatalogue } from "./rule-catalogue.js";
import { readRuleSettings } from "./rule-settings.js";
import { rules as ownRules } from "./rules/index.js";
import { suppress } from "./suppress.js";
import { indexTarget, type TargetIndex } from "./target-index.js";

export interface LintInput {
  /** Every plan once for each of its targets. */
  readonly plans: readonly ResolvedPlan[];
  readonly declared: readonly ResolvedResource[];
  readonly facts: Facts;
  readonly config: Config;
  /** ISO date, for the expiry of suppressions. */
  readonly today: string;
  /** What the stages before found, for example `invalid-shape`. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The organisation's own rules, besides Muster's. */
  readonly policies?: readonly Rule[];
  /** Every document that was read, also those whose shape is wrong: their plans are not ready. */
  readonly sources?: readonly SourceDocument[];
  /** The targets that were asked for; absent: all of the configuration. */
  readonly targets?: readonly Target[];
  /** The plans of the base commit, where there is one to compare with. */
  readonly basePlans?: readonly ResolvedPlan[];
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
  readonly suppressed: readonly Diagnostic[];
  readonly readiness: readonly PlanReadiness[];
}

/** What the rules said, before comments suppress any of it. */
interface Raised {
  readonly findings: RaisedFinding[];
  readonly unchecked: (Unchecked & { readonly source: SourceDocument })[];
  readonly evidence: ReadinessEvidence[];
}

/** Run every rule on every plan in every target. */
export function lintPlans(input: LintInput): LintResult {
  const settingsOf = readRuleSettings(input.config);
  const raised = raiseAll(input, settingsOf);
  const targetCounts = countTargets(input.plans);
  const merged = mergeTargets(raised.findings, targetCounts);
  const { kept, suppressed } = suppressAll(input, merged, raised, settingsOf);
  const broken = findBrokenPlans(input);
  const earlier = configure(input.diagnostics ?? [], settingsOf);
  return {
    diagnostics: [...earlier, ...kept].toSorted(compareDiagnostics),
    unchecked: raised.unchecked.map(({ source: _, ...unchecked }) => unchecked).toSorted(compareUnchecked),
    suppressed: suppressed.toSorted(compareDiagnostics),
    readiness: decideReadiness(
      [...input.plans.map(({ plan, target }) => ({ plan: plan.name, target: target?.name })), ...broken.plans],
      [...raised.evidence, ...broken.evidence],
    ),
  };
}

function raiseAll(input: LintInput, settingsOf: ReturnType<typeof readRuleSettings>): Raised {
  const raised: Raised = { findings: [], unchecked: [], evidence: [] };
  const { facts, config, today } = input;
  const rules = [...ownRules, ...(input.policies ?? [])];
  const surroundings = surroundingsByTarget(input);
  for (const resolved of input.plans) {
    const around = surroundings.get(resolved.target?.name);
    if (around === undefined) continue;
    const { plan, target } = resolved;
    const runbook = plan.actions?.[0]?.ssmAutomation;
    const context: PlanContext = { plan, runbook, resolved, target, ...around, facts, config, today };
    const settings = settingsOf(resolved.source.file);
    for (const rule of rules) {
      const setting = settings.get(rule.id);
      if (setting !== "off") raise(rule, context, setting, raised);
    }
  }
  return raised;
}

function raise(
  rule: Rule,
  context: PlanContext,
  setting: Exclude<RuleSetting, "off"> | undefined,
  raised: Raised,
): void {
  const { source, target } = context.resolved;
  const place = { rule: rule.id, plan: context.plan.name, target: target?.name };
  const reasons = new Set<string>();
  for (const result of rule.check(context)) {
    if ("unchecked" in result) {
      reasons.add(result.unchecked);
      continue;
    }
    const severity = result.severity ?? rule.severity;
    raised.evidence.push({ ...place, severity, isUnchecked: false });
    raised.findings.push({ source, diagnostic: toDiagnostic(rule, result, context, setting ?? severity) });
  }
  if (reasons.size === 0) return;
  raised.evidence.push({ ...place, severity: rule.severity, isUnchecked: true });
  raised.unchecked.push({ ...named(context), rule: rule.id, reason: [...reasons].join("; "), source });
}

function toDiagnostic(
  rule: Rule,
  { at, part, message, hint }: Finding,
  context: PlanContext,
  severity: Diagnostic["severity"],
): Diagnostic {
  return {
    rule: rule.id,
    severity,
    at: context.resolved.source.locate(at, part),
    message,
    ...(hint !== undefined && { hint }),
    pointer: toPointer(at),
    ...named(context),
  };
}

function named({ plan, target }: PlanContext): { readonly plan: string; readonly target?: string } {
  return { plan: plan.name, ...(target !== undefined && { target: target.name }) };
}

type Surroundings = Pick<PlanContext, "siblings" | "declared"> & { readonly index: TargetIndex };

function surroundingsByTarget(input: LintInput): ReadonlyMap<string | undefined, Surroundings> {
  const plans = groupBy(input.plans, ({ target }) => target?.name);
  const declared = groupBy(input.declared, ({ target }) => target?.name);
  const base = input.basePlans && groupBy(input.basePlans, ({ target }) => target?.name);
  return new Map(
    [...plans].map(([target, siblings]) => [
      target,
      {
        siblings,
        declared: declared.get(target) ?? [],
        index: indexTarget(siblings, input.facts, base && (base.get(target) ?? [])),
      },
    ]),
  );
}

function suppressAll(
  input: LintInput,
  findings: readonly RaisedFinding[],
  raised: Raised,
  settingsOf: ReturnType<typeof readRuleSettings>,
): { readonly kept: readonly Diagnostic[]; readonly suppressed: readonly Diagnostic[] } {
  const sources = new Map([...input.plans, ...input.declared].map(({ source }) => [documentKey(source), source]));
  const commented = new Map([...sources].filter(([, source]) => source.directives.length > 0));
  const byDocument = groupBy(findings, ({ source }) => documentKey(source));
  const kept = findings.filter(({ source }) => !commented.has(documentKey(source))).map(({ diagnostic }) => diagnostic);
  const suppressed: Diagnostic[] = [];
  const unchecked = groupBy(raised.unchecked, ({ source }) => documentKey(source));
  const knownRules = new Set([...ruleCatalogue, ...(input.policies ?? [])].map(({ id }) => id));
  for (const [key, source] of commented) {
    const result = suppress({
      source,
      findings: (byDocument.get(key) ?? []).map(({ diagnostic }) => diagnostic),
      uncheckedRules: new Set(unchecked.get(key)?.map(({ rule }) => rule)),
      knownRules,
      locked: new Set(input.config.locked),
      today: input.today,
      settings: settingsOf(source.file),
    });
    kept.push(...result.kept);
    suppressed.push(...result.suppressed);
  }
  return { kept, suppressed };
}

/** Apply `rules` and `overrides` to what earlier stages found. */
function configure(
  diagnostics: readonly Diagnostic[],
  settingsOf: ReturnType<typeof readRuleSettings>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (findRule(diagnostic.rule)?.isFixed) return [diagnostic];
    const setting = settingsOf(diagnostic.at.file).get(diagnostic.rule);
    if (setting === undefined) return [diagnostic];
    return setting === "off" ? [] : [{ ...diagnostic, severity: setting }];
  });
}

function countTargets(plans: readonly ResolvedPlan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of plans) counts.set(documentKey(source), (counts.get(documentKey(source)) ?? 0) + 1);
  return counts;
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
