import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishCommand,
  paginateListTopics,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let sns: SNSClient;

beforeEach(async () => {
  emulator = await startEmulator();
  sns = clientsOf(emulator.endpoint).sns;
});

afterEach(() => emulator.close());

const arn = "arn:aws:sns:us-east-1:111122223333:updates";

describe("a topic", () => {
  test("has the attributes and the default policy that AWS gives it", async () => {
    expect((await sns.send(new CreateTopicCommand({ Name: "updates" }))).TopicArn).toBe(arn);
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    expect(Attributes).toMatchObject({
      TopicArn: arn,
      Owner: "111122223333",
      DisplayName: "",
      SubscriptionsConfirmed: "0",
      SubscriptionsPending: "0",
      SubscriptionsDeleted: "0",
    });
    expect(JSON.parse(Attributes?.["Policy"] ?? "")).toMatchObject({
      Id: "__default_policy_ID",
      Statement: [
        {
          Sid: "__default_statement_ID",
          Principal: { AWS: "*" },
          Resource: arn,
          Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
        },
      ],
    });
    expect(Attributes).not.toHaveProperty("FifoTopic");
    expect(Attributes).not.toHaveProperty("KmsMasterKeyId");
  });

  test("is made again without harm, unless it would be another", async () => {
    const KmsMasterKeyId = "alias/topics";
    const create = (Attributes?: Record<string, string>, Tags?: { Key: string; Value: string }[]) =>
      sns.send(new CreateTopicCommand({ Name: "updates", Attributes, Tags }));
    await create({ KmsMasterKeyId }, [{ Key: "a", Value: "1" }]);
    expect((await create({ KmsMasterKeyId })).TopicArn).toBe(arn);
    await expect(create({ KmsMasterKeyId: "alias/other" })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
    });
    await expect(create({}, [{ Key: "a", Value: "2" }])).rejects.toMatchObject({
      message: "Invalid parameter: Tags Reason: Topic already exists with different tags",
    });
  });

  test.each([
    ["with spaces", {}],
    ["", {}],
    ["a".repeat(257), {}],
    ["a.fifo", {}],
    ["a", { FifoTopic: "true" }],
    ["a", { Policy: "{" }],
    ["a", { Unknown: "1" }],
    ["a", { ContentBasedDeduplication: "true" }],
  ])("is not made as %j with %j", async (Name, Attributes) => {
    await expect(sns.send(new CreateTopicCommand({ Name, Attributes }))).rejects.toMatchObject({
      name: "InvalidParameterException",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("is changed by its attributes, and cleared by empty ones", async () => {
    await sns.send(new CreateTopicCommand({ Name: "updates" }));
    const set = (AttributeName: string, AttributeValue: string) =>
      sns.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue }));
    const get = async () => (await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }))).Attributes;
    const initial = (await get())?.["Policy"];
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: arn }],
    });
    await set("Policy", policy);
    await set("KmsMasterKeyId", "alias/topics");
    await set("DisplayName", "Updates & more");
    expect(await get()).toMatchObject({
      Policy: policy,
      KmsMasterKeyId: "alias/topics",
      DisplayName: "Updates & more",
    });
    await set("KmsMasterKeyId", "");
    await set("Policy", "");
    expect(await get()).not.toHaveProperty("KmsMasterKeyId");
    expect((await get())?.["Policy"]).toBe(initial);
    await expect(set("Owner", "x")).rejects.toMatchObject({ message: "Invalid parameter: AttributeName" });
  });

  test("belongs to a Region and an account", async () => {
    await sns.send(new CreateTopicCommand({ Name: "updates" }));
    const get = { TopicArn: arn };
    const elsewhere = clientsOf(emulator.endpoint, "111122223333", "eu-west-1").sns;
    await expect(elsewhere.send(new GetTopicAttributesCommand(get))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Invalid parameter: TopicArn",
    });
    const other = clientsOf(emulator.endpoint, "444455556666").sns;
    await expect(other.send(new GetTopicAttributesCommand(get))).rejects.toMatchObject({
      name: "AuthorizationErrorException",
      $metadata: { httpStatusCode: 403 },
    });
    const missing = sns.send(new GetTopicAttributesCommand({ TopicArn: `${arn}2` }));
    await expect(missing).rejects.toMatchObject({
      name: "NotFoundException",
      message: "Topic does not exist",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(sns.send(new GetTopicAttributesCommand({ TopicArn: "updates" }))).rejects.toMatchObject({
      message: "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
    });
  });

  test("is tagged, listed in pages and deleted", async () => {
    for (let number = 0; number < 103; number += 1) await sns.send(new CreateTopicCommand({ Name: `t${number}` }));
    const found: (string | undefined)[] = [];
    for await (const page of paginateListTopics({ client: sns }, {}))
      found.push(...(page.Topics ?? []).map(({ TopicArn }) => TopicArn));
    expect(new Set(found).size).toBe(103);
    const ResourceArn = found[0];
    await sns.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["a"] }));
    expect((await sns.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
    await sns.send(new DeleteTopicCommand({ TopicArn: ResourceArn }));
    await sns.send(new DeleteTopicCommand({ TopicArn: ResourceArn }));
    expect((await sns.send(new ListTopicsCommand({}))).Topics?.map(({ TopicArn }) => TopicArn)).not.toContain(
      ResourceArn,
    );
  });

  test("knows who is subscribed", async () => {
    await sns.send(new CreateTopicCommand({ Name: "updates" }));
    await sns.send(new SubscribeCommand({ TopicArn: arn, Protocol: "email", Endpoint: "a@example.com" }));
    const Endpoint = "https://global.sns-api.chatbot.amazonaws.com";
    const chat = await sns.send(new SubscribeCommand({ TopicArn: arn, Protocol: "lambda", Endpoint }));
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: "1", SubscriptionsPending: "1" });
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: chat.SubscriptionArn }));
    const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }));
    expect(Subscriptions?.map(({ SubscriptionArn }) => SubscriptionArn)).toEqual(["PendingConfirmation"]);
  });
});

