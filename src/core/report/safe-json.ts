/**
 * JSON that may be printed to a terminal or a job log: what would act there stands as `\u` escapes, so the value that
 * a parser reads is the same.
 *
 * @param indent spaces a level; 0 for files that only programs read
 */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, undefined, indent)
    .replace(/[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, escapeUnit)
    .replaceAll("##[", "\\u0023#[");
}

function escapeUnit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
