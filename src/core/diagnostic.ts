import type { Fix } from "./fix/fix.js";

/** The three levels that GitHub shows on a pull request. */
export type Severity = "error" | "warning" | "notice";

/** A stretch of a file; lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Keys and list positions that lead from a document's root to one of its values. */
export type Path = readonly (string | number)[];

/** One problem at one place, told to the author of the file. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Location;
  /** One sentence without a full stop: *Unexpected X, expected Y*, with the offending value in backticks. */
  readonly message: string;
  /** What to do, as an imperative. */
  readonly hint?: string;
  /** JSON Pointer (RFC 6901) of the value within its document. */
  readonly pointer?: string;
  readonly plan?: string;
  readonly target?: string;
  /** Somebody's phone number or address may stand there: its lines are not shown. */
  readonly isPrivate?: true;
  /** How the file can be repaired without deciding anything for its author. */
  readonly fix?: Fix;
}

/** A check that could not be decided, and what was missing. */
export interface Unchecked {
  readonly rule: string;
  readonly plan?: string;
  readonly target?: string;
  readonly reason: string;
  /** The same where several things are missing, one by one. */
  readonly parts?: readonly string[];
  /** Stands for so many plans that AWS was not asked about on purpose, because the proposed change leaves them alone. */
  readonly untouched?: number;
}

const severityRank: Record<Severity, number> = { error: 0, warning: 1, notice: 2 };

/** Order by file, place, severity, rule and text, so that a report does not depend on the order of the checks. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    severityRank[a.severity] - severityRank[b.severity] ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message) ||
    compareText(a.target ?? "", b.target ?? "")
  );
}

/** Is `severity` as bad as `threshold`, or worse? */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank[severity] <= severityRank[threshold];
}

/** JSON Pointer of a path (RFC 6901). */
export function toPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Order by UTF-16 code units: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
