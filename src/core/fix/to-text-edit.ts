import type { Location, Path } from "../diagnostic.js";
import type { SourceDocument } from "../source/source-document.js";
import type { Edit, TextEdit } from "./fix.js";

/** What an edit of a document means for the file's text; absent where it cannot be done without touching more. */
export function toTextEdit(text: string, source: SourceDocument, edit: Edit): TextEdit | undefined {
  const starts = lineStarts(text);
  const spanOf = (at: Location) => ({
    start: (starts[at.line - 1] ?? 0) + at.column - 1,
    end: (starts[at.endLine - 1] ?? 0) + at.endColumn - 1,
  });
  switch (edit.op) {
    case "rename":
      return { ...spanOf(source.locate(edit.path, "key")), text: edit.key };
    case "replace":
      return { ...spanOf(source.locate(edit.path)), text: JSON.stringify(edit.value) };
    case "quote": {
      const span = spanOf(source.locate(edit.path));
      const written = text.slice(span.start, span.end);
      return /^[\w.+-]+$/.test(written) ? { ...span, text: `"${written}"` } : undefined;
    }
    case "insert": {
      const beside = [...edit.path.slice(0, -1), edit.after];
      const entry = `${String(edit.path.at(-1))}: ${JSON.stringify(edit.value)}`;
      const { end } = spanOf(source.locate(beside));
      if (isInFlow(text, spanOf(source.locate(edit.path.slice(0, -1))).start))
        return { start: end, end, text: `, ${entry}` };
      return insertLine(text, end, source.locate(beside, "key").column, entry);
    }
    case "remove":
      return removeItem(text, spanOf(source.locate(edit.path)), edit.path);
  }
}

/** Behind the line, so that a comment at its end stays there. */
function insertLine(text: string, after: number, column: number, entry: string): TextEdit {
  const line = `${" ".repeat(column - 1)}${entry}`;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = text.indexOf("\n", after);
  if (end < 0) return { start: text.length, end: text.length, text: `${newline}${line}` };
  return { start: end + 1, end: end + 1, text: `${line}${newline}` };
}

function removeItem(text: string, { start, end }: { start: number; end: number }, path: Path): TextEdit | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (/^[ \t]*-[ \t]+$/.test(text.slice(lineStart, start))) {
    const next = text.indexOf("\n", end);
    const rest = text.slice(end, next < 0 ? undefined : next);
    // A comment beside the item is its author's, and would go with it.
    return rest.trim() === "" ? { start: lineStart, end: next < 0 ? text.length : next + 1, text: "" } : undefined;
  }
  const before = /,\s*$/.exec(text.slice(0, start));
  return path.at(-1) === 0 || before === null ? undefined : { start: before.index, end, text: "" };
}

function isInFlow(text: string, start: number): boolean {
  return text[start] === "{";
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
