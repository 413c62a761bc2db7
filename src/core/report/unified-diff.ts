import { matchLines } from "../import/merge-lines.js";

const context = 3;

/** Two texts of a file as a patch that `git apply` takes; empty where they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const rows = compareLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(rows).map(([from, to]) => renderHunk(rows, from, to));
  return `--- a/${path}\n+++ b/${path}\n${hunks.join("")}`;
}

interface Row {
  readonly mark: " " | "-" | "+";
  readonly line: string;
}

/** Lines with their ends; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compareLines(before: readonly string[], after: readonly string[]): readonly Row[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (lines: readonly string[]) => lines.map((line): Row => ({ mark: " ", line }));
  const [old, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const middle = compareMiddle(old, fresh);
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))];
}

function compareMiddle(old: readonly string[], fresh: readonly string[]): readonly Row[] {
  const matches = matchLines(old, fresh);
  const rows: Row[] = [];
  let next = 0;
  for (const [index, line] of old.entries()) {
    const match = matches.get(index);
    if (match === undefined) rows.push({ mark: "-", line });
    else {
      rows.push(...fresh.slice(next, match).map((added): Row => ({ mark: "+", line: added })), { mark: " ", line });
      next = match + 1;
    }
  }
  return [...rows, ...fresh.slice(next).map((line): Row => ({ mark: "+", line }))];
}

function hunksOf(rows: readonly Row[]): readonly (readonly [from: number, to: number])[] {
  const hunks: [number, number][] = [];
  for (const [index, { mark }] of rows.entries()) {
    if (mark === " ") continue;
    const last = hunks.at(-1);
    const to = Math.min(rows.length, index + context + 1);
    if (last !== undefined && index - context <= last[1]) last[1] = to;
    else hunks.push([Math.max(0, index - context), to]);
  }
  return hunks;
}

function renderHunk(rows: readonly Row[], from: number, to: number): string {
  const part = rows.slice(from, to);
  const count = (list: readonly Row[], without: "-" | "+") => list.filter(({ mark }) => mark !== without).length;
  const range = (without: "-" | "+") => {
    const length = count(part, without);
    return `${count(rows.slice(0, from), without) + (length === 0 ? 0 : 1)},${length}`;
  };
  const lines = part.map(
    ({ mark, line }) => `${mark}${line}${line.endsWith("\n") ? "" : "\n\\ No newline at end of file\n"}`,
  );
  return `@@ -${range("+")} +${range("-")} @@\n${lines.join("")}`;
}
