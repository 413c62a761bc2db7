import { appendFileSync } from "node:fs";
import { warning, withoutSecrets } from "./runner.js";

/** @see https://docs.github.com/en/actions/reference/limits 1 MiB a step, of which some is left to the text around */
export const summaryLimit = 1_000_000;

/** Add to the job's summary, where the runner has one. A result does not hang on it. */
export function writeSummary(markdown: string, file: string | undefined): void {
  if (file === undefined || file === "") return;
  try {
    appendFileSync(file, withoutSecrets(`${markdown}\n`));
  } catch (cause) {
    warning(`Could not write the job's summary: ${cause instanceof Error ? cause.message : cause}`);
  }
}
