import type { Token } from "../glob.js";
import type { Piece } from "../template.js";

/** How a condition compares one value of the request with one value of the policy. */
export interface Comparison {
  /** Prepare the policy's value; one of the wrong kind matches nothing. */
  prepare(value: readonly Piece[]): (requested: string) => boolean;
  /**
   * Values of the request on both sides of every border that the policy's value draws, so that trying them all finds
   * out whether a key that is not given could matter.
   */
  samples(value: readonly Piece[]): readonly string[];
  /** The policy's value as a pattern over texts, where it is one: then samples that fit several patterns can be found. */
  pattern?(value: readonly Piece[]): TextPattern | undefined;
}

export interface TextPattern {
  readonly tokens: readonly Token[];
  readonly ignoresCase: boolean;
}

/** A text that no policy writes. */
export const unheardOf = "\u{F0000}";

/** A second one, for two keys that differ. */
export const unheardOfToo = "\u{F0001}";

/** A value that begins so and is otherwise unlike any that a policy writes. */
export function standInFor(prefix: string): string {
  return prefix + unheardOf;
}

export function joined(pieces: readonly Piece[]): string {
  return pieces.length === 1 ? (pieces[0]?.text ?? "") : pieces.map(({ text }) => text).join("");
}

export function never(): boolean {
  return false;
}
