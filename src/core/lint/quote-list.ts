/** Values in backticks for a message; past `limit` only their number. */
export function quoteList(values: readonly string[], limit = 6): string {
  const shown = values.slice(0, limit).map((value) => `\`${value}\``);
  const rest = values.length - shown.length;
  return [shown.join(", "), ...(rest > 0 ? [`${rest} more`] : [])].join(" and ");
}
