import { canonicalJson } from "../changes/canonical-json.js";
import { type Path, toPointer } from "../diagnostic.js";
import { decodeResource } from "../plan/decode-resource.js";
import { parseSource } from "../source/parse-source.js";
import type { SourceDocument } from "../source/source-document.js";
import type { Edit, Fix } from "./fix.js";
import { toTextEdit } from "./to-text-edit.js";

/** A file's text with the fixes that could be applied. */
export interface FixedText {
  readonly text: string;
  readonly applied: readonly Fix[];
}

/**
 * Apply fixes to a file, one after the other. Each is read again: unless the file then says exactly what the fix is
 * meant to make of it, and has no new problem of shape, the fix is left out.
 */
export function applyFixes(file: string, text: string, fixes: readonly Fix[]): FixedText {
  let fixed = text;
  const applied: Fix[] = [];
  for (const fix of inOrder(withoutConflicts(fixes))) {
    const next = applyFix(file, fixed, fix);
    if (next === undefined) continue;
    fixed = next;
    applied.push(fix);
  }
  return { text: fixed, applied };
}

function applyFix(file: string, text: string, { document, edit }: Fix): string | undefined {
  const before = read(file, text);
  const source = before?.[document];
  if (before === undefined || source === undefined) return undefined;
  const change = toTextEdit(text, source, edit);
  if (change === undefined) return undefined;
  const next = text.slice(0, change.start) + change.text + text.slice(change.end);
  const written = text.slice(change.start, change.end);
  const after = read(file, next);
  const expected = before.map((each) =>
    each === source ? editValue(each.value, edit.path, edit, written) : each.value,
  );
  if (after === undefined || canonicalJson(after.map(({ value }) => value)) !== canonicalJson(expected))
    return undefined;
  return isBetter(before, after, edit) ? next : undefined;
}

/** What is said of the edited value itself must be gone; what stands below it may only now be seen. */
function isBetter(before: readonly SourceDocument[], after: readonly SourceDocument[], edit: Edit): boolean {
  const { op, path } = edit;
  const place = toPointer(op === "rename" ? [...path.slice(0, -1), edit.key] : path);
  const found = problemsOf(after).filter((pointer) => !pointer.startsWith(`${place}/`));
  if ((op === "rename" || op === "quote") && found.includes(place)) return false;
  return found.length <= problemsOf(before).length;
}

function read(file: string, text: string): readonly SourceDocument[] | undefined {
  const [documents, faults] = parseSource(file, new TextEncoder().encode(text));
  return faults.length > 0 ? undefined : documents;
}

function problemsOf(documents: readonly SourceDocument[]): readonly string[] {
  return documents.flatMap((document) => decodeResource(document)[1].map(({ pointer = "" }) => pointer));
}

/** The value as it should read after the edit. */
function editValue(value: unknown, [step, ...rest]: Path, edit: Edit, written: string): unknown {
  if (step === undefined) return edit.op === "quote" ? written : edit.op === "replace" ? edit.value : value;
  const isLast = rest.length === 0;
  if (Array.isArray(value)) {
    if (isLast && edit.op === "remove") return value.filter((_item, index) => index !== step);
    return value.map((item, index) => (index === step ? editValue(item, rest, edit, written) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (key !== step) return [key, item];
    return isLast && edit.op === "rename" ? [edit.key, item] : [key, editValue(item, rest, edit, written)];
  });
  if (isLast && edit.op === "insert") entries.push([String(step), edit.value]);
  return Object.fromEntries(entries);
}

/** Fixes that would make different things of one place leave the choice to a person. */
function withoutConflicts(fixes: readonly Fix[]): readonly Fix[] {
  const unique = [...new Map(fixes.map((fix) => [JSON.stringify([fix.document, fix.edit]), fix])).values()];
  const places = unique.map(placeOf);
  return unique.filter(
    (_fix, index) => places.indexOf(places[index] ?? "") === places.lastIndexOf(places[index] ?? ""),
  );
}

function placeOf({ document, edit }: Fix): string {
  const place = edit.op === "rename" ? [...edit.path.slice(0, -1), edit.key] : edit.path;
  return JSON.stringify([document, place]);
}

/** Items go last and from the end, so that no path before them moves; keys are renamed behind what lies below them. */
function inOrder(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.toSorted(
    (a, b) =>
      rankOf(a.edit) - rankOf(b.edit) ||
      b.edit.path.length - a.edit.path.length ||
      Number(b.edit.path.at(-1)) - Number(a.edit.path.at(-1)) ||
      0,
  );
}

function rankOf({ op }: Edit): number {
  return op === "remove" ? 2 : op === "rename" ? 1 : 0;
}
