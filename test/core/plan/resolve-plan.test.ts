import { describe, expect, test } from "vitest";
import type { Target } from "../../../src/core/config/config.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolvePlan } from "../../../src/core/plan/resolve-plan.js";
import { resolveResource } from "../../../src/core/plan/resolve-resource.js";
import type { ResolvedResource } from "../../../src/core/plan/resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

const prod: Target = {
  name: "prod",
  account: "111122223333",
  regions: ["eu-west-1", "us-east-1"],
  partition: "aws",
  files: [],
  vars: { pager: "primary", impact: "4", long: "x".repeat(300), account_name: "shop" },
};
const china: Target = { ...prod, name: "china", regions: ["cn-north-1"], partition: "aws-cn" };

function declared(text: string) {
  const [[source]] = parseSource("a.yaml", new TextEncoder().encode(text));
  if (source === undefined) throw new Error("expected a document");
  const [resource, problems] = decodeResource(source);
  expect(problems).toEqual([]);
  if (resource === undefined) throw new Error("expected a resource");
  return resource;
}

const resolve = (text: string, target: Target | undefined = prod) => resolvePlan(declared(text), target);
const problemsOf = (text: string, target?: Target) =>
  resolve(text, target)[1].map(({ rule, at, message, hint }) => `${rule} ${at.line}:${at.column} ${message} (${hint})`);

const plan = "name: a\nincidentTemplate: {title: t, impact: 2}\n";

describe("for a target", () => {
  test("references become ARNs of its partition, first Region and account", () => {
    const text = `${plan}engagements: [contact/x, "arn:aws:ssm-contacts:us-east-1:444455556666:contact/y"]
chatChannel: {chatbotSns: [topic/chat]}
actions: [{ssmAutomation: {documentName: document/Fix, roleArn: role/teams/shop/runner}}]
`;
    expect(resolve(text)[0]?.plan).toEqual({
      name: "a",
      incidentTemplate: { title: "t", impact: 2 },
      engagements: [
        "arn:aws:ssm-contacts:eu-west-1:111122223333:contact/x",
        "arn:aws:ssm-contacts:us-east-1:444455556666:contact/y",
      ],
      chatChannel: { chatbotSns: ["arn:aws:sns:eu-west-1:111122223333:chat"] },
      actions: [
        { ssmAutomation: { documentName: "Fix", roleArn: "arn:aws:iam::111122223333:role/teams/shop/runner" } },
      ],
    });
    expect(resolve(text, china)[0]?.plan.chatChannel).toEqual({
      chatbotSns: ["arn:aws-cn:sns:cn-north-1:111122223333:chat"],
    });
  });

  test("notification topics too", () => {
    const text =
      "name: a\nincidentTemplate:\n  title: t\n  impact: 2\n  notificationTargets: [{snsTopicArn: topic/x}]\n";
    expect(resolve(text)[0]?.plan.incidentTemplate.notificationTargets).toEqual([
      { snsTopicArn: "arn:aws:sns:eu-west-1:111122223333:x" },
    ]);
  });

  test.each([
    ["critical", 1],
    ["high", 2],
    ["medium", 3],
    ["low", 4],
    ["none", 5],
    ["3", 3],
    ['"${impact}"', 4],
  ])("impact %s is %i", (written, impact) => {
    expect(resolve(`name: a\nincidentTemplate: {title: t, impact: ${written}}`)[0]?.plan.incidentTemplate.impact).toBe(
      impact,
    );
  });

  test("variables are replaced in every scalar, not in keys", () => {
    const text =
      "name: a-${target}\nincidentTemplate:\n  title: ${account} ${region} ${partition} ${pager}\n  impact: 2\ntags:\n  ${pager}: ${account_name}\n";
    expect(resolve(text)[0]?.plan).toMatchObject({
      name: "a-prod",
      incidentTemplate: { title: "111122223333 eu-west-1 aws primary" },
      tags: { "${pager}": "shop" },
    });
  });

  test("what is no variable of Muster's is left alone, and $${ writes ${", () => {
    const text =
      "name: a\nincidentTemplate:\n  title: $${pager} ${aws:username} ${a/b} ${*} $pager ${open\n  impact: 2\n";
    expect(resolve(text)[0]?.plan.incidentTemplate.title).toBe("${pager} ${aws:username} ${a/b} ${*} $pager ${open");
  });

  test("the ARN that AWS gives is left out", () => {
    expect(resolve(`${plan}arn: arn:aws:ssm-incidents::111122223333:response-plan/a`)[0]?.plan).not.toHaveProperty(
      "arn",
    );
  });
});

