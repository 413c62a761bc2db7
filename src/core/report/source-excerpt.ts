import type { Location } from "../diagnostic.js";
import { escapeTerminal } from "./escape-terminal.js";

const widestBefore = 80;
const widestMark = 80;

/** A source line with carets below the faulty stretch, two lines of text; long lines are cut around it. */
export function sourceExcerpt(at: Location, line: string): readonly [string, string] {
  const { before, mark, after } = splitLine(at, line);
  const shown = before.length > widestBefore ? `…${before.slice(-widestBefore)}` : before;
  const marked = mark.length > widestMark ? mark.slice(0, widestMark) : mark;
  const rest = `${mark.slice(marked.length)}${after}`;
  const tail = rest.length > widestMark ? `${rest.slice(0, widestMark)}…` : rest;
  const carets = "^".repeat(Math.max(1, widthOf(marked)));
  // A runner's old form of a command may be put together by the cuts; the sharp keeps the carets in place.
  const text = `${shown}${marked}${tail}`.trimEnd().replaceAll("##[", "#♯[");
  return [text, `${" ".repeat(widthOf(shown))}${carets}`];
}

function splitLine(at: Location, line: string): { before: string; mark: string; after: string } {
  const end = at.endLine === at.line ? at.endColumn - 1 : line.length;
  const start = Math.min(at.column - 1, line.length);
  return {
    before: shown(line.slice(0, start)),
    mark: shown(line.slice(start, Math.max(end, start))),
    after: shown(line.slice(Math.max(end, start))),
  };
}

function shown(text: string): string {
  return escapeTerminal(text.replaceAll("\t", "  ").replace(/[\r\n]+$/u, ""));
}

// East Asian wide characters and pictographs take two cells of a terminal; combining marks none.
function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/u.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += cellsOf(char);
  return width;
}

function cellsOf(char: string): number {
  if (/\p{M}/u.test(char)) return 0;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
    char,
  )
    ? 2
    : 1;
}
