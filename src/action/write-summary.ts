import { appendFileSync } from "node:fs";
import { withoutSecrets } from "./runner.js";

/** @see https://docs.github.com/en/actions/reference/limits 1 MiB a step, of which some is left to the text around */
export const summaryLimit = 1_000_000;

/** Add to the job's summary, where the runner has one. */
export function writeSummary(markdown: string, file: string | undefined): void {
  if (file !== undefined && file !== "") appendFileSync(file, withoutSecrets(`${markdown}\n`));
}
