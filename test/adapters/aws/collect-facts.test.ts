import { afterEach, describe, expect, test } from "vitest";
import { factCollector } from "../../../src/adapters/aws/collect-facts.js";
import type { Target } from "../../../src/core/config/config.js";
import type { FactRequest } from "../../../src/core/facts/fact-request.js";
import {
  documentKey,
  lookUp,
  lookUpKey,
  lookUpOrganization,
  lookUpReplicationSet,
} from "../../../src/core/facts/look-up.js";
import { OperationalError } from "../../../src/core/operational-error.js";
import { type AwsEndpoint, AwsFailure, awsEndpoint } from "../../fakes/aws-endpoint.js";

const account = "111122223333";
const target: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };
const nothing: FactRequest = { roles: [], policies: [], documents: [], topics: [], contacts: [], plans: [] };
const roleArn = `arn:aws:iam::${account}:role/ops/runbook`;
const managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ssm:*+", Resource: "*" }] };
const encoded = encodeURIComponent(JSON.stringify(policy));
const caller = {
  "sts:GetCallerIdentity": () => ({ Account: account, Arn: `arn:aws:sts::${account}:assumed-role/ci/x` }),
};

type Answers = Parameters<typeof awsEndpoint>[0];
const open: AwsEndpoint[] = [];
afterEach(() => {
  for (const endpoint of open.splice(0)) endpoint.close();
});

async function collect(answers: Answers, request: Partial<FactRequest>, of: Target = target) {
  const endpoint = await awsEndpoint({ ...caller, ...answers });
  open.push(endpoint);
  const collector = factCollector(of, endpoint.access, () => new Date("2026-03-01T00:00:00Z"));
  const facts = await collector.collect({ ...nothing, ...request });
  return { facts, calls: endpoint.calls, operations: endpoint.calls.map(({ operation }) => operation) };
}

const iam: Answers = {
  "iam:GetRole": ({ RoleName }) => ({
    Role: {
      Path: "/ops/",
      RoleName,
      Arn: `arn:aws:iam::${account}:role/ops/${RoleName}`,
      AssumeRolePolicyDocument: encoded,
      PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: managed },
      Tags: [{ Key: "team", Value: "pay" }],
    },
  }),
  "iam:ListRolePolicies": ({ Marker }) =>
    Marker === undefined
      ? { PolicyNames: ["b"], IsTruncated: true, Marker: "2" }
      : { PolicyNames: ["a"], IsTruncated: false },
  "iam:GetRolePolicy": ({ RoleName, PolicyName }) => ({ RoleName, PolicyName, PolicyDocument: encoded }),
  "iam:ListAttachedRolePolicies": () => ({
    AttachedPolicies: [{ PolicyName: "ReadOnlyAccess", PolicyArn: managed }],
    IsTruncated: false,
  }),
  "iam:GetPolicy": ({ PolicyArn }) => ({
    Policy: { Arn: PolicyArn, PolicyName: "ReadOnlyAccess", DefaultVersionId: "v7" },
  }),
  "iam:GetPolicyVersion": ({ VersionId }) => ({
    PolicyVersion: { VersionId, Document: encoded, IsDefaultVersion: true },
  }),
};

