import { type StructuredPatchHunk, structuredPatch } from "diff";

/** Texts that differ in more lines than this are shown one after the other: to find the fewest takes its square. */
const mostEdits = 2_000;

/** Where two texts differ, line by line, with so many equal lines around; none where they are the same. */
export function textHunks(before: string, after: string, context: number): readonly StructuredPatchHunk[] {
  const patch = structuredPatch("", "", before, after, undefined, undefined, { context, maxEditLength: mostEdits });
  return patch?.hunks ?? [...wholeHunk(before, after)];
}

function wholeHunk(before: string, after: string): readonly StructuredPatchHunk[] {
  const [removed, added] = [linesOf(before), linesOf(after)];
  const lines = [...signed("-", removed), ...signed("+", added)];
  return [{ oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length, lines }];
}

/** Lines with their ends; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

function signed(sign: "-" | "+", lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? [`${sign}${line.slice(0, -1)}`] : [`${sign}${line}`, "\\ No newline at end of file"],
  );
}
