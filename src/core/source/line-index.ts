/** Offsets of a text turned into lines and columns, both from 1. The lines are found when the first one is asked for. */
export interface LineIndex {
  readonly text: string;
  position(offset: number): { readonly line: number; readonly column: number };
}

/** Index the lines of `text`, which end with LF or CRLF. */
export function indexLines(text: string): LineIndex {
  let starts: Uint32Array | undefined;
  return {
    text,
    position(offset) {
      starts ??= lineStarts(text);
      const line = lineAt(starts, offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

function lineStarts(text: string): Uint32Array {
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