describe("roles", () => {
  test("one by one: pages, URL-encoded policies, default versions, boundary; a shared managed policy once", async () => {
    const { facts, operations } = await collect(iam, { roles: [roleArn] });
    const entry = facts.roles.get(roleArn);
    expect(entry?.source).toEqual({ kind: "live", recordedAt: "2026-03-01T00:00:00.000Z" });
    expect(entry?.value).toMatchObject({
      trust: { document: policy },
      hasAllPolicies: true,
      boundary: { state: "present", value: { name: managed, document: policy } },
      tags: { team: "pay" },
    });
    expect(entry?.value.policies.map((known) => known.state === "present" && known.value.name)).toEqual([
      "a",
      "b",
      managed,
    ]);
    expect(operations.filter((operation) => operation === "iam:GetPolicyVersion")).toHaveLength(1);
  });

  test("in bulk where that needs fewer calls", async () => {
    const arns = Array.from({ length: 30 }, (_, index) => `arn:aws:iam::${account}:role/ops/r${index}`);
    const page = (names: readonly string[]) =>
      names.map((arn) => ({
        Path: "/ops/",
        RoleName: arn.split("/").at(-1),
        Arn: arn,
        AssumeRolePolicyDocument: encoded,
        RolePolicyList: [{ PolicyName: "start", PolicyDocument: encoded }],
        AttachedManagedPolicies: [{ PolicyName: "ReadOnlyAccess", PolicyArn: managed }],
        Tags: [],
      }));
    const { facts, operations } = await collect(
      {
        ...iam,
        "iam:GetAccountSummary": () => ({
          SummaryMap: new Map([
            ["Roles", 29],
            ["Policies", 5],
          ]),
        }),
        "iam:GetAccountAuthorizationDetails": ({ Marker }) =>
          Marker === undefined
            ? { RoleDetailList: page(arns.slice(0, 20)), IsTruncated: true, Marker: "m" }
            : { RoleDetailList: page(arns.slice(20, 29)), IsTruncated: false },
      },
      { roles: arns },
    );
    expect(facts.roles.size).toBe(29);
    expect(facts.roles.get(arns[3] ?? "")?.value.hasAllPolicies).toBe(true);
    expect(facts.absent.has(arns[29] ?? "")).toBe(true);
    expect(operations.filter((operation) => operation.startsWith("iam:"))).toHaveLength(5);
  });

  test("one by one where the bulk is refused", async () => {
    const roles = Array.from({ length: 25 }, (_, index) => `arn:aws:iam::${account}:role/ops/r${index}`);
    const { facts } = await collect(iam, { roles });
    expect(facts.roles.size).toBe(25);
  });

  test("a role that is not there is absent, also under another path", async () => {
    const none = await collect({ "iam:GetRole": () => new AwsFailure(404, "NoSuchEntity") }, { roles: [roleArn] });
    expect(lookUp(none.facts, none.facts.roles, roleArn, { name: "iam:roles", account }).state).toBe("absent");
    const other = `arn:aws:iam::${account}:role/runbook`;
    const { facts } = await collect(iam, { roles: [other] });
    expect(lookUp(facts, facts.roles, other, { name: "iam:roles", account }).state).toBe("absent");
  });

  test("a refused read is unknown with AWS's words, never absent", async () => {
    const { facts } = await collect({}, { roles: [roleArn] });
    expect(lookUp(facts, facts.roles, roleArn, { name: "iam:roles", account })).toEqual({
      state: "unknown",
      reason: `\`iam:GetRole\` for \`${roleArn}\` failed in us-east-1: AccessDenied: no`,
    });
  });

  test("refused lists leave a role's policies open, with the reason", async () => {
    const { "iam:ListRolePolicies": _, ...rest } = iam;
    const value = (await collect(rest, { roles: [roleArn] })).facts.roles.get(roleArn)?.value;
    expect(value?.hasAllPolicies).toBe(false);
    expect(value?.whyIncomplete).toContain("`iam:ListRolePolicies` for `runbook` failed in us-east-1: AccessDenied");
  });

  test("a refused managed policy is unknown", async () => {
    const { "iam:GetPolicy": _, ...rest } = iam;
    const value = (await collect(rest, { roles: [roleArn] })).facts.roles.get(roleArn)?.value;
    expect(value?.policies.at(-1)).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("`iam:GetPolicy`"),
    });
  });

  test("another account's role is not asked for", async () => {
    const foreign = "arn:aws:iam::999988887777:role/x";
    const { facts, operations } = await collect(iam, { roles: [foreign] });
    expect(operations).not.toContain("iam:GetRole");
    expect(lookUp(facts, facts.roles, foreign, { name: "iam:roles", account: "999988887777" })).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("999988887777"),
    });
  });
});

