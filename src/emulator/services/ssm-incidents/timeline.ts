import { randomUUID } from "node:crypto";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { invalid, notFound } from "./errors.js";
import { type FilterFields, matchesFilters } from "./filters.js";
import { findIncident } from "./incidents.js";
import { activeSet } from "./replication-sets.js";
import { type TimelineEvent, timelineEvents } from "./state.js";

export const timelineHandlers: Handlers<typeof description> = {
  CreateTimelineEvent: (input, call) => {
    const { arn } = findIncident(input.incidentRecordArn, call);
    return once(call, "ssm-incidents/CreateTimelineEvent", input.clientToken, () => {
      const { clientToken: _, ...fields } = input;
      const event = { ...fields, eventId: randomUUID(), eventUpdatedTime: seconds(call.clock), isAutomatic: false };
      keepEvent(event, call);
      return { output: { incidentRecordArn: arn, eventId: event.eventId }, resource: arn };
    });
  },
  GetTimelineEvent: ({ incidentRecordArn, eventId }, call) => {
    const { isAutomatic: _, ...event } = findEvent(incidentRecordArn, eventId, call);
    return { event };
  },
  UpdateTimelineEvent: (input, call) => {
    const event = findEvent(input.incidentRecordArn, input.eventId, call);
    if (event.isAutomatic) throw invalid(`The event ${event.eventId} was created by Incident Manager`);
    return once(call, "ssm-incidents/UpdateTimelineEvent", input.clientToken, () => {
      const { eventData, eventTime, eventType, eventReferences } = input;
      const change = present({ eventData, eventTime, eventType, eventReferences });
      keepEvent({ ...event, ...change, eventUpdatedTime: seconds(call.clock) }, call);
      return { output: {}, resource: event.incidentRecordArn };
    });
  },
  DeleteTimelineEvent: ({ incidentRecordArn, eventId }, call) => {
    activeSet(call);
    const table = call.store.table(timelineEvents, call);
    if (table.get(keyOf(incidentRecordArn, eventId))?.isAutomatic === true) {
      throw invalid(`The event ${eventId} was created by Incident Manager`);
    }
    table.delete(keyOf(incidentRecordArn, eventId));
    return undefined;
  },
  ListTimelineEvents: (input, call) => {
    activeSet(call);
    const sortKey = input.sortOrder === "ASCENDING" ? oldestFirst : newestFirst;
    const all = call.store
      .table(timelineEvents, call)
      .values()
      .filter((event) => event.incidentRecordArn === input.incidentRecordArn)
      .filter((event) => matchesFilters(input.filters ?? [], fields, event))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const { items, nextToken } = pageOf(all, sortKey, {
      list: `ListTimelineEvents ${input.sortOrder} ${input.incidentRecordArn}`,
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return { eventSummaries: items.map(summaryOf), nextToken };
  },
};

/** Writes down what Incident Manager itself did. */
export function recordEvent(incidentRecordArn: string, eventType: string, data: object, call: Call): void {
  const now = seconds(call.clock);
  keepEvent(
    {
      incidentRecordArn,
      eventId: randomUUID(),
      eventType,
      eventTime: now,
      eventUpdatedTime: now,
      eventData: JSON.stringify(data),
      isAutomatic: true,
    },
    call,
  );
}

function keepEvent(event: TimelineEvent, call: Call): void {
  call.store.table(timelineEvents, call).set(keyOf(event.incidentRecordArn, event.eventId), event);
}

function findEvent(incidentRecordArn: string, eventId: string, call: Call): TimelineEvent {
  findIncident(incidentRecordArn, call);
  const event = call.store.table(timelineEvents, call).get(keyOf(incidentRecordArn, eventId));
  if (event === undefined) throw notFound("TIMELINE_EVENT", eventId);
  return event;
}

function keyOf(incidentRecordArn: string, eventId: string): string {
  return `${incidentRecordArn} ${eventId}`;
}

function summaryOf({ eventData: _, isAutomatic: __, ...summary }: TimelineEvent): object {
  return summary;
}

const fields: FilterFields<TimelineEvent> = {
  eventTime: ({ eventTime }) => eventTime,
  eventType: ({ eventType }) => eventType,
  eventReference: ({ eventReferences = [] }) =>
    eventReferences.flatMap(({ resource, relatedItemId }) => resource ?? relatedItemId ?? []),
};

function oldestFirst({ eventTime, eventId }: TimelineEvent): string {
  return `${String(Math.round(eventTime * 1000)).padStart(16, "0")} ${eventId}`;
}

function newestFirst({ eventTime, eventId }: TimelineEvent): string {
  return `${String(1e15 - Math.round(eventTime * 1000)).padStart(16, "0")} ${eventId}`;
}
