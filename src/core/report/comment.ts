import type { Change, TargetChanges } from "../changes/change.js";
import { addressOf } from "../changes/resource-address.js";
import type { Diagnostic } from "../diagnostic.js";
import { changeDetails, fieldLines } from "./change-details.js";
import { checkSections } from "./check-markdown.js";
import type { CheckResult } from "./check-result.js";
import { consequences, neighbourChanges } from "./comment-consequences.js";
import type { CommentInput } from "./comment-input.js";
import { type CommentRow, type CommentRows, commentRows, isFailing } from "./comment-rows.js";
import { planTable } from "./comment-table.js";
import { countKinds } from "./count-kinds.js";
import { countOf } from "./count-words.js";
import { ignoredSection } from "./drift-issue.js";
import { codeBlock, codeSpan, messageMarkdown } from "./escape-markdown.js";
import { bytesOf, type FoldedSection, fitMarkdown, itemsWithin } from "./fit-markdown.js";
import { findingItems } from "./markdown-findings.js";
import { clip } from "./short-name.js";
import { shortenContacts } from "./shorten-contacts.js";
import { renderTimelineMermaid } from "./timeline-mermaid.js";
import type { TimelineResult } from "./timeline-result.js";

// 65,536 characters are allowed; what is counted is bytes, with room for the marker.
const commentLimit = 64_000;

/**
 * The comment of a pull request, without its marker: what the merge does, the plans, the details. The head is always
 * whole and names every plan with an error; details go from the bottom when there is too much of them.
 */
export function renderComment(told: CommentInput): string {
  const input = { ...told, check: inWordsOfFiles(told) };
  const limit = input.limit ?? commentLimit;
  const table = tableOf(input);
  const head = commentHead(input, table, limit - 2_000);
  return fitMarkdown(head, sectionsBelow(input, table), limit, elsewhere(input));
}

/** What the merge does in one target, as the head of a comment says it, within `limit` bytes; empty where it does nothing. */
export function consequencesIn(target: string | undefined, input: CommentInput, limit: number): string {
  const isOwn = (one: { readonly target: string }) => target === undefined || one.target === target;
  const { diff, effects = [] } = input;
  const own = {
    ...input,
    ...(diff === undefined ? {} : { diff: { targets: diff.targets.filter(isOwn) } }),
    effects: effects.filter(isOwn),
  };
  return consequences(own, tableOf(own).rows, limit).join("\n\n");
}

/** The check with its findings as whoever wrote the files would put them. */
function inWordsOfFiles({ check, diff }: CommentInput): CheckResult {
  const places = new Map((diff?.targets ?? []).map((changes) => [changes.target, changes]));
  const diagnostics = check.diagnostics.map((diagnostic) => {
    const place = places.get(diagnostic.target ?? "");
    return place === undefined ? diagnostic : worded(diagnostic, place);
  });
  return { ...check, diagnostics };
}

// Comment and summary of one pull request tell the same findings.
const wordedIn = new WeakMap<Diagnostic, { readonly place: TargetChanges; readonly told: Diagnostic }>();

function worded(diagnostic: Diagnostic, place: TargetChanges): Diagnostic {
  const known = wordedIn.get(diagnostic);
  if (known?.place === place) return known.told;
  const { message, hint } = diagnostic;
  const told = { ...diagnostic, message: shortenContacts(message, place) };
  if (hint !== undefined) told.hint = shortenContacts(hint, place);
  const isSame = told.message === message && told.hint === hint;
  wordedIn.set(diagnostic, { place, told: isSame ? diagnostic : told });
  return isSame ? diagnostic : told;
}

function elsewhere({ summaryUrl }: CommentInput): string {
  return summaryUrl === undefined ? "The job summary has more." : `[The job summary](<${summaryUrl}>) has more.`;
}

function tableOf(input: CommentInput): CommentRows {
  const { check, diff, foresightOf, effects } = input;
  return commentRows(check, diff, (change, target) => foresightOf?.(change, target).silence !== undefined, effects);
}

