import { textTokens } from "../glob.js";
import type { Piece } from "../template.js";
import { type Comparison, joined, unheardOf } from "./comparison.js";

/** Character by character. */
export const exactText: Comparison = {
  prepare(value) {
    const text = joined(value);
    return (requested) => requested === text;
  },
  samples: (value) => [joined(value), unheardOf],
  pattern: (value) => ({ tokens: textTokens(asLiteral(value)), ignoresCase: false }),
};

/** Character by character, capitals counting as small letters. */
export const caselessText: Comparison = {
  prepare(value) {
    const text = joined(value).toLowerCase();
    return (requested) => requested.toLowerCase() === text;
  },
  samples: (value) => [joined(value), joined(value).toLowerCase(), joined(value).toUpperCase(), unheardOf],
  pattern: (value) => ({
    tokens: textTokens([{ text: joined(value).toLowerCase(), isLiteral: true }]),
    ignoresCase: true,
  }),
};

function asLiteral(value: readonly Piece[]): readonly Piece[] {
  return value.map(({ text }) => ({ text, isLiteral: true }));
}
