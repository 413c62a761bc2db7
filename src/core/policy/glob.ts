import type { Piece } from "./template.js";

/** A pattern of `*` and `?`, ready to be compared with texts. */
export type Glob =
  | { readonly kind: "any" }
  | { readonly kind: "exact"; readonly text: string }
  | { readonly kind: "prefix"; readonly text: string }
  | {
      readonly kind: "tokens";
      /** What stands before the first wildcard. */
      readonly head: string;
      readonly rest: readonly Token[];
      /** Characters that a text must have at least. */
      readonly shortest: number;
    };

/** A code point, or one of the wildcards below. */
export type Token = number;

/** `*`: any run of characters, also none. */
export const anyRun = -1;
/** `?`: exactly one character. */
export const anyOne = -2;
/** `*` within one of the first five parts of an ARN. */
export const anyRunInPart = -3;
/** `?` within one of the first five parts of an ARN. */
export const anyOneInPart = -4;

const colon = 0x3a;
const partsBeforeRest = 5;

/** Tokens of a text in which `*` and `?` are wildcards, except where a piece is literal. */
export function textTokens(pieces: readonly Piece[]): Token[] {
  return collapse(
    pieces.flatMap(({ text, isLiteral }) =>
      Array.from(text, (char) => (isLiteral ? codeOf(char) : wildcard(char, false))),
    ),
  );
}

/** Tokens of an ARN, whose first five parts are compared part by part; undefined where it has not six parts. */
export function arnTokens(pieces: readonly Piece[]): Token[] | undefined {
  let colons = 0;
  const tokens: Token[] = [];
  for (const { text, isLiteral } of pieces) {
    for (const char of text) {
      tokens.push(isLiteral ? codeOf(char) : wildcard(char, colons < partsBeforeRest));
      if (char === ":") colons += 1;
    }
  }
  return colons < partsBeforeRest ? undefined : collapse(tokens);
}

export function globOf(tokens: readonly Token[]): Glob {
  const firstWild = tokens.findIndex((token) => token < 0);
  if (firstWild === -1) return { kind: "exact", text: textOf(tokens) };
  if (firstWild === tokens.length - 1 && tokens[firstWild] === anyRun) {
    return tokens.length === 1 ? { kind: "any" } : { kind: "prefix", text: textOf(tokens.slice(0, -1)) };
  }
  const shortest = tokens.filter((token) => !isRun(token)).length;
  return { kind: "tokens", head: textOf(tokens.slice(0, firstWild)), rest: tokens.slice(firstWild), shortest };
}

export function matchesGlob(glob: Glob, text: string): boolean {
  switch (glob.kind) {
    case "any":
      return true;
    case "exact":
      return glob.text === text;
    case "prefix":
      return text.startsWith(glob.text);
    case "tokens":
      return (
        glob.shortest <= text.length && text.startsWith(glob.head) && matchesTokens(glob.rest, text, glob.head.length)
      );
  }
}

/**
 * Compare with two pointers, going back to the last `*` only: at most (tokens × characters) steps, whatever the pattern.
 *
 * @param from where in the text to begin
 * @param counter counts the steps, for the test that bounds them
 */
export function matchesTokens(tokens: readonly Token[], text: string, from = 0, counter?: { steps: number }): boolean {
  let next = 0;
  let at = from;
  let run = -1;
  let resume = 0;
  while (at < text.length) {
    if (counter !== undefined) counter.steps += 1;
    const code = text.codePointAt(at) ?? 0;
    const token = tokens[next];
    if (token !== undefined && isRun(token)) {
      run = next;
      resume = at;
      next += 1;
    } else if (token !== undefined && takesOne(token, code)) {
      next += 1;
      at += widthOf(code);
    } else {
      if (run === -1) return false;
      const taken = text.codePointAt(resume) ?? 0;
      if (tokens[run] === anyRunInPart && taken === colon) return false;
      resume += widthOf(taken);
      at = resume;
      next = run + 1;
    }
  }
  while (next < tokens.length && isRun(tokens[next] ?? 0)) next += 1;
  return next === tokens.length;
}

export function isRun(token: Token): boolean {
  return token === anyRun || token === anyRunInPart;
}

/** Does a token that stands for one character take this one? */
export function takesOne(token: Token, code: number): boolean {
  return token === code || token === anyOne || (token === anyOneInPart && code !== colon);
}

/** May a run of any length take this character? */
export function runTakes(token: Token, code: number): boolean {
  return token === anyRun || (token === anyRunInPart && code !== colon);
}

function wildcard(char: string, isInPart: boolean): Token {
  if (char === "*") return isInPart ? anyRunInPart : anyRun;
  if (char === "?") return isInPart ? anyOneInPart : anyOne;
  return codeOf(char);
}

function collapse(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => !isRun(token) || token !== tokens[index - 1]);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => String.fromCodePoint(token)).join("");
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function widthOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}
