import type { PageTimeline } from "../people/page-timeline.js";

/** The timelines of one plan, one for each of its targets, ready for any format. */
export interface TimelineResult {
  readonly plan: string;
  /** When the incident starts, ISO 8601. */
  readonly at: string;
  readonly timelines: readonly (PageTimeline & { readonly target?: string })[];
}
