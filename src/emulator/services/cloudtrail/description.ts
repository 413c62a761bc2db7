import type { ServiceDescription } from "../../service.js";

/** AWS CloudTrail, API version 2013-11-01: what looks up the events of the last 90 days. */
export const description = {
  name: "cloudtrail",
  apiVersion: "2013-11-01",
  protocols: ["json"],
  targetPrefix: "CloudTrail_20131101",

  operations: {
    LookupEvents: { input: "LookupEventsRequest" },
  },
  shapes: {
    Date: { type: "timestamp" },
    EventCategory: { type: "string", values: ["insight"] },
    LookupAttribute: {
      type: "structure",
      members: { AttributeKey: "LookupAttributeKey", AttributeValue: "LookupAttributeValue" },
      required: ["AttributeKey", "AttributeValue"],
    },
    LookupAttributeKey: {
      type: "string",
      values: [
        "EventId",
        "EventName",
        "ReadOnly",
        "Username",
        "ResourceType",
        "ResourceName",
        "EventSource",
        "AccessKeyId",
      ],
    },
    LookupAttributeValue: { type: "string", min: 1, max: 2000 },
    LookupAttributesList: { type: "list", of: "LookupAttribute" },
    LookupEventsRequest: {
      type: "structure",
      members: {
        LookupAttributes: "LookupAttributesList",
        StartTime: "Date",
        EndTime: "Date",
        EventCategory: "EventCategory",
        MaxResults: "MaxResults",
        NextToken: "NextToken",
      },
    },
    MaxResults: { type: "integer", min: 1, max: 50 },
    NextToken: { type: "string" },
  },
  errors: {
    InvalidEventCategoryException: { status: 400, message: "Message" },
    InvalidLookupAttributesException: { status: 400, message: "Message" },
    InvalidMaxResultsException: { status: 400, message: "Message" },
    InvalidNextTokenException: { status: 400, message: "Message" },
    InvalidTimeRangeException: { status: 400, message: "Message" },
  },
} as const satisfies ServiceDescription;
