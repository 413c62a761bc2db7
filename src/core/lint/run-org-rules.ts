import { comparePlans } from "../changes/compare-plans.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import { toPointer } from "../diagnostic.js";
import type { CompiledOrgRule } from "../org-rules/compile-org-rules.js";
import type { ResolvedPlan } from "../plan/resource.js";
import type { PlanReadiness } from "../report/check-result.js";
import type { LintInput } from "./lint-plans.js";
import type { FileRuleSettings } from "./rule-settings.js";
import type { Raised } from "./run-rules.js";

/** Run the organisation's own rules on every plan in every target. They judge readiness and do not make it. */
export function runOrgRules(
  input: LintInput,
  readiness: readonly PlanReadiness[],
  settingsOf: (file: string) => FileRuleSettings,
  raised: Raised,
): void {
  const { policies = [], basePlans } = input;
  if (policies.length === 0) return;
  const verdicts = new Map(readiness.map((each) => [keyOf(each.plan, each.target), each]));
  const base = basePlans && new Map(basePlans.map((each) => [keyOf(each.plan.name, each.target?.name), each]));
  for (const resolved of input.plans) {
    const key = keyOf(resolved.plan.name, resolved.target?.name);
    const subject = {
      ...{ plan: resolved.plan, target: resolved.target, file: resolved.source.file },
      readiness: verdicts.get(key),
      changes: base && changesOf(resolved, base.get(key)),
    };
    for (const policy of policies) runOrgRule(policy, resolved, subject, settingsOf, raised);
  }
}

function runOrgRule(
  { rule, isAbout, judge }: CompiledOrgRule,
  { plan, target, source }: ResolvedPlan,
  subject: Readonly<Record<string, unknown>>,
  settingsOf: (file: string) => FileRuleSettings,
  raised: Raised,
): void {
  const setting = settingsOf(source.file).get(rule.id);
  if (setting === "off" || !isAbout(source.file)) return;
  const judgement = judge(subject);
  if (judgement === true) return;
  const { id, message, hint, severity, at: path } = rule;
  const named = { plan: plan.name, ...(target !== undefined && { target: target.name }) };
  if (judgement !== false) {
    raised.unchecked.push({ source, unchecked: { rule: id, ...named, reason: judgement.undecided } });
    return;
  }
  const diagnostic = {
    ...{ rule: id, severity: setting ?? severity, message, ...named },
    ...{ at: source.locate(path), pointer: toPointer(path) },
    ...(hint !== undefined && { hint }),
  };
  raised.findings.push({ source, diagnostic, keyLine: source.locate(path, "key").line });
}

function changesOf({ plan }: ResolvedPlan, before: ResolvedPlan | undefined) {
  if (before === undefined) return { kind: "create", fields: [] };
  const fields = comparePlans(normalizePlan(before.plan), normalizePlan(plan)).map(({ pointer }) => pointer);
  return { kind: fields.length === 0 ? "none" : "update", fields, before: before.plan };
}

function keyOf(plan: string, target: string | undefined): string {
  return `${target ?? ""}\n${plan}`;
}
