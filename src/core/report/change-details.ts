import { stringify } from "yaml";
import type { Change, FieldChange } from "../changes/change.js";
import { stateAfter, stateBefore } from "../changes/change-states.js";
import { labelOf } from "../changes/resource-address.js";
import { codeBlock, codeSpan } from "./escape-markdown.js";
import { clip } from "./short-name.js";
import { textHunks } from "./text-hunks.js";

const mostLines = 60;
const widest = 400;
/** Of a line that is cut, so many characters stand before what differs. */
const lead = 60;

/** The fields of one change as a block of Markdown: lists by their members, long texts by their lines. */
export function changeDetails(change: Change, target: string): string {
  // GitHub sets the line of a hunk apart from what changes below it.
  const lines = changeLines(change, (pointer) => `@@ ${pointer} @@`);
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), `  … ${more} more lines`] : lines;
  const title = `**${codeSpan(clip(labelOf(change), 200))}** in ${codeSpan(clip(target, 100))}: ${change.kind}, ${change.risk} risk`;
  return `${title}\n\n${codeBlock(shown, "diff")}\n`;
}

/** What a change does to the plan, as lines of a diff: `- ` before, `+ ` after, by default two spaces for where. */
export function changeLines(change: Change, where = (pointer: string) => `  ${pointer}`): readonly string[] {
  if (change.kind === "update") return change.fields.flatMap((field) => fieldLines(field, where));
  const state = change.kind === "create" ? stateAfter(change) : stateBefore(change);
  const sign = change.kind === "create" ? "+" : "-";
  return linesOf(readable(state)).map((line) => `${sign} ${clip(line, widest)}`);
}

/** One field before and after, as lines of a diff below where it is. */
export function fieldLines(
  { pointer, actual, desired }: FieldChange,
  where: (pointer: string) => string,
): readonly string[] {
  return [where(clip(pointer, widest)), ...differences(actual, desired)];
}

function differences(actual: unknown, desired: unknown): readonly string[] {
  if (Array.isArray(actual) && Array.isArray(desired) && [...actual, ...desired].every(isText)) {
    const [before, after] = [new Set(actual), new Set(desired)];
    const [gone, fresh] = [actual.filter((one) => !after.has(one)), desired.filter((one) => !before.has(one))];
    // A list that AWS keeps in order can differ in nothing but its order.
    if (gone.length + fresh.length > 0) return [...signed("-", gone), ...signed("+", fresh)];
  }
  const [before, after] = comparable(actual, desired);
  return textHunks(before, after, 1).flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : ["  …"]),
    ...clipLines(lines),
  ]);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function signed(sign: "+" | "-", lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${sign} ${clip(line, widest)}`);
}

/** Both as texts of lines: JSON in a string laid out, and all texts ended, where that does not hide what differs. */
function comparable(actual: unknown, desired: unknown): readonly [string, string] {
  const texts = [laidOut, ended, readable].map((form) => [form(actual), form(desired)] as const);
  return texts.find(([before, after]) => before !== after) ?? ["", ""];
}

function laidOut(value: unknown): string {
  if (typeof value !== "string" || !/^\s*[{[]/u.test(value)) return ended(value);
  try {
    return readable(JSON.parse(value));
  } catch {
    return ended(value);
  }
}

function ended(value: unknown): string {
  return readable(value).replace(/(?<=[^\n])$/u, "\n");
}

/** A text as it is, all else as a plan file has it. */
function readable(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/u, "").split("\n");
}

/** Lines of a hunk; what takes the place of a long line is cut where the two begin to differ. */
function clipLines(lines: readonly string[]): readonly string[] {
  const removed = lines.filter((line) => line.startsWith("-"));
  const added = lines.filter((line) => line.startsWith("+"));
  const starts = removed.map((line, index) => differenceOf(line, added[index] ?? ""));
  let [minus, plus] = [0, 0];
  return lines.map((line) => {
    if (line.startsWith("\\")) return line;
    const [sign = "", text] = [line[0], line.slice(1)];
    const start = sign === "-" ? starts[minus++] : sign === "+" ? starts[plus++] : 0;
    return `${sign} ${clipFrom(text, start ?? 0)}`;
  });
}

/** Where two lines of a diff begin to differ, not counting their signs. */
function differenceOf(removed: string, added: string): number {
  let place = 1;
  while (place < removed.length && removed[place] === added[place]) place += 1;
  return place - 1;
}

function clipFrom(text: string, place: number): string {
  const start = text.length <= widest || place <= lead ? 0 : place - lead;
  return start === 0 ? clip(text, widest) : `…${clip(text.slice(start).replace(/^[\udc00-\udfff]/u, ""), widest)}`;
}
