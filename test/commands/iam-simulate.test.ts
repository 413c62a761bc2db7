import { expect, test } from "vitest";
import { simulate, simulateForPeople, simulateLines, simulateOnce } from "../../src/commands/iam-simulate.js";
import { plainPalette } from "../../src/core/report/palette.js";

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "StartRunbook", "Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "*"},
    {
      "Effect": "Deny", "Action": "sts:*", "Resource": "*",
      "Condition": {"Bool": {"aws:SecureTransport": "false"}}
    }
  ]
}`;

function ask(more: object = {}): string {
  return JSON.stringify({ PolicyInputList: [policy], ActionNames: ["ssm:StartAutomationExecution"], ...more });
}

function resultsOf(text: string) {
  const answer = simulate(text);
  if ("Error" in answer) throw new Error(answer.Error.Message);
  return answer.EvaluationResults;
}

async function* pieces(...texts: readonly string[]): AsyncIterable<string> {
  yield* texts;
}

test("answers in the form of SimulateCustomPolicy", () => {
  expect(simulate(ask())).toEqual({
    EvaluationResults: [
      {
        EvalActionName: "ssm:StartAutomationExecution",
        EvalResourceName: "*",
        EvalDecision: "allowed",
        MatchedStatements: [
          {
            SourcePolicyId: "PolicyInputList.1",
            SourcePolicyType: "none",
            StartPosition: { Line: 4, Column: 5 },
            EndPosition: { Line: 4, Column: 106 },
          },
        ],
        MissingContextValues: [],
      },
    ],
  });
});

test("answers each action on each resource", () => {
  const results = resultsOf(
    ask({ ActionNames: ["sts:AssumeRole", "sns:Publish"], ResourceArns: ["arn:aws:a:::1", "arn:aws:a:::2"] }),
  );
  expect(results.map(({ EvalActionName, EvalResourceName }) => `${EvalActionName} ${EvalResourceName}`)).toEqual([
    "sts:AssumeRole arn:aws:a:::1",
    "sts:AssumeRole arn:aws:a:::2",
    "sns:Publish arn:aws:a:::1",
    "sns:Publish arn:aws:a:::2",
  ]);
  expect(results.map(({ MissingContextValues }) => MissingContextValues)).toEqual([
    ["aws:SecureTransport"],
    ["aws:SecureTransport"],
    [],
    [],
  ]);
});

test("names the policies by their place in the request", () => {
  const denyAll = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
  const denyEveryone = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}}';
  const allow = '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
  const [result] = resultsOf(
    ask({
      PolicyInputList: [allow, denyAll],
      PermissionsBoundaryPolicyInputList: [denyAll],
      SessionPolicyInputList: [denyAll],
      ServiceControlPolicyInputList: [[allow], [allow, denyAll]],
      ResourceControlPolicyInputList: [[denyEveryone]],
      ResourcePolicy: denyEveryone,
      ActionNames: ["s3:GetObject"],
    }),
  );
  expect(result?.MatchedStatements.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual([
    "PolicyInputList.2",
    "ResourcePolicy",
    "PermissionsBoundaryPolicyInputList.1",
    "SessionPolicyInputList.1",
    "ServiceControlPolicyInputList.2.2",
    "ResourceControlPolicyInputList.1.1",
  ]);
});

test("a resource policy is a trust policy for sts:Assume*, a key policy for kms:*", () => {
  const trust = JSON.stringify({
    Statement: { Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" },
  });
  const asked = { PolicyInputList: [], ResourcePolicy: trust, CallerArn: "ssm-incidents.amazonaws.com" };
  expect(resultsOf(ask({ ...asked, ActionNames: ["sts:AssumeRole"] }))[0]?.EvalDecision).toBe("allowed");
  expect(simulate(ask({ ...asked, ActionNames: ["kms:Decrypt"] }))).toMatchObject({
    Error: { Message: expect.stringContaining("`ResourcePolicy`") },
  });
});

test("takes the context as given", () => {
  const conditional = JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
    },
  });
  const resource = ["arn:aws:ssm:us-east-1:111122223333:document/X"];
  const open = resultsOf(ask({ PolicyInputList: [conditional], ResourceArns: resource }));
  expect(open[0]).toMatchObject({ EvalDecision: "implicitDeny", MissingContextValues: ["aws:RequestedRegion"] });
  const entry = { ContextKeyName: "AWS:requestedregion", ContextKeyType: "string", ContextKeyValues: ["us-east-1"] };
  const known = resultsOf(ask({ PolicyInputList: [conditional], ResourceArns: resource, ContextEntries: [entry] }));
  expect(known[0]).toMatchObject({ EvalDecision: "allowed", MissingContextValues: [] });
});

test("takes AWS's own form of the levels of service control policies", () => {
  const levels = [{ ServiceControlPolicyInputList: [policy] }, { ServiceControlPolicyInputList: [] }];
  expect(resultsOf(ask({ OrderedOrganizationPolicyInputList: levels }))[0]?.EvalDecision).toBe("implicitDeny");
});

test.each([
  ["text that is not JSON", "{bad", "expected JSON"],
  ["a list", "[]", "expected an object"],
  ["no policies", '{"ActionNames":["a:b"]}', "PolicyInputList"],
  ["no actions", '{"PolicyInputList":[]}', "ActionNames"],
  ["an empty list of actions", '{"PolicyInputList":[],"ActionNames":[]}', "ActionNames"],
  ["an action with a wildcard", ask({ ActionNames: ["s3:*"] }), "s3:*"],
  ["a policy that is an object", ask({ PolicyInputList: [{}] }), "a policy's text"],
  ["a list of actions that is a text", ask({ ActionNames: "s3:GetObject" }), "a list"],
  ["an unknown member", ask({ Policies: [] }), "`Policies`"],
  [
    "an unknown context type",
    ask({ ContextEntries: [{ ContextKeyName: "aws:x", ContextKeyType: "text", ContextKeyValues: [] }] }),
    "stringList",
  ],
  ["a context entry without a name", ask({ ContextEntries: [{}] }), "ContextKeyName"],
  ["a key twice", ask({ ContextEntries: ["aws:x", "AWS:X"].map((ContextKeyName) => ({ ContextKeyName })) }), "AWS:X"],
  ["a caller that nobody is", ask({ CallerArn: "bob" }), "`bob`"],
  ["an owner that is no account", ask({ ResourceOwner: "me" }), "`me`"],
  [
    "a malformed policy",
    ask({ PolicyInputList: [policy, '{"Statement":{"Effect":"Allow"}}'] }),
    "`PolicyInputList.2` at `/Statement`",
  ],
  ["a malformed boundary", ask({ PermissionsBoundaryPolicyInputList: ["{"] }), "PermissionsBoundaryPolicyInputList.1"],
  [
    "a malformed level",
    ask({ ServiceControlPolicyInputList: [[policy], ["{}"]] }),
    "ServiceControlPolicyInputList.2.1",
  ],
  ["too many levels", ask({ ServiceControlPolicyInputList: Array(40).fill([]) }), "levels"],
])("refuses %s", (_, text, message) => {
  expect(simulate(text)).toEqual({ Error: { Code: "InvalidInput", Message: expect.stringContaining(message) } });
});

test("answers a line each, in order, and goes on after a malformed one", async () => {
  const lines = `${ask()}\r\n{bad\n\n${ask({ ActionNames: ["s3:GetObject"] })}`;
  const answers: unknown[] = [];
  for await (const line of simulateLines(pieces(lines.slice(0, 7), lines.slice(7, 400), lines.slice(400)))) {
    expect(line.endsWith("\n")).toBe(true);
    answers.push(JSON.parse(line));
  }
  expect(answers).toMatchObject([
    { EvaluationResults: [{ EvalDecision: "allowed" }] },
    { Error: { Code: "InvalidInput" } },
    { Error: { Code: "InvalidInput" } },
    { EvaluationResults: [{ EvalDecision: "implicitDeny" }] },
  ]);
});

test("one request answers with JSON, and fails when it is malformed", async () => {
  const good = await simulateOnce(pieces(ask().slice(0, 10), ask().slice(10)));
  expect(good.exitCode).toBe(0);
  expect(JSON.parse(good.text)).toEqual(simulate(ask()));
  expect(await simulateOnce(pieces("{"))).toMatchObject({ exitCode: 1, isError: true });
});

test("says to people what decided", async () => {
  const request = ask({
    ActionNames: ["ssm:StartAutomationExecution", "sts:AssumeRole"],
    ResourceArns: ["arn:aws:a:::\u001b[31m"],
  });
  expect((await simulateForPeople(pieces(request), plainPalette)).text).toBe(
    [
      "DECISION       ACTION                        RESOURCE",
      "allowed        ssm:StartAutomationExecution  arn:aws:a:::\\u{1b}[31m",
      "implicitDeny?  sts:AssumeRole                arn:aws:a:::\\u{1b}[31m",
      "",
      "ssm:StartAutomationExecution on arn:aws:a:::\\u{1b}[31m is allowed by statement `StartRunbook` of policy `PolicyInputList.1` (PolicyInputList.1:4)",
      "sts:AssumeRole on arn:aws:a:::\\u{1b}[31m is not allowed: no statement of the identity policies allows it; depends on `aws:SecureTransport`",
      "",
    ].join("\n"),
  );
});
