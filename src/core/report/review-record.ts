import type { FieldChange, TargetChanges } from "../changes/change.js";
import { addressOf } from "../changes/resource-address.js";
import type { Review, ReviewedChange } from "../changes/review.js";
import { bytesOf } from "./fit-markdown.js";

const heading = "muster-review-record";
const noReview: Review = { digests: new Set(), changes: [] };

/**
 * What a pull request showed of a target, as a JSON block that a later sync reads again. Over `limit` bytes it drops
 * first the fields, then the single changes: the target's digest alone still permits exactly what was shown.
 */
export function writeReviewRecord(changes: TargetChanges, limit: number): string {
  const full = changes.changes.map((change) => ({
    resource: addressOf(change),
    kind: change.kind,
    digest: change.digest,
    fields: change.kind === "update" ? change.fields : [],
  }));
  const { target, account, region, digest } = changes;
  const place = { schemaVersion: 1, target, account, region, digest };
  const candidates = [full, full.map((change) => ({ ...change, fields: [] })), []];
  const blocks = candidates.map((list) => block({ ...place, changes: list }));
  return blocks.find((text) => bytesOf(text) <= limit) ?? "";
}

/** The review that check runs recorded; what is no record of Muster's counts for nothing. */
export function readReviewRecords(texts: readonly string[]): Review {
  return texts.map(readRecord).reduce(mergeReviews, noReview);
}

function mergeReviews(a: Review, b: Review): Review {
  return { digests: new Set([...a.digests, ...b.digests]), changes: [...a.changes, ...b.changes] };
}

// Every `<`, `@` and backtick of a plan's text is an escape, so that nothing of it leaves the block or acts in it.
function block(record: object): string {
  const json = JSON.stringify(record).replace(/[<>@#`\u007f-\u{10ffff}]/gu, escapeUnits);
  return `\`\`\`json ${heading}\n${json}\n\`\`\``;
}

function escapeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

function readRecord(text: string): Review {
  const found = new RegExp(`^\`\`\`json ${heading}\\r?\\n([^\\r\\n]*)\\r?\\n\`\`\`$`, "mu").exec(text);
  const record = parseObject(found?.[1]);
  if (record["schemaVersion"] !== 1) return noReview;
  const { target, digest, changes } = record;
  if (typeof target !== "string" || typeof digest !== "string" || !Array.isArray(changes)) return noReview;
  const reviewed = changes.flatMap((change: unknown) => readChange(target, asObject(change)));
  return { digests: new Set([digest, ...reviewed.map((change) => change.digest)]), changes: reviewed };
}

function readChange(target: string, change: Readonly<Record<string, unknown>>): readonly ReviewedChange[] {
  const { resource, kind, digest, fields } = change;
  if (typeof resource !== "string" || typeof kind !== "string" || typeof digest !== "string") return [];
  const known = Array.isArray(fields) ? fields.flatMap((field: unknown) => readField(asObject(field))) : [];
  return [{ target, resource, kind, digest, fields: known }];
}

function readField(field: Readonly<Record<string, unknown>>): readonly FieldChange[] {
  const { pointer } = field;
  if (typeof pointer !== "string") return [];
  return [
    {
      pointer,
      ...(Object.hasOwn(field, "actual") ? { actual: field["actual"] } : {}),
      ...(Object.hasOwn(field, "desired") ? { desired: field["desired"] } : {}),
    },
  ];
}

function parseObject(json: string | undefined): Readonly<Record<string, unknown>> {
  if (json === undefined) return {};
  try {
    return asObject(JSON.parse(json));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
