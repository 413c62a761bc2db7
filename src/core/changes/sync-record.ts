import type { NeighbourKind, NeighbourValue } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { secretReference } from "../neighbours/secret-reference.js";
import { UsageError } from "../operational-error.js";
import { nameFields, neighbourKinds } from "../plan/resource.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { checkShape } from "../schema/check-shape.js";
import { normalizePlan } from "./normalize-plan.js";
import { resourceAddress } from "./resource-address.js";

/** A change that a sync made: the resource before and after it. Absent before: it was created; after: deleted. */
export type MadeChange = MadePlan | MadeNeighbour;

/** The plan before and after, normalised. */
export interface MadePlan {
  readonly resourceKind: "ResponsePlan";
  readonly target: string;
  readonly name: string;
  readonly before?: ResponsePlan;
  readonly after?: ResponsePlan;
  /** Nobody owned it before. */
  readonly wasAdopted?: true;
}

/** The neighbour before and after, in the fields of its file. What AWS had holds no addresses of channels. */
export interface MadeNeighbour {
  readonly resourceKind: NeighbourKind;
  readonly target: string;
  readonly name: string;
  readonly before?: NeighbourValue;
  readonly after?: NeighbourValue;
  /** Nobody owned it before. */
  readonly wasAdopted?: true;
}

/**
 * The changes that a sync made, from what `sync --apply --format json` printed, from its record under `.muster/runs`, or
 * from the action's report. What failed may have been made in part, and a sync that was killed may have made any of those
 * that its record holds.
 *
 * @param repository `OWNER/REPO` that is asked for; a report of another one is refused
 * @throws UsageError where the text is no such output
 */
export function readSyncRecord(text: string, repository?: string): readonly MadeChange[] {
  const record = parse(text);
  if (!isObject(record) || record["schemaVersion"] !== 1) throw noRecord();
  const { repository: owner, sync } = record;
  if (typeof owner === "string" && repository !== undefined && owner !== repository) {
    throw new UsageError(`Unexpected record of \`${owner}\`, expected one of \`${repository}\``);
  }
  const { outcomes, isUnfinished } = isObject(sync) ? sync : record;
  if (!Array.isArray(outcomes)) throw noRecord();
  const isMade = ({ status, before, after }: Readonly<Record<string, unknown>>) =>
    status === "applied" || isUnfinished === true || (status === "failed" && (before ?? after) !== undefined);
  return outcomes.filter(isObject).flatMap((outcome) => (isMade(outcome) ? [made(outcome)] : []));
}

function made(outcome: Readonly<Record<string, unknown>>): MadeChange {
  const { target, resource } = outcome;
  if (typeof target !== "string" || typeof resource !== "string") throw noRecord();
  if (!resource.startsWith("response-plan/")) return madeNeighbour(target, resource, outcome);
  const before = planOf(outcome["before"]);
  const after = planOf(outcome["after"]);
  const name = resource.replace(/^response-plan\//, "");
  if ((before ?? after)?.name !== name) throw noRecord();
  return {
    ...{ resourceKind: "ResponsePlan", target, name },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...adoptionOf(outcome),
  };
}

function adoptionOf({ adopted }: Readonly<Record<string, unknown>>): { readonly wasAdopted?: true } {
  return adopted === true ? { wasAdopted: true } : {};
}

function madeNeighbour(target: string, resource: string, outcome: Readonly<Record<string, unknown>>): MadeNeighbour {
  const [before, after] = [neighbourOf(outcome["before"]), neighbourOf(outcome["after"])];
  const recorded = before ?? after;
  if (recorded === undefined || resourceAddress(recorded.kind, recorded.name) !== resource) throw noRecord();
  return {
    ...{ resourceKind: recorded.kind, target, name: recorded.name },
    ...(before === undefined ? {} : { before: withAddresses(before.value, after?.value) }),
    ...(after === undefined ? {} : { after: after.value }),
    ...adoptionOf(outcome),
  };
}

interface RecordedNeighbour {
  readonly kind: NeighbourKind;
  readonly name: string;
  readonly value: NeighbourValue;
}

function neighbourOf(recorded: unknown): RecordedNeighbour | undefined {
  if (recorded === undefined) return undefined;
  if (!isObject(recorded)) throw noRecord();
  const kind = neighbourKinds.find((one) => one === recorded["kind"]);
  if (kind === undefined) throw noRecord();
  // A record holds channels without their addresses, which the file's schema demands.
  const { Channels, ...fields } = recorded;
  const channels = Channels === undefined ? [] : Channels;
  if (!Array.isArray(channels) || !channels.every(isObject)) throw noRecord();
  const plain = {
    ...fields,
    ...(kind === "Contact" && Channels !== undefined ? { Channels: channels.map(addressed) } : {}),
  };
  if (checkShape(kind, plain, "resolved").length > 0) throw noRecord();
  const { kind: _kind, ...value } = recorded;
  return { kind, name: String(recorded[nameFields[kind]]), value };
}

/** Any address satisfies the schema: only the other fields are checked. */
function addressed(channel: Readonly<Record<string, unknown>>): object {
  return { ...channel, DeliveryAddress: { SimpleAddress: secretReference("ANY") } };
}

/** Where the sync's file names the secret of a channel, the way back may use it. */
function withAddresses(before: NeighbourValue, after: NeighbourValue | undefined): NeighbourValue {
  if (!Array.isArray(before["Channels"])) return before;
  const known = listOf(after?.["Channels"]);
  const channels = listOf(before["Channels"]).map((channel) => {
    const same = known.find(({ Name, Type }) => Name === channel["Name"] && Type === channel["Type"]);
    return same?.["DeliveryAddress"] === undefined ? channel : { ...channel, DeliveryAddress: same["DeliveryAddress"] };
  });
  return { ...before, Channels: channels };
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
