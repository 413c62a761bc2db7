import { isMapping } from "./decode-resource.js";

const numbers = new Set([
  "DurationInMinutes",
  "RetryIntervalInMinutes",
  "NumberOfOnCalls",
  "RecurrenceMultiplier",
  "HourOfDay",
  "MinuteOfHour",
  "DayOfMonth",
  "MaxSessionDuration",
]);

const booleans = new Set(["IsEssential", "DeferActivation"]);

/** A variable is text: where the AWS API wants a number or a boolean, read the text that it became as one. */
export function numberFields(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, convert(key, part)]));
}

function convert(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isMapping(item) ? numberFields(item) : item));
  if (key === "Content" || key.endsWith("PolicyDocument")) return value;
  if (isMapping(value)) return numberFields(value);
  if (typeof value !== "string") return value;
  if (numbers.has(key) && /^\d{1,9}$/.test(value)) return Number(value);
  return booleans.has(key) && (value === "true" || value === "false") ? value === "true" : value;
}
