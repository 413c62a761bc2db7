import type { Change, FieldChange } from "../changes/change.js";
import { stateAfter, stateBefore } from "../changes/change-states.js";
import { labelOf } from "../changes/resource-address.js";
import { codeBlock, codeSpan } from "./escape-markdown.js";
import { clip } from "./short-name.js";

const mostLines = 60;
const widest = 400;

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
  if (change.kind === "create") return signed("+", valueLines(stateAfter(change)));
  return signed("-", valueLines(stateBefore(change)));
}

function fieldLines({ pointer, actual, desired }: FieldChange, where: (pointer: string) => string): readonly string[] {
  return [
    where(clip(pointer, widest)),
    ...differences(valueLines(actual), valueLines(desired), Array.isArray(desired)),
  ];
}

function differences(actual: readonly string[], desired: readonly string[], isList: boolean): readonly string[] {
  if (isList) {
    const [before, after] = [new Set(actual), new Set(desired)];
    return [
      ...signed(
        "-",
        actual.filter((line) => !after.has(line)),
      ),
      ...signed(
        "+",
        desired.filter((line) => !before.has(line)),
      ),
    ];
  }
  const start = commonStart(actual, desired);
  const end = commonStart(actual.slice(start).reverse(), desired.slice(start).reverse());
  return [
    ...signed("-", actual.slice(start, actual.length - end)),
    ...signed("+", desired.slice(start, desired.length - end)),
  ];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const end = Math.min(a.length, b.length);
  let start = 0;
  while (start < end && a[start] === b[start]) start += 1;
  return start;
}

function valueLines(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === "string") return value.split(/\r\n|\r|\n/u);
  if (Array.isArray(value))
    return value.map((member) => (typeof member === "string" ? member : JSON.stringify(member)));
  return JSON.stringify(value, undefined, 2).split("\n");
}

function signed(sign: "+" | "-", lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${sign} ${clip(line, widest)}`);
}
