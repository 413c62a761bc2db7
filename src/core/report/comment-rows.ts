import { type Change, type DiffResult, isPlanChange, type PlanChange, type Risk } from "../changes/change.js";
import type { Diagnostic } from "../diagnostic.js";
import { isUnsound } from "../lint/is-unsound.js";
import type { CheckResult, PlanReadiness } from "./check-result.js";
import type { PlanEffect } from "./foresee-effects.js";

/** What the changes of a comment are measured against: the account, or the base of the pull request. */
export type ComparedWith = "aws" | "base";

/** One row of the comment's table: a plan that changes or would not work, or a file with an error. */
export interface CommentRow {
  readonly plan: string;
  readonly target: string | undefined;
  readonly change: PlanChange | undefined;
  readonly readiness: PlanReadiness | undefined;
  readonly hasError: boolean;
  /** AWS was not asked about it, because the change does not touch it. */
  readonly isUntouched: boolean;
  /** Its file has errors of shape, so that nobody can say what changes. */
  readonly isUncompared: boolean;
  /** The name is a file's, because the plan's could not be read. */
  readonly isFile: boolean;
  /** What changes of its neighbours do to it. */
  readonly effect: PlanEffect | undefined;
  /** AWS has a plan of this name that this repository does not own, so that a sync stops at it. */
  readonly isUnowned: boolean;
}

/** The rows of the table, worst first, and how many plans need none because nothing is to be said of them. */
export interface CommentRows {
  readonly rows: readonly CommentRow[];
  readonly quiet: { readonly ready: number; readonly unknown: number };
  /** How many plans were neither compared nor looked at, because the change does not touch them. */
  readonly untouched: number;
}

/** The worst first. */
export const riskRank: Readonly<Record<Risk, number>> = { high: 1, medium: 2, low: 3 };

/** Bring changes, verdicts and errors together, a row for each plan and target. */
export function commentRows(
  check: CheckResult,
  diff: DiffResult | undefined,
  isSilenced: (change: Change, target: string) => boolean = () => false,
  effects: readonly PlanEffect[] = [],
): CommentRows {
  const readiness = new Map(check.readiness.map((one) => [keyOf(one.plan, one.target), one]));
  const errors = check.diagnostics.filter(({ severity }) => severity === "error");
  const broken = new Set(errors.flatMap(({ plan, target }) => (plan === undefined ? [] : [keyOf(plan, target)])));
  const untouched = new Set(
    (diff?.targets ?? []).flatMap(({ target, notCompared = [] }) => notCompared.map((plan) => keyOf(plan, target))),
  );
  const unsound = new Set(
    errors.filter(isUnsound).flatMap(({ plan, target }) => (plan === undefined ? [] : [keyOf(plan, target)])),
  );
  // Nobody read them: they are neither in sync nor changed.
  const unread = new Set((diff?.failures ?? []).map(({ target }) => target));
  const unowned = new Set(
    (diff?.targets ?? []).flatMap(({ target, unowned: some }) =>
      some.filter(({ adoption }) => isPlanChange(adoption)).map(({ name }) => keyOf(name, target)),
    ),
  );
  const felt = new Map(effects.filter(isFelt).map((effect) => [keyOf(effect.plan, effect.target), effect]));
  const rows = new Map<string, CommentRow>();
  const add = (plan: string, target: string | undefined, change?: PlanChange) => {
    const key = keyOf(plan, target);
    if (rows.has(key)) return;
    const hasError = broken.has(key) || broken.has(keyOf(plan, undefined));
    rows.set(key, {
      plan,
      target,
      change,
      readiness: readiness.get(key) ?? readiness.get(keyOf(plan, undefined)),
      hasError,
      isUntouched: untouched.has(key),
      isUncompared:
        change === undefined && (unsound.has(key) || unsound.has(keyOf(plan, undefined)) || unread.has(target ?? "")),
      isFile: false,
      effect: felt.get(key),
      isUnowned: unowned.has(key),
    });
  };
  for (const { target, changes } of diff?.targets ?? []) {
    for (const change of changes.filter(isPlanChange)) add(change.name, target, change);
  }
  for (const { target, unowned: some } of diff?.targets ?? []) {
    for (const { name, adoption } of some) if (isPlanChange(adoption)) add(name, target);
  }
  for (const { plan, target } of felt.values()) add(plan, target);
  for (const { plan, target, verdict } of check.readiness) if (verdict === "notReady") add(plan, target);
  addBroken(rows, errors, add);
  const isQuiet = (key: string) => !rows.has(key) && !untouched.has(key);
  return {
    rows: [...rows.values()].sort((a, b) => badness(a, isSilenced) - badness(b, isSilenced)),
    quiet: quietCounts(check, isQuiet, unread),
    untouched: [...untouched].filter((key) => !rows.has(key)).length,
  };
}

function addBroken(
  rows: Map<string, CommentRow>,
  errors: readonly Diagnostic[],
  add: (plan: string, target: string | undefined) => void,
): void {
  const named = new Set([...rows.values()].map(({ plan }) => plan));
  for (const { plan, target, at } of errors) {
    if (plan !== undefined) {
      if (!named.has(plan)) add(plan, target);
      named.add(plan);
    } else {
      rows.set(keyOf(at.file, "\u0000"), {
        plan: at.file,
        target: undefined,
        change: undefined,
        readiness: undefined,
        hasError: true,
        isUntouched: false,
        isUncompared: true,
        isFile: true,
        effect: undefined,
        isUnowned: false,
      });
    }
  }
}

function quietCounts(
  check: CheckResult,
  isQuiet: (key: string) => boolean,
  unread: ReadonlySet<string>,
): CommentRows["quiet"] {
  const quiet = check.readiness.filter(({ plan, target }) => isQuiet(keyOf(plan, target)) && !unread.has(target ?? ""));
  const unknown = quiet.filter(({ verdict }) => verdict === "unknown").length;
  return { ready: quiet.length - unknown, unknown };
}

function badness(row: CommentRow, isSilenced: (change: Change, target: string) => boolean): number {
  return badnessOf(row, row.change !== undefined && isSilenced(row.change, row.target ?? ""));
}

/** 0 is the worst: it would not work; then whoever pages nobody at times, then by risk. */
export function badnessOf({ hasError, readiness, change, effect, isUnowned }: CommentRow, isSilenced: boolean): number {
  if (hasError || readiness?.verdict === "notReady") return 0;
  if (isSilenced || effect?.silence !== undefined) return 0.5;
  if (change !== undefined) return riskRank[change.risk];
  if (isUnowned) return riskRank.high;
  return effect === undefined ? 4 : riskRank.medium;
}

/** Would the plan not work? What an organisation's own rule says against it is another thing. */
export function isFailing({ hasError, readiness }: CommentRow): boolean {
  return readiness === undefined ? hasError : readiness.verdict === "notReady";
}

/** Is there more to say of the plan than that it relies on something that changes? */
function isFelt({ silence, firstPage, broken }: PlanEffect): boolean {
  return silence !== undefined || firstPage !== undefined || broken !== undefined;
}

function keyOf(plan: string, target: string | undefined): string {
  return JSON.stringify([plan, target ?? null]);
}
