/** Offsets of a text turned into lines and columns, both from 1. */
export interface LineIndex {
  position(offset: number): { readonly line: number; readonly column: number };
}

/** Index the lines of `text`, which end with LF or CRLF. They are found when the first one is asked for. */
export function indexLines(text: string): LineIndex {
  let index: LineIndex | undefined;
  return {
    position(offset) {
      index ??= lineIndexOf(lineStarts(text));
      return index.position(offset);
    },
  };
}

/** The same for a text of which only the offsets of its lines are at hand. */
export function lineIndexOf(starts: Uint32Array): LineIndex {
  return {
    position(offset) {
      const line = lineAt(starts, offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

/** The offsets at which the lines of `text` start. */
export function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return new Uint32Array(starts);
}

function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
