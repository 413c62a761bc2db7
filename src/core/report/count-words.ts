/** `1 error`, `2 errors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b and c`; at most `limit` of them by name. */
export function listWords(words: readonly string[], limit = Number.POSITIVE_INFINITY): string {
  const shown = words.length > limit ? [...words.slice(0, limit), `${words.length - limit} more`] : [...words];
  const last = shown.pop();
  return shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
}
