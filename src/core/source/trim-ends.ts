/** Takes the white space off the ends of stretches of a text; `yaml` counts the line breaks after a value to it. */
export interface EndTrimmer {
  /** The end of the stretch, not before its start. */
  trim(start: number, end: number): number;
}

/** Each white space is walked over once, however many values end with it: an alias stands for the same stretch again. */
export function createEndTrimmer(text: string): EndTrimmer {
  const trimmed = new Map<number, number>();
  const trimEnd = (end: number) => {
    let last = Math.min(end, text.length);
    while (last > 0 && isSpace(text.charCodeAt(last - 1))) last -= 1;
    trimmed.set(end, last);
    return last;
  };
  return {
    trim: (start, end) => {
      if (end <= text.length && !isSpace(text.charCodeAt(end - 1))) return Math.max(start, end);
      return Math.max(start, trimmed.get(end) ?? trimEnd(end));
    },
  };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
