// Control and formatting characters that change how the text around them is shown; joiners within emoji stay.
const hidden =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const named = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Replace every character that a reader cannot see, or that acts on its neighbours, by its escape (`\u{202e}`). */
export function showControls(text: string): string {
  return text.replace(hidden, (char) => named.get(char) ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
