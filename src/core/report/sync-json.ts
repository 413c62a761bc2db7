import { isAdoption } from "../changes/adoption.js";
import type { Change, Outcome, SyncResult, TargetChange } from "../changes/change.js";
import { normalizePlan } from "../changes/normalize-plan.js";
import { addressOf } from "../changes/resource-address.js";
import { fieldsOf } from "./diff-json.js";
import { safeJson } from "./safe-json.js";

/** The outcomes as JSON; its shape is `schemas/sync-output.schema.json`. */
export function renderSyncJson(result: SyncResult): string {
  return `${safeJson(syncOutput(result))}\n`;
}

/** The record of a sync that has only begun, as JSON. */
export function renderUnfinishedSync(changes: readonly TargetChange[]): string {
  return `${safeJson({ schemaVersion: 1, ...unfinishedSync(changes) })}\n`;
}

/**
 * What a sync is about to make, for the way back should it be killed: each change with the state before and after it.
 * What it did not come to do is as before, and an undo leaves it alone.
 */
export function unfinishedSync(changes: readonly TargetChange[]) {
  const outcomes = changes.map(({ target, change }) => ({
    ...{ target, resource: addressOf(change), kind: change.kind, status: "notTried" as const },
    ...statesOf(change),
  }));
  return { applied: true, isUnfinished: true, outcomes };
}

/** The value of the JSON report. */
export function syncOutput(result: SyncResult) {
  return {
    schemaVersion: 1,
    applied: result.applied,
    outcomes: result.outcomes.map(outcomeOutput),
    ...(result.failures === undefined ? {} : { failures: result.failures }),
  } as const;
}

function outcomeOutput(outcome: Outcome) {
  const { target, resource, kind, status, reason, hint, lastChange, file, line, change, operations } = outcome;
  return {
    target,
    resource,
    kind,
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(hint === undefined ? {} : { hint }),
    ...(lastChange === undefined ? {} : { lastChange }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(change === undefined ? {} : { digest: change.digest, risk: change.risk, fields: fieldsOf(change) }),
    ...(operations === undefined ? {} : { operations }),
    // What failed may have been made in part.
    ...((status === "applied" || status === "failed") && change !== undefined ? statesOf(change) : {}),
  };
}

/** What `sync --undo` needs for the way back. */
export function statesOf(change: Change): {
  readonly before?: object;
  readonly after?: object;
  readonly adopted?: true;
} {
  return { ...(isAdoption(change) ? { adopted: true } : {}), ...bothStates(change) };
}

function bothStates(change: Change): { readonly before?: object; readonly after?: object } {
  if (change.resourceKind === "ResponsePlan") {
    return {
      ...(change.kind === "create" ? {} : { before: normalizePlan(change.actual.plan) }),
      ...(change.kind === "delete" ? {} : { after: change.desired }),
    };
  }
  const { resourceKind: kind } = change;
  return {
    ...(change.kind === "create" ? {} : { before: { kind, ...change.actual.value } }),
    ...(change.kind === "delete" ? {} : { after: { ...change.declared, kind } }),
  };
}
