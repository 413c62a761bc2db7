import type { SourceComment, SourceDocument } from "../source/source-document.js";

/** A comment that asks not to be told of some rules. */
export interface Suppression {
  readonly comment: SourceComment;
  readonly rules: readonly string[];
  readonly reason: string;
  /** The last day that it holds, as written after `until`. */
  readonly until: string | undefined;
  /** The lines whose findings it is about; all of the document where it stands at its head. */
  readonly lines: ReadonlySet<number> | "document";
}

/** A `muster:` comment that says something else. */
export interface UnreadableDirective {
  readonly comment: SourceComment;
}

/** Not a rule: what a comment names to leave differences in AWS alone. */
export const driftName = "drift";

const directive = /^\s*muster:\s*ignore\s*\[([^\]]*)\](.*)$/;
const expiry = /\(until ([^()]*)\)\s*$/;

/** The suppressions of a document, in the order of the file. */
export function readSuppressions(source: SourceDocument): readonly (Suppression | UnreadableDirective)[] {
  if (source.directives.length === 0) return [];
  const firstLine = source.locate([]).line;
  return source.directives.map((comment) => {
    const match = directive.exec(comment.text);
    const rules = splitRules(match?.[1] ?? "");
    if (match === null || rules.length === 0) return { comment };
    const rest = match[2] ?? "";
    const until = expiry.exec(rest)?.[1]?.trim();
    const reason = rest.replace(expiry, "").trim();
    const isHead = comment.isWholeLine && comment.line < firstLine;
    return { comment, rules, reason, until, lines: isHead ? "document" : linesOf(comment, source.directives) };
  });
}

function splitRules(list: string): readonly string[] {
  const rules = list.split(",").map((rule) => rule.trim());
  return [...new Set(rules.filter((rule) => rule !== ""))];
}

/** The comment's own line, or the first line below it that is not a directive as well. */
function linesOf(comment: SourceComment, directives: readonly SourceComment[]): ReadonlySet<number> {
  if (!comment.isWholeLine) return new Set([comment.line]);
  const wholeLines = new Set(directives.filter(({ isWholeLine }) => isWholeLine).map(({ line }) => line));
  let line = comment.line + 1;
  while (wholeLines.has(line)) line += 1;
  return new Set([line]);
}
