import { findNodeAtLocation, type JSONPath, type Node, parseTree } from "jsonc-parser";
import type { Location } from "../diagnostic.js";
import { indexLines, type LineIndex } from "../source/line-index.js";
import type { SourceDocument } from "../source/source-document.js";
import type { FactSource } from "./facts.js";

/** Turns sources of facts into places of their files. */
export type FactLocator = (source: FactSource, statement?: number) => Location | undefined;

/**
 * A locator over the texts of the recorded files and the documents that declare facts. Files are parsed for their
 * positions when the first fact of them is asked for; live facts have no place.
 */
export function createFactLocator(
  files: readonly { readonly path: string; readonly text: string }[],
  documents: readonly SourceDocument[] = [],
): FactLocator {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const parsed = new Map<string, ParsedFile>();
  return (source, statement) => {
    if (source.kind === "declared") return locateDeclared(documents, source, statement);
    const text = source.kind === "recorded" && source.file !== undefined ? texts.get(source.file) : undefined;
    if (text === undefined || source.file === undefined) return undefined;
    const file = parsed.get(source.file) ?? parseFile(text);
    parsed.set(source.file, file);
    return recallPlace(file, source, statement);
  };
}

interface ParsedFile {
  readonly tree: Node | undefined;
  readonly lines: LineIndex;
  /** Found already: the plans that share a role are told the same statements of it. */
  readonly places: Map<string, Location | undefined>;
}

function recallPlace(file: ParsedFile, source: FactSource, statement: number | undefined): Location | undefined {
  const key = `${statement ?? ""}${source.pointer ?? ""}`;
  if (!file.places.has(key)) file.places.set(key, locateIn(file, source, statement));
  return file.places.get(key);
}

function parseFile(text: string): ParsedFile {
  const json = withoutMark(text);
  return { tree: parseTree(json), lines: indexLines(json), places: new Map() };
}

/**
 * Where a recorded fact stands in the text of its file, or the statement with this index where the fact is a policy.
 * A policy that is recorded as text has one place for all its statements.
 */
export function locateFact(source: FactSource, text: string, statement?: number): Location | undefined {
  return source.file === undefined ? undefined : locateIn(parseFile(text), source, statement);
}

function locateDeclared(
  documents: readonly SourceDocument[],
  { file, documentIndex = 0, pointer = "" }: FactSource,
  statement: number | undefined,
): Location | undefined {
  const document = documents.find((candidate) => candidate.file === file && candidate.index === documentIndex);
  if (document === undefined) return undefined;
  const steps = [...stepsOf(pointer), ...(statement === undefined ? [] : ["Statement", String(statement)])];
  const path: (string | number)[] = [];
  let value = document.value;
  for (const step of steps) {
    const isList = Array.isArray(value);
    // A policy that is written as text, or has one statement without a list, has no such step.
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) break;
    path.push(isList ? Number(step) : step);
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return document.locate(path);
}

function locateIn(
  { tree, lines }: ParsedFile,
  source: FactSource,
  statement: number | undefined,
): Location | undefined {
  if (source.file === undefined) return undefined;
  const path = stepsOf(source.pointer ?? "");
  const paths = statement === undefined ? [path] : [[...path, "Statement", statement], [...path, "Statement"], path];
  const node = tree === undefined ? undefined : firstNode(tree, paths);
  const offset = node?.offset ?? 0;
  const start = lines.position(offset);
  const end = lines.position(offset + (node?.length ?? 0));
  return { file: source.file, ...start, endLine: end.line, endColumn: end.column };
}

/** The first of the paths that leads somewhere, else the nearest parent of the last. */
function firstNode(tree: Node, paths: readonly JSONPath[]): Node | undefined {
  for (const path of paths) {
    const node = nodeAt(tree, path);
    if (node !== undefined) return node;
  }
  const last = paths.at(-1) ?? [];
  return last.length === 0 ? tree : firstNode(tree, [last.slice(0, -1)]);
}

function nodeAt(tree: Node, path: JSONPath): Node | undefined {
  let node: Node | undefined = tree;
  for (const step of path) {
    const isList: boolean = node.type === "array";
    node = findNodeAtLocation(node, [isList ? Number(step) : String(step)]);
    if (node === undefined) return undefined;
  }
  return node;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
