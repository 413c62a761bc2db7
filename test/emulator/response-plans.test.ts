import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  DeleteResponsePlanCommand,
  GetResponsePlanCommand,
  ListResponsePlansCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.close());

const template = { title: "Checkout is slow", impact: 2 };

async function onboarded() {
  const clients = clientsOf(emulator.endpoint);
  await clients.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  return clients;
}

describe("response plans", () => {
  test("are refused without an active replication set", async () => {
    const { incidents } = clientsOf(emulator.endpoint);
    const create = incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate: template }));
    await expect(create).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("come back as they were created, in every Region of the set and nowhere else", async () => {
    const { incidents } = await onboarded();
    const { arn } = await incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate: template }));
    expect(arn).toBe("arn:aws:ssm-incidents::111122223333:response-plan/a");
    const elsewhere = clientsOf(emulator.endpoint, "111122223333", "eu-west-1").incidents;
    const plan = await elsewhere.send(new GetResponsePlanCommand({ arn }));
    expect(plan).toMatchObject({ arn, name: "a", incidentTemplate: template });
    const outside = clientsOf(emulator.endpoint, "111122223333", "us-west-2").incidents;
    await expect(outside.send(new GetResponsePlanCommand({ arn }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  test("are patched by an update, and cleared by empty values", async () => {
    const { incidents } = await onboarded();
    const engagements = ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout"];
    const created = new CreateResponsePlanCommand({
      name: "a",
      displayName: "A",
      incidentTemplate: { ...template, summary: "s", dedupeString: "d", incidentTags: { a: "b" } },
      engagements,
    });
    const { arn } = await incidents.send(created);
    await incidents.send(
      new UpdateResponsePlanCommand({ arn, incidentTemplateImpact: 1, incidentTemplateSummary: "", displayName: "" }),
    );
    const { $metadata: _, ...plan } = await incidents.send(new GetResponsePlanCommand({ arn }));
    expect(plan).toEqual({
      arn,
      name: "a",
      incidentTemplate: { title: template.title, impact: 1, dedupeString: "d", incidentTags: { a: "b" } },
      engagements,
    });
    await incidents.send(
      new UpdateResponsePlanCommand({ arn, incidentTemplateTags: {}, engagements: [], chatChannel: { empty: {} } }),
    );
    const cleared = await incidents.send(new GetResponsePlanCommand({ arn }));
    expect(cleared.engagements).toBeUndefined();
    expect(cleared.incidentTemplate?.incidentTags).toBeUndefined();
  });

  test("are deleted even when they do not exist", async () => {
    const { incidents } = await onboarded();
    const arn = "arn:aws:ssm-incidents::111122223333:response-plan/gone";
    const deleted = await incidents.send(new DeleteResponsePlanCommand({ arn }));
    expect(deleted.$metadata.httpStatusCode).toBe(204);
  });

  test("report each broken constraint at its path", async () => {
    const { incidents } = await onboarded();
    const create = incidents.send(
      new CreateResponsePlanCommand({ name: "a", incidentTemplate: { title: "t", impact: 9 }, tags: {} }),
    );
    await expect(create).rejects.toMatchObject({
      name: "ValidationException",
      message:
        "2 validation errors detected: Value at 'incidentTemplate.impact' failed to satisfy constraint: Member must have value less than or equal to 5; " +
        "Value at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
    });
  });

  test("are listed in pages", async () => {
    const { incidents } = await onboarded();
    for (const name of ["c", "a", "b"]) {
      await incidents.send(new CreateResponsePlanCommand({ name, incidentTemplate: template }));
    }
    const first = await incidents.send(new ListResponsePlansCommand({ maxResults: 2 }));
    expect(first.responsePlanSummaries?.map(({ name }) => name)).toEqual(["a", "b"]);
    const second = await incidents.send(new ListResponsePlansCommand({ nextToken: first.nextToken }));
    expect(second.responsePlanSummaries?.map(({ name }) => name)).toEqual(["c"]);
    expect(second.nextToken).toBeUndefined();
  });
});

test("the caller is the account of a 12-digit access key id", async () => {
  const { sts } = clientsOf(emulator.endpoint, "444455556666");
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "444455556666",
    Arn: "arn:aws:iam::444455556666:root",
  });
});
