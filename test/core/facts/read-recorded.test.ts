import { describe, expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import { createFactLocator } from "../../../src/core/facts/locate-fact.js";
import {
  documentKey,
  lookUp,
  lookUpKey,
  lookUpOrganization,
  lookUpReplicationSet,
} from "../../../src/core/facts/look-up.js";
import { readRecorded } from "../../../src/core/facts/read-recorded.js";

const account = "111122223333";
const prod: Target = {
  name: "prod",
  account,
  regions: ["us-east-1", "eu-west-1"],
  partition: "aws",
  files: [],
  vars: {},
};
const other: Target = { ...prod, name: "staging", account: "444455556666", regions: ["eu-west-1"] };
const role = `arn:aws:iam::${account}:role/incident-runbook`;
const contact = `arn:aws:ssm-contacts:us-east-1:${account}:contact/ana`;
const topic = `arn:aws:sns:us-east-1:${account}:chat`;

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const start = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "Describe", Effect: "Allow", Action: "ssm:DescribeDocument", Resource: "*" },
    { Sid: "StartRunbook", Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource: "*" },
  ],
};
const roleShape = {
  Path: "/",
  RoleName: "incident-runbook",
  RoleId: "AROAEXAMPLE",
  Arn: role,
  CreateDate: "2026-01-02T03:04:05+00:00",
  AssumeRolePolicyDocument: trust,
};

function file(value: unknown, path = "facts/a.json") {
  return { path, text: typeof value === "string" ? value : JSON.stringify(value, null, 2) };
}

function read(value: unknown, targets: readonly Target[] = [prod], path?: string) {
  return readRecorded([file(value, path)], targets);
}

