import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Path } from "../diagnostic.js";

/** A stretch of a text; lines and columns count from 1, the end is exclusive. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A fault of a text or of the value in it. */
export interface TextProblem {
  readonly path: Path;
  readonly message: string;
  readonly range?: TextRange;
}

/** The plain value of a JSON text, and where its parts stand. Its objects have no prototype. */
export interface JsonText {
  readonly value: unknown;
  /** The range of the value at `path`, or of its nearest parent. */
  locate(path: Path): TextRange;
}

export interface JsonLimits {
  /** In characters. */
  readonly longest: number;
  /** In levels of lists and objects. */
  readonly deepest: number;
}

/** Read JSON strictly: no comments, no trailing commas, no key twice. */
export function readJson(text: string, { longest, deepest }: JsonLimits): JsonText | TextProblem {
  if (text.length > longest) {
    return { path: [], message: `Unexpected text of ${text.length} characters, expected at most ${longest}` };
  }
  if (isTooDeep(text, deepest)) return { path: [], message: `Unexpected nesting of more than ${deepest} levels` };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const error = errors[0];
  if (tree === undefined || error !== undefined) return notJson(text, error);
  const twice = findRepeatedKey(tree);
  if (twice !== undefined) return repeatedKey(text, twice);
  return { value: getNodeValue(tree), locate: (path) => rangeOf(text, nodeAt(tree, path)) };
}

export function isTextProblem(read: object): read is TextProblem {
  return "message" in read;
}

function notJson(text: string, error: ParseError | undefined): TextProblem {
  const range = rangeOf(text, { offset: error?.offset ?? 0, length: error?.length ?? 0 });
  const what = error === undefined ? "empty text" : words(printParseErrorCode(error.error));
  return { path: [], message: `Unexpected text (${what}), expected JSON`, range };
}

function repeatedKey(text: string, node: Node): TextProblem {
  return {
    path: [],
    message: `Unexpected second \`${node.value}\`, expected each key once`,
    range: rangeOf(text, node),
  };
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replaceAll(/(?!^)(?=[A-Z])/g, " ").toLowerCase();
}

function isTooDeep(text: string, deepest: number): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isInText) {
      if (char === "\\") at += 1;
      else if (char === '"') isInText = false;
    } else if (char === '"') isInText = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function findRepeatedKey(node: Node): Node | undefined {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = child.type === "property" ? child.children?.[0] : undefined;
    if (key !== undefined && seen.has(key.value)) return key;
    if (key !== undefined) seen.add(key.value);
    const within = findRepeatedKey(child);
    if (within !== undefined) return within;
  }
  return undefined;
}

function nodeAt(tree: Node, path: Path): Node {
  let node = tree;
  for (const step of path) {
    const child =
      typeof step === "number"
        ? node.children?.[step]
        : node.children?.find(({ children }) => children?.[0]?.value === step)?.children?.[1];
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

function rangeOf(text: string, { offset, length }: { readonly offset: number; readonly length: number }): TextRange {
  const start = placeOf(text, offset);
  const end = placeOf(text, offset + length);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
