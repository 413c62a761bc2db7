/** The hidden first line by which a comment is found again; `scope` tells configurations of one repository apart. */
export function commentMarker(scope: string): string {
  return `<!-- muster:${scope.replace(/[^\w.]+/gu, "-").slice(0, 100)} -->`;
}

/** Does the comment begin with this marker? Anywhere else it would be text that someone wrote. */
export function hasMarker(body: string, marker: string): boolean {
  return body.startsWith(`${marker}\n`) || body.startsWith(`${marker}\r\n`);
}

/** Do two comments say the same? Addresses of commits and runs move with every push and do not count. */
export function saysTheSame(a: string, b: string): boolean {
  return withoutAddresses(a) === withoutAddresses(b);
}

function withoutAddresses(body: string): string {
  return body
    .replaceAll("\r\n", "\n")
    .replace(/\]\(<[^<>\n]{0,2000}>\)/gu, "]()")
    .trimEnd();
}
