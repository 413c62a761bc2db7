import { createScanner } from "jsonc-parser";
import { isMapping } from "../plan/decode-resource.js";
import { isTextProblem, readJson } from "../policy/json-text.js";

const limits = { longest: 1_000_000, deepest: 64 };

/** The value of numeric tokens in a scan of JSON (`SyntaxKind.NumericLiteral` and `EOF`, erased by isolated modules). */
const numericLiteral = 11;
const endOfText = 17;

/**
 * The object that a JSON text stands for; absent where writing that object again would lose something: a key that is
 * there twice, a number with more digits than a number here can have.
 */
export function exactJson(text: string): Readonly<Record<string, unknown>> | undefined {
  const read = readJson(text, limits);
  if (isTextProblem(read) || !isMapping(read.value) || !hasExactNumbers(text)) return undefined;
  return JSON.parse(text);
}

function hasExactNumbers(text: string): boolean {
  const scanner = createScanner(text, true);
  for (let kind: number = scanner.scan(); kind !== endOfText; kind = scanner.scan()) {
    if (kind === numericLiteral && String(Number(scanner.getTokenValue())) !== scanner.getTokenValue()) return false;
  }
  return true;
}
