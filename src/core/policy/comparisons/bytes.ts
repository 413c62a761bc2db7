import { type Comparison, joined, never } from "./comparison.js";

/** Bytes, written in base64 on both sides. */
export const bytes: Comparison = {
  prepare(value) {
    const wanted = normalized(joined(value));
    return wanted === undefined ? never : (requested) => normalized(requested) === wanted;
  },
  samples: (value) => [joined(value), "AA==", "/w=="],
};

/** The same text for the same bytes; undefined where it is no base64. */
function normalized(text: string): string | undefined {
  const digits = text.replace(/={1,2}$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  if (digits.length !== text.length && text.length % 4 !== 0) return undefined;
  const last = digits.at(-1);
  const spareBits = [0, 0, 4, 2][digits.length % 4] ?? 0;
  if (last === undefined || spareBits === 0) return digits;
  const value = alphabet.indexOf(last);
  return digits.slice(0, -1) + alphabet[(value >> spareBits) << spareBits];
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
