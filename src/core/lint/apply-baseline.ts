import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { RuleSetting } from "../config/config.js";
import { compareDiagnostics, type Diagnostic, type Severity } from "../diagnostic.js";
import { indexLines } from "../source/line-index.js";
import { type Baseline, splitByBaseline } from "./baseline.js";
import type { LintResult } from "./lint-plans.js";
import { suppressionRules } from "./rule-catalogue.js";

/** A baseline and the file that it stands in. */
export interface BaselineFile {
  readonly file: string;
  readonly text: string;
  readonly baseline: Baseline;
}

export interface BaselineOptions {
  /** Rules whose findings nobody may get used to. */
  readonly locked: readonly string[];
  /** All targets were checked: then what was not found is no longer there. */
  readonly isWhole: boolean;
  /** How `stale-baseline` is set. */
  readonly setting?: RuleSetting | undefined;
}

/** Tell only what the baseline does not know, and what it knows that is no longer so. Readiness stays as it is. */
export function applyBaseline(
  lint: LintResult,
  known: BaselineFile,
  { locked, isWhole, setting = suppressionRules.stale.severity }: BaselineOptions,
): LintResult & { readonly baselined: readonly Diagnostic[] } {
  const split = splitByBaseline(lint.diagnostics, known.baseline, locked);
  // What could not be decided today may be found again tomorrow, and a broken file hides its findings.
  const open = new Set(lint.unchecked.map(({ rule }) => rule));
  const broken = new Set(lint.diagnostics.filter(({ rule }) => rule.startsWith("invalid-")).map(({ at }) => at.file));
  const isGone = ({ finding }: Stale) => isWhole && !open.has(finding.rule) && !broken.has(finding.file);
  const gone = setting === "off" ? [] : split.stale.filter(isGone).map((entry) => toDiagnostic(known, entry, setting));
  const diagnostics = [...split.fresh, ...gone];
  return { ...lint, diagnostics: diagnostics.toSorted(compareDiagnostics), baselined: split.known };
}

type Stale = ReturnType<typeof splitByBaseline>["stale"][number];

function toDiagnostic({ file, text }: BaselineFile, { index, finding, found }: Stale, severity: Severity): Diagnostic {
  const { rule, file: about, plan, count } = finding;
  const node = findNodeAtLocation(parseTree(text) ?? { type: "null", offset: 0, length: 0 }, ["findings", index]);
  const lines = indexLines(text);
  const start = lines.position(node?.offset ?? 0);
  const end = lines.position((node?.offset ?? 0) + (node?.length ?? 0));
  return {
    rule: suppressionRules.stale.id,
    severity,
    at: { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    message: `Unexpected count ${count} of \`${rule}\` in \`${about}\`, expected ${found}, as many as there still are`,
    hint: "Write the baseline anew with `muster check --write-baseline`",
    ...(plan !== undefined && { plan }),
  };
}
