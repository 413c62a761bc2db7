import { type Comparison, joined, never } from "./comparison.js";

const isoMoment =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;
const epochSeconds = /^[+-]?\d{1,14}(?:\.\d{1,9})?$/;

/**
 * Moments: ISO 8601 as the W3C profile has it (without a zone: UTC), or seconds since 1970. Four digits are a year.
 * `holds` judges the order of the request's moment against the policy's.
 */
export function moments(holds: (order: number) => boolean): Comparison {
  return {
    prepare(value) {
      const limit = parseMoment(joined(value));
      if (limit === undefined) return never;
      return (requested) => {
        const moment = parseMoment(requested);
        return moment !== undefined && holds(moment - limit);
      };
    },
    samples(value) {
      const moment = parseMoment(joined(value));
      if (moment === undefined) return ["2000-01-01"];
      return [joined(value), ...[-0.001, 0.001].map((step) => ((moment + step * 1000) / 1000).toFixed(6))];
    },
  };
}

/** Milliseconds since 1970; undefined for a text that is no moment. */
function parseMoment(text: string): number | undefined {
  const match = isoMoment.exec(text);
  if (match === null) return epochSeconds.test(text) ? Number(text) * 1000 : undefined;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((group) =>
    Number(match[group] ?? defaults[group]),
  );
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 24 || minute > 59 || second > 60)
    return undefined;
  const start = new Date(0);
  start.setUTCFullYear(year, month - 1, day);
  start.setUTCHours(hour, minute, second);
  return start.getTime() + Number(`0.${match[7] ?? 0}`) * 1000 - zoneOffset(match[8]);
}

const defaults: Readonly<Record<number, string>> = { 2: "1", 3: "1", 4: "0", 5: "0", 6: "0" };

function daysIn(year: number, month: number): number {
  const start = new Date(0);
  start.setUTCFullYear(year, month, 0);
  return start.getUTCDate();
}

/** Milliseconds that the zone is ahead of UTC. */
function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
