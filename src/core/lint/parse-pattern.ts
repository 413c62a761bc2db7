/** A regular expression of the kind that a machine without backtracking can run. */
export type PatternNode =
  | { readonly kind: "character"; readonly test: (character: string) => boolean }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly item: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" };

type Test = (character: string) => boolean;

const longestPattern = 2000;
const deepest = 50;

/** Thrown within this file where the pattern needs more than the machine has. */
class Unsupported extends Error {}

/**
 * Parse what Java and JavaScript agree on. Absent for the rest: back references, look-around, possessive quantifiers,
 * flags, word boundaries, Unicode classes, class intersections.
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  if (pattern.length > longestPattern) return undefined;
  const reader = { characters: [...pattern], at: 0, depth: 0 };
  try {
    const node = parseChoice(reader);
    return reader.at === reader.characters.length ? node : undefined;
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

interface Reader {
  readonly characters: readonly string[];
  at: number;
  depth: number;
}

function parseChoice(reader: Reader): PatternNode {
  const items = [parseSequence(reader)];
  while (skip(reader, "|")) items.push(parseSequence(reader));
  return { kind: "choice", items };
}

function parseSequence(reader: Reader): PatternNode {
  const items: PatternNode[] = [];
  for (let next = peek(reader); next !== undefined && next !== "|" && next !== ")"; next = peek(reader)) {
    items.push(parseRepeat(reader, parseAtom(reader)));
  }
  return { kind: "sequence", items };
}

function parseRepeat(reader: Reader, item: PatternNode): PatternNode {
  const bounds = readBounds(reader);
  if (bounds === undefined) return item;
  const next = peek(reader);
  // A lazy quantifier finds the same matches, a possessive one does not.
  if (next === "?") reader.at += 1;
  else if (next === "+" || next === "*" || next === "{") throw new Unsupported();
  return { kind: "repeat", item, least: bounds[0], most: bounds[1] };
}

function readBounds(reader: Reader): readonly [number, number] | undefined {
  if (skip(reader, "*")) return [0, Number.POSITIVE_INFINITY];
  if (skip(reader, "+")) return [1, Number.POSITIVE_INFINITY];
  if (skip(reader, "?")) return [0, 1];
  if (!skip(reader, "{")) return undefined;
  const rest = reader.characters.slice(reader.at, reader.at + 12).join("");
  const match = /^(\d{1,4})(,?)(\d{0,4})\}/.exec(rest);
  if (match === null) throw new Unsupported();
  reader.at += match[0].length;
  const least = Number(match[1]);
  const most = match[3] ? Number(match[3]) : match[2] ? Number.POSITIVE_INFINITY : least;
  if (most < least) throw new Unsupported();
  return [least, most];
}

function parseAtom(reader: Reader): PatternNode {
  const character = take(reader);
  if (character === "(") return parseGroup(reader);
  if (character === "[") return { kind: "character", test: parseClass(reader) };
  if (character === "^") return { kind: "start" };
  if (character === "$") return { kind: "end" };
  if (character === ".") return { kind: "character", test: (other) => !"\n\r\u0085\u2028\u2029".includes(other) };
  if (character === "\\") return { kind: "character", test: parseEscape(reader) };
  if ("*+?{".includes(character)) throw new Unsupported();
  return { kind: "character", test: (other) => other === character };
}

function parseGroup(reader: Reader): PatternNode {
  if (skip(reader, "?") && !skip(reader, ":")) throw new Unsupported();
  reader.depth += 1;
  if (reader.depth > deepest) throw new Unsupported();
  const node = parseChoice(reader);
  if (!skip(reader, ")")) throw new Unsupported();
  reader.depth -= 1;
  return node;
}

function parseClass(reader: Reader): Test {
  const isNegated = skip(reader, "^");
  const tests: Test[] = [];
  do tests.push(parseClassItem(reader));
  while (!skip(reader, "]"));
  return (character) => tests.some((test) => test(character)) !== isNegated;
}

function parseClassItem(reader: Reader): Test {
  const first = take(reader);
  // Java nests and intersects classes, JavaScript does not.
  if (first === "[" || (first === "&" && peek(reader) === "&") || first === "]") throw new Unsupported();
  const low = first === "\\" ? parseEscape(reader) : literal(first);
  if (peek(reader) !== "-" || reader.characters[reader.at + 1] === "]") return low;
  reader.at += 1;
  const last = take(reader);
  const from = first === "\\" ? literalOf(reader, reader.at - 3) : first;
  const to = last === "\\" ? take(reader) : last;
  if (from === undefined || isLetterOrDigitEscape(last, to) || last === "[") throw new Unsupported();
  const [start, end] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
  if (end < start) throw new Unsupported();
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= start && code <= end;
  };
}

/** The escaped character that a range starts with; absent for a class such as `\d`. */
function literalOf(reader: Reader, at: number): string | undefined {
  const character = reader.characters[at];
  return character === undefined || /[A-Za-z0-9]/.test(character) ? undefined : character;
}

function isLetterOrDigitEscape(last: string, to: string): boolean {
  return last === "\\" && /[A-Za-z0-9]/.test(to);
}

const escapes: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[A-Za-z0-9_]/,
  W: /[^A-Za-z0-9_]/,
  s: /[ \t\n\v\f\r]/,
  S: /[^ \t\n\v\f\r]/,
  t: /\t/,
  n: /\n/,
  r: /\r/,
  f: /\f/,
};

function parseEscape(reader: Reader): Test {
  const character = take(reader);
  const known = Object.hasOwn(escapes, character) ? escapes[character] : undefined;
  if (known !== undefined) return (other) => known.test(other);
  if (/[A-Za-z0-9]/.test(character)) throw new Unsupported();
  return literal(character);
}

function literal(character: string): Test {
  return (other) => other === character;
}

function peek(reader: Reader): string | undefined {
  return reader.characters[reader.at];
}

function take(reader: Reader): string {
  const character = peek(reader);
  if (character === undefined) throw new Unsupported();
  reader.at += 1;
  return character;
}

function skip(reader: Reader, character: string): boolean {
  if (peek(reader) !== character) return false;
  reader.at += 1;
  return true;
}
