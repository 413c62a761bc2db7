import type { RuleSetting } from "../config/config.js";
import { compareText, type Diagnostic, type Location, type Path, toPointer, type Unchecked } from "../diagnostic.js";
import type { FactSource } from "../facts/facts.js";
import { groupBy } from "../group-by.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { ReadinessEvidence } from "../readiness/decide-readiness.js";
import type { PlanReadiness } from "../report/check-result.js";
import type { SourceDocument } from "../source/source-document.js";
import type { LintInput } from "./lint-plans.js";
import type { RaisedFinding } from "./merge-targets.js";
import { requestedAccess } from "./requested-access.js";
import type { AccountRule, AnyRule, Finding, PlanContext, ResourceRule, Rule, RuleHead } from "./rule.js";
import type { FileRuleSettings } from "./rule-settings.js";
import { indexTarget, type TargetIndex } from "./target-index.js";

/** What the rules said, before comments suppress any of it. */
export interface Raised {
  readonly findings: RaisedFinding[];
  readonly unchecked: RaisedUnchecked[];
  /** What an account's facts say; no comment can suppress it. */
  readonly aboutFacts: Diagnostic[];
  readonly uncheckedFacts: Unchecked[];
  readonly evidence: ReadinessEvidence[];
  /** What plans' runbooks need of their roles. */
  readonly access: PlanAccess[];
}

/** The judged requests of one plan in one target. */
export type PlanAccess = Pick<PlanReadiness, "plan" | "target" | "requests" | "smallPrint">;

/** What could not be decided, and the document that it is about. */
export interface RaisedUnchecked {
  readonly source: SourceDocument;
  readonly unchecked: Unchecked;
}

type SettingsOf = (file: string) => FileRuleSettings;

/** Run plan rules on every plan in every target, resource rules on every neighbour, account rules once an account. */
export function runRules(
  input: LintInput,
  rules: readonly AnyRule[],
  brokenNames: readonly string[],
  settingsOf: SettingsOf,
): Raised {
  const raised: Raised = { findings: [], unchecked: [], aboutFacts: [], uncheckedFacts: [], evidence: [], access: [] };
  runPlanRules(
    input,
    rules.filter((rule) => "check" in rule),
    settingsOf,
    raised,
  );
  runResourceRules(
    input,
    rules.filter((rule) => "checkResource" in rule),
    settingsOf,
    raised,
  );
  runAccountRules(
    input,
    rules.filter((rule) => "checkAccount" in rule),
    brokenNames,
    settingsOf,
    raised,
  );
  return raised;
}

function runPlanRules(input: LintInput, rules: readonly Rule[], settingsOf: SettingsOf, raised: Raised): void {
  const { facts, config, today, locateFact } = input;
  const given = { facts, config, today, ...(locateFact && { locateFact }) };
  const surroundings = surroundingsByTarget(input);
  const activeIn = activeRules(rules);
  for (const resolved of input.plans) {
    const around = surroundings.get(resolved.target?.name);
    if (around === undefined) continue;
    const { plan, target } = resolved;
    const runbook = plan.actions?.[0]?.ssmAutomation;
    const context: PlanContext = { memo: new Map(), plan, runbook, resolved, target, ...around, ...given };
    const named = { plan: plan.name, ...(target !== undefined && { target: target.name }) };
    if (!input.leavesOutRequests)
      raised.access.push({ plan: plan.name, ...(target && { target: target.name }), ...requestedAccess(context) });
    for (const { rule, setting } of activeIn(settingsOf(resolved.source.file)))
      runPlanRule(rule, context, named, setting, raised);
  }
}

interface ActiveRule {
  readonly rule: Rule;
  readonly setting: Setting;
}

/** The rules that settings leave on; most files share theirs. */
function activeRules(rules: readonly Rule[]): (settings: FileRuleSettings) => readonly ActiveRule[] {
  const bySettings = new Map<FileRuleSettings, readonly ActiveRule[]>();
  return (settings) => {
    const known = bySettings.get(settings);
    if (known !== undefined) return known;
    const active = rules.flatMap((rule): readonly ActiveRule[] => {
      const setting = settings.get(rule.id);
      return setting === "off" ? [] : [{ rule, setting }];
    });
    bySettings.set(settings, active);
    return active;
  };
}

type Setting = Exclude<RuleSetting, "off"> | undefined;

interface PlanName {
  readonly plan: string;
  readonly target?: string;
}

function runPlanRule(rule: Rule, context: PlanContext, named: PlanName, setting: Setting, raised: Raised): void {
  const { source } = context.resolved;
  const { plan, target } = named;
  let reasons: string[] | undefined;
  for (const result of rule.check(context)) {
    if ("unchecked" in result) {
      reasons ??= [];
      if (!reasons.includes(result.unchecked)) reasons.push(result.unchecked);
      continue;
    }
    const { severity = rule.severity, message } = result;
    raised.evidence.push({ rule: rule.id, plan, target, severity, isUnchecked: false, text: message });
    raised.findings.push(toRaised(rule, result, source, setting, named));
  }
  if (reasons === undefined) return;
  const { id, severity } = rule;
  const [first] = reasons;
  const isOne = reasons.length === 1;
  const reason = isOne && first !== undefined ? first : reasons.join("; ");
  raised.evidence.push({ rule: id, plan, target, severity, isUnchecked: true, text: reason });
  // There are tens of thousands of these: a spread of the name would cost as much as the rules.
  const one = target === undefined ? { plan, rule: id, reason } : { plan, target, rule: id, reason };
  const unchecked = isOne ? one : { ...one, parts: reasons };
  raised.unchecked.push({ source, unchecked });
}