describe("documents", () => {
  const ssm: Answers = {
    "ssm:DescribeDocument": ({ Name }) =>
      Name === "Gone"
        ? new AwsFailure(400, "InvalidDocument")
        : {
            Document: {
              Name,
              Owner: String(Name).startsWith("AWS") ? "Amazon" : account,
              DocumentVersion: "2",
              DefaultVersion: "2",
              LatestVersion: "3",
              DocumentType: "Automation",
              Parameters: [{ Name: "Service", Type: "String" }],
            },
          },
    "ssm:ListDocumentVersions": ({ NextToken, Name }) =>
      NextToken === undefined
        ? { DocumentVersions: [{ Name, DocumentVersion: "3" }], NextToken: "t" }
        : {
            DocumentVersions: [
              { Name, DocumentVersion: "2", IsDefaultVersion: true },
              { Name, DocumentVersion: "1" },
            ],
          },
    "ssm:GetDocument": ({ Name, DocumentVersion }) => ({
      Name,
      DocumentVersion,
      DocumentType: "Automation",
      DocumentFormat: "JSON",
      Content: JSON.stringify({
        schemaVersion: "0.3",
        parameters: { [`V${DocumentVersion}`]: { type: "String", default: "x" } },
        mainSteps:
          Name === "Doc"
            ? [{ name: "a", action: "aws:executeAutomation", inputs: { DocumentName: "AWS-RestartEC2Instance" } }]
            : [],
      }),
    }),
  };

  test("in every Region: versions, pinned contents, and the runbooks they start", async () => {
    const two: Target = { ...target, regions: ["us-east-1", "eu-west-1"] };
    const { facts } = await collect(ssm, { documents: [{ name: "Doc", versions: ["1", "$LATEST"] }] }, two);
    expect([...facts.documents.keys()]).toEqual([
      `eu-west-1:${account}:Doc`,
      "eu-west-1::AWS-RestartEC2Instance",
      `us-east-1:${account}:Doc`,
      "us-east-1::AWS-RestartEC2Instance",
    ]);
    const value = facts.documents.get(documentKey("eu-west-1", account, "Doc"))?.value;
    expect(value).toMatchObject({ versions: ["1", "2", "3"], defaultVersion: "2", latestVersion: "3" });
    expect(Object.keys(value?.details ?? {})).toEqual(["1", "2", "3"]);
    expect(value?.details["1"]?.parameters).toEqual([{ name: "V1", type: "String", isRequired: false }]);
  });

  test("one that is not there is absent", async () => {
    const { facts } = await collect(ssm, { documents: [{ name: "Gone", versions: [] }] });
    const key = documentKey("us-east-1", account, "Gone");
    expect(lookUp(facts, facts.documents, key, { name: "ssm:documents", account, region: "us-east-1" }).state).toBe(
      "absent",
    );
  });
});

test("topics in their own Region, with the key that encrypts them", async () => {
  const topic = `arn:aws:sns:eu-west-1:${account}:chat`;
  const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b`;
  const { facts, calls } = await collect(
    {
      "sns:GetTopicAttributes": ({ TopicArn }) => ({
        Attributes: new Map([
          ["TopicArn", TopicArn],
          ["Policy", JSON.stringify(policy)],
          ["KmsMasterKeyId", "alias/chat"],
        ]),
      }),
      "kms:DescribeKey": () => ({
        KeyMetadata: { AWSAccountId: account, KeyId: "0a1b", Arn: key, KeyManager: "CUSTOMER", KeyState: "Enabled" },
      }),
      "kms:GetKeyPolicy": () => ({ Policy: JSON.stringify(policy), PolicyName: "default" }),
    },
    { topics: [topic] },
  );
  expect(facts.topics.get(topic)?.value).toMatchObject({ policy: { document: policy }, kmsKeyId: "alias/chat" });
  expect(lookUpKey(facts, topic, "alias/chat")).toMatchObject({
    state: "present",
    value: { arn: key, manager: "CUSTOMER", policy: { document: policy } },
  });
  expect(new Set(calls.filter(({ operation }) => !operation.startsWith("s")).map(({ region }) => region))).toContain(
    "eu-west-1",
  );
});

test("people: escalation in circles, schedules, rotations, channels without addresses", async () => {
  const arn = (kind: string, name: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${kind}/${name}`;
  const to = (name: string) => ({
    Targets: [{ ContactTargetInfo: { ContactId: arn("contact", name), IsEssential: true } }],
    DurationInMinutes: 5,
  });
  const plans: Record<string, object> = {
    team: { Type: "ESCALATION", Plan: { Stages: [to("ana"), to("team"), to("primary"), to("gone")] } },
    ana: { Type: "PERSONAL", Plan: { Stages: [] } },
    ben: { Type: "PERSONAL", Plan: { Stages: [] } },
    primary: { Type: "ONCALL_SCHEDULE", Plan: { RotationIds: [arn("rotation", "r1")] } },
  };
  const { facts, operations } = await collect(
    {
      "ssm-contacts:GetContact": ({ ContactId }) => {
        const Alias = String(ContactId).split("/").at(-1) ?? "";
        const plan = plans[Alias];
        return plan === undefined
          ? new AwsFailure(404, "ResourceNotFoundException")
          : { ContactArn: ContactId, Alias, ...plan };
      },
      "ssm-contacts:ListContactChannels": ({ ContactId, NextToken }) => ({
        ContactChannels: [
          {
            ContactChannelArn: `${ContactId}-${NextToken ?? "1"}`.replace(":contact/", ":contact-channel/"),
            ContactArn: ContactId,
            Name: "phone",
            Type: "SMS",
            DeliveryAddress: { SimpleAddress: "+15550100" },
            ActivationStatus: "ACTIVATED",
          },
        ],
        ...(NextToken === undefined ? { NextToken: "2" } : {}),
      }),
      "ssm-contacts:GetRotation": ({ RotationId }) => ({
        RotationArn: RotationId,
        Name: "week",
        ContactIds: [arn("contact", "ben")],
        StartTime: 1767225600,
        TimeZoneId: "UTC",
        Recurrence: {
          NumberOfOnCalls: 1,
          RecurrenceMultiplier: 1,
          DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }],
        },
      }),
      "ssm-contacts:ListRotationOverrides": () => ({
        RotationOverrides: [
          {
            RotationOverrideId: "o",
            NewContactIds: [arn("contact", "ana")],
            StartTime: 1767225600,
            EndTime: 1767229200,
            CreateTime: 1767225600,
          },
        ],
      }),
    },
    { contacts: [arn("contact", "team")] },
  );
  expect([...facts.contacts.values()].map(({ value }) => value.alias)).toEqual(["ana", "ben", "primary", "team"]);
  expect(facts.absent.has(arn("contact", "gone"))).toBe(true);
  expect([...facts.channels.keys()]).toEqual(
    ["ana-1", "ana-2", "ben-1", "ben-2"].map((name) => arn("contact-channel", name)),
  );
  expect(facts.rotations.get(arn("rotation", "r1"))?.value).toMatchObject({
    startTime: "2026-01-01T00:00:00.000Z",
    overrides: [{ startTime: "2026-01-01T00:00:00.000Z", endTime: "2026-01-01T01:00:00.000Z" }],
  });
  expect(operations.filter((operation) => operation === "ssm-contacts:GetContact")).toHaveLength(5);
});