/** Field diffs, timelines, findings, drift and what was not checked, as details to unfold. */
function sectionsBelow(input: CommentInput, { rows }: CommentRows): readonly FoldedSection[] {
  const { check, diff, timelines = [] } = input;
  const changes = rows.flatMap(({ change, target = "" }) => (change === undefined ? [] : [{ change, target }]));
  const all = [...changes, ...neighbourChanges(diff)];
  const shown = new Set(rows.map(({ plan, target }) => keyOf(plan, target)));
  const readiness = check.readiness.filter(
    ({ plan, target, verdict }) => verdict !== "ready" && !shown.has(keyOf(plan, target)),
  );
  const [, verdicts, unchecked] = checkSections({ ...check, diagnostics: [], readiness });
  return [
    { title: "Field by field", items: all.map(({ target, change }) => changeDetails(change, target)) },
    { title: "Who is paged when", items: timelines.map(timelineItem) },
    ...findingSections(input),
    ...(verdicts === undefined ? [] : [verdicts]),
    ...(unchecked === undefined ? [] : [unchecked]),
    { title: "Drift between AWS and the base branch", items: changes.flatMap((one) => driftItem(one, input)) },
    ...(diff === undefined ? [] : [ignoredSection(diff)]),
  ];
}

function findingSections(input: CommentInput): readonly FoldedSection[] {
  const { check, linkTo, isTouched = () => true } = input;
  const far = check.diagnostics.filter(({ severity, at }) => severity !== "error" && !isTouched(at.file));
  return [
    { title: "Findings", items: findingItems(nearFindings(input), linkTo) },
    { title: "Findings in files that do not change", items: findingItems(far, linkTo) },
  ];
}

/** Errors, and what is about the files that change: what was there already comes later. */
function nearFindings({ check, isTouched = () => true }: CommentInput): readonly Diagnostic[] {
  const [near, far] = [true, false].map((wanted) =>
    check.diagnostics.filter(({ at }) => isTouched(at.file) === wanted),
  );
  return [...(near ?? []), ...(far ?? []).filter(({ severity }) => severity === "error")];
}

function driftItem(
  { change, target }: { readonly change: Change; readonly target: string },
  { driftOf }: CommentInput,
): readonly string[] {
  const drift = driftOf?.(change, target);
  if (drift === undefined) return [];
  const title = `**${codeSpan(clip(change.name, 200))}** in ${codeSpan(clip(target, 100))}`;
  if (drift.kind === "gone") return [`${title} was merged and is not in AWS: deleted there, or not synced yet\n`];
  const reversed = drift.fields.map(({ pointer, actual, desired }) => ({
    pointer,
    ...(desired === undefined ? {} : { actual: desired }),
    ...(actual === undefined ? {} : { desired: actual }),
  }));
  const lines = reversed.flatMap((field) => fieldLines(field, (pointer) => `@@ ${pointer} @@`)).slice(0, 60);
  return [
    `${title}, what was merged and what AWS has, changed there or not synced yet; the merge overwrites it:\n\n${codeBlock(lines, "diff")}\n`,
  ];
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
    ...consequences(input, table.rows, limit * 0.4),
    ...errorBlock(input),
    ...(input.remarks ?? []).map((remark) => `> ${messageMarkdown(clip(remark, 500))}`),
  ];
  const rest = limit - bytesOf(blocks.join("\n\n"));
  return [...blocks, ...planTable(input, table.rows, rest, elsewhere(input)), ...quietLine(input, table)].join("\n\n");
}

const mostErrors = 5;
const mostOfOneRule = 2;
const longestErrors = 4_000;
const longestHint = 160;

/** The first errors, which nobody should have to unfold; long advice stays with the findings below. */
function errorBlock(input: CommentInput): readonly string[] {
  const errors = nearFindings(input).filter(({ severity }) => severity === "error");
  const seen = new Map<string, number>();
  const some = errors.filter(({ rule }) => {
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    return count <= mostOfOneRule;
  });
  const short = some.slice(0, mostErrors).map(({ hint, ...error }) => ({
    ...error,
    ...(hint === undefined || hint.length > longestHint ? {} : { hint }),
  }));
  const items = itemsWithin(findingItems(short, input.linkTo), longestErrors);
  if (items.length === 0) return [];
  const title = `${countOf(errors.length, "error")}${errors.length > items.length ? `, ${items.length} of them` : ""}:`;
  return [title, items.join("\n")];
}

