import { arnTokens, globOf, isRun, matchesGlob, type Token, textTokens } from "../glob.js";
import { type Comparison, never, unheardOf } from "./comparison.js";

/** `*` and `?` over the whole text. */
export const likeText: Comparison = {
  prepare(value) {
    const glob = globOf(textTokens(value));
    return (requested) => matchesGlob(glob, requested);
  },
  samples: (value) => [...textsLike(textTokens(value)), unheardOf],
  pattern: (value) => ({ tokens: textTokens(value), ignoresCase: false }),
};

/**
 * Each of the six parts of an ARN on its own; the sixth holds the rest.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const likeArn: Comparison = {
  prepare(value) {
    const tokens = arnTokens(value);
    if (tokens === undefined) return never;
    const glob = globOf(tokens);
    return (requested) => matchesGlob(glob, requested);
  },
  samples(value) {
    const tokens = arnTokens(value);
    const strange = `arn:aws:${unheardOf}:::${unheardOf}`;
    return tokens === undefined ? [strange] : [...textsLike(tokens), strange];
  },
  pattern(value) {
    const tokens = arnTokens(value);
    return tokens === undefined ? undefined : { tokens, ignoresCase: false };
  },
};

/** Two texts that a pattern takes: its runs empty, and its runs filled. */
function textsLike(tokens: readonly Token[]): readonly string[] {
  const write = (run: string) =>
    tokens.map((token) => (isRun(token) ? run : token < 0 ? unheardOf : String.fromCodePoint(token))).join("");
  return [write(""), write(unheardOf)];
}
