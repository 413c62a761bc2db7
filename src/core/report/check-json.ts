import type { Diagnostic } from "../diagnostic.js";
import type { CheckResult } from "./check-result.js";
import { safeJson } from "./safe-json.js";

/** The report as JSON; its shape is `schemas/check-output.schema.json`. */
export function renderCheckJson(result: CheckResult): string {
  return `${safeJson(checkOutput(result))}\n`;
}

/** The value of the JSON report. */
export function checkOutput({ summary, diagnostics, unchecked, readiness, secondOpinion }: CheckResult) {
  return {
    schemaVersion: 1,
    summary: {
      files: summary.files,
      plans: summary.plans,
      errors: summary.errors,
      warnings: summary.warnings,
      notices: summary.notices,
      unchecked: summary.unchecked,
      suppressed: summary.suppressed,
      ...(summary.baselined === undefined ? {} : { baselined: summary.baselined }),
    },
    diagnostics: diagnostics.map(flattenDiagnostic),
    unchecked: unchecked.map(({ rule, plan, target, reason }) => ({
      rule,
      ...(plan === undefined ? {} : { plan }),
      ...(target === undefined ? {} : { target }),
      reason,
    })),
    readiness: readiness.map(({ plan, target, verdict, because, requests, smallPrint }) => ({
      plan,
      ...(target === undefined ? {} : { target }),
      verdict,
      because,
      ...(requests === undefined ? {} : { requests }),
      ...(smallPrint === undefined ? {} : { smallPrint }),
    })),
    ...(secondOpinion === undefined ? {} : { secondOpinion }),
  } as const;
}

function flattenDiagnostic({ rule, severity, message, hint, at, pointer, plan, target }: Diagnostic) {
  return {
    rule,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    file: at.file,
    line: at.line,
    column: at.column,
    endLine: at.endLine,
    endColumn: at.endColumn,
    ...(pointer === undefined ? {} : { pointer }),
    ...(plan === undefined ? {} : { plan }),
    ...(target === undefined ? {} : { target }),
  };
}
