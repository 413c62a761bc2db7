import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

function decode(text: string) {
  const [[source], problems] = parseSource("a.yaml", new TextEncoder().encode(text));
  if (source === undefined) throw new Error(`expected a document, got ${JSON.stringify(problems)}`);
  return decodeResource(source);
}

const problemsOf = (text: string) =>
  decode(text)[1].map(
    ({ at, message, hint }) => `${at.line}:${at.column} ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );

const plan = "name: a\nincidentTemplate: {title: t, impact: 2}\n";

describe("accepts", () => {
  test.each([
    ["the smallest plan", plan, "ResponsePlan", "a"],
    [
      "what get-response-plan gives",
      `arn: arn:aws:ssm-incidents::111122223333:response-plan/a\n${plan}chatChannel: {empty: {}}\nactions: []\nengagements: []\n`,
      "ResponsePlan",
      "a",
    ],
    ["an impact by name", "name: a\nincidentTemplate: {title: t, impact: critical}", "ResponsePlan", "a"],
    [
      "short references",
      `${plan}engagements: [contact/x]\nchatChannel: {chatbotSns: [topic/y]}\nactions: [{ssmAutomation: {documentName: document/Foo, roleArn: role/p/q/r}}]`,
      "ResponsePlan",
      "a",
    ],
    [
      "a variable in any scalar, however long",
      `name: "\${target}-x y"\nincidentTemplate: {title: "\${a}${"x".repeat(300)}", impact: "\${b}"}\nengagements: ["\${c}"]\n`,
      "ResponsePlan",
      "${target}-x y",
    ],
    ["a contact", "kind: Contact\nAlias: ann\nPlan: {Stages: []}", "Contact", "ann"],
    [
      "an escalation plan",
      "kind: EscalationPlan\nAlias: e\nPlan: {Stages: [{DurationInMinutes: 5, Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]}]}",
      "EscalationPlan",
      "e",
    ],
    [
      "a contact with channels",
      `kind: Contact
Alias: ann
Channels: [{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "\${secret:ANN_PHONE}"}, DeferActivation: true}]
Plan: {Stages: [{DurationInMinutes: 5, Targets: [{ChannelTargetInfo: {ContactChannelId: channel/phone}}]}]}
`,
      "Contact",
      "ann",
    ],
    ["a clone", "kind: Runbook\nName: Fix\nCloneOf: AWSIncidents-CriticalIncidentRunbookTemplate", "Runbook", "Fix"],
    ["a schedule", "kind: OnCallSchedule\nAlias: s\nPlan: {RotationIds: []}", "OnCallSchedule", "s"],
    [
      "a rotation",
      "kind: Rotation\nName: r\nContactIds: [contact/ann]\nTimeZoneId: Europe/Berlin\nRecurrence: {NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [{HourOfDay: 9, MinuteOfHour: 0}]}",
      "Rotation",
      "r",
    ],
    [
      "a runbook as a mapping",
      "kind: Runbook\nName: Fix\nContent: {schemaVersion: '0.3', mainSteps: []}",
      "Runbook",
      "Fix",
    ],
    [
      "a role with a policy as JSON text",
      `kind: Role\nRoleName: r\nAssumeRolePolicyDocument: '{"Version": "2012-10-17", "Statement": []}'`,
      "Role",
      "r",
    ],
    ["tags that AWS refuses: a rule of their own tells", `${plan}tags: {'aws:x': 'ü'}`, "ResponsePlan", "a"],
  ])("%s", (_, text, kind, name) => {
    const [resource, problems] = decode(text);
    expect(problems).toEqual([]);
    expect(resource).toMatchObject({ kind, name });
  });
});

describe("keeps personal data out of Git", () => {
  const channels = (text: string) => `kind: Contact\nAlias: ann\nPlan: {Stages: []}\nChannels: ${text}\n`;
  const expected =
    "Unexpected value, expected `${secret:NAME}`, which keeps the number or address out of Git (Phone numbers and e-mail addresses stay out of Git: set NAME where `muster sync` runs)";

  test.each([
    "[{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: '+4915112345678'}}]",
    "[{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: 4915112345678}}]",
    '[{Name: phone, Type: SMS, DeliveryAddress: {SimpleAddress: "tel ${secret:X} 4915112345678"}}]',
  ])("a literal address is refused and not repeated: %s", (text) => {
    const [, problems] = decode(channels(text));
    expect(problems.map(({ message, hint }) => `${message} (${hint})`)).toEqual([expected]);
    expect(problems).toMatchObject([{ rule: "invalid-shape", isPrivate: true, at: { line: 4 } }]);
  });

  test.each(["['+4915112345678']", "'+4915112345678'", "[{Name: a, Type: SMS, DeliveryAddress: '+4915112345678'}]"])(
    "nor is one in a wrong place: %s",
    (text) => {
      const [resource, problems] = decode(channels(text));
      expect(resource).toBeUndefined();
      expect(problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(problems)).not.toContain("4915112345678");
    },
  );
});

describe("refuses in plain words", () => {
  const fields =
    "`arn`, `name`, `displayName`, `incidentTemplate`, `chatChannel`, `engagements`, `actions`, `integrations`, `tags`";
  test.each([
    [
      "severity",
      "name: a\nseverity: 1\nincidentTemplate: {title: t}\n",
      [`2:1 Unexpected field \`severity\`, expected one of ${fields} (Did you mean \`incidentTemplate.impact\`?)`],
    ],
    [
      "a title at the top",
      "name: a\ntitle: x\nincidentTemplate: {impact: 1}\n",
      [`2:1 Unexpected field \`title\`, expected one of ${fields} (Did you mean \`incidentTemplate.title\`?)`],
    ],
    [
      "CloudFormation's spelling",
      `${plan}DisplayName: x\n`,
      [`3:1 Unexpected field \`DisplayName\`, expected one of ${fields} (Did you mean \`displayName\`?)`],
    ],
    [
      "Terraform's spelling",
      "name: a\nincident_template: {}\n",
      [`2:1 Unexpected field \`incident_template\`, expected one of ${fields} (Did you mean \`incidentTemplate\`?)`],
    ],
    [
      "a slip of the finger",
      "name: a\nincidentTemplate: {titel: t, impact: 1}",
      [
        "2:20 Unexpected field `titel`, expected one of `title`, `impact`, `summary`, `dedupeString`, `incidentTags`, `notificationTargets` (Did you mean `incidentTemplate.title`?)",
      ],
    ],
    [
      "a runbook at the top",
      `${plan}runbook: x`,
      [`3:1 Unexpected field \`runbook\`, expected one of ${fields} (Did you mean \`actions[0].ssmAutomation\`?)`],
    ],
    [
      "a client token",
      `${plan}clientToken: x`,
      ["3:1 Unexpected field `clientToken`, expected none: Muster makes its own token (Remove `clientToken`)"],
    ],
    [
      "a runbook without content",
      "kind: Runbook\nName: Fix",
      ["1:1 Unexpected absence of `Content`, expected the document as JSON or YAML text or a mapping"],
    ],
    [
      "a runbook with content of its own and a clone's",
      "kind: Runbook\nName: Fix\nCloneOf: AWS-X\nContent: {schemaVersion: '0.3'}",
      ["1:1 Unexpected fields side by side, expected either `Content` or `CloneOf`"],
    ],
    [
      "an impact out of range",
      "name: a\nincidentTemplate: {title: t, impact: 6}",
      ["2:38 Unexpected `6`, expected 1 to 5 or `critical`, `high`, `medium`, `low` or `none`"],
    ],
    [
      "a missing field",
      "name: a\nincidentTemplate: {impact: 1}",
      ["2:19 Unexpected absence of `title`, expected text of at most 200 characters"],
    ],
    [
      "a number where text belongs",
      `${plan}displayName: 3`,
      ['3:14 Unexpected number `3`, expected text of at most 200 characters (Put it in quotes: `"3"`)'],
    ],
    [
      "text where a list belongs",
      `${plan}engagements: contact/x`,
      ["3:14 Unexpected `contact/x`, expected a list (Write it as a list, each item after `- `)"],
    ],
    [
      "the same contact twice",
      `${plan}engagements: [contact/x, contact/x]`,
      ["3:26 Unexpected second `contact/x`, expected each item once (Remove the second one)"],
    ],
    [
      "six contacts",
      `${plan}engagements: [contact/a, contact/b, contact/c, contact/d, contact/e, contact/f]`,
      ["3:14 Unexpected list of 6 items, expected at most 5"],
    ],
    [
      "no reference",
      `${plan}engagements: [x]`,
      ["3:15 Unexpected `x`, expected the ARN of a contact or `contact/ALIAS`"],
    ],
    [
      "two kinds of chat channel",
      `${plan}chatChannel: {empty: {}, chatbotSns: [topic/a]}`,
      ["3:14 Unexpected 2 fields (`empty` and `chatbotSns`), expected at most 1"],
    ],
    [
      "tags as a list",
      `${plan}tags: [{Key: a, Value: b}]`,
      ['3:7 Unexpected list `[{"Key":"a","Value":"b"}]`, expected a mapping (Write each as `key: value`)'],
    ],
    [
      "an unknown kind",
      "kind: Contct\nAlias: x",
      [
        "1:7 Unexpected kind `Contct`, expected `ResponsePlan`, `Contact`, `EscalationPlan`, `OnCallSchedule`, `Rotation`, `Runbook` or `Role` (Did you mean `Contact`?)",
      ],
    ],
    ["a list", "- a", ["1:1 Unexpected list, expected the fields of a response plan"]],
    ["a scalar", "hello", ["1:1 Unexpected `hello`, expected the fields of a response plan"]],
    [
      "a stage of 31 minutes",
      "kind: Contact\nAlias: a\nPlan: {Stages: [{DurationInMinutes: 31, Targets: []}]}",
      ["3:37 Unexpected `31`, expected a whole number from 0 to 30"],
    ],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  test("with the JSON Pointer of the value", () => {
    expect(
      decode(`${plan}actions: [{ssmAutomation: {documentName: x, roleArn: r}}]`)[1].map(({ pointer }) => pointer),
    ).toEqual(["/actions/0/ssmAutomation/documentName", "/actions/0/ssmAutomation/roleArn"]);
  });
});

test("a list of 100,000 items is refused at once", () => {
  const items = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(",");
  expect(problemsOf(`${plan}engagements: [${items}]`).length).toBeLessThanOrEqual(200);
});

test("whatever a document holds, the answer is a resource or a diagnostic", () => {
  const keys = fc.constantFrom(
    "name",
    "incidentTemplate",
    "title",
    "impact",
    "actions",
    "ssmAutomation",
    "tags",
    "kind",
    "Plan",
    "Stages",
    "__proto__",
    "constructor",
    "toString",
    "a/b~c",
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.integer(),
      fc.string(),
      fc.constantFrom(null, true, "Contact", "Role", "${x}"),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const [resource, problems] = decode(JSON.stringify(value) === '""' ? "x" : JSON.stringify(value));
      expect(resource === undefined).toBe(problems.length > 0);
      for (const { message } of problems) expect(message).toMatch(/^Unexpected .+, expected .+[^.]$/);
    }),
    { numRuns: 500 },
  );
});