describe("tells", () => {
  test.each([
    [
      "an unknown variable",
      `${plan}displayName: x \${pagr}\n`,
      "unknown-variable 3:14 Unexpected variable `${pagr}`, expected `account`, `account_name`, `impact`, `long`, `pager`, `partition`, `region` or `target` (Did you mean `${pager}`?)",
    ],
    [
      "a variable that makes text too long",
      `${plan}displayName: \${long}\n`,
      "invalid-shape 3:14 Unexpected text of 300 characters, expected at most 200 (Shorten it)",
    ],
    [
      "a variable that makes a wrong reference",
      `${plan}engagements: ["contact/\${long} x"]\n`,
      `invalid-shape 3:15 Unexpected \`contact/${"x".repeat(71)}…\`, expected the ARN of a contact or \`contact/ALIAS\` (undefined)`,
    ],
    [
      "an ARN of another account",
      `${plan}arn: arn:aws:ssm-incidents::444455556666:response-plan/a\n`,
      "invalid-shape 3:6 Unexpected `arn` `arn:aws:ssm-incidents::444455556666:response-plan/a`, expected `arn:aws:ssm-incidents::111122223333:response-plan/a` (Remove `arn`)",
    ],
    [
      "an ARN of another plan",
      `${plan}arn: arn:aws:ssm-incidents::111122223333:response-plan/b\n`,
      "invalid-shape 3:6 Unexpected `arn` `arn:aws:ssm-incidents::111122223333:response-plan/b`, expected `arn:aws:ssm-incidents::111122223333:response-plan/a` (Remove `arn`)",
    ],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
    expect(resolve(text)[0]).toBeUndefined();
  });
});

describe("without a target", () => {
  const none = (text: string) => resolvePlan(declared(text), undefined);

  test("references and built-in variables stay, impact becomes a number", () => {
    const [resolved, problems] = none(
      "name: a-${target}\nincidentTemplate: {title: t, impact: high}\nengagements: [contact/x]\n",
    );
    expect(problems).toEqual([]);
    expect(resolved?.plan).toEqual({
      name: "a-${target}",
      incidentTemplate: { title: "t", impact: 2 },
      engagements: ["contact/x"],
    });
  });

  test("other variables are unknown", () => {
    expect(none(`${plan}displayName: \${pager}\n`)[1]).toMatchObject([{ rule: "unknown-variable" }]);
  });
});

describe("neighbours", () => {
  const neighbour = (text: string) =>
    resolveResource(declared(text) as ReturnType<typeof declared> & { kind: ResolvedResource["kind"] }, prod);

  test("an escalation plan names contacts by ARN; numbers may come from variables", () => {
    const text = `kind: EscalationPlan
Alias: \${target}-escalation
Plan:
  Stages:
    - DurationInMinutes: \${impact}
      Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]
`;
    expect(neighbour(text)[0]).toMatchObject({
      kind: "EscalationPlan",
      name: "prod-escalation",
      value: {
        Plan: {
          Stages: [
            {
              DurationInMinutes: 4,
              Targets: [
                { ContactTargetInfo: { ContactId: "arn:aws:ssm-contacts:eu-west-1:111122223333:contact/ann" } },
              ],
            },
          ],
        },
      },
    });
  });

  test("policies keep IAM's variables", () => {
    const text =
      'kind: Role\nRoleName: r\nAssumeRolePolicyDocument: {Statement: [{Resource: "arn:aws:iam::${account}:user/${aws:username}"}]}\n';
    expect(neighbour(text)[0]?.value["AssumeRolePolicyDocument"]).toEqual({
      Statement: [{ Resource: "arn:aws:iam::111122223333:user/${aws:username}" }],
    });
  });

  const contact = (address: string, channel = "channel/phone") => `kind: Contact
Alias: ann
Channels:
  - {Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "${address}"}}
  - {Name: phone, Type: VOICE, DeliveryAddress: {SimpleAddress: "\${secret:ANN_VOICE}"}}
  - {Name: mail, Type: EMAIL, DeliveryAddress: {SimpleAddress: "\${secret:ANN_MAIL}"}}
Plan: {Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: ${channel}}}]}]}
`;
  const told = (text: string) =>
    neighbour(text)[1].map(({ rule, at, message, hint }) => `${rule} ${at.line}:${at.column} ${message} (${hint})`);

  test("a secret stays a reference: only a sync knows its value", () => {
    const [resolved, problems] = neighbour(contact("${secret:ANN_SMS}", "channel/SMS/phone"));
    expect(problems).toEqual([]);
    expect(resolved?.value).toMatchObject({
      Channels: [{ DeliveryAddress: { SimpleAddress: "${secret:ANN_SMS}" } }, {}, {}],
      Plan: { Stages: [{ Targets: [{ ChannelTargetInfo: { ContactChannelId: "channel/SMS/phone" } }] }] },
    });
  });

  test("a stage names a channel that is there, and one only", () => {
    expect(told(contact("${secret:ANN_SMS}", "channel/pager"))).toEqual([
      "invalid-shape 7:89 Unexpected `channel/pager`, expected `channel/phone` or `channel/mail` (undefined)",
    ]);
    expect(told(contact("${secret:ANN_SMS}"))).toEqual([
      "invalid-shape 7:89 Unexpected `channel/phone`, expected `channel/phone` or `channel/mail` (Write `channel/TYPE/NAME` for one of several channels of a name)",
    ]);
  });

  test("a secret anywhere else is told at its line", () => {
    const role = 'kind: Role\nRoleName: r\nAssumeRolePolicyDocument: {Version: "${secret:KEY}"}\n';
    expect(told(role)).toEqual([
      "unknown-variable 3:37 Unexpected `${secret:KEY}`, expected a secret only in a channel's `DeliveryAddress.SimpleAddress` (Write `$${` for a plain `${`)",
    ]);
    expect(problemsOf(`${plan}displayName: \${secret:KEY}\n`)).toEqual([
      "unknown-variable 3:14 Unexpected `${secret:KEY}`, expected a secret only in a channel's `DeliveryAddress.SimpleAddress` (Write `$${` for a plain `${`)",
    ]);
  });
});
