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
 * The changes that a sync made, from what `sync --apply --format json` printed.
 *
 * @throws UsageError where the text is no such output
 */
export function readSyncRecord(text: string): readonly MadeChange[] {
  const record = parse(text);
  if (!isObject(record) || record["schemaVersion"] !== 1 || !Array.isArray(record["outcomes"])) throw noRecord();
  return record["outcomes"]
    .filter(isObject)
    .flatMap((outcome) => (outcome["status"] === "applied" ? [made(outcome)] : []));
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
    "Keep the JSON output of each sync; the action's `report` is one",
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
