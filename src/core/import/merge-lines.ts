import { diffArrays } from "diff";

/**
 * Carry the edit that led from `base` to `edited` over to `original`, which is `base` in its author's own format:
 * lines that the edit did not touch stay as the author wrote them.
 */
export function mergeLines(original: string, base: string, edited: string): string {
  const [ours, old, theirs] = [original, base, edited].map((text) => text.split("\n"));
  if (ours === undefined || old === undefined || theirs === undefined) return edited;
  if (old.length * Math.max(ours.length, theirs.length) > mostComparisons) return edited;
  const inOurs = matchLines(old.map(withoutFormat), ours.map(withoutFormat));
  const inTheirs = matchLines(old, theirs);
  const indents = old.map((line, index) => [indentOf(line), inOurs.get(index)] as const);
  const merged: string[] = [];
  let last: Cut = { old: 0, ours: 0, theirs: 0 };
  for (const cut of cutsOf(old.length, [inOurs, ours.length], [inTheirs, theirs.length])) {
    if (cut.ours < last.ours || cut.theirs < last.theirs) continue;
    const change = theirs.slice(last.theirs, cut.theirs);
    const isTouched = change.join("\n") !== old.slice(last.old, cut.old).join("\n");
    const near = last.old;
    merged.push(...(isTouched ? change.map((each) => reindent(each, near)) : ours.slice(last.ours, cut.ours)));
    last = cut;
  }
  return merged.join("\n");

  /** As deep as the author has lines of the same depth, the nearest one counting. */
  function reindent(text: string, near: number): string {
    const indent = indentOf(text);
    const [nearest] = indents
      .flatMap(([depth, match], index) =>
        depth === indent && match !== undefined ? [[Math.abs(index - near), match]] : [],
      )
      .sort(([a = 0], [b = 0]) => a - b);
    const model = nearest?.[1] === undefined ? undefined : ours?.[nearest[1]];
    return model === undefined || text.trim() === "" ? text : `${indentOf(model)}${text.slice(indent.length)}`;
  }
}

/** A place between two lines that is the same place in all three texts. */
interface Cut {
  readonly old: number;
  readonly ours: number;
  readonly theirs: number;
}

type Matched = readonly [lines: ReadonlyMap<number, number>, length: number];

/** Before each line, as close behind the line above as before the line itself: what was put between is alone then. */
function cutsOf(length: number, ours: Matched, theirs: Matched): readonly Cut[] {
  return Array.from({ length: length + 1 }, (_, old) =>
    [placeBehind, placeBefore].flatMap((place) => {
      const [inOurs, inTheirs] = [place(old, length, ours), place(old, length, theirs)];
      return inOurs === undefined || inTheirs === undefined ? [] : [{ old, ours: inOurs, theirs: inTheirs }];
    }),
  ).flat();
}

function placeBehind(line: number, _length: number, [matches]: Matched): number | undefined {
  const above = matches.get(line - 1);
  return line === 0 ? 0 : above === undefined ? undefined : above + 1;
}

function placeBefore(line: number, length: number, matched: Matched): number | undefined {
  const [matches, end] = matched;
  return line === length ? end : (matches.get(line) ?? placeBehind(line, length, matched));
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? "";
}

/** Lines that differ in blanks and quotes only are the same line in two hands. */
function withoutFormat(line: string): string {
  return line.replace(/[\s"']+/g, "");
}

/** Beyond this a file is taken as the edit left it. */
const mostComparisons = 4_000_000;

/** For lines of `a`, the equal lines of `b` in a longest common subsequence. */
function matchLines(a: readonly string[], b: readonly string[]): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  let [row, column] = [0, 0];
  for (const { added, removed, count } of diffArrays([...a], [...b])) {
    if (added) column += count;
    else if (removed) row += count;
    else for (let left = count; left > 0; left -= 1) matches.set(row++, column++);
  }
  return matches;
}
