import { canonicalJson } from "../changes/canonical-json.js";
import { compareText } from "../diagnostic.js";
import { isMapping } from "../plan/decode-resource.js";
import type { NeighbourValue } from "./neighbour.js";
import { authorsTags, setMembers } from "./normal-form.js";

const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/** A rotation in its normal form: the start as AWS gives it back, the days of the coverages from Monday on. */
export function normalRotation(value: NeighbourValue): NeighbourValue {
  const recurrence = isMapping(value["Recurrence"]) ? value["Recurrence"] : {};
  return setMembers({
    Name: value["Name"],
    ContactIds: value["ContactIds"],
    StartTime: normalTime(value["StartTime"]),
    TimeZoneId: value["TimeZoneId"],
    Recurrence: normalRecurrence(recurrence),
    Tags: authorsTags(value["Tags"]),
  });
}

function normalRecurrence(recurrence: NeighbourValue): NeighbourValue {
  const sets = ["DailySettings", "WeeklySettings", "MonthlySettings"].map((name) => [name, sorted(recurrence[name])]);
  return setMembers({
    ...recurrence,
    ...Object.fromEntries(sets),
    ShiftCoverages: inOrderOfDays(recurrence["ShiftCoverages"]),
  });
}

/** Hand-off times, and the coverages of a day, are sets: AWS need not keep their order. */
function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted((a, b) => compareText(canonicalJson(a), canonicalJson(b))) : list;
}

/** `2026-01-01T09:00:00Z`, from that or another form of ISO 8601 or from seconds since 1970. */
export function normalTime(time: unknown): string | undefined {
  if (time === undefined || time === null) return undefined;
  const moment = typeof time === "number" ? new Date(time * 1000) : new Date(readableTime(String(time)));
  return Number.isNaN(moment.getTime()) ? String(time) : moment.toISOString().replace(/\.000Z$/, "Z");
}

/** Without a zone a time is UTC, as the AWS CLI reads it; a zone may lack its colon. */
function readableTime(text: string): string {
  const [, date = "", time = "", zone = ""] =
    /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  if (date === "") return text;
  const offset = zone === "" || /^z$/i.test(zone) ? "Z" : zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  return `${date}T${time === "" ? "00:00" : time}${offset}`;
}

function inOrderOfDays(coverages: unknown): unknown {
  if (!isMapping(coverages)) return undefined;
  const known = days.filter((day) => Object.hasOwn(coverages, day));
  return Object.fromEntries(known.map((day) => [day, sorted(coverages[day])]));
}
