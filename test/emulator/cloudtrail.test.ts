import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateContactChannelCommand, CreateContactCommand } from "@aws-sdk/client-ssm-contacts";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  GetResponsePlanCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

const account = "111122223333";
const arn = `arn:aws:ssm-incidents::${account}:response-plan/p`;
let emulator: RunningEmulator;
let trail: CloudTrailClient;

beforeAll(async () => {
  emulator = await startEmulator();
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  trail = new CloudTrailClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  const { incidents, iam, sts } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  await incidents.send(new CreateResponsePlanCommand({ name: "p", incidentTemplate: { title: "t", impact: 2 } }));
  await incidents.send(new GetResponsePlanCommand({ arn }));
  await incidents
    .send(new UpdateResponsePlanCommand({ arn: `${arn}-gone`, displayName: "x" }))
    .catch((error: unknown) => error);
  const statement = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: "Admin", AssumeRolePolicyDocument }));
  const RoleArn = `arn:aws:iam::${account}:role/Admin`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "ana@example.com" }));
  const asAna = clientsOf(emulator.endpoint, Credentials?.AccessKeyId, "eu-west-1");
  await asAna.incidents.send(new UpdateResponsePlanCommand({ arn, displayName: "By hand" }));
});
afterAll(() => emulator.close());

async function lookUp(AttributeKey: "EventName" | "EventSource" | "Username" | "ReadOnly", AttributeValue: string) {
  const { Events = [] } = await trail.send(
    new LookupEventsCommand({ LookupAttributes: [{ AttributeKey, AttributeValue }] }),
  );
  return Events;
}

describe("the event history", () => {
  test("tells writes of the Region, the newest first, with what was asked and what came of it", async () => {
    const events = await lookUp("EventSource", "ssm-incidents.amazonaws.com");
    expect(events.map(({ EventName, Username, ReadOnly }) => [EventName, Username, ReadOnly])).toEqual([
      ["UpdateResponsePlan", "root", "false"],
      ["CreateResponsePlan", "root", "false"],
      ["CreateReplicationSet", "root", "false"],
    ]);
    expect(JSON.parse(events[0]?.CloudTrailEvent ?? "")).toMatchObject({
      eventSource: "ssm-incidents.amazonaws.com",
      awsRegion: "us-east-1",
      errorCode: "ResourceNotFoundException",
      requestParameters: { arn: `${arn}-gone`, displayName: "x" },
      userIdentity: { type: "Root", arn: `arn:aws:iam::${account}:root`, accountId: account },
      recipientAccountId: account,
    });
    expect(events[0]?.EventTime).toBeInstanceOf(Date);
  });

  test("names the session of a role, and the role that issued it", async () => {
    const config = { endpoint: emulator.endpoint, region: "eu-west-1" };
    const there = new CloudTrailClient({ ...config, credentials: { accessKeyId: account, secretAccessKey: "any" } });
    const { Events = [] } = await there.send(new LookupEventsCommand({}));
    expect(Events.map(({ EventName, Username }) => [EventName, Username])).toEqual([
      ["UpdateResponsePlan", "ana@example.com"],
    ]);
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? "")).toMatchObject({
      userIdentity: {
        ...{ type: "AssumedRole", arn: `arn:aws:sts::${account}:assumed-role/Admin/ana@example.com` },
        sessionContext: { sessionIssuer: { userName: "Admin", arn: `arn:aws:iam::${account}:role/Admin` } },
      },
    });
  });

  test("is paged, and its tokens are good for the same question only", async () => {
    const first = await trail.send(new LookupEventsCommand({ MaxResults: 2 }));
    const second = await trail.send(new LookupEventsCommand({ MaxResults: 50, NextToken: first.NextToken }));
    const all = await trail.send(new LookupEventsCommand({}));
    expect([...(first.Events ?? []), ...(second.Events ?? [])]).toEqual(all.Events);
    expect(second.NextToken).toBeUndefined();
    const other = [{ AttributeKey: "EventName" as const, AttributeValue: "CreateRole" }];
    await expect(
      trail.send(new LookupEventsCommand({ LookupAttributes: other, NextToken: first.NextToken })),
    ).rejects.toThrow(expect.objectContaining({ name: "InvalidNextTokenException" }));
  });

  test("takes one attribute, and a range of time the right way round", async () => {
    const [by] = [{ AttributeKey: "EventName" as const, AttributeValue: "CreateRole" }];
    await expect(trail.send(new LookupEventsCommand({ LookupAttributes: [by, by] }))).rejects.toThrow(
      expect.objectContaining({ name: "InvalidLookupAttributesException" }),
    );
    const [StartTime, EndTime] = [new Date("2030-01-02"), new Date("2030-01-01")];
    await expect(trail.send(new LookupEventsCommand({ StartTime, EndTime }))).rejects.toThrow(
      expect.objectContaining({ name: "InvalidTimeRangeException" }),
    );
    const { Events } = await trail.send(new LookupEventsCommand({ EndTime: new Date("2020-01-01") }));
    expect(Events).toEqual([]);
    expect(await lookUp("ReadOnly", "true")).toEqual([]);
  });

  test("outlives the emptying of the call log", async () => {
    await fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
    expect(await lookUp("EventName", "CreateResponsePlan")).toHaveLength(1);
  });
});

test("IAM's events stand in one Region, and addresses of people in none", async () => {
  const { iam } = clientsOf(emulator.endpoint, account, "eu-west-1");
  const statement = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: "FromEurope", AssumeRolePolicyDocument }));
  const [made] = await lookUp("EventName", "CreateRole");
  expect(JSON.parse(made?.CloudTrailEvent ?? "")).toMatchObject({
    awsRegion: "us-east-1",
    requestParameters: { roleName: "FromEurope" },
  });
  const here = clientsOf(emulator.endpoint);
  const contact = { Alias: "ann", Type: "PERSONAL" as const, Plan: { Stages: [] } };
  const { ContactArn: ContactId } = await here.contacts.send(new CreateContactCommand(contact));
  const DeliveryAddress = { SimpleAddress: "+14255550100" };
  await here.contacts.send(new CreateContactChannelCommand({ ContactId, Name: "p", Type: "SMS", DeliveryAddress }));
  const [channel] = await lookUp("EventName", "CreateContactChannel");
  expect(channel?.CloudTrailEvent).toContain('"contactId":');
  expect(channel?.CloudTrailEvent).not.toContain("4255550100");
});
