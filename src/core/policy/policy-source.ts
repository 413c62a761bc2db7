import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Path } from "../diagnostic.js";

/** A stretch of a policy's text; lines and columns count from 1, the end is exclusive. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A fault of a policy's text or shape. */
export interface PolicyProblem {
  readonly path: Path;
  readonly message: string;
  readonly range?: TextRange;
}

/** A policy's plain value, and where its parts stand where there is a text. */
export interface PolicySource {
  readonly value: unknown;
  /** The range of the value at `path`, or of its nearest parent. */
  locate(path: Path): TextRange | undefined;
}

/** IAM's own limit for a policy document. */
const longestPolicy = 131_072;
/** A policy needs seven levels. */
const deepestPolicy = 32;

/** Read JSON text strictly: no comments, no trailing commas, no key twice. A value that is no text is taken as parsed. */
export function readPolicy(document: unknown): PolicySource | PolicyProblem {
  if (typeof document !== "string") return { value: document, locate: () => undefined };
  if (document.length > longestPolicy) {
    return {
      path: [],
      message: `Unexpected policy of ${document.length} characters, expected at most ${longestPolicy}`,
    };
  }
  if (isTooDeep(document)) return { path: [], message: `Unexpected nesting of more than ${deepestPolicy} levels` };
  const errors: ParseError[] = [];
  const tree = parseTree(document, errors, { disallowComments: true, allowTrailingComma: false });
  const error = errors[0];
  if (tree === undefined || error !== undefined) return notJson(document, error);
  const twice = findRepeatedKey(tree);
  if (twice !== undefined) return repeatedKey(document, twice);
  return { value: getNodeValue(tree), locate: (path) => rangeOf(document, nodeAt(tree, path)) };
}

export function isProblem(read: PolicySource | PolicyProblem): read is PolicyProblem {
  return "message" in read;
}

function notJson(text: string, error: ParseError | undefined): PolicyProblem {
  const range = rangeOf(text, { offset: error?.offset ?? 0, length: error?.length ?? 0 });
  const what = error === undefined ? "empty text" : words(printParseErrorCode(error.error));
  return { path: [], message: `Unexpected text that is not JSON (${what}), expected a policy`, range };
}

function repeatedKey(text: string, node: Node): PolicyProblem {
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

function isTooDeep(text: string): boolean {
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
    if (depth > deepestPolicy) return true;
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
