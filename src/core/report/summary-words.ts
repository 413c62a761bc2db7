import type { CheckResult } from "./check-result.js";
import { countOf } from "./count-words.js";

/** The counts of a check in one line. */
export function summaryWords(summary: CheckResult["summary"]): string {
  const found = [
    countOf(summary.errors, "error"),
    countOf(summary.warnings, "warning"),
    countOf(summary.notices, "notice"),
    `${summary.unchecked} unchecked`,
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(summary.baselined === undefined ? [] : [`${summary.baselined} in the baseline`]),
  ];
  return `${countOf(summary.plans, "plan")} in ${countOf(summary.files, "file")}: ${found.join(", ")}`;
}
