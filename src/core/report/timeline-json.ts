import { safeJson } from "./safe-json.js";
import type { TimelineResult } from "./timeline-result.js";

/** Who is paged when, for programs: `schemas/timeline-output.schema.json`. */
export function renderTimelineJson({ plan, at, timelines }: TimelineResult): string {
  return `${safeJson({ schemaVersion: 1, plan, at, timelines })}\n`;
}
