import { UsageError } from "../operational-error.js";

const mostWorkers = 64;

/**
 * How many threads may parse plans.
 *
 * @throws UsageError for anything but a whole number from 1 to 64
 */
export function parseWorkerCount(text: string): number {
  const count = /^[0-9]{1,2}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostWorkers) return count;
  throw new UsageError(
    `Unexpected number of workers \`${text}\`, expected a whole number from 1 to ${mostWorkers}`,
    "Correct `--workers` or `MUSTER_WORKERS`",
  );
}
