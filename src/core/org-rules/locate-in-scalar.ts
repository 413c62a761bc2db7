import type { Location } from "../diagnostic.js";
import { indexLines } from "../source/line-index.js";

/**
 * Where a stretch of a scalar's value stands in the file, whichever way YAML writes it: the value is laid along the
 * written text, which besides has indentation, line breaks, quotes and escapes.
 */
export function locateInScalar(
  text: string,
  at: Location,
  value: string,
  { start, end }: { readonly start: number; readonly end: number },
): Location {
  const lines = text.split("\n");
  const from = offsetOf(lines, at.line, at.column);
  const offsets = layAlong(text, from, offsetOf(lines, at.endLine, at.endColumn), value);
  const index = indexLines(text);
  const first = index.position(offsets[start] ?? offsets.at(-1) ?? from);
  const last = index.position((offsets[Math.max(start, end - 1)] ?? offsets.at(-1) ?? from) + 1);
  return { file: at.file, line: first.line, column: first.column, endLine: last.line, endColumn: last.column };
}

/** The offset of each character of the value in the written text. */
function layAlong(text: string, from: number, to: number, value: string): readonly number[] {
  const isBlock = text[from] === "|" || text[from] === ">";
  let at = isBlock ? text.indexOf("\n", from) + 1 : from;
  const offsets: number[] = [];
  for (const character of value.split("")) {
    while (at < to && text[at] !== character && !(isSpace(character) && isSpace(text[at]))) at += 1;
    offsets.push(Math.min(at, to));
    at += 1;
  }
  return offsets;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}

function offsetOf(lines: readonly string[], line: number, column: number): number {
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
