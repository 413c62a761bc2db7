import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  GetResponsePlanCommand,
  ListResponsePlansCommand,
  PutResourcePolicyCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.close());

const incidentTemplate = { title: "t", impact: 1 };

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

describe("AssumeRole", () => {
  const RoleArn = "arn:aws:iam::444455556666:role/teams/deployer";

  async function assume(Principal: object, ExternalId?: string) {
    const owner = clientsOf(emulator.endpoint, "444455556666");
    const statement = { Effect: "Allow", Principal, Action: "sts:AssumeRole" };
    const Condition = ExternalId === undefined ? {} : { Condition: { StringEquals: { "sts:ExternalId": ExternalId } } };
    const AssumeRolePolicyDocument = policyOf({ ...statement, ...Condition });
    await owner.iam.send(new CreateRoleCommand({ RoleName: "deployer", Path: "/teams/", AssumeRolePolicyDocument }));
    const { sts } = clientsOf(emulator.endpoint);
    return sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "ci", ...(ExternalId === undefined ? {} : { ExternalId }) }),
    );
  }

  test("gives a session of the other account to a caller whom the role trusts", async () => {
    const { Credentials } = await assume({ AWS: "arn:aws:iam::111122223333:root" }, "secret");
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    const sts = new STSClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: "444455556666",
      Arn: "arn:aws:sts::444455556666:assumed-role/deployer/ci",
    });
  });

  test("refuses a caller whom the role does not trust, and a role that does not exist", async () => {
    await expect(assume({ AWS: "999988887777" })).rejects.toMatchObject({ name: "AccessDenied" });
    const { sts } = clientsOf(emulator.endpoint);
    const gone = sts.send(new AssumeRoleCommand({ RoleArn: `${RoleArn}2`, RoleSessionName: "ci" }));
    await expect(gone).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

describe("AssumeRoleWithWebIdentity", () => {
  const issuer = "token.actions.githubusercontent.com";
  const RoleArn = "arn:aws:iam::444455556666:role/muster-write";
  const claims = {
    iss: `https://${issuer}`,
    aud: "sts.amazonaws.com",
    sub: "repo:acme/plans:ref:refs/heads/main",
    exp: Math.floor(Date.now() / 1000) + 600,
  };

  beforeEach(async () => {
    const { iam } = clientsOf(emulator.endpoint, "444455556666");
    const AssumeRolePolicyDocument = policyOf({
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::444455556666:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
        StringLike: { [`${issuer}:sub`]: "repo:acme/plans:*" },
      },
    });
    await iam.send(new CreateRoleCommand({ RoleName: "muster-write", AssumeRolePolicyDocument }));
  });

  function assume(token: string) {
    const sts = new STSClient({ endpoint: emulator.endpoint, region: "us-east-1", maxAttempts: 1 });
    const RoleSessionName = "GitHubActions";
    return sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName, WebIdentityToken: token }));
  }

  function tokenOf(payload: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${part({ alg: "RS256" })}.${part(payload)}.c2lnbmF0dXJl`;
  }

  test("gives a session to the job that the role trusts, which has no credentials before", async () => {
    const { Credentials, ...answer } = await assume(tokenOf(claims));
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: claims.sub,
      Audience: claims.aud,
      Provider: `arn:aws:iam::444455556666:oidc-provider/${issuer}`,
      AssumedRoleUser: { Arn: "arn:aws:sts::444455556666:assumed-role/muster-write/GitHubActions" },
    });
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    const sts = new STSClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: "444455556666" });
  });

  test.each([
    ["another repository", { sub: "repo:evil/plans:ref:refs/heads/main" }, "AccessDenied"],
    ["another audience", { aud: "https://github.com/acme" }, "AccessDenied"],
    ["another issuer", { iss: "https://token.example.com" }, "AccessDenied"],
    ["a token of the past", { exp: 1_700_000_000 }, "ExpiredTokenException"],
    ["a token that nobody issued", { iss: undefined }, "InvalidIdentityToken"],
  ])("refuses %s", async (_what, change, error) => {
    await expect(assume(tokenOf({ ...claims, ...change }))).rejects.toMatchObject({ Code: error });
  });

  test("refuses what is no token", async () => {
    await expect(assume("ghs_0123456789")).rejects.toMatchObject({ Code: "InvalidIdentityToken" });
  });
});

describe("the secret of a PagerDuty integration", () => {
  const plan = (secretId: string) => ({
    name: "a",
    incidentTemplate,
    integrations: [
      { pagerDutyConfiguration: { name: "pd", secretId, pagerDutyIncidentConfiguration: { serviceId: "P1" } } },
    ],
  });

  async function secretOf(SecretString: string, region = "us-east-1") {
    const credentials = { accessKeyId: "111122223333", secretAccessKey: "any" };
    const secrets = new SecretsManagerClient({ endpoint: emulator.endpoint, region, credentials });
    const { ARN = "" } = await secrets.send(new CreateSecretCommand({ Name: "pagerduty", SecretString }));
    return ARN;
  }

  beforeEach(async () => {
    const { incidents } = clientsOf(emulator.endpoint);
    await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  });

  test("is read when a plan is created and updated", async () => {
    const { incidents } = clientsOf(emulator.endpoint);
    const secretId = await secretOf('{"pagerDutyToken": "t"}');
    const { arn } = await incidents.send(new CreateResponsePlanCommand(plan(secretId)));
    const missing = new UpdateResponsePlanCommand({ arn, integrations: plan("missing").integrations });
    await expect(incidents.send(missing)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(/^We were unable to validate the AWS Secrets Manager secret/),
    });
    await incidents.send(new UpdateResponsePlanCommand({ arn, integrations: [] }));
  });

  test.each([
    ["that does not exist", async () => "missing"],
    ["of another Region", () => secretOf("{}", "eu-west-1")],
    ["that is no JSON", () => secretOf("t")],
  ])("refuses a plan with one %s", async (_what, makeSecret) => {
    const { incidents } = clientsOf(emulator.endpoint);
    const create = new CreateResponsePlanCommand(plan(await makeSecret()));
    await expect(incidents.send(create)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("the test notification to a chat channel", () => {
  const Principal = { Service: "ssm-incidents.amazonaws.com" };
  const Resource = "arn:aws:sns:us-east-1:111122223333:chat";
  const cases = [
    { name: "passes a topic with the default policy", policy: undefined, passes: true },
    {
      name: "passes a topic that lets the service publish for this account",
      policy: policyOf({
        Effect: "Allow",
        Principal,
        Action: "SNS:Publish",
        Resource,
        Condition: { StringEqualsIfExists: { "AWS:SourceAccount": "111122223333" } },
      }),
      passes: true,
    },
    {
      name: "is refused by a topic that lets only others publish",
      policy: policyOf({
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "SNS:Publish",
        Resource,
      }),
      passes: false,
    },
    {
      name: "is refused by a topic that denies it",
      policy: policyOf({ Effect: "Deny", Principal: "*", Action: "SNS:Publish", Resource }),
      passes: false,
    },
  ];

  test.each(cases)("$name", async ({ policy, passes }) => {
    const { sns, incidents } = clientsOf(emulator.endpoint);
    await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "chat" }));
    if (policy !== undefined) {
      await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue: policy }));
    }
    const chatChannel = { chatbotSns: [TopicArn ?? ""] };
    const create = incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate, chatChannel }));
    if (passes) expect((await create).arn).toBeDefined();
    else await expect(create).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("is refused by a topic that does not exist", async () => {
    const { incidents } = clientsOf(emulator.endpoint);
    await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
    const chatChannel = { chatbotSns: [Resource] };
    const create = incidents.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate, chatChannel }));
    await expect(create).rejects.toMatchObject({ name: "ValidationException" });
  });
});

test("a plan shared by a resource policy is listed and read in the other account, and cannot be changed there", async () => {
  const owner = clientsOf(emulator.endpoint).incidents;
  const guest = clientsOf(emulator.endpoint, "444455556666").incidents;
  for (const client of [owner, guest]) {
    await client.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  }
  const { arn = "" } = await owner.send(new CreateResponsePlanCommand({ name: "a", incidentTemplate }));
  await expect(guest.send(new GetResponsePlanCommand({ arn }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  const policy = policyOf({
    Effect: "Allow",
    Principal: { AWS: "444455556666" },
    Action: ["ssm-incidents:GetResponsePlan", "ssm-incidents:StartIncident"],
    Resource: arn,
  });
  await owner.send(new PutResourcePolicyCommand({ resourceArn: arn, policy }));
  const { responsePlanSummaries } = await guest.send(new ListResponsePlansCommand({}));
  expect(responsePlanSummaries).toMatchObject([{ arn }]);
  expect(await guest.send(new GetResponsePlanCommand({ arn }))).toMatchObject({ arn });
  const change = guest.send(new UpdateResponsePlanCommand({ arn, displayName: "mine" }));
  await expect(change).rejects.toMatchObject({ name: "AccessDeniedException" });
});
