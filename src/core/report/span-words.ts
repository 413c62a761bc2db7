import type { Span } from "../people/find-coverage-gaps.js";

const day = 24 * 3_600_000;
const minute = 60_000;
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * Times within one week as people say them, in UTC: `between 22:00 and 06:00`, `all Saturday and Sunday`, else the first
 * of them and how many hours there are.
 *
 * @param week seven days that begin at midnight UTC
 */
export function spanWords(spans: readonly Span[], week: Span): string {
  const hours = Math.round(spans.reduce((sum, { start, end }) => sum + (end - start), 0) / 3_600_000);
  if (hours >= 168) return "at all";
  const daily = dailyWindow(spans, week);
  if (daily !== undefined) return `between ${daily[0]} and ${daily[1]} UTC`;
  const days = wholeDays(spans, week);
  if (days.length > 0) return `all ${listDays(days)} (UTC)`;
  const [first] = spans;
  if (first === undefined) return "at no time";
  const count = hours === 0 ? "less than an hour" : hours === 1 ? "1 hour" : `${hours} hours`;
  return `for ${count} of the week, first ${dayName(first.start)} ${clock(first.start)} to ${clock(first.end)} UTC`;
}

/** The window that is the same on each of the seven days; it may reach over midnight. */
function dailyWindow(spans: readonly Span[], week: Span): readonly [string, string] | undefined {
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // One that reaches over midnight is cut in two by the ends of the week.
  const isCut = first.start === week.start && last.end >= week.end - minute && spans.length === 8;
  const whole = isCut
    ? [...spans.slice(1, -1), { start: last.start, end: week.end + (first.end - first.start) }]
    : spans;
  if (whole.length !== 7) return undefined;
  const windows = new Set(whole.map(({ start, end }) => `${clock(start)} ${clock(end)}`));
  const isEachDay = new Set(whole.map(({ start }) => Math.floor(start / day))).size === 7;
  return windows.size === 1 && isEachDay ? [clock(whole[0]?.start ?? 0), clock(whole[0]?.end ?? 0)] : undefined;
}

/** Weekdays, where all spans are whole days. */
function wholeDays(spans: readonly Span[], week: Span): readonly string[] {
  const days: string[] = [];
  for (const { start, end } of spans) {
    if ((start - week.start) % day !== 0 || end - start < day - minute) return [];
    if ((end - week.start) % day > minute && (end - week.start) % day < day - minute) return [];
    for (let at = start; at < end - minute; at += day) days.push(dayName(at));
  }
  return days;
}

function listDays(days: readonly string[]): string {
  const last = days.at(-1);
  return days.length < 2 ? (last ?? "") : `${days.slice(0, -1).join(", ")} and ${last}`;
}

function dayName(time: number): string {
  return dayNames[new Date(time).getUTCDay()] ?? "";
}

function clock(time: number): string {
  // Whole days are written as 00:00 to 23:59, for want of 24:00.
  const rounded = time % day === day - minute ? time + minute : time;
  return new Date(rounded).toISOString().slice(11, 16);
}
