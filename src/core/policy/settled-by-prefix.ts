import type { TextPattern } from "./comparisons/comparison.js";
import type { Condition } from "./condition.js";
import { anyRun, isRun, runTakes, takesOne } from "./glob.js";
import { fixedPieces } from "./template.js";

/**
 * Is the condition decided by how the key's value begins, whatever its rest is? A pattern such as `arn:…:incident-record/*`
 * takes every value that begins so, one for another plan takes none: nothing is left to search then.
 */
export function isSettledByPrefix({ operator, values, variables }: Condition, prefix: string): boolean {
  if (operator.name === "Null") return true;
  if (variables.length > 0) return false;
  let isUndecided = false;
  for (const { template } of values) {
    const pieces = fixedPieces(template);
    const pattern = pieces && operator.comparison.pattern?.(pieces);
    const fit = pattern === undefined ? "some" : fitOf(pattern, prefix);
    if (fit === "all") return true;
    if (fit === "some") isUndecided = true;
  }
  return !isUndecided;
}

/** Which of the texts that begin with the prefix fit the pattern. */
function fitOf({ tokens, ignoresCase }: TextPattern, prefix: string): "all" | "some" | "none" {
  let reached = withEmptyRuns(tokens, [0]);
  for (const char of ignoresCase ? prefix.toLowerCase() : prefix) {
    const code = char.codePointAt(0) ?? 0;
    const next: number[] = [];
    for (const at of reached) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (isRun(token) ? runTakes(token, code) : takesOne(token, code)) next.push(isRun(token) ? at : at + 1);
    }
    reached = withEmptyRuns(tokens, next);
    if (reached.size === 0) return "none";
  }
  const last = tokens.length - 1;
  return tokens[last] === anyRun && reached.has(last) ? "all" : "some";
}

/** A run may be empty: where one may stand before it, one may stand behind it. */
function withEmptyRuns(tokens: TextPattern["tokens"], positions: readonly number[]): ReadonlySet<number> {
  const all = new Set(positions);
  for (const at of all) if (isRun(tokens[at] ?? 0)) all.add(at + 1);
  return all;
}
