import type { Diagnostic, Severity, Unchecked } from "../diagnostic.js";
import type { PlanReadiness, Verdict } from "./check-result.js";
import { listWords } from "./count-words.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { groupByReason, inTarget } from "./group-unchecked.js";
import { orderBySeverity } from "./order-by-severity.js";

/** The address of a line of a file at the commit that was checked. */
export type LineLink = (file: string, line: number) => string;

const signs: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", notice: "ℹ️" };

const verdicts: Readonly<Record<Verdict, string>> = { ready: "✅ yes", notReady: "❌ no", unknown: "❔ unknown" };

// Summary, comment and check run of one pull request tell the same findings.
const toldItems = new WeakMap<Diagnostic, { readonly linkTo: LineLink | undefined; readonly item: string }>();

/** The findings as list items, worst first. */
export function findingItems(diagnostics: readonly Diagnostic[], linkTo?: LineLink): readonly string[] {
  return orderBySeverity(diagnostics).map((diagnostic) => {
    const told = toldItems.get(diagnostic);
    if (told !== undefined && told.linkTo === linkTo) return told.item;
    const item = findingItem(diagnostic, linkTo);
    toldItems.set(diagnostic, { linkTo, item });
    return item;
  });
}

function findingItem({ at, severity, rule, message, hint, target }: Diagnostic, linkTo?: LineLink): string {
  const place = codeSpan(`${at.file}:${at.line}`);
  const where = linkTo === undefined ? place : `[${place}](<${linkTo(at.file, at.line)}>)`;
  const rules = target === undefined ? codeSpan(rule) : `${codeSpan(rule)}, ${codeSpan(target)}`;
  const advice = hint === undefined ? "" : `. ${messageMarkdown(hint)}`;
  return `- ${signs[severity]} ${where} ${messageMarkdown(message)} (${rules})${advice}`;
}

/** What was not checked as list items, and for which plans. */
export function uncheckedItems(unchecked: readonly Unchecked[]): readonly string[] {
  const spans = (words: readonly string[]) => words.map((word) => codeSpan(word));
  return groupByReason(unchecked).map(({ reason, rules, plans }) => {
    const who = plans.length === 0 ? "" : ` for ${listWords(spans(plans), 10)}`;
    return `- ${messageMarkdown(reason)}: ${listWords(spans(rules), 3)}${who}`;
  });
}

/** The answer to "would it work?" as a table cell, with the rules that decided it. */
export function verdictCell({ verdict, because }: Pick<PlanReadiness, "verdict" | "because">): string {
  if (because.length === 0) return verdicts[verdict];
  const rules = [...new Set(because)].map((rule) => codeSpan(rule, "cell"));
  return `${verdicts[verdict]}: ${listWords(rules, 3)}`;
}

/** A plan's name as a table cell, with its target where it has one. */
export function planCell(plan: string, target: string | undefined): string {
  return codeSpan(inTarget(plan, target), "cell");
}
