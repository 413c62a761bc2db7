import { type Document, isScalar, Lexer, Parser, Schema } from "yaml";
import type { Diagnostic, Location } from "../diagnostic.js";
import { composeValue, type SourceFault } from "./compose-value.js";
import { createComposer } from "./create-composer.js";
import { decodeText } from "./decode-text.js";
import { maxDepth, maxDocuments, maxFaults, maxFileBytes, maxLexemes } from "./limits.js";
import { type LineIndex, lineIndexOf, lineStarts } from "./line-index.js";
import { toLocation } from "./locate-value.js";
import { type ParsedDocument, type ParsedFile, toSources } from "./parsed-file.js";
import type { SourceComment, SourceDocument } from "./source-document.js";
import { createEndTrimmer } from "./trim-ends.js";
import { toSourceFault } from "./yaml-fault.js";

// The walk over the composed document resolves scalars and finds duplicate keys: here both would cost twice.
const options = {
  schema: new Schema({ schema: "failsafe", resolveKnownTags: false }),
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/**
 * Read a YAML 1.2 file (core schema) into its documents, each of which can say where its parts stand. A broken document
 * gives `invalid-yaml` diagnostics and hides none of the others; empty documents are left out.
 *
 * @param file path from the repository's root
 */
export function parseSource(
  file: string,
  bytes: Uint8Array,
): readonly [readonly SourceDocument[], readonly Diagnostic[]] {
  const parsed = parseFile(file, bytes);
  return [toSources(parsed), parsed.diagnostics];
}

/** The same as plain data. */
export function parseFile(file: string, bytes: Uint8Array): ParsedFile {
  if (bytes.length > maxFileBytes) return unparsed(file, tooLarge(file));
  const decoded = decodeText(bytes);
  if ("text" in decoded) return parseText(file, decoded.text);
  const { line, column, message, hint } = decoded;
  return unparsed(file, invalidYaml({ file, line, column, endLine: line, endColumn: column }, message, hint));
}

function unparsed(file: string, diagnostic: Diagnostic): ParsedFile {
  return { file, lineStarts: new Uint32Array([0]), documents: [], diagnostics: [diagnostic] };
}

function tooLarge(file: string): Diagnostic {
  const message = `Unexpected file of more than ${maxFileBytes} bytes, expected at most 1 MiB`;
  return invalidYaml({ file, line: 1, column: 1, endLine: 1, endColumn: 1 }, message, "Split the file");
}

function parseText(file: string, text: string): ParsedFile {
  const starts = lineStarts(text);
  const lines = lineIndexOf(starts);
  const { parsed, comments, fault } = readDocuments(text);
  const documents: ParsedDocument[] = [];
  const faults: SourceFault[] = [];
  let told = 0;
  for (const [position, document] of parsed.entries()) {
    const to = position === parsed.length - 1 ? text.length : document.range[2];
    const first = told;
    while ((comments[told]?.offset ?? to) < to) told += 1;
    const [error] = document.errors;
    if (error !== undefined) faults.push(toSourceFault(error, text));
    else if (!isEmpty(document)) {
      const { value, offsets, keys, faults: own } = composeValue(document.contents, text);
      const directives = comments.slice(first, told).map((comment) => toComment(text, lines, comment));
      if (own.length > 0) faults.push(...own);
      else documents.push({ value, offsets, keys, directives });
    }
  }
  if (fault !== undefined) faults.push(fault);
  const diagnostics = faults.slice(0, maxFaults).map((each) => toDiagnostic(file, text, lines, each));
  return { file, lineStarts: starts, documents, diagnostics };
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.source === "" && contents.type === "PLAIN");
}

function toComment(text: string, lines: LineIndex, { offset, text: comment }: FoundComment): SourceComment {
  const { line, column } = lines.position(offset);
  const before = text.slice(offset - column + 1, offset);
  return { text: comment.slice(1).trim(), line, column, isWholeLine: before.trim() === "" };
}

function toDiagnostic(file: string, text: string, lines: LineIndex, fault: SourceFault): Diagnostic {
  const start = Math.min(fault.start, text.length);
  const at = toLocation(file, lines, start, createEndTrimmer(text).trim(start, fault.end));
  return invalidYaml(at, fault.message, fault.hint);
}

function invalidYaml(at: Location, message: string, hint: string | undefined): Diagnostic {
  const problem = { rule: "invalid-yaml", severity: "error", at, message } as const;
  return hint === undefined ? problem : { ...problem, hint };
}

/** A comment that speaks to Muster, with its `#`. */
interface FoundComment {
  readonly offset: number;
  readonly text: string;
}

interface ReadResult {
  readonly parsed: readonly Document.Parsed[];
  readonly comments: readonly FoundComment[];
  /** Why reading stopped before the end of the file. */
  readonly fault?: SourceFault;
}

function readDocuments(text: string): ReadResult {
  const parsed: Document.Parsed[] = [];
  const comments: FoundComment[] = [];
  const hasDirectives = text.includes("muster:");
  const parser = new Parser();
  const composer = createComposer(options);
  let isText = false;
  let errors = 0;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (hasDirectives && !isText && isDirective(lexeme)) comments.push({ offset: parser.offset, text: lexeme });
    isText = lexeme === scalarMark;
    for (const token of parser.next(lexeme)) {
      parsed.push(...composer.next(token));
      if (token.type === "error") errors += 1;
    }
    lexemes += 1;
    const fault = limitFault(parser, parsed.length, lexemes);
    if (fault !== undefined) return { parsed: [...parsed, ...composer.end()], comments, fault };
    if (errors >= maxFaults) break;
  }
  for (const token of parser.end()) parsed.push(...composer.next(token));
  // Forced, so that a file of nothing but broken directives has a document to tell it.
  parsed.push(...composer.end(true, text.length));
  return { parsed, comments };
}

// The lexer announces a scalar's text with this character; such a text may begin with `#`.
const scalarMark = "\u{1f}";

function isDirective(lexeme: string): boolean {
  return lexeme.startsWith("#") && /^#\s*muster:/.test(lexeme);
}

// Composing a document is recursive, so its depth is bounded while the tokens still come one by one.
function limitFault({ stack, offset }: Parser, documents: number, lexemes: number): SourceFault | undefined {
  if (stack.length > maxDepth + 8) {
    const message = `Unexpected nesting deeper than ${maxDepth} levels, expected a flatter document`;
    return { start: Math.max(0, offset - 1), end: offset, message };
  }
  if (lexemes > maxLexemes) {
    const message = `Unexpected file of more than ${maxLexemes} keys, values and marks, expected fewer`;
    return { start: offset, end: offset, message, hint: "Split the file" };
  }
  if (documents <= maxDocuments) return undefined;
  return { start: offset, end: offset, message: `Unexpected document, expected at most ${maxDocuments} in a file` };
}
