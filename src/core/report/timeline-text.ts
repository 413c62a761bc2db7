import type { Page, PageTimeline, Silence } from "../people/page-timeline.js";
import { escapeTerminal } from "./escape-terminal.js";
import { type Palette, plainPalette } from "./palette.js";
import type { TimelineResult } from "./timeline-result.js";

/** Who is paged when, as a table for a terminal. */
export function renderTimelineText(result: TimelineResult, palette: Palette = plainPalette): string {
  const blocks = result.timelines.map((timeline) => {
    const place = timeline.target === undefined ? "" : ` (${escapeTerminal(timeline.target)})`;
    const head = palette.bold(`${escapeTerminal(result.plan)}${place}, an incident at ${result.at}`);
    return [head, ...table(timeline, palette), ...assumed(timeline, palette)].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

function table({ pages, silences }: PageTimeline, palette: Palette): readonly string[] {
  if (pages.length === 0 && silences.length === 0) return [palette.error("  nobody is engaged")];
  const rows = [...pages.map(pageRow), ...silences.map(silenceRow)].sort((a, b) => a.minute - b.minute);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  return rows.map(({ cells, tone }) => {
    const [minute = "", who = "", how = "", way = ""] = cells;
    const [minuteWidth = 0, whoWidth = 0, howWidth = 0] = widths;
    const line = `  ${minute.padStart(minuteWidth)}  ${who.padEnd(whoWidth)}  ${how.padEnd(howWidth)}`;
    return `${tone === undefined ? line : palette[tone](line)}  ${palette.dim(way)}`.trimEnd();
  });
}

interface Row {
  readonly minute: number;
  readonly cells: readonly [minute: string, who: string, how: string, way: string];
  readonly tone?: "error" | "warning";
}

function pageRow({ minute, person, channel, path, retryEveryMinutes, stopsOnAcknowledgement }: Page): Row {
  const retry = retryEveryMinutes === undefined ? "" : `, retry every ${retryEveryMinutes} min`;
  const condition = stopsOnAcknowledgement ? ", unless acknowledged" : "";
  const how = `${channel.type} ${escapeTerminal(channel.name)}${retry}${condition}`;
  return { minute, cells: [`+${minute} min`, escapeTerminal(person), how, way(path.slice(0, -1))] };
}

function silenceRow({ minute, path, reason, kind }: Silence): Row {
  const who = escapeTerminal(path.at(-1) ?? "");
  const how = kind === "silent" ? `pages nobody: ${escapeTerminal(reason)}` : `not known: ${escapeTerminal(reason)}`;
  return {
    minute,
    cells: [`+${minute} min`, who, how, way(path.slice(0, -1))],
    tone: kind === "silent" ? "error" : "warning",
  };
}

function way(path: readonly string[]): string {
  return path.length === 0 ? "" : `by ${path.map(escapeTerminal).join(" › ")}`;
}

function assumed({ assumptions }: PageTimeline, palette: Palette): readonly string[] {
  return assumptions.map((assumption) => palette.dim(`  assumed: ${assumption}`));
}
