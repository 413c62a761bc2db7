import { parseCaller } from "../../core/policy/caller.js";
import { type CompiledPolicy, compilePolicy, isPolicyError } from "../../core/policy/compile-policy.js";
import { evaluate } from "../../core/policy/evaluate.js";
import type { Request } from "../../core/policy/request.js";
import type { Measurement } from "./measurement.js";

const leastRate = 300_000;

/** A role with three policies of twelve statements in all, asked the questions that a check asks, in one thread. */
export function measurePolicyRate(seconds = 1): readonly Measurement[] {
  const compiled = { identity: documents.map(compile) };
  const rate = rateOf(seconds, (request) => evaluate(compiled, request));
  const interpreted = rateOf(seconds, (request) => evaluate({ identity: documents.map(compile) }, request));
  return [
    {
      name: "requests to compiled policies",
      ratio: rate / interpreted,
      baseline: "reading the JSON anew for each",
      note: `${Math.round(rate).toLocaleString("en")} requests a second (aim: at least ${leastRate.toLocaleString("en")})`,
    },
  ];
}

function rateOf(seconds: number, ask: (request: Request) => unknown): number {
  const run = (until: number) => {
    let count = 0;
    while (performance.now() < until) {
      for (const request of requests) ask(request);
      count += requests.length;
    }
    return count;
  };
  run(performance.now() + seconds * 250);
  const start = performance.now();
  const count = run(start + seconds * 1000);
  return count / ((performance.now() - start) / 1000);
}

function compile(document: string, index: number): CompiledPolicy {
  const policy = compilePolicy(document, { name: `policy-${index}`, type: "identity" });
  if (isPolicyError(policy)) throw new Error(policy.message);
  return policy;
}

const account = "111122223333";

const documents: readonly string[] = [
  [
    {
      Sid: "StartRunbook",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: [
        `arn:aws:ssm:*:${account}:document/Checkout-*`,
        `arn:aws:ssm:*:${account}:automation-execution/*`,
        "arn:aws:ssm:*::document/AWS-*",
      ],
    },
    {
      Sid: "HandOver",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole",
      Condition: { StringEquals: { "aws:CalledViaLast": "ssm.amazonaws.com" } },
    },
    { Effect: "Allow", Action: ["ssm-incidents:*", "ssm-contacts:*"], Resource: "*" },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: `arn:aws:iam::${account}:role/automation-*`,
      Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
    },
  ],
  [
    { Effect: "Allow", Action: ["ec2:Describe*", "ecs:Describe*", "ecs:List*"], Resource: "*" },
    {
      Effect: "Allow",
      Action: ["ecs:UpdateService", "ecs:StopTask"],
      Resource: `arn:aws:ecs:*:${account}:service/checkout/*`,
      Condition: { StringLike: { "aws:ResourceTag/team": ["checkout", "payments-*"] } },
    },
    { Effect: "Allow", Action: "logs:*", Resource: `arn:aws:logs:*:${account}:log-group:/checkout/*` },
    { Effect: "Allow", Action: "sns:Publish", Resource: `arn:aws:sns:*:${account}:incident-*` },
  ],
  [
    {
      Sid: "OwnRegions",
      Effect: "Deny",
      NotAction: ["iam:*", "sts:*"],
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } },
    },
    {
      Effect: "Deny",
      Action: "ssm:*",
      Resource: `arn:aws:ssm:*:${account}:document/Admin-*`,
      Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/admin-*` } },
    },
    { Effect: "Deny", Action: "kms:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    {
      Effect: "Allow",
      Action: "ssm:Get*",
      Resource: "*",
      Condition: { DateLessThan: { "aws:CurrentTime": "2030-01-01" } },
    },
  ],
].map((statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements }));

const caller = parseCaller(`arn:aws:sts::${account}:assumed-role/incident-runbook/incident`) ?? { kind: "unnamed" };
const known = new Map<string, readonly string[]>([
  ["aws:requestedregion", ["us-east-1"]],
  ["aws:calledvialast", ["ssm.amazonaws.com"]],
  ["aws:principalarn", [`arn:aws:iam::${account}:role/incident-runbook`]],
  ["aws:securetransport", ["true"]],
]);

const requests: readonly Request[] = [
  ask("ssm:StartAutomationExecution", `arn:aws:ssm:us-east-1:${account}:document/Checkout-Mitigate`),
  ask("ssm:StartAutomationExecution", `arn:aws:ssm:us-east-1:${account}:automation-execution/00000000`),
  ask("ssm:StartAutomationExecution", "arn:aws:ssm:us-east-1::document/AWS-RestartEC2Instance"),
  ask("ssm:StartAutomationExecution", `arn:aws:ssm:us-east-1:${account}:automation-definition/Checkout-Mitigate:3`),
  ask("sts:AssumeRole", `arn:aws:iam::${account}:role/AWS-SystemsManager-AutomationExecutionRole`),
  ask(
    "iam:PassRole",
    `arn:aws:iam::${account}:role/automation-checkout`,
    new Map([...known, ["iam:passedtoservice", ["ssm.amazonaws.com"]]]),
  ),
  ask(
    "ecs:UpdateService",
    `arn:aws:ecs:us-east-1:${account}:service/checkout/api`,
    new Map([...known, ["aws:resourcetag/team", ["payments-eu"]]]),
  ),
  // The tag is not given: the answer depends on it.
  ask("ecs:UpdateService", `arn:aws:ecs:us-east-1:${account}:service/checkout/api`),
];

function ask(action: string, resource: string, context: Request["context"] = known): Request {
  return { action, resource, caller, context };
}
