import { OperationalError } from "../core/operational-error.js";
import { maxFileBytes } from "../core/source/limits.js";

/** Recorded facts: `get-account-authorization-details` of a large account has some ten megabytes. */
const maxFactBytes = 128 * 1024 * 1024;

/**
 * How many bytes of a file of this size to read. Of a YAML file that is too large, one more than the parser takes, so
 * that it says so in a diagnostic.
 *
 * @throws OperationalError for recorded facts that are too large
 */
export function readLimit(path: string, size: number): number {
  if (!path.endsWith(".json")) return Math.min(size, maxFileBytes + 1);
  if (size <= maxFactBytes) return size;
  throw new OperationalError(
    `Could not read ${path}: it has ${size} bytes, more than ${maxFactBytes / 1024 / 1024} MiB`,
    "Split the recorded facts into several files",
  );
}
