import type { Config, Target } from "../config/config.js";
import type { Diagnostic } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import { compileTargets } from "../plan/belongs-to.js";
import type { ResolvedPlan, ResolvedResource } from "../plan/resource.js";
import type { SourceDocument } from "../source/source-document.js";
import type { JudgedPlan, ReadinessEvidence } from "./decide-readiness.js";

export interface BrokenPlansInput {
  readonly plans: readonly ResolvedPlan[];
  readonly declared: readonly ResolvedResource[];
  readonly config: Config;
  readonly diagnostics?: readonly Diagnostic[];
  readonly sources?: readonly SourceDocument[];
  readonly targets?: readonly Target[];
}

/** Plans that tell their name, but never became a plan of their target, and the errors that say why. */
export function findBrokenPlans(input: BrokenPlansInput): {
  readonly plans: readonly JudgedPlan[];
  readonly evidence: readonly ReadinessEvidence[];
  /** The plan that a diagnostic is about, as its document names it. */
  readonly names: ReadonlyMap<Diagnostic, string>;
} {
  const { config, sources = [], targets = config.targets } = input;
  const errors = groupBy(
    (input.diagnostics ?? []).filter(({ severity }) => severity === "error"),
    ({ at }) => at.file,
  );
  if (errors.size === 0) return { plans: [], evidence: [], names: new Map() };
  const whole = new Set(input.plans.map(({ source, target }) => keyOf(source, target)));
  const targetsOf = compileTargets({ ...config, targets });
  const plans: JudgedPlan[] = [];
  const evidence: ReadinessEvidence[] = [];
  const names = new Map<Diagnostic, string>();
  for (const source of sources) {
    const own = (errors.get(source.file) ?? []).filter((diagnostic) => isWithin(diagnostic, source));
    const name = planName(source.value);
    if (own.length === 0 || name === undefined) continue;
    for (const diagnostic of own) names.set(diagnostic, name);
    for (const target of config.targets.length === 0 ? [undefined] : targetsOf(source.file)) {
      if (whole.has(keyOf(source, target))) continue;
      const judged = { plan: name, target: target?.name };
      plans.push(judged);
      evidence.push(
        ...own.map(({ rule, severity, message }) => ({ ...judged, rule, severity, isUnchecked: false, text: message })),
      );
    }
  }
  return { plans, evidence, names };
}

function isWithin({ at }: Diagnostic, source: SourceDocument): boolean {
  const { line, endLine } = source.locate([]);
  return at.line >= line && at.line <= endLine;
}

/** The name of a document that is meant as a response plan. */
function planName(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, "kind") && (value as { kind: unknown }).kind !== "ResponsePlan") return undefined;
  const name = Object.hasOwn(value, "name") ? (value as { name: unknown }).name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function keyOf({ file, index }: SourceDocument, target: Target | undefined): string {
  return JSON.stringify([file, index, target?.name]);
}