describe("roles", () => {
  const details = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [
      {
        ...roleShape,
        InstanceProfileList: [],
        RolePolicyList: [{ PolicyName: "start", PolicyDocument: start }],
        AttachedManagedPolicies: [
          { PolicyName: "own", PolicyArn: `arn:aws:iam::${account}:policy/own` },
          { PolicyName: "gone", PolicyArn: "arn:aws:iam::aws:policy/AmazonSSMAutomationRole" },
        ],
        PermissionsBoundary: {
          PermissionsBoundaryType: "Policy",
          PermissionsBoundaryArn: `arn:aws:iam::${account}:policy/own`,
        },
        Tags: [{ Key: "__proto__", Value: "x" }],
      },
    ],
    Policies: [
      {
        PolicyName: "own",
        Arn: `arn:aws:iam::${account}:policy/own`,
        DefaultVersionId: "v2",
        PolicyVersionList: [
          { Document: trust, VersionId: "v1", IsDefaultVersion: false },
          { Document: start, VersionId: "v2", IsDefaultVersion: true },
        ],
      },
    ],
    IsTruncated: false,
  };

  test("get-account-authorization-details gives a role whole", () => {
    const [facts, diagnostics] = read(details);
    expect(diagnostics).toEqual([]);
    const value = facts.roles.get(role)?.value;
    expect(value).toMatchObject({
      arn: role,
      name: "incident-runbook",
      path: "/",
      hasAllPolicies: true,
      trust: { document: trust },
      boundary: { state: "present", value: { document: start } },
    });
    expect(value?.policies.map((policy) => (policy.state === "present" ? policy.value.name : policy))).toEqual([
      "start",
      `arn:aws:iam::${account}:policy/own`,
      {
        state: "unknown",
        name: "arn:aws:iam::aws:policy/AmazonSSMAutomationRole",
        reason: expect.stringContaining("AmazonSSMAutomationRole"),
      },
    ]);
    expect(Object.entries(value?.tags ?? {})).toEqual([["__proto__", "x"]]);
    expect(Object.getPrototypeOf({})).not.toHaveProperty("x");
  });

  test("a statement of a recorded policy is found in its file", () => {
    const files = [file(details)];
    const policy = readRecorded(files, [prod])[0].roles.get(role)?.value.policies[0];
    if (policy?.state !== "present") throw new Error("no policy");
    const at = createFactLocator(files)(policy.source, 1);
    const line = files[0]?.text.split("\n")[(at?.line ?? 0) - 1 + 1];
    expect(at?.file).toBe("facts/a.json");
    expect(line).toContain("StartRunbook");
  });

  test("get-role and the lists and documents of its policies make one role", () => {
    const [facts, diagnostics] = read([
      { Role: { ...roleShape, Tags: [{ Key: "team", Value: "pay" }] } },
      { roleName: "incident-runbook", output: { PolicyNames: ["start", "second"] } },
      { RoleName: "incident-runbook", PolicyName: "start", PolicyDocument: encodeURIComponent(JSON.stringify(start)) },
      {
        roleName: "incident-runbook",
        output: { AttachedPolicies: [{ PolicyName: "own", PolicyArn: `arn:aws:iam::${account}:policy/own` }] },
      },
      { Policy: { PolicyName: "own", Arn: `arn:aws:iam::${account}:policy/own`, DefaultVersionId: "v1" } },
      {
        policyArn: `arn:aws:iam::${account}:policy/own`,
        output: { PolicyVersion: { Document: start, VersionId: "v1", IsDefaultVersion: true } },
      },
    ]);
    expect(diagnostics).toEqual([]);
    const value = facts.roles.get(role)?.value;
    expect(value?.policies).toMatchObject([
      { state: "unknown", reason: "no facts about inline policy `second`" },
      { state: "present", value: { name: "start", document: start } },
      { state: "present", value: { document: start } },
    ]);
    expect(value?.hasAllPolicies).toBe(true);
    expect(value?.boundary).toBeUndefined();
    expect(value?.tags).toEqual({ team: "pay" });
  });

  test("get-role alone says nothing of policies, list-roles nothing of boundary and tags", () => {
    expect(read({ Role: roleShape })[0].roles.get(role)?.value).toMatchObject({ hasAllPolicies: false, policies: [] });
    const listed = read({ Roles: [roleShape] })[0].roles.get(role)?.value;
    expect(listed?.boundary?.state).toBe("unknown");
    expect(listed?.tags).toBeUndefined();
  });

  test("pages of a list join, and a missing last page leaves the list open", () => {
    const page = (names: string[], more: boolean) => ({
      roleName: "incident-runbook",
      output: { PolicyNames: names, IsTruncated: more, ...(more ? { Marker: "m" } : {}) },
    });
    const none = { roleName: "incident-runbook", output: { AttachedPolicies: [] } };
    const whole = read([{ Role: roleShape }, page(["a"], true), page(["b"], false), none])[0].roles.get(role)?.value;
    expect(whole).toMatchObject({ hasAllPolicies: true });
    expect(whole?.policies).toHaveLength(2);
    const part = read([{ Role: roleShape }, page(["a"], true), none])[0].roles.get(role)?.value;
    expect(part?.hasAllPolicies).toBe(false);
  });

  test("a claim of all roles covers a list of policies that is missing beside another one", () => {
    const none = { roleName: "incident-runbook", output: { PolicyNames: [] } };
    const claim = { account, complete: ["iam:roles"] };
    const isWhole = (...outputs: readonly unknown[]) => read(outputs)[0].roles.get(role)?.value.hasAllPolicies;
    expect(isWhole({ Role: roleShape }, none)).toBe(false);
    expect(isWhole({ Role: roleShape }, none, claim)).toBe(true);
    expect(isWhole({ Role: roleShape }, claim)).toBe(false);
    const refused = { account, refused: { [`iam:policies@${role}`]: "access denied" } };
    expect(isWhole({ Role: roleShape }, none, claim, refused)).toBe(false);
  });

  test("what a wrapper names may stand in the output itself", () => {
    const outputs = [{ Role: roleShape }, { roleName: "incident-runbook", PolicyNames: [] }];
    const attached = { roleName: "incident-runbook", recordedAt: "2026-11-01T00:00:00Z", AttachedPolicies: [] };
    const [facts, diagnostics] = read([...outputs, attached]);
    expect(diagnostics).toEqual([]);
    expect(facts.roles.get(role)?.value.hasAllPolicies).toBe(true);
  });

  test("a plus of a URL-encoded policy stays a plus, and text that is no JSON stays text", () => {
    const encoded = "%7B%22Statement%22%3A%5B%5D%2C%22Id%22%3A%22a+b%22%7D";
    const [facts] = read([{ Role: { ...roleShape, AssumeRolePolicyDocument: encoded } }]);
    expect(facts.roles.get(role)?.value.trust.document).toEqual({ Statement: [], Id: "a+b" });
    const [odd] = read([{ Role: { ...roleShape, AssumeRolePolicyDocument: "%E0%A4%A nonsense" } }]);
    expect(odd.roles.get(role)?.value.trust.document).toBe("%E0%A4%A nonsense");
  });
});