describe("a message", () => {
  test("is published with its attributes", async () => {
    await sns.send(new CreateTopicCommand({ Name: "updates" }));
    const MessageAttributes = { kind: { DataType: "String", StringValue: "test" } };
    const { MessageId } = await sns.send(
      new PublishCommand({ TopicArn: arn, Message: "m", Subject: "s", MessageAttributes }),
    );
    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    const incomplete = { kind: { DataType: undefined } };
    await expect(
      sns.send(new PublishCommand({ TopicArn: arn, Message: "m", MessageAttributes: { ...incomplete } })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });

  test.each([
    [{ Message: "" }, "Invalid parameter: Empty message"],
    [{ Message: "x".repeat(262_145) }, "Invalid parameter: Message too long"],
    [{ Message: "m", Subject: "x".repeat(101) }, "Invalid parameter: Subject"],
    [
      { Message: "{}", MessageStructure: "json" },
      "Invalid parameter: Message Structure - No default entry in JSON message body",
    ],
  ])("is refused when it is wrong (%#)", async (input, message) => {
    await sns.send(new CreateTopicCommand({ Name: "updates" }));
    await expect(sns.send(new PublishCommand({ TopicArn: arn, ...input }))).rejects.toMatchObject({ message });
  });

  test("to a FIFO topic has a group and a sequence number", async () => {
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({ Name: "updates.fifo", Attributes: { FifoTopic: "true" } }),
    );
    const publish = (more: object) => sns.send(new PublishCommand({ TopicArn, Message: "m", ...more }));
    await expect(publish({})).rejects.toMatchObject({
      message: "Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
    });
    await expect(publish({ MessageGroupId: "g" })).rejects.toMatchObject({ name: "InvalidParameterException" });
    const first = await publish({ MessageGroupId: "g", MessageDeduplicationId: "1" });
    const second = await publish({ MessageGroupId: "g", MessageDeduplicationId: "2" });
    expect((second.SequenceNumber ?? "") > (first.SequenceNumber ?? "")).toBe(true);
  });
});

describe("publishing is allowed", () => {
  const publish = (client: SNSClient) => client.send(new PublishCommand({ TopicArn: arn, Message: "m" }));
  const setPolicy = (...Statement: object[]) => {
    const AttributeValue = JSON.stringify({ Version: "2012-10-17", Statement });
    return sns.send(new SetTopicAttributesCommand({ TopicArn: arn, AttributeName: "Policy", AttributeValue }));
  };

  beforeEach(() => sns.send(new CreateTopicCommand({ Name: "updates" })));

  test("to the own account, until the topic's policy denies it", async () => {
    await publish(sns);
    await setPolicy({ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: arn });
    await expect(publish(sns)).rejects.toMatchObject({ name: "AuthorizationErrorException" });
  });

  test("to another account that the topic's policy names", async () => {
    const other = clientsOf(emulator.endpoint, "444455556666").sns;
    await expect(publish(other)).rejects.toMatchObject({ name: "AuthorizationErrorException" });
    const Principal = { AWS: "444455556666" };
    await setPolicy({ Effect: "Allow", Principal, Action: "SNS:Publish", Resource: arn });
    await publish(other);
    const get = other.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    await expect(get).rejects.toMatchObject({ name: "AuthorizationErrorException" });
  });

  test("to a role whose policies allow it", async () => {
    const { iam, sts } = clientsOf(emulator.endpoint);
    const policyOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const Principal = { AWS: "arn:aws:iam::111122223333:root" };
    const trust = policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "sender", AssumeRolePolicyDocument: trust }));
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "test" }));
    const session = new SNSClient({
      endpoint: emulator.endpoint,
      region: "us-east-1",
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      },
    });
    await setPolicy({
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: arn,
    });
    await expect(publish(session)).rejects.toMatchObject({ name: "AuthorizationErrorException" });
    const allow = policyOf({ Effect: "Allow", Action: "sns:Publish", Resource: arn });
    await iam.send(new PutRolePolicyCommand({ RoleName: "sender", PolicyName: "send", PolicyDocument: allow }));
    await publish(session);
  });
});

describe("an encrypted topic", () => {
  const publish = () => sns.send(new PublishCommand({ TopicArn: arn, Message: "m" }));
  const encrypt = (KmsMasterKeyId: string) =>
    sns.send(new CreateTopicCommand({ Name: "updates", Attributes: { KmsMasterKeyId } }));

  test("takes messages from those who may use its key", async () => {
    const credentials = { accessKeyId: "111122223333", secretAccessKey: "any" };
    const kms = new KMSClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
    const KeyId = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
    await encrypt("alias/topics");
    await expect(publish()).rejects.toMatchObject({ name: "KMSNotFoundException" });
    await kms.send(new CreateAliasCommand({ AliasName: "alias/topics", TargetKeyId: KeyId }));
    await publish();
    const Principal = { Service: "ssm-incidents.amazonaws.com" };
    const Statement = [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await kms.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    await expect(publish()).rejects.toMatchObject({ name: "KMSAccessDeniedException" });
    await kms.send(new DisableKeyCommand({ KeyId }));
    await expect(publish()).rejects.toMatchObject({ name: "KMSDisabledException" });
  });

  test("with AWS's own key takes them from the account", async () => {
    await encrypt("alias/aws/sns");
    await publish();
  });
});
