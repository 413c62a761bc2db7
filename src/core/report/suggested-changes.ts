import type { Diagnostic } from "../diagnostic.js";
import { applyFixes } from "../fix/apply-fixes.js";
import { codeBlock, messageMarkdown } from "./escape-markdown.js";

/** Lines of a file that a reviewer can replace with one click. */
export interface SuggestedChange {
  readonly file: string;
  /** From 1, both within. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** What the lines say now. */
  readonly before: readonly string[];
  /** Markdown: the finding, and the lines that repair it. */
  readonly body: string;
}

/** The findings of one file that have a fix, each as a change of its own. */
export function suggestChanges(
  file: string,
  text: string,
  diagnostics: readonly Diagnostic[],
): readonly SuggestedChange[] {
  const fixable = diagnostics.filter(({ at, fix }) => at.file === file && fix !== undefined);
  return fixable.flatMap((diagnostic) => {
    const fixed = diagnostic.fix === undefined ? undefined : applyFixes(file, text, [diagnostic.fix]);
    if (fixed === undefined || fixed.applied.length === 0) return [];
    const change = changedLines(linesOf(text), linesOf(fixed.text));
    if (change === undefined) return [];
    const { first, before, after } = change;
    const block = codeBlock(after, "suggestion");
    // What cannot be shown as it is must not be written by a click.
    if (block.split("\n").slice(1, -1).join("\n") !== after.join("\n")) return [];
    const body = `${messageMarkdown(diagnostic.message)} (${diagnostic.rule})\n\n${block}\n`;
    return [{ file, firstLine: first + 1, lastLine: first + before.length, before, body }];
  });
}

interface ChangedLines {
  readonly first: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function changedLines(before: readonly string[], after: readonly string[]): ChangedLines | undefined {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  // A line that is added replaces the one above it by both.
  const first = start === before.length - end ? start - 1 : start;
  if (first < 0) return undefined;
  return { first, before: before.slice(first, before.length - end), after: after.slice(first, after.length - end) };
}

function linesOf(text: string): readonly string[] {
  return text.replaceAll("\r\n", "\n").split("\n");
}
