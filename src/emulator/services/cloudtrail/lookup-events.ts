import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import type { TrailEvent } from "../../control/trail.js";
import { readToken, tokenFor } from "../../paging.js";
import type { InputOf } from "../../service.js";
import type { description } from "./description.js";
import { type CloudTrailRecord, recordOf } from "./record.js";

type Input = InputOf<typeof description, "LookupEvents">;
type Attribute = NonNullable<Input["LookupAttributes"]>[number];

const defaultSize = 50;
const daysKept = 90;

/** The writes of the account in the Region of the last 90 days, the newest first, by one attribute at most. */
export function lookupEvents(input: Input, call: Call): object {
  const [attribute, second] = input.LookupAttributes ?? [];
  if (second !== undefined) {
    throw new AwsError("InvalidLookupAttributesException", "You can specify only one lookup attribute.");
  }
  const now = call.clock.now();
  const from = Math.max(momentOf(input.StartTime) ?? 0, now - daysKept * 86_400_000);
  const to = momentOf(input.EndTime) ?? now;
  if ((momentOf(input.StartTime) ?? 0) > to) {
    throw new AwsError("InvalidTimeRangeException", "The start time occurs after the end time.");
  }
  if (input.EventCategory !== undefined) return { Events: [] };
  const found = call.trail
    .list(call.account, call.region)
    .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to)
    .map((event) => ({ event, record: recordOf(event, call.account) }))
    .filter(({ event, record }) => attribute === undefined || hasAttribute(event, record, attribute));
  const start = input.NextToken === undefined ? 0 : startOf(found, listOf(input), input.NextToken);
  const end = start + (input.MaxResults ?? defaultSize);
  const last = found[end - 1];
  return {
    Events: found.slice(start, end).map(({ event, record }) => answer(event, record)),
    ...(end < found.length && last !== undefined ? { NextToken: tokenFor(listOf(input), last.event.id) } : {}),
  };
}

/** A timestamp as it came in: epoch seconds, or text. */
function momentOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Date) return value.getTime();
  return typeof value === "number" ? value * 1000 : Date.parse(String(value));
}

/** A token is good for the same question only. */
function listOf({ NextToken: _, MaxResults: __, ...question }: Input): string {
  return `cloudtrail/${JSON.stringify(question)}`;
}

function startOf(found: readonly { readonly event: TrailEvent }[], list: string, token: string): number {
  try {
    const id = readToken(list, token);
    return found.findIndex(({ event }) => event.id === id) + 1;
  } catch {
    throw new AwsError("InvalidNextTokenException", "The token is not valid.");
  }
}

function hasAttribute(
  event: TrailEvent,
  record: CloudTrailRecord,
  { AttributeKey, AttributeValue }: Attribute,
): boolean {
  switch (AttributeKey) {
    case "EventId":
      return event.id === AttributeValue;
    case "EventName":
      return event.operation === AttributeValue;
    case "ReadOnly":
      return AttributeValue === "false";
    case "Username":
      return record.username === AttributeValue;
    case "EventSource":
      return record.eventSource === AttributeValue;
    case "AccessKeyId":
      return event.accessKeyId === AttributeValue;
    case "ResourceType":
    case "ResourceName":
      // AWS does not say for which of these services it names resources: none is named here.
      return false;
  }
}

function answer(event: TrailEvent, { username, ...record }: CloudTrailRecord): object {
  return {
    EventId: event.id,
    EventName: event.operation,
    ReadOnly: "false",
    AccessKeyId: event.accessKeyId,
    EventTime: Math.floor(Date.parse(event.at) / 1000),
    EventSource: record.eventSource,
    Username: username,
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  };
}
