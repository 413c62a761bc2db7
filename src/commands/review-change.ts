import { type Change, type DiffResult, isPlanChange } from "../core/changes/change.js";
import { findDrift } from "../core/changes/find-drift.js";
import type { Diagnostic, Severity } from "../core/diagnostic.js";
import { OperationalError } from "../core/operational-error.js";
import { touchesPlans } from "../core/plan/touches-plans.js";
import { consequencesIn, renderComment } from "../core/report/comment.js";
import type { CommentInput } from "../core/report/comment-input.js";
import { commentMarker } from "../core/report/comment-marker.js";
import type { LineLink } from "../core/report/markdown-findings.js";
import { retiredComment } from "../core/report/retired-comment.js";
import type { SuggestedChange } from "../core/report/suggested-changes.js";
import { targetCheckRun } from "../core/report/target-check-run.js";
import type { ChangedFiles, Published, ReviewHost } from "../ports.js";
import { type CheckOptions, type CheckPorts, type CheckRun, isFailure, runCheck } from "./check.js";
import { type Comparison, compareChange } from "./compare-change.js";
import type { LoadedRepository } from "./loaded-repository.js";
import { previewPages } from "./page-previews.js";
import { findFixes, offerFixes } from "./suggest-fixes.js";
import type { ReadingWorld } from "./world.js";

/** A proposed change: a pull request, or a group of them in a merge queue. */
export interface ReviewOptions extends CheckOptions {
  /** `OWNER/REPO`, the value of the ownership tag. */
  readonly repository: string;
  readonly failOn: Severity;
  readonly headSha: string;
  /** Absent for a merge group. */
  readonly pullRequest?: number;
  /** Absent for a merge group, or where no comment is wanted. */
  readonly commentOn?: number;
  /** Tells the comments of several configurations of one repository apart. */
  readonly scope: string;
  /** Tells their check runs apart: the folder or file of a configuration that is not at the root. */
  readonly configLabel?: string;
  /** What the comment's title says of its configuration and target. */
  readonly commentLabel?: string;
  /** Folder of the checked files within the repository, ending in `/`; empty for its root. */
  readonly folder: string;
  readonly linkTo?: LineLink;
  readonly summaryUrl?: string;
  /** Said to the reader first. */
  readonly remarks: readonly string[];
}

export interface ReviewPorts extends CheckPorts {
  /** Absent without credentials. */
  readonly world?: ReadingWorld | undefined;
  /** Absent without a token. */
  readonly host?: ReviewHost | undefined;
}

/** What was found, before anything of it is published. */
export interface Review {
  readonly run: CheckRun;
  readonly comparison: Comparison;
  readonly comment: CommentInput;
  readonly fixes: readonly SuggestedChange[];
  /** Absent where GitHub was not asked. */
  readonly changed?: Published<ChangedFiles>;
  /** 1 for findings from `failOn` up, 3 where a target could not be read, else 0. */
  readonly exitCode: 0 | 1 | 3;
}

/** Check a proposed change and compare it. */
export async function reviewChange(options: ReviewOptions, ports: ReviewPorts): Promise<Review> {
  const { host } = ports;
  const { pullRequest } = options;
  const changed = host === undefined || pullRequest === undefined ? undefined : await host.changedFiles(pullRequest);
  const { world } = ports;
  let comparing: Promise<Comparison> | undefined;
  const onLoaded = (repository: LoadedRepository, focus: ReadonlySet<string> | undefined) => {
    if (world === undefined) return;
    comparing ??= compareChange(repository, options.repository, { world, focus });
    // It is awaited after the check, whose faults come first.
    comparing.catch(() => {});
  };
  const { run, obstacle } = await checkAtAll({ ...options, ...proposedBy(changed, options) }, { ...ports, onLoaded });
  const comparison = await (comparing ?? compareChange(run.repository, options.repository, { base: run.base }));
  const { linkTo, summaryUrl } = options;
  const comment = {
    check: run.result,
    diff: comparison.diff,
    comparedWith: comparison.comparedWith,
    remarks: [...options.remarks, ...(obstacle === undefined ? [] : [obstacle]), ...comparison.remarks],
    ...(options.commentLabel === undefined ? {} : { label: options.commentLabel }),
    driftOf: driftFromBase(run, comparison, options.repository),
    isTouched: touchedBy(changed, options.folder),
    ...previewPages(run, comparison.diff, comparison.comparedWith, options.now),
    ...(linkTo === undefined ? {} : { linkTo }),
    ...(summaryUrl === undefined ? {} : { summaryUrl }),
  };
  const fixes = options.commentOn === undefined ? [] : await findFixes(run, ports.files);
  const exitCode = exitCodeOf(run, comparison.diff, options.failOn, obstacle);
  return { run, comparison, comment, fixes, exitCode, ...(changed === undefined ? {} : { changed }) };
}

/** The changed files as the configuration counts paths; nothing where GitHub does not tell all of them. */
function proposedBy(
  changed: Published<ChangedFiles> | undefined,
  { folder, configPath }: ReviewOptions,
): Pick<CheckOptions, "proposed"> {
  if (changed?.isPublished !== true || !changed.value.isWhole) return {};
  const inside = changed.value.paths.filter((path) => path.startsWith(folder));
  return { proposed: { paths: inside.map((path) => path.slice(folder.length)), configPath } };
}

