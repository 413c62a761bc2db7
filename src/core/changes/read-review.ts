import { UsageError } from "../operational-error.js";
import type { FieldChange } from "./change.js";
import type { Review, ReviewedChange } from "./review.js";

/**
 * What `--reviewed` gives: a digest of a target or of a change, or the text of a record that `diff --format json` wrote.
 *
 * @throws UsageError where it is neither
 */
export function readReview(texts: readonly string[]): Review {
  const reviews = texts.map((text) => (isDigest(text.trim()) ? digestOnly(text.trim()) : readRecord(text)));
  return {
    digests: new Set(reviews.flatMap(({ digests }) => [...digests])),
    changes: reviews.flatMap(({ changes }) => changes),
  };
}

/** Is it `sha256:` and 64 hexadecimal digits? */
export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

function digestOnly(digest: string): Review {
  return { digests: new Set([digest]), changes: [] };
}

function readRecord(text: string): Review {
  const record = parse(text);
  const targets = isObject(record) && Array.isArray(record["targets"]) ? record["targets"].filter(isObject) : undefined;
  if (targets === undefined) throw new UsageError("Unexpected review, expected a digest or a record", remedy);
  const changes = targets.flatMap(readTarget);
  const whole = targets.map((target) => target["digest"]).filter((digest) => typeof digest === "string");
  return { digests: new Set([...whole, ...changes.map(({ digest }) => digest)].filter(isDigest)), changes };
}

const remedy = "Pass `sha256:…` or the file that `muster diff --format json` wrote at review";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`Unexpected review \`${text.slice(0, 80)}\`, expected a digest or a record`, remedy);
  }
}

function readTarget(target: Readonly<Record<string, unknown>>): readonly ReviewedChange[] {
  const changes = Array.isArray(target["changes"]) ? target["changes"].filter(isObject) : [];
  return changes.flatMap(({ resource, kind, digest, fields }) =>
    typeof resource === "string" && typeof kind === "string" && typeof digest === "string"
      ? [{ target: String(target["target"] ?? ""), resource, kind, digest, fields: readFields(fields) }]
      : [],
  );
}

function readFields(fields: unknown): readonly FieldChange[] {
  const list = Array.isArray(fields) ? fields.filter(isObject) : [];
  return list.flatMap(({ pointer, actual, desired }) =>
    typeof pointer === "string"
      ? [{ pointer, ...(actual === undefined ? {} : { actual }), ...(desired === undefined ? {} : { desired }) }]
      : [],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
