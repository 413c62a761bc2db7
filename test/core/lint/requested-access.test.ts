import { expect, test } from "vitest";
import { lintFiles } from "./lint-files.js";

const account = "111122223333";
const plan = `name: checkout
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation: {documentName: Mitigate, documentVersion: "3", roleArn: role/runbook}
`;

const role = {
  RoleName: "runbook",
  Path: "/",
  Arn: `arn:aws:iam::${account}:role/runbook`,
  AssumeRolePolicyDocument: {
    Statement: [{ Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" }],
  },
  RolePolicyList: [
    {
      PolicyName: "start",
      PolicyDocument: {
        Statement: [
          {
            Sid: "Start",
            Effect: "Allow",
            Action: "ssm:*",
            Resource: `arn:aws:ssm:*:${account}:automation-definition/*`,
          },
          {
            Sid: "Tagged",
            Effect: "Allow",
            Action: "ssm:*",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/a": "1" } },
          },
        ],
      },
    },
  ],
  AttachedManagedPolicies: [],
};

async function readiness(facts: object) {
  const files = new Map([
    ["plans/checkout.yaml", plan],
    ["facts/iam.json", JSON.stringify(facts, undefined, 1)],
  ]);
  const [verdict] = (await lintFiles(files)).readiness;
  return verdict;
}

test("every needed request is told with its verdict, the deciding statement and its place", async () => {
  const verdict = await readiness({ RoleDetailList: [role], Policies: [] });
  const told = verdict?.requests?.map(({ need, resource, verdict: answer, why }) => [need, resource, answer, why]);
  const [start, execution] = ["document/Mitigate", "automation-execution/*"].map(
    (name) => `arn:aws:ssm:us-east-1:${account}:${name}`,
  );
  const reason = (resource: string | undefined) =>
    `\`ssm:StartAutomationExecution\` on \`${resource}\` depends on \`aws:ResourceTag/a\`, which is not known beforehand`;
  expect(told).toEqual([
    ["assume", role.Arn, "allowed", "allowed by statement 1 of policy `trust policy of runbook` (facts/iam.json:9)"],
    ["start", start, "unknown", reason(start)],
    ["start", execution, "unknown", reason(execution)],
    [
      "legacyStart",
      `arn:aws:ssm:us-east-1:${account}:automation-definition/Mitigate:3`,
      "allowed",
      "allowed by statement `Start` of policy `start` (facts/iam.json:23)",
    ],
  ]);
});

test("the small print says that the organisation's policies are not known", async () => {
  const verdict = await readiness({ RoleDetailList: [role], Policies: [] });
  expect(verdict?.smallPrint).toEqual(["unchecked: organisation policies not readable"]);
});

test("nothing is told of a role that nobody knows", async () => {
  expect(await readiness({ RoleDetailList: [], Policies: [] })).not.toHaveProperty("requests");
});
