import type { Diagnostic, Severity } from "../diagnostic.js";

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Worst first; within a severity the order stays. */
export function orderBySeverity(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]);
}
