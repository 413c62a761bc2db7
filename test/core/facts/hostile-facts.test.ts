import fc from "fast-check";
import { expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import { dropStale } from "../../../src/core/facts/drop-stale.js";
import { lookUpKey } from "../../../src/core/facts/look-up.js";
import { mergeFacts } from "../../../src/core/facts/merge-facts.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";

const account = "111122223333";
const target: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };

/** One output of each shape, as AWS prints it. */
const outputs: readonly unknown[] = [
  {
    RoleDetailList: [
      {
        Path: "/",
        RoleName: "r",
        Arn: `arn:aws:iam::${account}:role/r`,
        AssumeRolePolicyDocument: { Statement: [] },
        RolePolicyList: [{ PolicyName: "p", PolicyDocument: "%7B%7D" }],
        AttachedManagedPolicies: [{ PolicyName: "m", PolicyArn: "arn:aws:iam::aws:policy/m" }],
        PermissionsBoundary: { PermissionsBoundaryArn: "arn:aws:iam::aws:policy/m" },
        Tags: [{ Key: "a", Value: "b" }],
      },
    ],
    Policies: [
      {
        Arn: "arn:aws:iam::aws:policy/m",
        DefaultVersionId: "v1",
        PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: {} }],
      },
    ],
  },
  { roleName: "r", output: { PolicyNames: ["p"], IsTruncated: true } },
  { roleName: "r", output: { AttachedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/m" }] } },
  { resourceArn: "arn:aws:iam::aws:policy/m", output: { PolicyVersion: { VersionId: "v1", Document: {} } } },
  {
    Document: {
      Name: "D",
      Owner: account,
      DocumentType: "Automation",
      DocumentVersion: "1",
      Parameters: [{ Name: "x", Type: "String" }],
    },
  },
  {
    Name: "D",
    DocumentVersion: "1",
    DocumentType: "Automation",
    Content: '{"parameters": {"x": {"allowedValues": [1]}}}',
  },
  { DocumentVersions: [{ Name: "D", DocumentVersion: "1", IsDefaultVersion: true }] },
  { documentName: "D", output: { AccountIds: ["all"], AccountSharingInfoList: [] } },
  { Attributes: { TopicArn: `arn:aws:sns:us-east-1:${account}:t`, Policy: "{}", KmsMasterKeyId: "alias/x" } },
  { KeyMetadata: { Arn: `arn:aws:kms:us-east-1:${account}:key/k`, KeyManager: "CUSTOMER", KeyState: "Enabled" } },
  { Aliases: [{ AliasArn: `arn:aws:kms:us-east-1:${account}:alias/x`, TargetKeyId: "k" }] },
  { resourceArn: `arn:aws:kms:us-east-1:${account}:key/k`, output: { Policy: "{}" } },
  {
    ContactArn: `arn:aws:ssm-contacts:us-east-1:${account}:contact/c`,
    Alias: "c",
    Type: "ESCALATION",
    Plan: {
      Stages: [{ DurationInMinutes: 1, Targets: [{ ContactTargetInfo: { ContactId: "x", IsEssential: true } }] }],
    },
  },
  {
    ContactChannels: [
      {
        ContactChannelArn: `arn:aws:ssm-contacts:us-east-1:${account}:contact-channel/c/1`,
        ContactArn: `arn:aws:ssm-contacts:us-east-1:${account}:contact/c`,
        Name: "n",
        Type: "SMS",
        ActivationStatus: "ACTIVATED",
      },
    ],
  },
  {
    RotationArn: `arn:aws:ssm-contacts:us-east-1:${account}:rotation/r`,
    Name: "r",
    ContactIds: ["x"],
    StartTime: 1e300,
    TimeZoneId: "UTC",
    Recurrence: {
      WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: {} }],
      ShiftCoverages: { MON: [{ Start: {}, End: {} }] },
    },
  },
  {
    replicationSet: {
      arn: `arn:aws:ssm-incidents::${account}:replication-set/1`,
      status: "ACTIVE",
      regionMap: { x: {} },
    },
  },
  {
    MetricAlarms: [
      { AlarmArn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:a`, AlarmName: "a", AlarmActions: ["x"] },
    ],
  },
  { Rules: [{ Arn: `arn:aws:events:us-east-1:${account}:rule/r`, Name: "r" }] },
  { resourceArn: "x", output: { RuleNames: ["r"] } },
  { output: { ServiceControlPolicies: [["p-FullAWSAccess", { Name: "n", Content: "{}" }], "p"] } },
  { Policy: { PolicySummary: { Id: "p" }, Content: "{}" } },
  { UserId: "x", Account: account, Arn: "arn:aws:iam::x" },
  {
    account,
    region: "us-east-1",
    recordedAt: "2026-01-01",
    complete: ["iam:roles"],
    absent: ["x"],
    refused: { y: "no" },
  },
];

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "arn:",
    "arn:aws:iam",
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    "__proto__",
    "%",
    "{{",
    "a: &a [*a]",
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__": {"x": 1}, "constructor": {"prototype": 1}, "hasOwnProperty": 1}') as unknown),
);

/** The value with one of its parts replaced, found by walking as the numbers say. */
function spoil(value: unknown, walk: readonly number[], by: unknown): unknown {
  const [step, ...rest] = walk;
  if (step === undefined || typeof value !== "object" || value === null) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step % value.length ? spoil(item, rest, by) : item));
  const keys = Object.keys(value);
  const chosen = keys[step % Math.max(1, keys.length)];
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === chosen ? spoil(item, rest, by) : item]),
  );
}

test("no output, however spoilt, makes reading fail", () => {
  const spoilt = fc
    .tuple(fc.nat(outputs.length - 1), fc.array(fc.nat(20), { maxLength: 7 }), junk)
    .map(([index, walk, by]) => spoil(outputs[index], walk, by));
  fc.assert(
    fc.property(fc.array(spoilt, { minLength: 1, maxLength: 4 }), (values) => {
      const text = JSON.stringify([...values, ...outputs], null, 1);
      const [facts, diagnostics] = readRecorded([{ path: "facts/x.json", text }], [target]);
      for (const { at, message } of diagnostics) {
        expect(at.line).toBeGreaterThan(0);
        expect(at.line).toBeLessThanOrEqual(text.split("\n").length);
        expect(message).not.toMatch(/\n|undefined|\[object/);
      }
      const merged = mergeFacts({ live: facts, recorded: dropStale(facts, new Date(), 10) });
      for (const { value } of merged.topics.values()) lookUpKey(merged, value.arn, value.kmsKeyId ?? "");
      expect({}).not.toHaveProperty("x");
    }),
    { numRuns: 300 },
  );
});

test("text that is no JSON is told, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const [facts, diagnostics] = readRecorded([{ path: "facts/x.json", text }], []);
      expect(facts.roles.size).toBe(0);
      for (const { at } of diagnostics) expect(at.column).toBeGreaterThan(0);
    }),
  );
});

test("every shape is known, and read without a complaint", () => {
  const [facts, diagnostics] = readRecorded([{ path: "facts/x.json", text: JSON.stringify(outputs) }], [target]);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const { roles, documents, topics, keys, contacts, channels, rotations, replicationSets, organizations, callers } =
    facts;
  const maps = [roles, documents, topics, keys, contacts, channels, rotations, replicationSets, organizations, callers];
  expect(maps.map((map) => map.size)).toEqual(maps.map(() => 1));
  expect(facts.triggers.size).toBe(2);
});
