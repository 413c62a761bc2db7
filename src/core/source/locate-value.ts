import type { Location, Path } from "../diagnostic.js";
import { stride } from "./compose-value.js";
import type { LineIndex } from "./line-index.js";

/** Where the parts of one document stand: the lines of its file and the table made with its value. */
export interface PositionTable {
  readonly file: string;
  readonly lines: LineIndex;
  readonly offsets: Int32Array;
  readonly keys: readonly (string | undefined)[];
}

/** Where the value at `path` stands, or its key; for a path that is not there, its nearest parent. */
export function locateValue(table: PositionTable, path: Path, part: "key" | "value"): Location {
  let entry = 0;
  for (const [depth, step] of path.entries()) {
    const child = findChild(table, entry, step);
    if (child === undefined) return spanOf(table, entry, "value");
    entry = child;
    if (depth === path.length - 1) break;
  }
  return spanOf(table, entry, part);
}

function findChild({ offsets, keys }: PositionTable, parent: number, step: string | number): number | undefined {
  const end = parent + sizeOf(offsets, parent);
  let position = 0;
  for (let child = parent + 1; child < end; child += sizeOf(offsets, child)) {
    const key = keys[child];
    if (key === undefined ? String(position) === String(step) : key === String(step)) return child;
    position += 1;
  }
  return undefined;
}

function sizeOf(offsets: Int32Array, entry: number): number {
  return offsets[entry * stride + 4] ?? 1;
}

function spanOf(table: PositionTable, entry: number, part: "key" | "value"): Location {
  const [start = 0, end = 0, keyStart = -1, keyEnd = -1] = table.offsets.subarray(entry * stride, entry * stride + 4);
  // A value that is not written (`key:`) is shown at its key.
  const isKey = keyStart >= 0 && (part === "key" || start >= end);
  return toLocation(table.file, table.lines, isKey ? keyStart : start, isKey ? keyEnd : end);
}

/** The stretch of `file` between two offsets. */
export function toLocation(file: string, lines: LineIndex, start: number, end: number): Location {
  const from = lines.position(start);
  const to = lines.position(end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