/** Is a file of the configuration among the changed ones? Absent where GitHub does not tell all of them. */
function touchedBy(changed: Published<ChangedFiles> | undefined, folder: string) {
  if (changed?.isPublished !== true || !changed.value.isWhole) return undefined;
  const touched = new Set(changed.value.paths);
  return (file: string) => touched.has(`${folder}${file}`);
}

/** Where AWS was compared and the base is at hand, what of each change was in AWS before. */
function driftFromBase({ base, repository }: CheckRun, { comparedWith }: Comparison, owner: string) {
  if (comparedWith !== "aws" || base === undefined || !("loaded" in base)) return () => undefined;
  const merged = new Map(
    base.loaded.plans.map(({ plan, target }) => [JSON.stringify([target?.name, plan.name]), plan] as const),
  );
  const targets = new Map(repository.targets.map((target) => [target.name, target]));
  return (change: Change, name: string) => {
    const target = targets.get(name);
    if (target === undefined || !isPlanChange(change)) return undefined;
    return findDrift(change, merged.get(JSON.stringify([name, change.name])), target, owner);
  };
}

/** Where AWS cannot be read, the files still can: better half an answer with its reason than none. */
async function checkAtAll(
  options: ReviewOptions,
  ports: ReviewPorts,
): Promise<{ readonly run: CheckRun; readonly obstacle?: string }> {
  try {
    return { run: await runCheck(options, ports) };
  } catch (error) {
    if (!(error instanceof OperationalError) || ports.collectorOf === undefined) throw error;
    const run = await runCheck(options, { ...ports, collectorOf: undefined });
    return { run, obstacle: `AWS could not be read, so the check knows only recorded facts: ${error.message}` };
  }
}

/** What became of the comment and the check runs; GitHub's refusals do not decide about the change. */
export interface Publication {
  readonly commentUrl?: string;
  readonly warnings: readonly string[];
}

/** Write the one comment where the pull request touches plans, suggested changes, and a check run for each target. */
export async function publishReview(review: Review, options: ReviewOptions, host: ReviewHost): Promise<Publication> {
  const { commentOn, headSha } = options;
  const [{ comment, offers }, ...runs] = await Promise.all([
    commentOn === undefined ? noComment : publishComment(review, commentOn, options, host),
    ...checkRuns(review, options).map((run) => host.putCheckRun({ ...run, headSha })),
  ]);
  const warnings = [comment, offers, ...runs].flatMap((written) =>
    written.isPublished ? [] : [`${written.reason}. ${written.hint}`],
  );
  return {
    ...(comment.isPublished && comment.value !== undefined ? { commentUrl: comment.value } : {}),
    warnings: [...new Set(warnings)],
  };
}

interface PublishedComment {
  readonly comment: Published<string | undefined>;
  readonly offers: Published<undefined>;
}

const nothing = { isPublished: true, value: undefined } as const;
const noComment: PublishedComment = { comment: nothing, offers: nothing };

/** A pull request about other things gets no comment, and loses the one of a push that did touch plans. */
async function publishComment(
  { run, comment, fixes, changed: known }: Review,
  pullRequest: number,
  { scope, configPath, folder, headSha }: ReviewOptions,
  host: ReviewHost,
): Promise<PublishedComment> {
  const marker = commentMarker(scope);
  const changed = known ?? (await host.changedFiles(pullRequest));
  const { config } = run.repository;
  const isAbsent =
    changed.isPublished && changed.value.isWhole && !touchesPlans(changed.value.paths, { config, configPath, folder });
  if (isAbsent) {
    return { ...noComment, comment: await host.retireComment(pullRequest, marker, retiredComment(marker)) };
  }
  const place = { folder, headSha, commentOn: pullRequest };
  return {
    comment: await host.putComment(pullRequest, marker, `${marker}\n${renderComment(comment)}`),
    offers: changed.isPublished ? await offerFixes(fixes, place, changed.value, host) : nothing,
  };
}

function checkRuns({ run, comparison, changed, comment }: Review, options: ReviewOptions) {
  const { failOn, linkTo, folder, configLabel } = options;
  const isTouched = touchedBy(changed, folder);
  const names = run.repository.targets.length === 0 ? [undefined] : run.repository.targets.map(({ name }) => name);
  return names.map((name) => {
    const changes = comparison.diff?.targets.find(({ target }) => target === name);
    const failed = comparison.diff?.failures?.find(({ target }) => target === name);
    const checkRun = targetCheckRun(run.result, name, changes, {
      failOn,
      isTouched,
      consequences: consequencesIn(name, comment, 20_000),
      ...(configLabel === undefined ? {} : { label: configLabel }),
      ...(linkTo === undefined ? {} : { linkTo }),
      ...(failed === undefined ? {} : { failure: failed.reason }),
    });
    return { ...checkRun, annotations: checkRun.annotations.map((one) => within(folder, one)) };
  });
}

/** GitHub counts paths from the repository's root, Muster from its configuration. */
function within(folder: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, at: { ...diagnostic.at, file: `${folder}${diagnostic.at.file}` } };
}

function exitCodeOf(
  { result }: CheckRun,
  diff: DiffResult | undefined,
  failOn: Severity,
  obstacle: string | undefined,
): 0 | 1 | 3 {
  if (isFailure(result, failOn)) return 1;
  return obstacle !== undefined || (diff?.failures ?? []).length > 0 ? 3 : 0;
}
