import type { DiffResult, TargetChanges, TargetFailure } from "../changes/change.js";
import { changeDetails } from "./change-details.js";
import { listWords } from "./count-words.js";
import { describeChange } from "./describe-change.js";
import { diffWords } from "./diff-words.js";
import { codeSpan, escapeMarkdown, messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";

// A job summary holds 1 MiB a step; a comment or an issue 65,536 characters.
const defaultLimit = 60_000;

/** The differences as GitHub Flavored Markdown: what they mean first, then field by field, within `limit` bytes. */
export function renderDiffMarkdown(result: DiffResult, limit = defaultLimit): string {
  const head = [...result.targets.map(targetMarkdown), ...(result.failures ?? []).map(failureMarkdown)].join("\n\n");
  const items = result.targets.flatMap(({ target, changes }) => changes.map((change) => changeDetails(change, target)));
  return fitMarkdown(head, [{ title: "Field by field", items }], limit, "The JSON output has more.");
}

const mostSentences = 50;

function targetMarkdown(changes: TargetChanges): string {
  const sentences = changes.changes
    .slice(0, mostSentences)
    .map((change) => `- ${messageMarkdown(describeChange(change))}`);
  const more = changes.changes.length - sentences.length;
  return [
    `### ${codeSpan(changes.target)}: ${escapeMarkdown(diffWords(changes))}`,
    ...undecidedMarkdown(changes.undecided ?? []),
    ...(sentences.length === 0 ? [] : [[...sentences, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")]),
  ].join("\n\n");
}

function undecidedMarkdown(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const verb = names.length === 1 ? "is" : "are";
  return [
    `${listWords(
      names.map((name) => codeSpan(name)),
      10,
    )} ${verb} in no file that can be read: undecided until errors are corrected`,
  ];
}

function failureMarkdown({ target, reason, hint }: TargetFailure): string {
  const remedy = hint === undefined ? "" : ` ${messageMarkdown(hint)}`;
  return `### ${codeSpan(target)} could not be read\n\n${messageMarkdown(reason)}.${remedy}`;
}