describe("documents", () => {
  const description = {
    Document: {
      Name: "Checkout-Mitigate",
      Owner: account,
      DocumentVersion: "3",
      DefaultVersion: "3",
      LatestVersion: "4",
      DocumentType: "Automation",
      Parameters: [
        { Name: "Service", Type: "StringList" },
        { Name: "Depth", Type: "Integer", DefaultValue: "1" },
      ],
      Tags: [],
    },
  };
  const key = documentKey("us-east-1", account, "Checkout-Mitigate");

  test("describe-document and list-document-versions", () => {
    const [facts, diagnostics] = read([
      description,
      {
        DocumentVersions: [
          { Name: "Checkout-Mitigate", DocumentVersion: "4", IsDefaultVersion: false },
          { Name: "Checkout-Mitigate", DocumentVersion: "3", IsDefaultVersion: true },
        ],
      },
    ]);
    expect(diagnostics).toEqual([]);
    expect(facts.documents.get(key)?.value).toMatchObject({
      type: "Automation",
      owner: account,
      region: "us-east-1",
      defaultVersion: "3",
      latestVersion: "4",
      versions: ["3", "4"],
      details: {
        "3": {
          parameters: [
            { name: "Service", type: "StringList", isRequired: true },
            { name: "Depth", type: "Integer", isRequired: false },
          ],
        },
      },
    });
  });

  test("get-document says more of parameters than describe-document, in YAML and JSON", () => {
    const yaml =
      "schemaVersion: '0.3'\nparameters:\n  Service:\n    type: StringList\n    minItems: 1\n    allowedValues: [a, b]\n  Depth: {type: Integer, default: 0}\n";
    const content = { Name: "Checkout-Mitigate", DocumentVersion: "3", DocumentType: "Automation" };
    const [facts] = read([{ ...content, Content: yaml, DocumentFormat: "YAML" }, description]);
    expect(facts.documents.get(key)?.value.details["3"]).toMatchObject({
      parameters: [
        { name: "Service", type: "StringList", isRequired: true, minItems: 1, allowedValues: ["a", "b"] },
        { name: "Depth", type: "Integer", isRequired: false },
      ],
      content: { schemaVersion: "0.3" },
    });
    const [json] = read([{ ...content, Content: '{"schemaVersion":"0.3"}' }]);
    expect(json.documents.get(key)?.value.details["3"]?.parameters).toEqual([]);
  });

  test.each([
    ["AWS-RestartEC2Instance", "Amazon", "us-east-1::AWS-RestartEC2Instance"],
    [`arn:aws:ssm:eu-west-1:444455556666:document/Shared`, "444455556666", "eu-west-1:444455556666:Shared"],
  ])("%s of %s is found under its own owner", (name, owner, expected) => {
    const [facts] = read({ Document: { ...description.Document, Name: name, Owner: owner } });
    expect([...facts.documents.keys()]).toEqual([expected]);
    expect(documentKey("us-east-1", account, name)).toBe(expected);
  });

  test("content that is neither JSON nor YAML is told", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[index]}`).join(",")}]`)
      .join("\n")}`;
    for (const Content of ["{", bomb, "just text"]) {
      const [, diagnostics] = read({ Name: "X", DocumentVersion: "1", DocumentType: "Automation", Content });
      expect(diagnostics).toMatchObject([{ rule: "invalid-facts", pointer: "/Content" }]);
    }
  });
});

describe("topics and keys", () => {
  const key = `arn:aws:kms:us-east-1:${account}:key/0a1b`;
  const policy = { Version: "2008-10-17", Statement: [] };

  test("a topic, its policy and the key of its alias", () => {
    const [facts, diagnostics] = read([
      { Attributes: { TopicArn: topic, Policy: JSON.stringify(policy), KmsMasterKeyId: "alias/chat", Owner: account } },
      { KeyMetadata: { AWSAccountId: account, KeyId: "0a1b", Arn: key, KeyManager: "CUSTOMER", KeyState: "Enabled" } },
      { resourceArn: key, output: { Policy: JSON.stringify(policy), PolicyName: "default" } },
      {
        Aliases: [
          { AliasName: "alias/chat", AliasArn: `arn:aws:kms:us-east-1:${account}:alias/chat`, TargetKeyId: "0a1b" },
        ],
      },
    ]);
    expect(diagnostics).toEqual([]);
    expect(facts.topics.get(topic)?.value).toMatchObject({ policy: { document: policy }, kmsKeyId: "alias/chat" });
    const expected = { state: "present", value: { manager: "CUSTOMER", policy: { document: policy } } };
    for (const name of ["alias/chat", "0a1b", key, `arn:aws:kms:us-east-1:${account}:alias/chat`])
      expect(lookUpKey(facts, topic, name)).toMatchObject(expected);
    expect(lookUpKey(facts, topic, "alias/aws/sns")).toMatchObject({ state: "unknown" });
  });

  test("a topic's policy under its name alone", () => {
    const output = { Policy: JSON.stringify(policy) };
    const [facts] = read([{ Topics: [{ TopicArn: topic }] }, { resourceArn: topic, output }]);
    expect(facts.topics.get(topic)?.value.policy?.document).toEqual(policy);
  });

  test("list-topics says that a topic is there, not what its policy is", () => {
    const value = read({ Topics: [{ TopicArn: topic }] })[0].topics.get(topic)?.value;
    expect(value).toEqual({ arn: topic, isFifo: false });
  });
});

describe("people", () => {
  const channel = `arn:aws:ssm-contacts:us-east-1:${account}:contact-channel/ana/1`;
  const rotation = `arn:aws:ssm-contacts:us-east-1:${account}:rotation/r1`;

  test("contacts, channels, rotations and overrides", () => {
    const [facts, diagnostics] = read([
      {
        ContactArn: contact,
        Alias: "ana",
        Type: "PERSONAL",
        Plan: {
          Stages: [
            {
              DurationInMinutes: 5,
              Targets: [{ ChannelTargetInfo: { ContactChannelId: channel, RetryIntervalInMinutes: 1 } }],
            },
          ],
        },
      },
      { Contacts: [{ ContactArn: contact, Alias: "ana", Type: "PERSONAL" }] },
      {
        ContactChannels: [
          {
            ContactChannelArn: channel,
            ContactArn: contact,
            Name: "phone",
            Type: "SMS",
            DeliveryAddress: { SimpleAddress: "+15550100" },
            ActivationStatus: "NOT_ACTIVATED",
          },
        ],
      },
      {
        RotationArn: rotation,
        Name: "week",
        ContactIds: [contact],
        StartTime: 1767225600,
        TimeZoneId: "Europe/Berlin",
        Recurrence: {
          NumberOfOnCalls: 1,
          RecurrenceMultiplier: 1,
          WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
          ShiftCoverages: {
            MON: [{ Start: { HourOfDay: 8, MinuteOfHour: 0 }, End: { HourOfDay: 18, MinuteOfHour: 0 } }],
          },
        },
      },
      {
        resourceArn: rotation,
        output: {
          RotationOverrides: [
            { NewContactIds: [contact], StartTime: "2026-01-01T00:00:00+01:00", EndTime: "2026-01-02T00:00:00Z" },
          ],
        },
      },
    ]);
    expect(diagnostics).toEqual([]);
    expect(facts.contacts.get(contact)?.value).toEqual({
      arn: contact,
      alias: "ana",
      type: "PERSONAL",
      stages: [{ durationInMinutes: 5, targets: [{ kind: "channel", channelId: channel, retryIntervalInMinutes: 1 }] }],
    });
    expect(facts.channels.get(channel)?.value).toEqual({
      arn: channel,
      contactArn: contact,
      name: "phone",
      type: "SMS",
      isActivated: false,
    });
    expect(facts.rotations.get(rotation)?.value).toMatchObject({
      startTime: "2026-01-01T00:00:00.000Z",
      recurrence: { weekly: [{ dayOfWeek: "MON", handOffTime: { hourOfDay: 9, minuteOfHour: 0 } }] },
      overrides: [
        { contactIds: [contact], startTime: "2025-12-31T23:00:00.000Z", endTime: "2026-01-02T00:00:00.000Z" },
      ],
    });
  });

  test("a contact's list of channels is the whole of it", () => {
    const coverage = { name: "ssm-contacts:channels", account, region: "us-east-1", of: contact } as const;
    const whole = read({ resourceArn: contact, output: { ContactChannels: [] } })[0];
    expect(lookUp(whole, whole.channels, channel, coverage).state).toBe("absent");
    const page = read({ resourceArn: contact, output: { ContactChannels: [], NextToken: "x" } })[0];
    expect(lookUp(page, page.channels, channel, coverage).state).toBe("unknown");
  });
});

describe("accounts, triggers and organisations", () => {
  test("the replication set, or that there is none", () => {
    const set = {
      arn: `arn:aws:ssm-incidents::${account}:replication-set/1`,
      regionMap: { "us-east-1": { status: "ACTIVE" }, "eu-west-1": { status: "ACTIVE" } },
      status: "ACTIVE",
    };
    expect(lookUpReplicationSet(read({ replicationSet: set })[0], account)).toMatchObject({
      value: { regions: ["eu-west-1", "us-east-1"], status: "ACTIVE" },
    });
    expect(lookUpReplicationSet(read({ replicationSetArns: [] })[0], account).state).toBe("absent");
    expect(lookUpReplicationSet(read([])[0], account).state).toBe("unknown");
  });

  test("alarms and rules, with what they act on", () => {
    const plan = `arn:aws:ssm-incidents::${account}:response-plan/checkout`;
    const rule = (name: string) => `arn:aws:events:us-east-1:${account}:rule/${name}`;
    const alarm = `arn:aws:cloudwatch:us-east-1:${account}:alarm:high`;
    const [facts, diagnostics] = read([
      {
        MetricAlarms: [
          { AlarmName: "high", AlarmArn: alarm, AlarmActions: [plan], OKActions: [], ActionsEnabled: false },
        ],
        CompositeAlarms: [],
      },
      {
        Rules: [
          { Name: "a", Arn: rule("a"), State: "DISABLED" },
          { Name: "b", Arn: rule("b"), State: "ENABLED" },
        ],
      },
      { resourceArn: rule("a"), output: { Targets: [{ Id: "1", Arn: plan, RoleArn: role }] } },
      { resourceArn: plan, output: { RuleNames: ["c"] } },
    ]);
    expect(diagnostics).toEqual([]);
    expect([...facts.triggers.values()].map(({ value }) => value)).toEqual([
      { kind: "alarm", arn: alarm, name: "high", actions: [plan], isDisabled: true },
      { kind: "rule", arn: rule("a"), name: "a", actions: [plan], isDisabled: true },
      { kind: "rule", arn: rule("b"), name: "b" },
      { kind: "rule", arn: rule("c"), name: "c", actions: [plan] },
    ]);
  });

  test("organisation policies level by level, ids resolved", () => {
    const deny = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "ssm:*", Resource: "*" }] };
    const described = {
      Policy: {
        PolicySummary: { Id: "p-deny", Name: "no-ssm", Type: "SERVICE_CONTROL_POLICY" },
        Content: JSON.stringify(deny),
      },
    };
    const levels = { ServiceControlPolicies: [["p-FullAWSAccess"], ["p-deny", { Name: "x", Content: deny }]] };
    const known = lookUpOrganization(read([described, { account, output: levels }])[0], account);
    if (known.state !== "present") throw new Error("no organisation");
    expect(known.value.serviceControl?.map((level) => level.map(({ name }) => name))).toEqual([
      ["p-FullAWSAccess"],
      ["no-ssm", "x"],
    ]);
    expect(known.value.resourceControl).toBeUndefined();
    const open = lookUpOrganization(read({ account, output: levels })[0], account);
    expect(open).toMatchObject({ state: "present", value: {} });
    expect(open.state === "present" && open.value.serviceControl).toBeUndefined();
  });

  test("harmless outputs say nothing", () => {
    const outputs = [
      { responsePlanSummaries: [] },
      { name: "a", incidentTemplate: { title: "t", impact: 1 }, arn: "x" },
      { resourcePolicies: [] },
      { tags: { a: "b" } },
      { Tags: [{ Key: "a", Value: "b" }], IsTruncated: false },
      { Policies: [] },
      { ResourcePolicy: "{}" },
      { UserId: "AIDA", Account: account, Arn: `arn:aws:iam::${account}:user/ci` },
    ];
    const [facts, diagnostics] = read(outputs);
    expect(diagnostics).toEqual([]);
    expect(facts.callers.get(account)?.value.arn).toBe(`arn:aws:iam::${account}:user/ci`);
  });
});

describe("where an output belongs", () => {
  const listed = { DocumentIdentifiers: [{ Name: "Doc", DocumentType: "Automation" }] };

  test.each([
    [
      "its wrapper",
      { account: "999988887777", region: "us-west-2", output: listed },
      [prod, other],
      "facts/a.json",
      "us-west-2:999988887777:Doc",
    ],
    ["its folder", listed, [prod, other], "facts/staging/eu-west-1/docs.json", "eu-west-1:444455556666:Doc"],
    [
      "its folder, the account's only Region",
      listed,
      [prod, other],
      "x/facts/staging/docs.json",
      "eu-west-1:444455556666:Doc",
    ],
    ["the only target, in the Region of its calls", listed, [prod], "facts/a.json", `us-east-1:${account}:Doc`],
    [
      "its wrapper rather than its folder",
      { region: "us-west-2", output: listed },
      [prod],
      "facts/prod/eu-west-1/a.json",
      `us-west-2:${account}:Doc`,
    ],
  ])("%s says it", (_, value, targets, path, expected) => {
    const [facts, diagnostics] = read(value, targets, path);
    expect(diagnostics).toEqual([]);
    expect([...facts.documents.keys()]).toEqual([expected]);
  });

  test("nothing says it: the wrapper to write is named", () => {
    const [facts, [diagnostic, ...rest]] = read(listed, [prod, other]);
    expect(facts.documents.size).toBe(0);
    expect(rest).toEqual([]);
    expect(diagnostic).toMatchObject({
      rule: "invalid-facts",
      severity: "error",
      at: { file: "facts/a.json", line: 3 },
      message:
        "Unexpected output of `ssm list-documents` without account and Region, expected a wrapper that names them",
      hint: expect.stringContaining('{"account": "111122223333", "region": "us-east-1", "output": {…}}'),
    });
  });

  test.each([
    ["list-role-policies", { PolicyNames: [] }, "`roleName`"],
    ["list-attached-role-policies", { AttachedPolicies: [] }, "`roleName`"],
    ["get-policy-version", { PolicyVersion: { VersionId: "v1" } }, "`resourceArn`"],
    ["get-key-policy", { Policy: "{}" }, "`resourceArn`"],
    ["list-rotation-overrides", { RotationOverrides: [] }, "`resourceArn`"],
    ["list-targets-by-rule", { Targets: [] }, "`resourceArn`"],
  ])("%s without its owner's name asks for it", (_, value, expected) => {
    const [, diagnostics] = read(value);
    expect(diagnostics.map(({ message }) => message).join()).toContain(`expected a wrapper with ${expected}`);
  });
});

describe("completeness", () => {
  const none = { name: "iam:roles", account } as const;

  test.each([
    ["a wrapper", { account, complete: ["iam:roles"], output: { RoleDetailList: [] } }],
    ["a raw output, by the ARNs in it", { RoleDetailList: [roleShape], complete: ["iam:roles"] }],
    ["a file of its own", { complete: ["iam:roles"] }],
  ])("%s may say it", (_, value) => {
    const [facts, diagnostics] = read(value);
    expect(diagnostics).toEqual([]);
    expect(lookUp(facts, facts.roles, `arn:aws:iam::${account}:role/gone`, none).state).toBe("absent");
    expect(
      lookUp(facts, facts.roles, "arn:aws:iam::444455556666:role/gone", { ...none, account: "444455556666" }).state,
    ).toBe("unknown");
  });

  test("covers one Region only", () => {
    const [facts] = read({ account, region: "eu-west-1", complete: ["ssm:documents"] });
    const coverage = { name: "ssm:documents", account } as const;
    const key = (region: string) => documentKey(region, account, "Doc");
    expect(lookUp(facts, facts.documents, key("eu-west-1"), { ...coverage, region: "eu-west-1" }).state).toBe("absent");
    expect(lookUp(facts, facts.documents, key("us-east-1"), { ...coverage, region: "us-east-1" }).state).toBe(
      "unknown",
    );
  });

  test("nothing is complete unless it is said", () => {
    const [facts] = read({ RoleDetailList: [roleShape] });
    expect(lookUp(facts, facts.roles, "arn:aws:iam::111122223333:role/gone", none).state).toBe("unknown");
  });

  test("a thing that could not be read is not absent, however complete its list", () => {
    const { AssumeRolePolicyDocument: _, ...bare } = roleShape;
    const [facts] = read([
      { account, complete: ["iam:roles"], output: { Roles: [bare] } },
      {
        account,
        region: "us-east-1",
        complete: ["ssm-contacts:contacts"],
        output: { ContactArn: contact, Alias: "a", Type: "X" },
      },
    ]);
    expect(lookUp(facts, facts.roles, role, none).state).toBe("unknown");
    const people = { name: "ssm-contacts:contacts", account, region: "us-east-1" } as const;
    expect(lookUp(facts, facts.contacts, contact, people)).toEqual({
      state: "unknown",
      reason: "what `facts/a.json` says of it could not be read",
    });
  });

  test("what AWS refused or did not find is kept", () => {
    const gone = `arn:aws:iam::${account}:role/gone`;
    const shut = `arn:aws:iam::${account}:role/shut`;
    const [facts] = read({
      account,
      complete: ["iam:roles"],
      absent: [gone],
      refused: { [shut]: "AccessDenied on iam:GetRole" },
    });
    expect(lookUp(facts, facts.roles, gone, none).state).toBe("absent");
    expect(lookUp(facts, facts.roles, shut, none)).toEqual({ state: "unknown", reason: "AccessDenied on iam:GetRole" });
  });

  test("an unknown name is refused with the known ones", () => {
    expect(read({ account, complete: ["iam:role"] })[1][0]?.message).toBe(
      "Unexpected `iam:role`, expected one of `iam:roles`, `ssm-contacts:contacts`, `ssm:documents`, `ssm-contacts:channels`, `ssm-contacts:rotations`, `sns:topics`, `kms:keys`, `cloudwatch:alarms`, `events:rules`",
    );
  });
});

describe("bad input", () => {
  test.each([
    ["malformed JSON", '{\n  "Role": {,\n}', { line: 2, column: 12 }, "expected JSON"],
    ["an empty file", "", { line: 1, column: 1 }, "Unexpected empty file"],
    ["a comment", "{} // x", { line: 1, column: 4 }, "expected JSON"],
    ["text", '"hello"', { line: 1, column: 1 }, "Unexpected string"],
    ["an unknown shape", '{\n  "Foo": 1\n}', { line: 1, column: 1 }, "Unexpected output with `Foo`"],
    ["an empty object", "{}", { line: 1, column: 1 }, "Unexpected empty object"],
    ["a wrong type", '{"Role": {\n  "Arn": 5, "RoleName": "x"}}', { line: 2, column: 10 }, "Unexpected `5` as `Arn`"],
    [
      "another service's ARN",
      `{"Role": {"RoleName": "x",\n "Arn": "${topic}"}}`,
      { line: 2, column: 9 },
      "expected an ARN of `iam`",
    ],
    [
      "an account that is none",
      '{"account": 12, "output": {"Topics": []}}',
      { line: 1, column: 13 },
      "Unexpected `12` as `account`",
    ],
    [
      "a contact of unknown type",
      `{"ContactArn": "${contact}", "Alias": "ana",\n "Type": "TEAM"}`,
      { line: 2, column: 10 },
      "expected one of `PERSONAL`, `ESCALATION`, `ONCALL_SCHEDULE`",
    ],
    ["nesting", "[".repeat(70) + "]".repeat(70), { line: 1, column: 1 }, "levels"],
    ["deep nesting that never ends", "[".repeat(200_000), { line: 1, column: 1 }, "expected JSON"],
  ])("%s is told with its place", (_, text, at, message) => {
    const [facts, diagnostics] = read(text);
    expect(facts.roles.size).toBe(0);
    expect(diagnostics).toMatchObject([{ rule: "invalid-facts", at: { file: "facts/a.json", ...at } }]);
    expect(diagnostics[0]?.message).toContain(message);
  });

  test("one broken file or output hides no other", () => {
    const [facts, diagnostics] = readRecorded(
      [file("{", "facts/broken.json"), file([{ Role: { Arn: 1 } }, { Role: roleShape }], "facts/half.json")],
      [prod],
    );
    expect(facts.roles.has(role)).toBe(true);
    expect(diagnostics.map(({ at }) => at.file)).toEqual(["facts/broken.json", "facts/half.json", "facts/half.json"]);
  });

  test("a flood of faults is cut, and says so", () => {
    const roles = Array.from({ length: 5000 }, (_, index) => ({ Role: { Arn: index, RoleName: `r${index}` } }));
    const [, diagnostics] = read(roles);
    expect(diagnostics).toHaveLength(51);
    expect(diagnostics.some(({ message }) => message.includes("`4950` further places"))).toBe(true);
  });

  test("keys of objects' prototypes are only keys", () => {
    const text = `{"__proto__": {"Role": ${JSON.stringify(roleShape)}}, "constructor": 1}`;
    const [facts, diagnostics] = read(text);
    expect(facts.roles.size).toBe(0);
    expect(diagnostics).toHaveLength(1);
  });
});

describe("two sources", () => {
  const set = (status: string, recordedAt?: string) => ({
    ...(recordedAt === undefined ? {} : { recordedAt }),
    output: { replicationSet: { arn: `arn:aws:ssm-incidents::${account}:replication-set/1`, regionMap: {}, status } },
  });
  const status = (facts: ReturnType<typeof readRecorded>[0]) => facts.replicationSets.get(account)?.value.status;

  test.each([
    ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00+02:00", "UPDATING"],
    ["2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z", "ACTIVE"],
  ])("of %s and %s: the later is believed", (first, second, expected) => {
    const [facts, diagnostics] = read([set("ACTIVE", first), set("UPDATING", second)]);
    expect(status(facts)).toBe(expected);
    expect(diagnostics).toEqual([]);
  });

  test("without dates: the first is believed, and the contradiction is told", () => {
    const [facts, diagnostics] = readRecorded(
      [file(set("ACTIVE"), "facts/a.json"), file(set("UPDATING"), "facts/b.json")],
      [prod],
    );
    expect(status(facts)).toBe("ACTIVE");
    expect(diagnostics).toMatchObject([
      {
        severity: "notice",
        at: { file: "facts/b.json", line: 3 },
        message: `Unexpected facts about \`${account}\`, expected what \`facts/a.json:3\` says of it`,
      },
    ]);
  });

  test("that agree are one", () => {
    const [, diagnostics] = readRecorded(
      [file({ Role: roleShape }), file({ Roles: [roleShape] }, "facts/b.json")],
      [prod],
    );
    expect(diagnostics).toEqual([]);
  });
});

test("the order of files does not matter to the facts", () => {
  const files = [file({ Role: roleShape }), file({ Topics: [{ TopicArn: topic }] }, "facts/b.json")];
  const [forth] = readRecorded(files, [prod]);
  const [back] = readRecorded([...files].reverse(), [prod]);
  expect([...forth.roles]).toEqual([...back.roles]);
  expect([...forth.topics]).toEqual([...back.topics]);
});
