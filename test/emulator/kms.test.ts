import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  GetKeyPolicyCommand,
  KMSClient,
  ListAliasesCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  paginateListKeys,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-kms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";

let emulator: RunningEmulator;
let kms: KMSClient;

beforeEach(async () => {
  emulator = await startEmulator();
  kms = clientOf("111122223333");
});

afterEach(() => emulator.close());

function clientOf(account: string): KMSClient {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  return new KMSClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
}

const createKey = async (input: ConstructorParameters<typeof CreateKeyCommand>[0] = {}) =>
  (await kms.send(new CreateKeyCommand(input))).KeyMetadata;

describe("a key", () => {
  test("is described by id, ARN, alias and alias ARN", async () => {
    const key = await createKey({ Description: "topics" });
    await kms.send(new CreateAliasCommand({ AliasName: "alias/topics", TargetKeyId: key?.KeyId }));
    const names = [key?.KeyId, key?.Arn, "alias/topics", "arn:aws:kms:us-east-1:111122223333:alias/topics"];
    for (const KeyId of names) {
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
      expect(KeyMetadata).toMatchObject({
        Arn: key?.Arn,
        AWSAccountId: "111122223333",
        Description: "topics",
        Enabled: true,
        KeyManager: "CUSTOMER",
        KeyState: "Enabled",
        KeySpec: "SYMMETRIC_DEFAULT",
        MultiRegion: false,
      });
      expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date);
    }
  });

  test("has AWS's default policy until another is put", async () => {
    const KeyId = (await createKey())?.KeyId;
    const get = async () => (await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy ?? "";
    expect(JSON.parse(await get())).toMatchObject({
      Id: "key-default-1",
      Statement: [{ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" }],
    });
    const Principal = { Service: "ssm-incidents.amazonaws.com" };
    const statement = { Effect: "Allow", Principal, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy }));
    expect(await get()).toBe(Policy);
    await expect(kms.send(new PutKeyPolicyCommand({ KeyId, Policy: "{}" }))).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
    await expect(kms.send(new GetKeyPolicyCommand({ KeyId: "alias/topics" }))).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });

  test("of another account is described only if its policy says so", async () => {
    const KeyId = (await createKey())?.Arn;
    const other = clientOf("444455556666");
    await expect(other.send(new DescribeKeyCommand({ KeyId }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    const statement = { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "kms:DescribeKey", Resource: "*" };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await kms.send(new PutKeyPolicyCommand({ KeyId, Policy }));
    expect((await other.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn).toBe(KeyId);
    await expect(other.send(new GetKeyPolicyCommand({ KeyId }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("is disabled, and deleted only after a while", async () => {
    const KeyId = (await createKey())?.KeyId;
    const state = async () => (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState;
    await kms.send(new DisableKeyCommand({ KeyId }));
    expect(await state()).toBe("Disabled");
    const early = kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 6 }));
    await expect(early).rejects.toMatchObject({ name: "ValidationException" });
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(await state()).toBe("PendingDeletion");
    await expect(kms.send(new DisableKeyCommand({ KeyId }))).rejects.toMatchObject({
      name: "KMSInvalidStateException",
    });
    await kms.send(new CancelKeyDeletionCommand({ KeyId }));
    expect(await state()).toBe("Disabled");
  });

  test("is tagged, and listed in pages", async () => {
    const KeyId = (await createKey({ Tags: [{ TagKey: "a", TagValue: "1" }] }))?.KeyId;
    await kms.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "b", TagValue: "2" }] }));
    await kms.send(new UntagResourceCommand({ KeyId, TagKeys: ["a"] }));
    expect((await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags).toEqual([{ TagKey: "b", TagValue: "2" }]);
    await createKey();
    await createKey();
    const found: unknown[] = [];
    for await (const { Keys } of paginateListKeys({ client: kms, pageSize: 2 }, {})) found.push(...(Keys ?? []));
    expect(found).toHaveLength(3);
  });

  test("that AWS manages stands behind its alias", async () => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "alias/aws/sns" }));
    expect(KeyMetadata).toMatchObject({ KeyManager: "AWS", KeyState: "Enabled" });
  });
});

test("an alias is made once, and forgotten", async () => {
  const TargetKeyId = (await createKey())?.KeyId;
  const create = (AliasName: string) => kms.send(new CreateAliasCommand({ AliasName, TargetKeyId }));
  await create("alias/topics");
  await expect(create("alias/topics")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  await expect(create("alias/aws/sns")).rejects.toMatchObject({ name: "InvalidAliasNameException" });
  await expect(create("topics")).rejects.toMatchObject({ name: "InvalidAliasNameException" });
  const { Aliases } = await kms.send(new ListAliasesCommand({ KeyId: TargetKeyId }));
  expect(Aliases).toMatchObject([{ AliasName: "alias/topics", TargetKeyId }]);
  await kms.send(new DeleteAliasCommand({ AliasName: "alias/topics" }));
  await expect(kms.send(new DescribeKeyCommand({ KeyId: "alias/topics" }))).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Alias arn:aws:kms:us-east-1:111122223333:alias/topics is not found.",
  });
});
