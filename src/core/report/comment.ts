import { type Change, type DiffResult, isPlanChange } from "../changes/change.js";
import { changeDetails } from "./change-details.js";
import { checkSections } from "./check-markdown.js";
import type { CheckResult } from "./check-result.js";
import { type CommentRow, type CommentRows, type ComparedWith, commentRows } from "./comment-rows.js";
import { countOf, listWords } from "./count-words.js";
import { describeChange, firstPaged } from "./describe-change.js";
import { ignoredSection } from "./drift-issue.js";
import { codeBlock, codeSpan, messageMarkdown } from "./escape-markdown.js";
import { bytesOf, type FoldedSection, fitMarkdown } from "./fit-markdown.js";
import type { Foresight } from "./foresee-change.js";
import { type LineLink, planCell, verdictCell } from "./markdown-findings.js";
import { clip } from "./short-name.js";
import { renderTimelineMermaid } from "./timeline-mermaid.js";
import type { TimelineResult } from "./timeline-result.js";

/** Everything that the pull-request comment tells. */
export interface CommentInput {
  readonly check: CheckResult;
  /** Absent where nothing could be compared; `remarks` then says why. */
  readonly diff: DiffResult | undefined;
  readonly comparedWith: ComparedWith;
  /** What the reader has to know before trusting the rest: no credentials, a read-only token. */
  readonly remarks?: readonly string[];
  /** Who is paged first, people where they are known, else who is engaged. */
  readonly firstPageOf?: (plan: string, target: string | undefined) => readonly string[] | undefined;
  /** What the facts add to a change, where they tell. */
  readonly foresightOf?: (change: Change, target: string) => Foresight;
  /** Who is paged when by the plans that change, where that is known. */
  readonly timelines?: readonly TimelineResult[];
  readonly linkTo?: LineLink;
  /** Address of the run, whose summary holds what the comment leaves out. */
  readonly summaryUrl?: string;
  /** Bytes. */
  readonly limit?: number;
}

// 65,536 characters are allowed; what is counted is bytes, with room for the marker.
const commentLimit = 64_000;
const mostConsequences = 20;

/**
 * The comment of a pull request, without its marker: what the merge does, the plans, the details. The head is always
 * whole and names every plan with an error; details go from the bottom when there is too much of them.
 */
export function renderComment(input: CommentInput): string {
  const limit = input.limit ?? commentLimit;
  const table = commentRows(input.check, input.diff, isSilencedBy(input));
  const head = commentHead(input, table, limit - 2_000);
  const elsewhere =
    input.summaryUrl === undefined ? "The job summary has more." : `[The job summary](<${input.summaryUrl}>) has more.`;
  return fitMarkdown(head, commentSections(input), limit, elsewhere);
}

/** Field diffs, findings, readiness and what was not checked, as details to unfold. */
export function commentSections(input: CommentInput): readonly FoldedSection[] {
  const { check, diff, timelines = [], linkTo } = input;
  const changes = commentRows(check, diff, isSilencedBy(input)).rows.flatMap(({ change, target = "" }) =>
    change === undefined ? [] : [{ change, target }],
  );
  const all = [...changes, ...neighbourChanges(diff)];
  return [
    { title: "Field by field", items: all.map(({ target, change }) => changeDetails(change, target)) },
    { title: "Who is paged when", items: timelines.map(timelineItem) },
    ...(diff === undefined ? [] : [ignoredSection(diff)]),
    ...checkSections(check, linkTo),
  ];
}

function isSilencedBy({ foresightOf }: CommentInput): (change: Change, target: string) => boolean {
  return (change, target) => foresightOf?.(change, target).silence !== undefined;
}

function timelineItem(timeline: TimelineResult): string {
  const assumed = new Set(timeline.timelines.flatMap(({ assumptions }) => assumptions));
  const notes = [...assumed].map((assumption) => `- assumed: ${messageMarkdown(assumption)}`);
  const chart = codeBlock(renderTimelineMermaid(timeline).trimEnd().split("\n"), "mermaid");
  return [chart, ...notes, ""].join("\n");
}

function commentHead(input: CommentInput, table: CommentRows, limit: number): string {
  const blocks = [
    `### ${headline(input, table)}`,
    ...consequences(input, table.rows),
    ...(input.remarks ?? []).map((remark) => `> ${messageMarkdown(clip(remark, 500))}`),
  ];
  const rest = limit - bytesOf(blocks.join("\n\n"));
  return [...blocks, ...planTable(input, table.rows, rest), ...quietLine(input, table)].join("\n\n");
}

