import type { CheckResult, PlanReadiness, Verdict } from "./check-result.js";
import { type FoldedSection, fitMarkdown } from "./fit-markdown.js";
import { findingItems, type LineLink, planCell, uncheckedItems, verdictCell } from "./markdown-findings.js";
import { summaryWords } from "./summary-words.js";

/** Where a Markdown report goes, and how much fits there. */
export interface MarkdownOptions {
  /** Bytes; without it the report is as long as it has to be. */
  readonly limit?: number;
  readonly linkTo?: LineLink;
}

const badness: Readonly<Record<Verdict, number>> = { notReady: 0, unknown: 1, ready: 2 };

/** The report as Markdown, for a job summary or a file. */
export function renderCheckMarkdown(result: CheckResult, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const head = [`### Muster: ${summaryWords(result.summary)}`];
  return fitMarkdown(head.join("\n\n"), checkSections(result, options.linkTo), limit, "The JSON report has all of it.");
}

/** Findings, readiness and what was not checked, as details to unfold. */
export function checkSections(result: CheckResult, linkTo?: LineLink): readonly FoldedSection[] {
  return [
    { title: "Findings", items: findingItems(result.diagnostics, linkTo) },
    { title: "Would it work in an incident?", items: readinessTable(result.readiness) },
    { title: "Not checked", items: uncheckedItems(result.unchecked) },
  ];
}

function readinessTable(readiness: readonly PlanReadiness[]): readonly string[] {
  const rows = [...readiness].sort((a, b) => badness[a.verdict] - badness[b.verdict]);
  return rows.map((row) => `- ${planCell(row.plan, row.target)} ${verdictCell(row)}`);
}