function runResourceRules(
  input: LintInput,
  rules: readonly ResourceRule[],
  settingsOf: SettingsOf,
  raised: Raised,
): void {
  const { facts, config, declared, locateFact } = input;
  const surroundings = { facts, config, declared, siblings: input.plans, ...(locateFact && { locateFact }) };
  for (const resource of declared) {
    const { source, target } = resource;
    for (const rule of rules) {
      const setting = settingsOf(source.file).get(rule.id);
      if (setting === "off") continue;
      const named = target === undefined ? {} : { target: target.name };
      const reasons = new Set<string>();
      for (const result of rule.checkResource(resource, surroundings)) {
        if ("unchecked" in result) reasons.add(result.unchecked);
        else raised.findings.push(toRaised(rule, result, source, setting, named));
      }
      const [reason, ...others] = reasons;
      if (reason === undefined) continue;
      const all = others.length === 0 ? { reason } : { reason: [...reasons].join("; "), parts: [...reasons] };
      raised.unchecked.push({ source, unchecked: { rule: rule.id, ...named, ...all } });
    }
  }
}

function toRaised(
  rule: RuleHead,
  finding: Finding,
  source: SourceDocument,
  setting: Setting,
  named: Pick<Diagnostic, "plan" | "target">,
): RaisedFinding {
  const { at, part, message, hint, fix, severity = rule.severity } = finding;
  const diagnostic = {
    rule: rule.id,
    severity: setting ?? severity,
    at: source.locate(at, part),
    message,
    ...(hint !== undefined && { hint }),
    pointer: toPointer(at),
    ...named,
    ...(fix !== undefined && { fix: { ...fix, document: source.index } }),
  };
  return { source, diagnostic, keyLine: source.directives.length === 0 ? diagnostic.at.line : keyLine(source, at) };
}

/** Of what is missing: the line of the key that it is missed under. */
function keyLine(source: SourceDocument, path: Path): number {
  const parent = path.slice(0, -1);
  const isMissing = path.length > 0 && isSamePlace(source.locate(path), source.locate(parent));
  return source.locate(isMissing ? parent : path, "key").line;
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.line === b.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn;
}

function runAccountRules(
  input: LintInput,
  rules: readonly AccountRule[],
  brokenNames: readonly string[],
  settingsOf: SettingsOf,
  raised: Raised,
): void {
  const targets = groupBy(input.targets ?? input.config.targets, ({ account }) => account);
  const plans = groupBy(input.plans, ({ target }) => target?.account);
  for (const [account, [target]] of targets) {
    if (target === undefined) continue;
    const names = (plans.get(account) ?? []).map(({ plan }) => plan.name);
    const context = { target, planNames: new Set([...names, ...brokenNames]), facts: input.facts };
    for (const rule of rules.filter(({ id }) => input.config.rules[id] !== "off")) {
      for (const result of rule.checkAccount(context)) {
        if ("unchecked" in result) {
          raised.uncheckedFacts.push({ rule: rule.id, target: target.name, reason: result.unchecked });
          continue;
        }
        const { about, message, hint } = result;
        const at = locateSource(input, about);
        const setting = settingsOf(at.file).get(rule.id);
        if (setting === "off") continue;
        const severity = setting ?? rule.severity;
        const words = { message, ...(hint !== undefined && { hint }) };
        raised.aboutFacts.push({ rule: rule.id, severity, at, ...words, target: target.name });
      }
    }
  }
}

/** What was read from AWS has no line; the configuration named the account. */
function locateSource({ locateFact }: LintInput, source: FactSource): Location {
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return locateFact?.(source) ?? { file: source.file ?? "muster.yaml", ...start };
}

type Surroundings = Pick<PlanContext, "siblings" | "declared"> & { readonly index: TargetIndex };

function surroundingsByTarget(input: LintInput): ReadonlyMap<string | undefined, Surroundings> {
  // Which of two plans is the first must not depend on the order in which files were read.
  const plans = groupBy(input.plans.toSorted(byPlace), ({ target }) => target?.name);
  const declared = groupBy(input.declared, ({ target }) => target?.name);
  const accounts = groupBy(
    [...plans.values()].filter(([first]) => first?.target !== undefined),
    ([first]) => first?.target?.account,
  );
  const base = input.basePlans && groupBy(input.basePlans, ({ target }) => target?.name);
  return new Map(
    [...plans].map(([target, siblings]) => [
      target,
      {
        siblings,
        declared: declared.get(target) ?? [],
        index: indexTarget(
          siblings,
          input.facts,
          base && (base.get(target) ?? []),
          (accounts.get(siblings[0]?.target?.account) ?? []).filter((others) => others !== siblings).flat(),
        ),
      },
    ]),
  );
}

function byPlace({ source: a }: ResolvedPlan, { source: b }: ResolvedPlan): number {
  return compareText(a.file, b.file) || a.index - b.index;
}
