/** What people call a thing of AWS: the last part of its ARN or reference, `contact/alice` → `alice`. */
export function shortName(reference: string): string {
  const name = reference.split(/[:/]/u).at(-1);
  return name === undefined || name === "" ? reference : name;
}

/** At most `length` UTF-16 code units, with an ellipsis where something was cut. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/u, "")}…`;
}