function headline(input: CommentInput, { rows, quiet, untouched }: CommentRows): string {
  const { check, diff } = input;
  const failing = rows.filter(isFailing).length;
  const faulty = rows.filter((row) => row.hasError && !isFailing(row)).length;
  const unknown = quiet.unknown + rows.filter(({ readiness }) => readiness?.verdict === "unknown").length;
  const silent = rows.filter((row) => !isFailing(row) && isSilent(row, input)).length;
  return [
    `Muster${input.label === undefined ? "" : ` in ${codeSpan(clip(input.label, 100))}`}: ${changedWords(input, rows)}`,
    ...((diff?.failures ?? []).length > 0
      ? [`❔ ${countOf((diff?.failures ?? []).length, "target")} not compared`]
      : []),
    ...(failing > 0 ? [`❌ ${failing} would not work`] : []),
    ...(faulty > 0 ? [`❌ ${faulty} with errors`] : []),
    ...(silent > 0 ? [`⚠️ ${silent} would at times page nobody`] : []),
    ...(unknown > 0 ? [`❔ ${unknown} unknown`] : []),
    ...(check.unchecked.length > 0 ? [`${check.unchecked.length} unchecked`] : []),
    ...(failing + unknown + silent === 0 && check.summary.errors === 0 && check.readiness.length > 0
      ? [untouched > 0 ? "✅ all that were looked at would work" : "✅ all would work"]
      : []),
  ].join(", ");
}

function changedWords({ diff }: CommentInput, rows: readonly CommentRow[]): string {
  if (diff === undefined) return "changes not compared";
  const changes = [
    ...rows.flatMap(({ change }) => change ?? []),
    ...neighbourChanges(diff).map(({ change }) => change),
  ];
  const kinds = new Map(changes.map((change) => [addressOf(change), change.resourceKind]));
  const unread = new Set((diff.failures ?? []).map(({ target }) => target));
  const uncompared = rows.filter(({ isUncompared, target = "" }) => isUncompared && !unread.has(target)).length;
  if (kinds.size === 0) return uncompared === 0 ? "no plan changes" : `${countOf(uncompared, "plan")} not compared`;
  const words = `${countKinds([...kinds.values()])} ${kinds.size === 1 ? "changes" : "change"}`;
  return uncompared === 0 ? words : `${words}, ${uncompared} not compared`;
}

function isSilent({ change, target = "", effect }: CommentRow, { foresightOf }: CommentInput): boolean {
  if (change === undefined) return effect?.silence !== undefined;
  return foresightOf?.(change, target).silence !== undefined;
}

function quietLine(
  { check, comparedWith, diff }: CommentInput,
  { rows, quiet, untouched }: CommentRows,
): readonly string[] {
  const { ready, unknown } = quiet;
  const { suppressed, baselined = 0 } = check.summary;
  const were = (count: number) => (count === 1 ? "was" : "were");
  const rest = [
    ...(untouched === 0
      ? []
      : [
          `${countOf(untouched, "plan")} that this pull request does not touch ${were(untouched)} not looked at in AWS; the scheduled look at drift does.`,
        ]),
    ...(suppressed === 0
      ? []
      : [`${countOf(suppressed, "finding")} ${suppressed === 1 ? "is" : "are"} suppressed by comments in the files.`]),
    ...(baselined === 0
      ? []
      : [`${countOf(baselined, "finding")} ${baselined === 1 ? "is" : "are"} known to the baseline.`]),
  ];
  if (ready + unknown === 0) return rest;
  const state = diff !== undefined && comparedWith === "aws" ? "in sync" : "unchanged";
  const noun = rows.length === 0 ? "plan" : "other plan";
  if (unknown === 0) {
    const all = ready === 1 ? "it would work" : "all would work";
    return [`${countOf(ready, noun)} ${state}, ${all}.`, ...rest];
  }
  const verdicts = [
    ...(ready > 0 ? [`${ready} would work`] : []),
    ...(unknown > 0 ? [`${unknown} unknown, see what was not checked`] : []),
  ];
  return [`${countOf(ready + unknown, noun)} ${state}: ${verdicts.join(", ")}.`, ...rest];
}

function keyOf(plan: string, target: string | undefined): string {
  return JSON.stringify([plan, target ?? null]);
}
