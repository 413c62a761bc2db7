import { UsageError } from "../operational-error.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { checkShape } from "../schema/check-shape.js";
import { normalizePlan } from "./normalize-plan.js";

/** A change that a sync made: the plan before and after it, normalised. */
export interface MadeChange {
  readonly target: string;
  readonly name: string;
  /** Absent where the sync created the plan. */
  readonly before?: ResponsePlan;
  /** Absent where the sync deleted the plan. */
  readonly after?: ResponsePlan;
}

/**
 * The changes that a sync made, from what `sync --apply --format json` printed, from its record under `.muster/runs`, or
 * from the action's report. One that was killed may have made any of those that its record holds.
 *
 * @param repository `OWNER/REPO` that is asked for; a report of another one is refused
 * @throws UsageError where the text is no such output
 */
export function readSyncRecord(text: string, repository?: string): readonly MadeChange[] {
  const record = parse(text);
  if (!isObject(record) || record["schemaVersion"] !== 1) throw noRecord();
  const { repository: owner, sync, isUnfinished } = record;
  if (typeof owner === "string" && repository !== undefined && owner !== repository) {
    throw new UsageError(`Unexpected record of \`${owner}\`, expected one of \`${repository}\``);
  }
  const { outcomes } = isObject(sync) ? sync : record;
  if (!Array.isArray(outcomes)) throw noRecord();
  const isMade = ({ status }: Readonly<Record<string, unknown>>) => status === "applied" || isUnfinished === true;
  return outcomes.filter(isObject).flatMap((outcome) => (isMade(outcome) ? [made(outcome)] : []));
}

function made(outcome: Readonly<Record<string, unknown>>): MadeChange {
  const { target, resource } = outcome;
  if (typeof target !== "string" || typeof resource !== "string") throw noRecord();
  const before = planOf(outcome["before"]);
  const after = planOf(outcome["after"]);
  const name = resource.replace(/^response-plan\//, "");
  if ((before ?? after)?.name !== name) throw noRecord();
  return { target, name, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function planOf(value: unknown): ResponsePlan | undefined {
  if (value === undefined) return undefined;
  if (checkShape("ResponsePlan", value, "resolved").length > 0) throw noRecord();
  // The schema has just said so.
  return normalizePlan(value as unknown as ResponsePlan);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noRecord();
  }
}

function noRecord(): UsageError {
  return new UsageError(
    "Unexpected record, expected what `muster sync --apply --format json` printed",
    "Name a run under `.muster/runs`, a workflow run, or a file with the JSON output of a sync",
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
