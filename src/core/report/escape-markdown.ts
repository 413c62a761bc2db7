import { showControls } from "./show-controls.js";

// GitHub looks for mentions and references in the rendered text, where no Markdown escape is left: only a
// character between the sign and the name stops it.
const zeroWidthSpace = "&#8203;";

const special =
  /[\\`*_[\]()!|~$&<>@#]|gh-(?=\d)|:\/\/|www\.|mailto:|xmpp:|(?<![\w-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w-])/giu;

// A commit is linked by seven of its digits. What hyphens join is no commit, but an id that somebody may have to copy.
const sixDigits = /[\da-f]{6}(?=[\da-f])/giu;

const replacements = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["@", `@${zeroWidthSpace}`],
  ["#", `\\#${zeroWidthSpace}`],
  ["://", `:${zeroWidthSpace}//`],
]);

/**
 * Any text as plain words on one line of GitHub Flavored Markdown: no markup, link, image, HTML, mention, issue
 * reference or table cell comes of it. May stand at the start of a line.
 *
 * @see https://github.github.com/gfm/
 */
export function escapeMarkdown(text: string): string {
  return escapeWords(oneLine(text).trim())
    .replace(/^[-+=]/u, "\\$&")
    .replace(/^(\d{1,9})([.)])/u, "$1\\$2");
}

/** Any text as a code span on one line: shown as it is. `cell` where it stands in a table. */
export function codeSpan(text: string, place: "text" | "cell" = "text"): string {
  const content = showCode(text);
  if (content.trim() === "") return content === "" ? "(empty)" : "(blank)";
  const fence = "`".repeat(longestRun(content) + 1);
  const pad = /^[`\s]|[`\s]$/u.test(content) ? " " : "";
  const code = `${fence}${pad}${content}${pad}${fence}`;
  // A table splits at a pipe behind two backslashes, whatever is around it.
  return place === "cell" ? code.replaceAll("\\|", "\\ |").replaceAll("|", "\\|") : code;
}

/** Any lines as a fenced block that none of them can close. */
export function codeBlock(lines: readonly string[], language = ""): string {
  const shown = lines.map(showCode);
  const fence = "`".repeat(shown.reduce((longest, line) => Math.max(longest, longestRun(line) + 1), 3));
  return [`${fence}${language}`, ...shown, fence].join("\n");
}

/** One of Muster's messages: values between backticks become code spans, the rest words. */
export function messageMarkdown(message: string, place: "text" | "cell" = "text"): string {
  const parts = oneLine(message).trim().split("`");
  if (parts.length % 2 === 0) return escapeMarkdown(message);
  return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part, place) : wordsBetween(parts, index))).join("");
}

// Two code spans that touch would merge their fences, and the text of one of them would be markup.
function wordsBetween(parts: readonly string[], index: number): string {
  const part = parts[index] ?? "";
  if (index === 0) return part === "" ? "" : `${escapeMarkdown(part)}${part.endsWith(" ") ? " " : ""}`;
  return part === "" && index < parts.length - 1 ? " " : escapeWords(part);
}

function escapeWords(text: string): string {
  return text.replace(special, escapeSign);
}

function escapeSign(sign: string): string {
  const known = replacements.get(sign);
  if (known !== undefined) return known;
  if (/^[\da-f]{7}/iu.test(sign)) return sign.replace(sixDigits, `$&${zeroWidthSpace}`);
  return sign.length === 1 ? `\\${sign}` : `${sign.slice(0, -1)}${zeroWidthSpace}${sign.slice(-1)}`;
}

// A marker within code is not hidden, but a reader of the raw text could take it for one.
function showCode(text: string): string {
  return showControls(text).replaceAll("<!--", "<\\u{21}--");
}

function oneLine(text: string): string {
  return showControls(text.replace(/[\r\n\t\u2028\u2029]+/gu, " "));
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/gu) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
