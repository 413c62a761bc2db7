import type { Severity } from "../diagnostic.js";

/** What a report may say of a rule beside its findings. */
export interface RulePage {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Its page, in Markdown. */
  readonly page?: string;
}