test("a plan cannot send the credentials elsewhere by the Region of an ARN", async () => {
  const topics = [`arn:aws:sns:evil.example/#:${account}:chat`];
  const contacts = [`arn:aws:ssm-contacts:evil.example?:${account}:contact/ana`];
  const { facts, operations } = await collect({}, { topics, contacts });
  expect(operations.filter((operation) => /^(sns|ssm-contacts):/.test(operation))).toEqual([]);
  const known = lookUp(facts, facts.topics, topics[0] ?? "", { name: "sns:topics", account, region: "us-east-1" });
  expect(known).toMatchObject({ state: "unknown", reason: expect.stringContaining("names no Region of AWS") });
});

test("alarms and rules that start incidents", async () => {
  const plan = `arn:aws:ssm-incidents::${account}:response-plan/checkout`;
  const alarm = (name: string, action: string) => ({
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:${name}`,
    ActionsEnabled: true,
    AlarmActions: [action],
    OKActions: [],
    InsufficientDataActions: [],
  });
  const { facts } = await collect(
    {
      "monitoring:DescribeAlarms": ({ NextToken }) =>
        NextToken === undefined
          ? {
              MetricAlarms: [alarm("a", plan), alarm("b", "arn:aws:sns:us-east-1:1:x")],
              CompositeAlarms: [],
              NextToken: "n",
            }
          : { MetricAlarms: [], CompositeAlarms: [alarm("c", plan)] },
      "events:ListEventBuses": () => ({ EventBuses: [{ Name: "default" }, { Name: "own" }] }),
      "events:ListRuleNamesByTarget": ({ EventBusName }) => ({ RuleNames: EventBusName === "own" ? ["r"] : [] }),
      "events:DescribeRule": ({ Name, EventBusName }) => ({
        Name,
        Arn: `arn:aws:events:us-east-1:${account}:rule/${EventBusName}/${Name}`,
        State: "DISABLED",
      }),
    },
    { plans: [plan] },
  );
  expect(
    [...facts.triggers.values()].map(({ value }) => [value.kind, value.name, value.actions, value.isDisabled]),
  ).toEqual([
    ["alarm", "a", [plan], undefined],
    ["alarm", "c", [plan], undefined],
    ["rule", "r", [plan], true],
  ]);
  const place = `${account}/us-east-1`;
  expect([...facts.complete.keys()]).toEqual([`cloudwatch:alarms@${place}`, `events:rules@${place}`]);
});

describe("the organisation", () => {
  const organizations: Answers = {
    "organizations:DescribeOrganization": () => ({ Organization: { Id: "o-1", MasterAccountId: "999988887777" } }),
    "organizations:ListParents": ({ ChildId }) => ({
      Parents: [ChildId === account ? { Id: "ou-1", Type: "ORGANIZATIONAL_UNIT" } : { Id: "r-1", Type: "ROOT" }],
    }),
    "organizations:ListPoliciesForTarget": ({ TargetId, Filter }) => ({
      Policies: Filter === "SERVICE_CONTROL_POLICY" ? [{ Id: `p-${TargetId}`, Name: `scp of ${TargetId}` }] : [],
    }),
    "organizations:DescribePolicy": ({ PolicyId }) => ({
      Policy: { PolicySummary: { Id: PolicyId, Name: `named ${PolicyId}` }, Content: JSON.stringify(policy) },
    }),
  };

  test("its policies, level by level from the root", async () => {
    const { facts } = await collect({ ...iam, ...organizations }, { roles: [roleArn] });
    const known = lookUpOrganization(facts, account);
    if (known.state !== "present") throw new Error("no organisation");
    expect(known.value.serviceControl?.map((level) => level.map(({ name }) => name))).toEqual([
      ["named p-r-1"],
      ["named p-ou-1"],
      [`named p-${account}`],
    ]);
    // Resource control policies are not switched on: they limit nothing.
    expect(known.value.resourceControl).toEqual([]);
  });

  test.each([
    ["the management account", () => ({ Organization: { Id: "o-1", MasterAccountId: account } })],
    ["no organisation", () => new AwsFailure(400, "AWSOrganizationsNotInUseException")],
  ])("nothing stands above %s", async (_, describeOrganization) => {
    const { facts } = await collect(
      { ...iam, "organizations:DescribeOrganization": describeOrganization },
      { roles: [roleArn] },
    );
    expect(lookUpOrganization(facts, account)).toMatchObject({ value: { serviceControl: [], resourceControl: [] } });
  });

  test("a member account may not read them", async () => {
    const { "organizations:ListParents": _, ...rest } = organizations;
    const { facts } = await collect({ ...iam, ...rest }, { roles: [roleArn] });
    expect(lookUpOrganization(facts, account)).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("`organizations:ListParents` failed in us-east-1: AccessDenied"),
    });
  });
});

describe("the account", () => {
  test("its replication set, or that it has none", async () => {
    const arn = `arn:aws:ssm-incidents::${account}:replication-set/1`;
    const { facts } = await collect(
      {
        "ssm-incidents:ListReplicationSets": () => ({ replicationSetArns: [arn] }),
        "ssm-incidents:GetReplicationSet": () => ({
          replicationSet: { arn, status: "ACTIVE", regionMap: { "us-east-1": { status: "ACTIVE" } } },
        }),
      },
      {},
    );
    expect(lookUpReplicationSet(facts, account)).toMatchObject({
      value: { arn, status: "ACTIVE", regions: ["us-east-1"] },
    });
    const none = await collect({ "ssm-incidents:ListReplicationSets": () => ({ replicationSetArns: [] }) }, {});
    expect(lookUpReplicationSet(none.facts, account).state).toBe("absent");
    const refused = await collect({}, {});
    expect(lookUpReplicationSet(refused.facts, account)).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("ListReplicationSets"),
    });
  });

  test("with another account's credentials nothing is read and everything is unknown", async () => {
    const { facts, calls } = await collect(
      { ...iam, "sts:GetCallerIdentity": () => ({ Account: "999988887777", Arn: "arn:aws:iam::999988887777:user/x" }) },
      { roles: [roleArn] },
    );
    expect(calls).toHaveLength(1);
    expect(lookUp(facts, facts.roles, roleArn, { name: "iam:roles", account })).toEqual({
      state: "unknown",
      reason: "the credentials belong to account `999988887777`, and target `prod` to `111122223333`",
    });
  });

  test.each([
    ["bad credentials", new AwsFailure(403, "InvalidClientTokenId")],
    ["throttling without end", new AwsFailure(400, "Throttling")],
    ["an AWS that is down", new AwsFailure(500, "InternalFailure")],
  ])("%s is not taken for an answer", async (_, failure) => {
    const error = await collect({ "iam:GetRole": () => failure }, { roles: [roleArn] }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(OperationalError);
    expect(error.message).toContain("`iam:GetRole`");
  });

  test("a list that never ends is not read for ever", async () => {
    const { facts, operations } = await collect(
      { ...iam, "iam:ListRolePolicies": () => ({ PolicyNames: ["a"], IsTruncated: true, Marker: "same" }) },
      { roles: [roleArn] },
    );
    expect(facts.roles.get(roleArn)?.value.hasAllPolicies).toBe(false);
    expect(operations.length).toBeLessThan(30);
  });
});
