import { type TextPattern, unheardOf } from "./comparisons/comparison.js";
import { isRun, runTakes, type Token, takesOne } from "./glob.js";

/** Beyond this many states the search stops: some combinations of patterns are then not tried. */
const mostStates = 1500;
/** So many looks at a pattern's place, over all states. */
const mostLooks = 200_000;

/** How far each pattern has come, as the positions it may be at. */
type State = readonly (readonly number[])[];

/**
 * Texts that begin with `prefix`, one at least for every combination of patterns that a text can fit at once: the
 * patterns' automata, walked together.
 */
export function findTextWitnesses(patterns: readonly TextPattern[], prefix = ""): readonly string[] {
  const start = [...prefix].reduce((state, char) => advance(patterns, state, char), startOf(patterns));
  const seen = new Set([JSON.stringify(start)]);
  const queue: { readonly state: State; readonly text: string }[] = [{ state: start, text: prefix }];
  const found = new Map<string, string>();
  let looks = 0;
  for (let next = 0; next < queue.length && seen.size < mostStates && looks < mostLooks; next += 1) {
    const { state, text } = queue[next] ?? { state: start, text: prefix };
    const chars = usefulChars(patterns, state);
    looks += chars.length * state.reduce((count, positions) => count + positions.length + 1, 0);
    for (const char of chars) {
      const reached = advance(patterns, state, char);
      const fits = patterns.map(({ tokens }, index) => reached[index]?.includes(tokens.length) === true).join();
      if (!found.has(fits)) found.set(fits, text + char);
      const id = JSON.stringify(reached);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push({ state: reached, text: text + char });
    }
  }
  return [...found.values()];
}

function startOf(patterns: readonly TextPattern[]): State {
  return patterns.map(({ tokens }) => withSkippedRuns(tokens, [0]));
}

function advance(patterns: readonly TextPattern[], state: State, char: string): State {
  return patterns.map(({ tokens, ignoresCase }, index) => {
    const code = (ignoresCase ? char.toLowerCase() : char).codePointAt(0) ?? 0;
    const reached = (state[index] ?? []).flatMap((at) => {
      const token = tokens[at];
      if (token === undefined) return [];
      if (isRun(token)) return runTakes(token, code) ? [at] : [];
      return takesOne(token, code) ? [at + 1] : [];
    });
    return withSkippedRuns(tokens, reached);
  });
}

/** A run may be empty: where one may stand before it, one may stand behind it. */
function withSkippedRuns(tokens: readonly Token[], positions: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const position of positions) {
    let end = position;
    while (isRun(tokens[end] ?? 0)) end += 1;
    for (let at = position; at <= end; at += 1) all.add(at);
  }
  return [...all].sort((a, b) => a - b);
}

/** The characters that some pattern waits for, a colon, and one that none knows. */
function usefulChars(patterns: readonly TextPattern[], state: State): readonly string[] {
  const chars = new Set([":", unheardOf]);
  for (const [index, { tokens, ignoresCase }] of patterns.entries()) {
    for (const at of state[index] ?? []) {
      const token = tokens[at] ?? -1;
      if (token < 0) continue;
      const char = String.fromCodePoint(token);
      chars.add(char);
      if (ignoresCase) chars.add(char.toUpperCase().slice(0, char.length));
    }
  }
  return [...chars];
}
