/** The text of a file, or the 1-based line on which it stops being UTF-8 text, and why. */
export type DecodedText =
  | { readonly text: string }
  | { readonly line: number; readonly column: number; readonly message: string; readonly hint?: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

// What YAML 1.2 calls printable, section 5.1; the rest could hide text or steer a terminal.
const unprintable = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Read a file's bytes as UTF-8, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (looksLikeUtf16(bytes)) {
    return { line: 1, column: 1, message: "Unexpected UTF-16 text, expected UTF-8", hint: "Save the file as UTF-8" };
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    const line = firstInvalidLine(bytes);
    return { line, column: 1, message: "Unexpected bytes that are not UTF-8", hint: "Save the file as UTF-8" };
  }
  const at = text.search(unprintable);
  return at < 0 ? { text } : unprintableCharacter(text, at);
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length > 1 && (first === 0) !== (second === 0);
}

function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

function unprintableCharacter(text: string, at: number): DecodedText {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  return {
    line: text.slice(0, at).split("\n").length,
    column: at - (at === 0 ? 0 : lineStart) + 1,
    message: `Unexpected control character U+${code}, expected printable text`,
    hint: 'Remove it, or write it as an escape in double quotes such as `"\\x07"`',
  };
}
