import { throughWords } from "./comment-consequences.js";
import type { CommentInput } from "./comment-input.js";
import { type CommentRow, isFailing } from "./comment-rows.js";
import { countOf, listWords } from "./count-words.js";
import { firstPaged } from "./describe-change.js";
import { codeSpan, messageMarkdown } from "./escape-markdown.js";
import { bytesOf } from "./fit-markdown.js";
import { verdictCell } from "./markdown-findings.js";
import { clip } from "./short-name.js";

const tableHead = "| Plan | Change | In sync | Would work | First page (03:00 UTC) |\n| --- | --- | --- | --- | --- |";

/** More rows than this are read by nobody at a glance: the others are folded. */
const mostOpen = 50;

/**
 * The table of plans, worst first, within `limit` bytes: some rows, more of them folded, and then at least the names of
 * plans that would not work.
 *
 * @param elsewhere where the rest is to be found, as Markdown
 */
export function planTable(
  input: CommentInput,
  rows: readonly CommentRow[],
  limit: number,
  elsewhere: string,
): readonly string[] {
  if (rows.length === 0) return [];
  const hasTargets = new Set(rows.map(({ target }) => target)).size > 1;
  let rest = limit * 0.5 - 2 * bytesOf(tableHead) - 100;
  const lines: string[] = [];
  for (const row of rows) {
    const line = tableRow(input, row, hasTargets);
    rest -= bytesOf(line) + 1;
    if (rest < 0) break;
    lines.push(line);
  }
  const folded = lines.slice(mostOpen);
  const of = rows.length > lines.length ? ` of ${rows.length - mostOpen}` : "";
  return [
    [tableHead, ...lines.slice(0, mostOpen)].join("\n"),
    ...(folded.length === 0
      ? []
      : [
          `<details>\n<summary>More plans (${folded.length}${of})</summary>\n\n${[tableHead, ...folded].join("\n")}\n\n</details>`,
        ]),
    ...droppedRows(rows.slice(lines.length), limit * 0.45, elsewhere),
  ];
}

function tableRow(input: CommentInput, row: CommentRow, hasTargets: boolean): string {
  const { plan, target, change } = row;
  const cells = [
    planName(plan, hasTargets ? target : undefined),
    changeCell(row),
    inSyncCell(input, row),
    change?.kind === "delete" ? "–" : wouldCell(row),
    pageCell(input, row),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The name alone breaks nowhere: with its target it gets a line of its own below. */
function planName(plan: string, target: string | undefined): string {
  const name = codeSpan(clip(plan, 200), "cell");
  return target === undefined ? name : `${name} in ${codeSpan(clip(target, 60), "cell")}`;
}

function changeCell({ change, isFile, isUncompared, isUnowned, effect }: CommentRow): string {
  if (isFile) return "unreadable";
  if (change !== undefined) return isUnowned ? `${change.kind}, not ours` : change.kind;
  if (isUncompared) return "not compared";
  if (isUnowned) return "not ours";
  return effect === undefined ? "none" : `through ${messageMarkdown(throughWords(effect.through), "cell")}`;
}

function inSyncCell({ comparedWith, diff }: CommentInput, row: CommentRow): string {
  const isUnknown = row.isFile || row.isUntouched || row.isUncompared;
  if (isUnknown || diff === undefined || comparedWith === "base") return "❔ not asked";
  return row.change === undefined ? "yes" : "no";
}

/** Which rules said no; of many that could not be asked the number, since the list would be all that one sees. */
function wouldCell({ readiness, hasError }: CommentRow): string {
  if (readiness === undefined) return hasError ? "❌ no" : "❔ unknown";
  const { verdict, because } = readiness;
  const rules = new Set(because).size;
  return verdict === "unknown" && rules > 2 ? `❔ unknown, ${rules} rules unchecked` : verdictCell(readiness);
}

function pageCell(input: CommentInput, { plan, target, change }: CommentRow): string {
  if (change?.kind === "delete") return "–";
  const paged = input.firstPageOf?.(plan, target) ?? (change === undefined ? undefined : firstPaged(change.desired));
  if (paged === undefined) return "–";
  return paged.length === 0
    ? "**nobody**"
    : listWords(
        paged.map((name) => codeSpan(name, "cell")),
        3,
      );
}

// A plan that would fail is named whatever the size; for its details there is the summary.
function droppedRows(dropped: readonly CommentRow[], limit: number, elsewhere: string): readonly string[] {
  if (dropped.length === 0) return [];
  const failing = dropped.filter((row) => row.hasError || isFailing(row));
  const names: string[] = [];
  let rest = limit;
  for (const { plan } of failing) {
    const name = codeSpan(clip(plan, 200));
    rest -= bytesOf(name) + 2;
    if (rest < 0) break;
    names.push(name);
  }
  const unnamed = failing.length - names.length;
  const others = dropped.length - failing.length;
  return [
    ...(names.length > 0 ? [`These have errors or would not work either: ${names.join(", ")}`] : []),
    ...(unnamed > 0
      ? [
          `**${countOf(unnamed, "more plan")} with errors or that would not work, whose names do not fit here.** ${elsewhere}`,
        ]
      : []),
    ...(others > 0 ? [`and ${countOf(others, "more row")}. ${elsewhere}`] : []),
  ];
}
