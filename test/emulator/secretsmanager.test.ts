import {
  CreateSecretCommand,
  type CreateSecretCommandInput,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";

let emulator: RunningEmulator;
let secrets: SecretsManagerClient;

beforeEach(async () => {
  emulator = await startEmulator();
  secrets = clientOf("111122223333");
});

afterEach(() => emulator.close());

function clientOf(accessKeyId: string): SecretsManagerClient {
  const credentials = { accessKeyId, secretAccessKey: "any" };
  return new SecretsManagerClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
}

const SecretId = "pagerduty/checkout";
const SecretString = JSON.stringify({ pagerDutyToken: "t", pagerDutyServiceRegion: "us" });
const create = (more: Partial<CreateSecretCommandInput> = {}) =>
  secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString, ...more }));

describe("a secret", () => {
  test("is read by its name, its ARN and its ARN without the added characters", async () => {
    const { ARN = "" } = await create();
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:111122223333:secret:pagerduty\/checkout-[A-Za-z0-9]{6}$/);
    for (const id of [SecretId, ARN, ARN.slice(0, -7)]) {
      const read = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
      expect(read).toMatchObject({ ARN, Name: SecretId, SecretString, VersionStages: ["AWSCURRENT"] });
    }
    await expect(secrets.send(new GetSecretValueCommand({ SecretId: "missing" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Secrets Manager can't find the specified secret.",
    });
  });

  test("keeps the version before the current one", async () => {
    const first = await create({ SecretString: undefined, SecretBinary: Buffer.from([0, 255]) });
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: "second" }));
    const previous = await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage: "AWSPREVIOUS" }));
    expect([...(previous.SecretBinary ?? [])]).toEqual([0, 255]);
    expect((await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString).toBe("second");
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: "third" }));
    const { VersionIdsToStages } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    expect(Object.values(VersionIdsToStages ?? {})).toEqual([["AWSPREVIOUS"], ["AWSCURRENT"]]);
    expect(VersionIdsToStages).not.toHaveProperty(first.VersionId ?? "");
  });

  test("is made once", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ name: "ResourceExistsException" });
    await expect(create({ Name: "no spaces" })).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("is shared by its policy", async () => {
    const { ARN } = await create();
    const other = clientOf("444455556666");
    const read = () => other.send(new GetSecretValueCommand({ SecretId: ARN }));
    await expect(read()).rejects.toMatchObject({ name: "AccessDeniedException" });
    const statement = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" };
    const policyOf = (Principal: unknown) =>
      JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, Principal }] });
    const ResourcePolicy = policyOf({ AWS: "444455556666" });
    await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy }));
    expect((await read()).SecretString).toBe(SecretString);
    expect((await secrets.send(new GetResourcePolicyCommand({ SecretId }))).ResourcePolicy).toBe(ResourcePolicy);
    const open = { SecretId, ResourcePolicy: policyOf("*"), BlockPublicPolicy: true };
    await expect(secrets.send(new PutResourcePolicyCommand(open))).rejects.toMatchObject({
      name: "PublicPolicyException",
    });
    const broken = { SecretId, ResourcePolicy: "{}" };
    await expect(secrets.send(new PutResourcePolicyCommand(broken))).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });

  test("is marked before it is gone", async () => {
    await create();
    await secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 7 }));
    await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
    expect((await secrets.send(new ListSecretsCommand({}))).SecretList).toEqual([]);
    expect((await secrets.send(new ListSecretsCommand({ IncludePlannedDeletion: true }))).SecretList).toHaveLength(1);
    await secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
    await create();
  });
});
