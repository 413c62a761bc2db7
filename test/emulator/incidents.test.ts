import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  CreateTimelineEventCommand,
  DeleteIncidentRecordCommand,
  DeleteReplicationSetCommand,
  DeleteTimelineEventCommand,
  type Filter,
  GetIncidentRecordCommand,
  GetReplicationSetCommand,
  GetTimelineEventCommand,
  ListIncidentRecordsCommand,
  ListRelatedItemsCommand,
  ListReplicationSetsCommand,
  ListResponsePlansCommand,
  ListTagsForResourceCommand,
  ListTimelineEventsCommand,
  type SSMIncidentsClient,
  StartIncidentCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDeletionProtectionCommand,
  UpdateIncidentRecordCommand,
  UpdateRelatedItemsCommand,
  UpdateReplicationSetCommand,
  UpdateTimelineEventCommand,
} from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let incidents: SSMIncidentsClient;
let setArn: string;

beforeEach(async () => {
  emulator = await startEmulator();
  incidents = clientsOf(emulator.endpoint).incidents;
  const created = await incidents.send(
    new CreateReplicationSetCommand({ regions: { "us-east-1": {} }, tags: { a: "b" } }),
  );
  setArn = created.arn ?? "";
});

afterEach(() => emulator.close());

const incidentTemplate = { title: "Down", impact: 2, dedupeString: "same", incidentTags: { service: "api" } };

async function startIncident(name: string, template = {}): Promise<string> {
  const plan = { name, incidentTemplate: { ...incidentTemplate, dedupeString: name, ...template } };
  const { arn } = await incidents.send(new CreateResponsePlanCommand(plan));
  return (await incidents.send(new StartIncidentCommand({ responsePlanArn: arn }))).incidentRecordArn ?? "";
}

describe("incidents", () => {
  test("take title, impact, summary and tags from the plan, and what the caller says instead", async () => {
    const arn = await startIncident("a", { summary: "s" });
    const { incidentRecord } = await incidents.send(new GetIncidentRecordCommand({ arn }));
    expect(incidentRecord).toMatchObject({ title: "Down", impact: 2, summary: "s", status: "OPEN" });
    const { tags } = await incidents.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    expect(tags).toEqual({ service: "api" });
    const responsePlanArn = "arn:aws:ssm-incidents::111122223333:response-plan/a";
    await incidents.send(new UpdateIncidentRecordCommand({ arn, status: "RESOLVED" }));
    const other = await incidents.send(new StartIncidentCommand({ responsePlanArn, title: "Worse", impact: 1 }));
    const record = await incidents.send(new GetIncidentRecordCommand({ arn: other.incidentRecordArn }));
    expect(record.incidentRecord).toMatchObject({ title: "Worse", impact: 1 });
  });

  test("with the same dedupe string merge while one is open", async () => {
    const first = await startIncident("a", { dedupeString: "same" });
    expect(await startIncident("b", { dedupeString: "same" })).toBe(first);
    await incidents.send(new UpdateIncidentRecordCommand({ arn: first, status: "RESOLVED" }));
    expect(await startIncident("c", { dedupeString: "same" })).not.toBe(first);
  });

  test("are filtered by what they are, all filters together", async () => {
    const high = await startIncident("a", { impact: 2 });
    const low = await startIncident("b", { impact: 4 });
    await incidents.send(new UpdateIncidentRecordCommand({ arn: low, status: "RESOLVED" }));
    const list = async (...filters: Filter[]) => {
      const listed = await incidents.send(new ListIncidentRecordsCommand({ filters }));
      return listed.incidentRecordSummaries?.map(({ arn }) => arn);
    };
    const open = { key: "status", condition: { equals: { stringValues: ["OPEN"] } } };
    const impacts = (...integerValues: number[]) => ({ key: "impact", condition: { equals: { integerValues } } });
    expect(await list(open)).toEqual([high]);
    expect(await list(impacts(2, 4))).toHaveLength(2);
    expect(await list(open, impacts(4))).toEqual([]);
    const unknown = list({ key: "nothing", condition: { equals: { stringValues: ["x"] } } });
    await expect(unknown).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("say when they were resolved, and forget it when they are opened again", async () => {
    const arn = await startIncident("a");
    const resolved = async () =>
      (await incidents.send(new GetIncidentRecordCommand({ arn }))).incidentRecord?.resolvedTime;
    await incidents.send(new UpdateIncidentRecordCommand({ arn, status: "RESOLVED" }));
    expect(await resolved()).toBeInstanceOf(Date);
    await incidents.send(new UpdateIncidentRecordCommand({ arn, status: "OPEN" }));
    expect(await resolved()).toBeUndefined();
  });

  test("go with all that belongs to them, and going twice is no error", async () => {
    const arn = await startIncident("a");
    for (const _ of [1, 2]) await incidents.send(new DeleteIncidentRecordCommand({ arn }));
    const get = incidents.send(new GetIncidentRecordCommand({ arn }));
    await expect(get).rejects.toMatchObject({ name: "ResourceNotFoundException", resourceType: "INCIDENT_RECORD" });
    const { eventSummaries } = await incidents.send(new ListTimelineEventsCommand({ incidentRecordArn: arn }));
    expect(eventSummaries).toEqual([]);
  });

  test("have related items, each once", async () => {
    const incidentRecordArn = await startIncident("a");
    const itemToAdd = { title: "wiki", identifier: { type: "OTHER", value: { url: "https://example.com" } } } as const;
    for (const _ of [1, 2]) {
      await incidents.send(new UpdateRelatedItemsCommand({ incidentRecordArn, relatedItemsUpdate: { itemToAdd } }));
    }
    const list = async () => (await incidents.send(new ListRelatedItemsCommand({ incidentRecordArn }))).relatedItems;
    expect(await list()).toMatchObject([itemToAdd]);
    const itemToRemove = itemToAdd.identifier;
    await incidents.send(new UpdateRelatedItemsCommand({ incidentRecordArn, relatedItemsUpdate: { itemToRemove } }));
    expect(await list()).toEqual([]);
  });
});

describe("timeline events", () => {
  test("are written, read, changed and deleted; those of AWS stay", async () => {
    const incidentRecordArn = await startIncident("a");
    const event = { incidentRecordArn, eventType: "Note", eventData: "{}", eventTime: new Date(1000) };
    const { eventId } = await incidents.send(new CreateTimelineEventCommand(event));
    await incidents.send(new UpdateTimelineEventCommand({ incidentRecordArn, eventId, eventData: '{"a":1}' }));
    const read = await incidents.send(new GetTimelineEventCommand({ incidentRecordArn, eventId }));
    expect(read.event).toMatchObject({ ...event, eventData: '{"a":1}' });
    const list = async () =>
      (await incidents.send(new ListTimelineEventsCommand({ incidentRecordArn }))).eventSummaries ?? [];
    const [own, written] = await list();
    expect(written?.eventId).toBe(eventId);
    await incidents.send(new DeleteTimelineEventCommand({ incidentRecordArn, eventId }));
    const refused = incidents.send(new DeleteTimelineEventCommand({ incidentRecordArn, eventId: own?.eventId }));
    await expect(refused).rejects.toMatchObject({ name: "ValidationException" });
    expect(await list()).toHaveLength(1);
  });
});

describe("the replication set", () => {
  test("is one for the account, with a name and tags", async () => {
    const again = incidents.send(new CreateReplicationSetCommand({ regions: { "eu-west-1": {} } }));
    await expect(again).rejects.toMatchObject({ name: "ConflictException", resourceIdentifier: setArn });
    const { replicationSetArns } = await incidents.send(new ListReplicationSetsCommand({}));
    expect(replicationSetArns).toEqual([setArn]);
    const { tags } = await incidents.send(new ListTagsForResourceCommand({ resourceArn: setArn }));
    expect(tags).toEqual({ a: "b" });
  });

  test("gains and loses Regions", async () => {
    const update = (action: object) =>
      incidents.send(new UpdateReplicationSetCommand({ arn: setArn, actions: [action as never] }));
    await update({ addRegionAction: { regionName: "eu-west-1" } });
    await expect(update({ addRegionAction: { regionName: "eu-west-1" } })).rejects.toMatchObject({
      name: "ConflictException",
    });
    await update({ deleteRegionAction: { regionName: "us-east-1" } });
    const { replicationSet } = await incidents.send(new GetReplicationSetCommand({ arn: setArn }));
    expect(Object.keys(replicationSet?.regionMap ?? {})).toEqual(["eu-west-1"]);
    const plans = incidents.send(new ListResponsePlansCommand({}));
    await expect(plans).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("takes everything with it when it goes, unless it is protected", async () => {
    await incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate, clientToken: "one" }));
    await incidents.send(new UpdateDeletionProtectionCommand({ arn: setArn, deletionProtected: true }));
    const refused = incidents.send(new DeleteReplicationSetCommand({ arn: setArn }));
    await expect(refused).rejects.toMatchObject({ name: "ValidationException" });
    await incidents.send(new UpdateDeletionProtectionCommand({ arn: setArn, deletionProtected: false }));
    await incidents.send(new DeleteReplicationSetCommand({ arn: setArn }));
    await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
    expect((await incidents.send(new ListResponsePlansCommand({}))).responsePlanSummaries).toEqual([]);
    await incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate, clientToken: "one" }));
    expect((await incidents.send(new ListResponsePlansCommand({}))).responsePlanSummaries).toHaveLength(1);
  });
});

