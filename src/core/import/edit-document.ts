import { type Document, isMap, parseAllDocuments } from "yaml";
import type { Path } from "../diagnostic.js";
import type { ImportedPlan } from "./import-plan.js";
import { mergeLines } from "./merge-lines.js";

/**
 * A file with one of its documents edited; comments and all lines that the edit does not touch stay.
 *
 * @param index position among the documents that are not empty
 * @param lossOf why the text does not say what it should; absent where it does
 */
export function editDocument(
  text: string,
  index: number,
  edit: (document: Document) => void,
  lossOf: (text: string) => string | undefined,
): ImportedPlan {
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const base = documentAt(lines, index);
  const edited = documentAt(lines, index);
  if (base === undefined || edited === undefined) return { problem: "The file cannot be edited" };
  edit(edited.document);
  const [start, end] = edited.range;
  const original = lines.slice(start, end);
  const format = formatOf(original);
  const rewritten = edited.document.toString(format);
  // The author's format where it survives the edit, else the whole document anew.
  const parts = [mergeLines(original, base.document.toString(format), rewritten), rewritten];
  let problem = "";
  for (const part of parts) {
    const result = `${lines.slice(0, start)}${part}${lines.slice(end)}`;
    const found = lossOf(result);
    if (found === undefined) return { text: text.includes("\r\n") ? result.replaceAll("\n", "\r\n") : result };
    problem = found;
  }
  return { problem };
}

/** A mapping that is left empty goes with its last member. */
export function removeAt(document: Document, path: Path): void {
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  if (parent.length === 0) return;
  const node = document.getIn(parent, true);
  if (isMap(node) && node.items.length === 0) removeAt(document, parent);
}

/** How the author indents. */
function formatOf(text: string) {
  const nested = /^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n( +)[^\s-]/m.exec(text)?.[1]?.length;
  return {
    lineWidth: 0,
    blockQuote: "literal",
    flowCollectionPadding: /\{ |\[ /.test(text),
    indent: Math.min(nested ?? 2, 8),
    indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n\1- /m.test(text),
  } as const;
}

/** The document with this position among those that are not empty, and where it stands. */
function documentAt(text: string, index: number): { document: Document; range: readonly [number, number] } | undefined {
  const documents = parseAllDocuments(text, { schema: "core", keepSourceTokens: true });
  if (!Array.isArray(documents)) return undefined;
  const found = documents.filter(({ contents }) => contents !== null)[index];
  if (found === undefined || found.errors.length > 0) return undefined;
  const isOnly = documents.length === 1;
  const range = isOnly ? ([0, text.length] as const) : ([found.range[0], found.range[2]] as const);
  return { document: found, range };
}
