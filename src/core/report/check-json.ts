import type { Diagnostic, Unchecked } from "../diagnostic.js";
import type { CheckResult, PlanReadiness } from "./check-result.js";
import { safeJson } from "./safe-json.js";

/** The report as JSON; its shape is `schemas/check-output.schema.json`. */
export function renderCheckJson(result: CheckResult): string {
  return [...checkJsonParts(result)].join("");
}

/**
 * The same text in parts: that of thousands of plans without facts is larger than all else that a check holds.
 */
export function* checkJsonParts(result: CheckResult): Generator<string> {
  const { diagnostics, unchecked, readiness, secondOpinion } = result;
  yield safeJson(headOf(result)).slice(0, -"\n}".length);
  yield* listParts("diagnostics", diagnostics, flattenDiagnostic);
  yield* listParts("unchecked", unchecked, uncheckedOutput);
  yield* listParts("readiness", readiness, readinessOutput);
  if (secondOpinion !== undefined) yield `,\n  "secondOpinion": ${indented(secondOpinion, 1)}`;
  yield "\n}\n";
}

/** Items that one part holds: few enough to be small, enough to be worth a write. */
const partLength = 500;

function* listParts<T>(name: string, items: readonly T[], toOutput: (item: T) => unknown): Generator<string> {
  yield `,\n  "${name}": [`;
  for (let start = 0; start < items.length; start += partLength) {
    const list = indented(items.slice(start, start + partLength).map(toOutput), 1);
    yield `${start === 0 ? "" : ","}${list.slice("[".length, -"\n  ]".length)}`;
  }
  yield items.length === 0 ? "]" : "\n  ]";
}

/** As it stands so many levels deep. */
function indented(value: unknown, levels: number): string {
  return safeJson(value).replaceAll("\n", `\n${"  ".repeat(levels)}`);
}

/** The value of the JSON report. */
export function checkOutput(result: CheckResult) {
  const { diagnostics, unchecked, readiness, secondOpinion } = result;
  return {
    ...headOf(result),
    diagnostics: diagnostics.map(flattenDiagnostic),
    unchecked: unchecked.map(uncheckedOutput),
    readiness: readiness.map(readinessOutput),
    ...(secondOpinion === undefined ? {} : { secondOpinion }),
  } as const;
}

function headOf({ summary }: CheckResult) {
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
  } as const;
}

function uncheckedOutput({ rule, plan, target, reason }: Unchecked) {
  return {
    rule,
    ...(plan === undefined ? {} : { plan }),
    ...(target === undefined ? {} : { target }),
    reason,
  };
}

function readinessOutput({ plan, target, verdict, because, requests, smallPrint }: PlanReadiness) {
  return {
    plan,
    ...(target === undefined ? {} : { target }),
    verdict,
    because,
    ...(requests === undefined ? {} : { requests }),
    ...(smallPrint === undefined ? {} : { smallPrint }),
  };
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
