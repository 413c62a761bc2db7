import {
  type Change,
  type DiffResult,
  isPlanChange,
  type SyncResult,
  type TargetChange,
  type TargetChanges,
} from "../changes/change.js";
import { addressOf } from "../changes/resource-address.js";
import { checkOutput } from "./check-json.js";
import type { CheckResult } from "./check-result.js";
import type { ComparedWith } from "./comment-rows.js";
import { statesOf, unfinishedSync } from "./sync-json.js";

/** Everything that one run of the action found and did. */
export interface ActionReport {
  readonly check: CheckResult;
  readonly repository: string;
  readonly headSha: string;
  readonly pullRequest?: number;
  readonly comparedWith?: ComparedWith;
  readonly diff?: DiffResult;
  readonly remarks?: readonly string[];
  readonly sync?: SyncResult;
  /** Of a sync that has only begun: what it is about to make. */
  readonly begun?: readonly TargetChange[];
}

/**
 * The action's JSON report: the output of `check`, and beside it what was compared and synced. A second workflow makes
 * the comment of a fork's pull request from it.
 */
export function actionOutput(report: ActionReport) {
  const { check, repository, headSha, pullRequest, comparedWith, diff, remarks = [], sync, begun } = report;
  return {
    ...checkOutput(check),
    repository,
    headSha,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    remarks,
    ...(diff === undefined
      ? {}
      : { diff: { comparedWith, targets: diff.targets.map(targetOutput), failures: diff.failures ?? [] } }),
    ...(sync === undefined ? {} : { sync: syncOutput(sync) }),
    ...(begun === undefined ? {} : { sync: { ...unfinishedSync(begun), failures: [] } }),
  };
}

function targetOutput({ target, account, region, digest, changes, unchanged, unmanaged, notCompared }: TargetChanges) {
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  return {
    target,
    account,
    region,
    digest,
    summary: {
      create: count("create"),
      update: count("update"),
      delete: count("delete"),
      unchanged: unchanged.length,
      unmanaged: unmanaged.length,
      ...(notCompared === undefined ? {} : { notCompared: notCompared.length }),
    },
    changes: changes.filter(isPlanChange).map((change) => ({
      kind: change.kind,
      resource: addressOf(change),
      digest: change.digest,
      risk: change.risk,
      fields: change.kind === "update" ? change.fields : [],
      ...(change.kind === "delete" ? {} : { desired: change.desired }),
      ...(change.kind === "create" ? {} : { actual: change.actual.plan }),
    })),
    ...(changes.every(isPlanChange) ? {} : { neighbours: changes.flatMap(neighbourOutput) }),
    unchanged,
  };
}

function neighbourOutput(change: Change) {
  if (isPlanChange(change)) return [];
  const { resourceKind, kind, name, digest, risk } = change;
  return [
    {
      ...{ resourceKind, kind, name, digest, risk },
      fields: change.kind === "update" ? change.fields : [],
      ...(change.kind === "delete" ? {} : { desired: change.desired }),
      ...(change.kind === "create" ? {} : { actual: change.before }),
    },
  ];
}

function syncOutput({ applied, outcomes, failures = [] }: SyncResult) {
  return {
    applied,
    outcomes: outcomes.map(({ target, resource, kind, status, reason, change }) => ({
      target,
      resource,
      kind,
      status,
      ...(reason === undefined ? {} : { reason }),
      ...((status === "applied" || status === "failed") && change !== undefined ? statesOf(change) : {}),
    })),
    failures,
  };
}
