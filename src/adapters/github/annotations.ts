import type { Diagnostic } from "../../core/diagnostic.js";
import { showControls } from "../../core/report/show-controls.js";

const levels = { error: "failure", warning: "warning", notice: "notice" } as const;

/** Findings as annotations of a check run; columns only where GitHub takes them, on a single line. */
export function toAnnotations(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ at, severity, rule, message, hint }) => ({
    path: at.file,
    start_line: at.line,
    end_line: at.endLine,
    ...(at.endLine === at.line ? { start_column: at.column, end_column: at.endColumn } : {}),
    annotation_level: levels[severity],
    title: rule,
    message: showControls(hint === undefined ? message : `${message}. ${hint}`).slice(0, 60_000),
  }));
}