function headline({ check, diff }: CommentInput, { rows, quiet, untouched }: CommentRows): string {
  const changed = rows.filter(({ change }) => change !== undefined).length;
  const neighbours = neighbourChanges(diff).length;
  const failing = rows.filter((row) => row.hasError || row.readiness?.verdict === "notReady").length;
  const unknown = quiet.unknown + rows.filter(({ readiness }) => readiness?.verdict === "unknown").length;
  return [
    `Muster: ${diff === undefined ? "changes not compared" : changed === 0 ? "no plan changes" : `${countOf(changed, "plan")} ${changed === 1 ? "changes" : "change"}`}`,
    ...(neighbours > 0 ? [`${neighbours} of what they rely on`] : []),
    ...(failing > 0 ? [`❌ ${failing} would not work`] : []),
    ...(unknown > 0 ? [`❔ ${unknown} unknown`] : []),
    ...(check.unchecked.length > 0 ? [`${check.unchecked.length} unchecked`] : []),
    ...(failing + unknown === 0 && check.summary.errors === 0 && check.readiness.length > 0
      ? [untouched > 0 ? "✅ all that were looked at would work" : "✅ all would work"]
      : []),
  ].join(", ");
}

function neighbourChanges(
  diff: DiffResult | undefined,
): readonly { readonly change: Change; readonly target: string }[] {
  return (diff?.targets ?? []).flatMap(({ target, changes }) =>
    changes.filter((change) => !isPlanChange(change)).map((change) => ({ change, target })),
  );
}

function consequences(
  { comparedWith, diff, foresightOf }: CommentInput,
  rows: readonly CommentRow[],
): readonly string[] {
  const changed = [
    ...rows.flatMap(({ change, target }) => (change === undefined ? [] : [{ change, target }])),
    ...neighbourChanges(diff),
  ];
  if (changed.length === 0) return [];
  const targets = new Set(changed.map(({ target }) => target));
  const lines = changed.slice(0, mostConsequences).map(({ change, target }) => {
    const place = targets.size > 1 && target !== undefined ? `, in ${codeSpan(clip(target, 60))}` : "";
    return `- ${messageMarkdown(describeChange(change, foresightOf?.(change, target ?? "")))}${place}`;
  });
  const more = changed.length - lines.length;
  const intro = comparedWith === "aws" ? "After the merge, at 03:00:" : "Against the base branch, at 03:00:";
  return [intro, [...lines, ...(more > 0 ? [`- and ${countOf(more, "more change")}`] : [])].join("\n")];
}

const tableHead = "| Plan | Change | In sync | Would work | First page |\n| --- | --- | --- | --- | --- |";

function planTable(input: CommentInput, rows: readonly CommentRow[], limit: number): readonly string[] {
  if (rows.length === 0) return [];
  let rest = limit * 0.5 - bytesOf(tableHead);
  const lines: string[] = [];
  for (const row of rows) {
    const line = tableRow(input, row);
    rest -= bytesOf(line) + 1;
    if (rest < 0) break;
    lines.push(line);
  }
  const dropped = rows.slice(lines.length);
  return [[tableHead, ...lines].join("\n"), ...droppedRows(dropped, limit * 0.45)];
}

function tableRow(
  input: CommentInput,
  { plan, target, change, readiness, isFile, hasError, isUntouched }: CommentRow,
): string {
  const would = readiness === undefined ? (hasError ? "❌ no" : "❔ unknown") : verdictCell(readiness);
  const cells = [
    planCell(clip(plan, 200), target),
    isFile ? "unreadable" : (change?.kind ?? "none"),
    inSyncCell(input, change !== undefined, isFile || isUntouched),
    change?.kind === "delete" ? "–" : would,
    pageCell(input, plan, target, change),
  ];
  return `| ${cells.join(" | ")} |`;
}

function inSyncCell({ comparedWith, diff }: CommentInput, isChanged: boolean, isUnknown: boolean): string {
  if (isUnknown || diff === undefined || comparedWith === "base") return "❔ not asked";
  return isChanged ? "no" : "yes";
}

function pageCell(input: CommentInput, plan: string, target: string | undefined, change: CommentRow["change"]): string {
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
function droppedRows(dropped: readonly CommentRow[], limit: number): readonly string[] {
  if (dropped.length === 0) return [];
  const failing = dropped.filter((row) => row.hasError || row.readiness?.verdict === "notReady");
  const names: string[] = [];
  let rest = limit;
  for (const { plan } of failing) {
    const name = codeSpan(clip(plan, 200));
    rest -= bytesOf(name) + 2;
    if (rest < 0) break;
    names.push(name);
  }
  const unnamed = dropped.length - names.length;
  return [
    ...(names.length > 0 ? [`These would not work either: ${names.join(", ")}`] : []),
    ...(unnamed > 0 ? [`and ${countOf(unnamed, "more row")}`] : []),
  ];
}

function quietLine({ comparedWith, diff }: CommentInput, { quiet, untouched }: CommentRows): readonly string[] {
  const { ready, unknown } = quiet;
  const rest =
    untouched === 0
      ? []
      : [
          `${countOf(untouched, "plan")} that this pull request does not touch ${untouched === 1 ? "was" : "were"} not looked at in AWS; the scheduled look at drift does.`,
        ];
  if (ready + unknown === 0) return rest;
  const state = diff !== undefined && comparedWith === "aws" ? "in sync" : "unchanged";
  const verdicts = [
    ...(ready > 0 ? [`${ready} would work`] : []),
    ...(unknown > 0 ? [`${unknown} unknown, see what was not checked`] : []),
  ];
  return [`${countOf(ready + unknown, "other plan")} ${state}: ${verdicts.join(", ")}.`, ...rest];
}
