import type { Change, DiffResult } from "../changes/change.js";
import type { Drift } from "../changes/find-drift.js";
import type { CheckResult } from "./check-result.js";
import type { ComparedWith } from "./comment-rows.js";
import type { Foresight } from "./foresee-change.js";
import type { PlanEffect } from "./foresee-effects.js";
import type { LineLink } from "./markdown-findings.js";
import type { TimelineResult } from "./timeline-result.js";

/** Everything that the pull-request comment tells. */
export interface CommentInput {
  readonly check: CheckResult;
  /** Absent where nothing could be compared; `remarks` then says why. */
  readonly diff: DiffResult | undefined;
  readonly comparedWith: ComparedWith;
  /** Which configuration or target of the repository it is about, where there may be several comments. */
  readonly label?: string;
  /** What the reader has to know before trusting the rest: no credentials, a read-only token. */
  readonly remarks?: readonly string[];
  /** Who is paged first, people where they are known, else who is engaged. */
  readonly firstPageOf?: (plan: string, target: string | undefined) => readonly string[] | undefined;
  /** What the facts add to a change, where they tell. */
  readonly foresightOf?: (change: Change, target: string) => Foresight;
  /** What changes of people, runbooks and roles do to the plans that rely on them. */
  readonly effects?: readonly PlanEffect[];
  /** What of a change is not the pull request's own. */
  readonly driftOf?: (change: Change, target: string) => Drift | undefined;
  /** Who is paged when by the plans that change, where that is known. */
  readonly timelines?: readonly TimelineResult[];
  /** Does the pull request touch the file? Absent where nobody knows what it touches. */
  readonly isTouched?: ((file: string) => boolean) | undefined;
  readonly linkTo?: LineLink;
  /** Address of the run, whose summary holds what the comment leaves out. */
  readonly summaryUrl?: string;
  /** Bytes. */
  readonly limit?: number;
}
