import { type Change, type DiffResult, isPlanChange } from "../changes/change.js";
import { addressOf } from "../changes/resource-address.js";
import type { CheckResult, PlanReadiness, Verdict } from "./check-result.js";
import { commentRows } from "./comment-rows.js";

/** What a look at AWS says of one resource: is it as merged, and would it work in an incident as AWS has it now? */
export interface DriftRow {
  /** A plan's name, or another resource's address. */
  readonly resource: string;
  readonly target: string | undefined;
  /** What a sync would do about it; absent: it is in sync, or was not compared. */
  readonly change: Change["kind"] | undefined;
  /** False where the target could not be read. */
  readonly isCompared: boolean;
  /** Absent where nobody says: AWS lacks the plan, or no plan relies on the resource. */
  readonly wouldWork: Verdict | undefined;
  /** Rules that decided about a plan; the plans that would not work, or are unknown, of what they rely on. */
  readonly because: readonly string[];
  /** Of a plan: what its verdict came of. */
  readonly readiness?: PlanReadiness;
}

/** The plans of a target that rely on a resource, by the resource's address. */
export type Reliance = (target: string, address: string) => readonly string[];

/** Everything that differs, and every plan that would not work, plans first and the worst of them first. */
export function driftRows(check: CheckResult, diff: DiffResult, reliance: Reliance): readonly DriftRow[] {
  const unread = new Set((diff.failures ?? []).map(({ target }) => target));
  const plans = commentRows(check, diff).rows.flatMap(({ plan, target, change, readiness }): readonly DriftRow[] => {
    if (change === undefined && readiness?.verdict !== "notReady") return [];
    const isCompared = target !== undefined && !unread.has(target);
    const row = { resource: plan, target, change: change?.kind, isCompared };
    // Whatever a plan that AWS lacks would do, it does not do it now.
    if (change?.kind === "create" || readiness === undefined) return [{ ...row, wouldWork: undefined, because: [] }];
    return [{ ...row, wouldWork: readiness.verdict, because: readiness.because, readiness }];
  });
  const verdicts = new Map(check.readiness.map((one) => [keyOf(one.target, one.plan), one.verdict]));
  const neighbours = diff.targets.flatMap(({ target, changes }) =>
    changes
      .filter((change) => !isPlanChange(change))
      .map((change) => {
        const found = reliance(target, addressOf(change)).map(
          (plan) => [plan, verdicts.get(keyOf(target, plan)) ?? verdicts.get(keyOf(undefined, plan))] as const,
        );
        const worst = (["notReady", "unknown", "ready"] as const).find((one) =>
          found.some(([, verdict]) => verdict === one),
        );
        const because = worst === "ready" ? [] : found.flatMap(([plan, verdict]) => (verdict === worst ? [plan] : []));
        const row = { resource: addressOf(change), target, change: change.kind, isCompared: true };
        return { ...row, wouldWork: worst, because };
      }),
  );
  return [...plans, ...neighbours];
}

function keyOf(target: string | undefined, plan: string): string {
  return JSON.stringify([target ?? null, plan]);
}
