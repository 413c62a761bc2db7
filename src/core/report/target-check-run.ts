import type { TargetChanges } from "../changes/change.js";
import { type Diagnostic, isAtLeast, type Severity } from "../diagnostic.js";
import { checkSections } from "./check-markdown.js";
import type { CheckResult } from "./check-result.js";
import { countOf } from "./count-words.js";
import { messageMarkdown } from "./escape-markdown.js";
import { fitMarkdown } from "./fit-markdown.js";
import type { LineLink } from "./markdown-findings.js";
import { orderBySeverity } from "./order-by-severity.js";
import { writeReviewRecord } from "./review-record.js";

/** What stands beside a commit for one target: its conclusion, its findings, and the record of what was shown. */
export interface TargetCheckRun {
  readonly name: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Diagnostic[];
}

/** @see https://docs.github.com/en/rest/checks/runs 65,535 characters each for summary and text; counted in bytes here */
const textLimit = 60_000;

export interface CheckRunOptions {
  readonly failOn: Severity;
  /** Does the proposed change touch the file? Absent where nobody knows what it touches. */
  readonly isTouched?: ((file: string) => boolean) | undefined;
  readonly linkTo?: LineLink;
  /** The configuration, where it is not the one at the repository's root: two of them may have a target of one name. */
  readonly label?: string;
  /** Markdown: what the merge does in the target, as the comment says it. */
  readonly consequences?: string;
  /** Why the target could not be compared, where it could not. */
  readonly failure?: string;
}

/** The check run of one target, or of the whole repository where it has none. */
export function targetCheckRun(
  result: CheckResult,
  target: string | undefined,
  changes: TargetChanges | undefined,
  options: CheckRunOptions,
): TargetCheckRun {
  const own = ofTarget(result, target);
  const { errors, warnings } = own.summary;
  const conclusion = conclusionOf(own, options);
  const open = own.unchecked.filter(({ untouched }) => untouched === undefined);
  const untouched = Math.max(changes?.notCompared?.length ?? 0, ...own.unchecked.map((one) => one.untouched ?? 0));
  const title = [
    countOf(errors, "error"),
    countOf(warnings, "warning"),
    `${open.length} unchecked`,
    changes === undefined ? "changes not compared" : countOf(changes.changes.length, "change"),
    ...(untouched > 0 ? [`${countOf(untouched, "plan")} not touched and not looked at in AWS`] : []),
  ].join(", ");
  const annotations = worthAnnotating(own.diagnostics, options.isTouched);
  const unshown = own.diagnostics.length - annotations.length;
  const head = [
    ...(options.failure === undefined ? [] : [messageMarkdown(options.failure)]),
    title,
    ...(options.consequences === undefined || options.consequences === "" ? [] : [options.consequences]),
    ...(unshown > 0 ? [`${countOf(unshown, "finding")} without an annotation: the job summary has them.`] : []),
  ].join("\n\n");
  const sections = checkSections(own, options.linkTo);
  return {
    name: nameOf(target, options.label),
    conclusion,
    title,
    summary: fitMarkdown(head, sections, textLimit, "The job summary has more."),
    text: changes === undefined ? "No change was compared, so none counts as reviewed." : recordText(changes),
    annotations,
  };
}

function nameOf(target: string | undefined, label: string | undefined): string {
  const parts = [label, target].filter((part) => part !== undefined);
  return parts.length === 0 ? "muster" : `muster (${parts.join(": ")})`;
}

function recordText(changes: TargetChanges): string {
  const intro = `A merge applies exactly these changes. Digest of all: \`${changes.digest}\``;
  return `${intro}\n\n${writeReviewRecord(changes, textLimit)}`;
}

/** A request takes 50, and GitHub wants a second between them: nobody reads more of them, nor waits for them. */
const mostAnnotations = 1_000;
/** Beyond so many, what is wrong in files that the change does not touch is left to the summary. */
const fewAnnotations = 250;

/** Worst first, and of those the ones in files that the change touches. */
function worthAnnotating(diagnostics: readonly Diagnostic[], isTouched: CheckRunOptions["isTouched"]) {
  const near = new Set(diagnostics.filter(({ at }) => isTouched?.(at.file) ?? true));
  return orderBySeverity([...near, ...diagnostics.filter((diagnostic) => !near.has(diagnostic))])
    .slice(0, mostAnnotations)
    .filter((diagnostic, index) => index < fewAnnotations || near.has(diagnostic));
}

/** `neutral` where anything is unchecked, also for plans that the change leaves alone: it lets a merge pass, and is not green. */
function conclusionOf(result: CheckResult, { failOn, failure }: CheckRunOptions): TargetCheckRun["conclusion"] {
  if (failure !== undefined || result.diagnostics.some(({ severity }) => isAtLeast(severity, failOn))) return "failure";
  return result.unchecked.length > 0 ? "neutral" : "success";
}

function ofTarget(result: CheckResult, target: string | undefined): CheckResult {
  if (target === undefined) return result;
  const isOwn = (one: { readonly target?: string }) => one.target === undefined || one.target === target;
  const diagnostics = keep(result.diagnostics, isOwn);
  const unchecked = keep(result.unchecked, isOwn);
  const count = (level: Severity) => diagnostics.filter(({ severity }) => severity === level).length;
  return {
    summary: {
      ...result.summary,
      errors: count("error"),
      warnings: count("warning"),
      notices: count("notice"),
      unchecked: unchecked.length,
    },
    diagnostics,
    unchecked,
    readiness: result.readiness.filter(isOwn),
  };
}

/** The same list where all of it is kept: what was made of it for the comment is not made again. */
function keep<T>(items: readonly T[], isKept: (item: T) => boolean): readonly T[] {
  return items.every(isKept) ? items : items.filter(isKept);
}
