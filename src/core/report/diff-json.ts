import type { Change, DiffResult, FieldChange, TargetChanges } from "../changes/change.js";
import { stateAfter, stateBefore } from "../changes/change-states.js";
import { addressOf } from "../changes/resource-address.js";
import { safeJson } from "./safe-json.js";

/** The differences as JSON; its shape is `schemas/diff-output.schema.json`. */
export function renderDiffJson(result: DiffResult): string {
  return `${safeJson(diffOutput(result))}\n`;
}

/** The value of the JSON report. */
export function diffOutput(result: DiffResult) {
  return {
    schemaVersion: 1,
    targets: result.targets.map(targetOutput),
    ...(result.failures === undefined ? {} : { failures: result.failures }),
  } as const;
}

function targetOutput(changes: TargetChanges) {
  const count = (kind: Change["kind"]) => changes.changes.filter((change) => change.kind === kind).length;
  return {
    target: changes.target,
    ...(changes.account !== "" && { account: changes.account, region: changes.region }),
    digest: changes.digest,
    summary: {
      create: count("create"),
      update: count("update"),
      delete: count("delete"),
      unchanged: changes.unchanged.length,
      unmanaged: changes.unmanaged.length,
    },
    changes: changes.changes.map((change) => ({
      kind: change.kind,
      resource: addressOf(change),
      digest: change.digest,
      risk: change.risk,
      fields: fieldsOf(change),
    })),
    ...(changes.undecided && { undecided: changes.undecided.map((name) => `response-plan/${name}`) }),
    ...((changes.pending ?? []).length === 0 ? {} : { pendingActivations: changes.pending }),
    unowned: changes.unowned.map(({ adoption, repository }) => ({
      resource: addressOf(adoption),
      ...(repository === undefined ? {} : { repository }),
    })),
    ...(changes.ignored === undefined ? {} : { ignored: changes.ignored }),
  };
}

/** A plan that comes or goes is one difference, of the whole document: its pointer is empty. */
export function fieldsOf(change: Change): readonly FieldChange[] {
  if (change.kind === "update") return change.fields;
  return [
    change.kind === "create"
      ? { pointer: "", desired: stateAfter(change) }
      : { pointer: "", actual: stateBefore(change) },
  ];
}
