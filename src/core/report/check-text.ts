import type { Diagnostic, Severity } from "../diagnostic.js";
import { groupBy } from "../group-by.js";
import type { CheckResult, LineReader, PlanReadiness } from "./check-result.js";
import { countOf, listWords } from "./count-words.js";
import { escapeTerminal } from "./escape-terminal.js";
import { groupByReason, inTarget } from "./group-unchecked.js";
import { type Palette, plainPalette } from "./palette.js";
import { sourceExcerpt } from "./source-excerpt.js";
import { summaryWords } from "./summary-words.js";

/** What a text report needs beside the result. */
export interface TextOptions {
  readonly palette?: Palette;
  readonly lineAt?: LineReader;
}

/** The report for a terminal or a log: findings by file with their source line, readiness, the summary last. */
export function renderCheckText(result: CheckResult, options: TextOptions = {}): string {
  const palette = options.palette ?? plainPalette;
  const blocks = [
    ...fileBlocks(result.diagnostics, palette, options.lineAt),
    ...readinessBlock(result.readiness, palette),
    ...uncheckedBlock(result, palette),
    ...secondOpinionBlock(result, palette),
    summaryLine(result, palette),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function fileBlocks(diagnostics: readonly Diagnostic[], palette: Palette, anyLine: LineReader | undefined): string[] {
  const hidden = privateLines(diagnostics);
  const lineAt: LineReader = (file, line) => (hidden.has(`${file}:${line}`) ? undefined : anyLine?.(file, line));
  return [...groupBy(diagnostics, ({ at }) => at.file)].map(([file, found]) =>
    [palette.bold(escapeTerminal(file)), ...found.map((one) => finding(one, palette, lineAt))].join("\n"),
  );
}

/** Lines on which somebody's phone number or address may stand, whatever else is wrong with them. */
function privateLines(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const spans = diagnostics.filter(({ isPrivate }) => isPrivate === true).map(({ at }) => at);
  return new Set(
    spans.flatMap(({ file, line, endLine }) =>
      Array.from({ length: endLine - line + 1 }, (_, index) => `${file}:${line + index}`),
    ),
  );
}

function finding(diagnostic: Diagnostic, palette: Palette, lineAt: LineReader): string {
  const { at, severity, message, hint, rule, target } = diagnostic;
  const where = target === undefined ? rule : `${rule}, ${escapeTerminal(target)}`;
  const lines = [
    `  ${at.line}:${at.column}  ${palette[severity](severity)}  ${escapeTerminal(message)}  ${palette.dim(where)}`,
  ];
  const line = lineAt(at.file, at.line);
  if (line !== undefined) lines.push(...excerptLines(diagnostic, line, palette));
  if (hint !== undefined) lines.push(`       ${palette.dim("→")} ${escapeTerminal(hint)}`);
  return lines.join("\n");
}

function excerptLines({ at, severity }: Diagnostic, line: string, palette: Palette): string[] {
  const [text, carets] = sourceExcerpt(at, line);
  const gutter = String(at.line).padStart(6);
  return [
    `${palette.dim(`${gutter} |`)} ${text}`,
    `${palette.dim(`${" ".repeat(gutter.length)} |`)} ${paintCarets(carets, severity, palette)}`,
  ];
}

function paintCarets(carets: string, severity: Severity, palette: Palette): string {
  const start = carets.indexOf("^");
  return `${carets.slice(0, start)}${palette[severity](carets.slice(start))}`;
}

const verdictWords = { ready: "ready", notReady: "not ready", unknown: "unknown" } as const;
const verdictTone = { ready: "good", notReady: "error", unknown: "warning" } as const;

function readinessBlock(readiness: readonly PlanReadiness[], palette: Palette): string[] {
  if (readiness.length === 0) return [];
  const lines = readiness.map(({ plan, target, verdict, because }) => {
    const word = palette[verdictTone[verdict]](verdictWords[verdict].padEnd(9));
    const why = because.length === 0 ? "" : palette.dim(`  ${listWords([...new Set(because)], 4)}`);
    return `  ${word}  ${escapeTerminal(inTarget(plan, target))}${why}`;
  });
  return [[palette.bold("Would it work in an incident?"), ...lines].join("\n")];
}

function secondOpinionBlock({ secondOpinion }: CheckResult, palette: Palette): string[] {
  if (secondOpinion === undefined) return [];
  const { agreed, disagreements, unanswered } = secondOpinion;
  const title = `AWS's simulator agrees on ${agreed} of ${agreed + disagreements.length} requests`;
  const lines = disagreements.map(({ plan, target, action, resource, muster, aws }) =>
    escapeTerminal(`  ${action} on ${resource}: AWS says ${aws}, Muster ${muster}  ${inTarget(plan, target)}`),
  );
  const reasons = [...groupBy(unanswered, ({ reason }) => reason)].map(([reason, requests]) =>
    escapeTerminal(`  not compared, ${countOf(requests.length, "request")}: ${reason}`),
  );
  return [[palette.bold(title), ...lines, ...reasons].join("\n")];
}

function uncheckedBlock({ unchecked }: CheckResult, palette: Palette): string[] {
  if (unchecked.length === 0) return [];
  const lines = groupByReason(unchecked).map(({ reason, rules, plans }) => {
    const who = plans.length === 0 ? "" : ` (${listWords(plans.map(escapeTerminal), 3)})`;
    return `  ${escapeTerminal(reason)}: ${palette.dim(`${listWords(rules, 3)}${who}`)}`;
  });
  return [[palette.bold("Not checked"), ...lines].join("\n")];
}

function summaryLine({ summary }: CheckResult, palette: Palette): string {
  const tone = summary.errors > 0 ? "error" : summary.warnings > 0 || summary.unchecked > 0 ? "warning" : "good";
  return palette[tone](summaryWords(summary));
}
