import type { Page, PageTimeline } from "../people/page-timeline.js";
import type { TimelineResult } from "./timeline-result.js";

/** A page is a moment; a bar of this many minutes can be seen. */
const barMinutes = 1;

/**
 * Who is paged when, as a Mermaid Gantt chart, which GitHub draws in Markdown.
 *
 * @see https://mermaid.js.org/syntax/gantt.html
 */
export function renderTimelineMermaid(result: TimelineResult): string {
  return `${result.timelines.map((timeline) => ganttOf(result, timeline)).join("\n\n")}\n`;
}

function ganttOf({ plan, at }: TimelineResult, timeline: PageTimeline & { readonly target?: string }): string {
  const start = Date.parse(at);
  const place = timeline.target === undefined ? "" : ` in ${plain(timeline.target)}`;
  const lines = [
    "gantt",
    `  title ${plain(plan)}${place}: who is paged when (UTC)`,
    "  dateFormat YYYY-MM-DD HH:mm",
    "  axisFormat %H:%M",
  ];
  for (const [person, pages] of byPerson(timeline.pages)) {
    lines.push(`  section ${plain(person)}`, ...pages.map((page) => `  ${task(page, start)}`));
  }
  for (const { path, minute, reason } of timeline.silences) {
    lines.push(`  section ${plain(path.at(-1) ?? "")}`);
    lines.push(`  pages nobody, ${plain(reason)} :crit, ${moment(start, minute)}, ${barMinutes}m`);
  }
  return lines.join("\n");
}

function task({ minute, channel, retryEveryMinutes }: Page, start: number): string {
  const retry = retryEveryMinutes === undefined ? "" : ` and every ${retryEveryMinutes} min`;
  return `+${minute} min ${channel.type}${retry} :${moment(start, minute)}, ${barMinutes}m`;
}

function byPerson(pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> {
  const people = new Map<string, Page[]>();
  for (const page of pages) people.set(page.person, [...(people.get(page.person) ?? []), page]);
  return people;
}

function moment(start: number, minute: number): string {
  return new Date(start + minute * 60_000).toISOString().slice(0, 16).replace("T", " ");
}

/** Mermaid gives meaning to colons, semicolons, hashes and more: what is not a word becomes a blank. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}_./ -]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}
