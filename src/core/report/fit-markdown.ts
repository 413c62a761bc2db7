import { listWords } from "./count-words.js";

/** Details that a reader unfolds; items are blocks of Markdown, complete in themselves. */
export interface FoldedSection {
  /** Muster's own words, shown with the number of items. */
  readonly title: string;
  readonly items: readonly string[];
}

const room = 400;

/**
 * A head that is always whole, and below it as many details as fit into `limit` bytes, from the top. What is left out
 * is counted, with `elsewhere` saying where to find it.
 */
export function fitMarkdown(
  head: string,
  sections: readonly FoldedSection[],
  limit: number,
  elsewhere: string,
): string {
  const parts = [head];
  const left: string[] = [];
  let rest = limit - bytesOf(head) - room;
  for (const section of sections.filter(({ items }) => items.length > 0)) {
    const shown = left.length > 0 ? [] : itemsWithin(section.items, rest - bytesOf(fold(section, [])) - 2);
    if (shown.length < section.items.length) left.push(leftOut(section, shown.length));
    if (shown.length === 0) continue;
    const text = fold(section, shown);
    parts.push(text);
    rest -= bytesOf(text) + 2;
  }
  if (left.length > 0) parts.push(`_Left out for their size: ${listWords(left)}. ${elsewhere}_`);
  return `${parts.join("\n\n")}\n`;
}

/** Size as GitHub counts it at its strictest: UTF-8 bytes. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** As many lines as `limit` bytes hold, from the top. */
export function itemsWithin(items: readonly string[], limit: number): readonly string[] {
  let rest = limit;
  const end = items.findIndex((item) => {
    rest -= bytesOf(item) + 1;
    return rest < 0;
  });
  return end === -1 ? items : items.slice(0, end);
}

function fold({ title, items }: FoldedSection, shown: readonly string[]): string {
  const count = shown.length < items.length ? `${shown.length} of ${items.length}` : String(items.length);
  return `<details>\n<summary>${title} (${count})</summary>\n\n${shown.join("\n")}\n\n</details>`;
}

function leftOut({ title, items }: FoldedSection, shown: number): string {
  return `${items.length - shown} of ${title.toLowerCase()}`;
}