describe("tags", () => {
  const tagsOf = (count: number, prefix: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, ""]));

  test("are at most 50, with those that are there", async () => {
    const { arn: resourceArn = "" } = await incidents.send(
      new CreateResponsePlanCommand({ name: "a", incidentTemplate, tags: tagsOf(49, "a") }),
    );
    await incidents.send(new TagResourceCommand({ resourceArn, tags: { b0: "x", a0: "changed" } }));
    const more = incidents.send(new TagResourceCommand({ resourceArn, tags: { c: "x" } }));
    await expect(more).rejects.toMatchObject({
      name: "ServiceQuotaExceededException",
      $metadata: { httpStatusCode: 402 },
    });
    await incidents.send(new UntagResourceCommand({ resourceArn, tagKeys: ["a1", "nothing"] }));
    await incidents.send(new TagResourceCommand({ resourceArn, tags: { c: "x" } }));
    const { tags } = await incidents.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toMatchObject({ a0: "changed", b0: "x", c: "x" });
  });

  test.each([
    ["a key of AWS", { "aws:x": "y" }],
    ["a key that is no ASCII", { größe: "y" }],
    ["a value that is too long", { a: "b".repeat(257) }],
    ["no tag", {}],
  ])("refuse %s", async (_name, tags) => {
    const tag = incidents.send(new TagResourceCommand({ resourceArn: setArn, tags }));
    await expect(tag).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("stand on nothing that does not exist or belongs to others", async () => {
    const tag = (resourceArn: string) => incidents.send(new TagResourceCommand({ resourceArn, tags: { a: "b" } }));
    const gone = tag("arn:aws:ssm-incidents::111122223333:response-plan/gone");
    await expect(gone).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    const foreign = tag("arn:aws:ssm-incidents::444455556666:response-plan/a");
    await expect(foreign).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});
