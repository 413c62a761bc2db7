import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runRole } from "../../src/commands/role.js";
import type { RoleFormat } from "../../src/core/export/role-policies.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { lintFiles } from "../core/lint/lint-files.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const config = `version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}}
`;

const planFile = (name: string, more = "") => `name: ${name}
incidentTemplate: {title: Too slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Mitigate
      documentVersion: "3"
      roleArn: role/ops/incident-runbook
${more}`;

const files = {
  "muster.yaml": config,
  "plans/a.yaml": planFile("a"),
  "plans/b.yaml": planFile("b", '      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/steps"]}\n'),
  "plans/c.yaml": "name: c\nincidentTemplate: {title: Too slow, impact: 3}\n",
};

function print(plan: string, format: RoleFormat, texts: Record<string, string> = files): Promise<string> {
  const knownRules = new Set(ruleCatalogue.map(({ id }) => id));
  const options = { configPath: "muster.yaml", isConfigRequired: false, knownRules, plan, format, now: new Date(0) };
  return runRole(options, { files: fakeRepositoryFiles(texts), output: fakeOutput() });
}

test("prints the policies of the role for all plans that share it", async () => {
  expect(JSON.parse(await print("a", "json"))).toEqual({
    schemaVersion: 1,
    roles: [
      {
        target: "prod",
        arn: "arn:aws:iam::111122223333:role/ops/incident-runbook",
        plans: ["a", "b"],
        trust: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "AssumeForIncidents",
              Effect: "Allow",
              Principal: { Service: "ssm-incidents.amazonaws.com" },
              Action: "sts:AssumeRole",
              Condition: {
                ArnLike: {
                  "aws:SourceArn": ["a", "b"].map(
                    (name) => `arn:aws:ssm-incidents::111122223333:incident-record/${name}/*`,
                  ),
                },
                StringEquals: { "aws:SourceAccount": ["111122223333"] },
              },
            },
          ],
        },
        permissions: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "StartRunbook",
              Effect: "Allow",
              Action: "ssm:StartAutomationExecution",
              Resource: ["eu-west-1", "us-east-1"].map(
                (region) => `arn:aws:ssm:${region}:111122223333:document/Mitigate`,
              ),
            },
            {
              Sid: "CreateExecution",
              Effect: "Allow",
              Action: "ssm:StartAutomationExecution",
              Resource: ["eu-west-1", "us-east-1"].map(
                (region) => `arn:aws:ssm:${region}:111122223333:automation-execution/*`,
              ),
            },
            {
              Sid: "PassRoleToRunbook",
              Effect: "Allow",
              Action: "iam:PassRole",
              Resource: ["arn:aws:iam::111122223333:role/steps"],
              Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
            },
          ],
        },
      },
    ],
  });
});

test("its JSON is what its schema describes", async () => {
  const schema = JSON.parse(readFileSync("schemas/role-output.schema.json", "utf8"));
  const validate = new Ajv2020({ strict: true }).compile(schema);
  const output = JSON.parse(await print("b", "json"));
  expect([validate(output), validate.errors]).toEqual([true, null]);
});

test("a role made from the CloudFormation text satisfies every rule about roles", async () => {
  const { Resources } = parse(await print("b", "cloudformation"));
  const { Type, Properties } = Resources.RunbookRole;
  expect(Type).toBe("AWS::IAM::Role");
  const role = JSON.stringify({ kind: "Role", ...Properties });
  const result = await lintFiles(new Map([...Object.entries(files), ["plans/role.yaml", role]]));
  const own = (rule: string) =>
    rule.includes("role") ||
    rule.includes("start-permission") ||
    ["confused-deputy", "trust-names-other-plan"].includes(rule);
  expect(result.diagnostics.filter(({ rule }) => own(rule))).toEqual([]);
  expect(result.unchecked.filter(({ rule }) => own(rule))).toEqual([]);
});

test("prints Terraform in which nothing is a template", async () => {
  const text = await print("a", "terraform");
  expect(text).toMatch(
    /^resource "aws_iam_role" "runbook" \{\n {2}name {15}= "incident-runbook"\n {2}path {15}= "\/ops\/"\n/,
  );
  const policies = [...text.matchAll(/jsonencode\((\{[\s\S]*?\n {2}\})\)\n/g)].map((match) =>
    JSON.parse(match[1] ?? ""),
  );
  const [role] = JSON.parse(await print("a", "json")).roles;
  expect(policies).toEqual([role.trust, role.permissions]);
});

describe("refuses", () => {
  test.each([
    ["a plan that does not exist", "aa", files, "There is no plan `aa`"],
    ["a plan without a runbook", "c", files, "The plan `c` starts no runbook"],
    ["a plan without a target", "a", { "plans/a.yaml": files["plans/a.yaml"] }, "belongs to no target"],
    [
      "several targets where the format holds one",
      "a",
      {
        ...files,
        "muster.yaml": `${config.trimEnd().slice(0, -1)}, dev: {account: "444455556666", regions: [us-east-1]}}\n`,
      },
      "belongs to several targets: `prod`, `dev`",
    ],
  ])("%s", async (_, plan, texts, message) => {
    await expect(print(plan, "terraform", texts)).rejects.toThrow(message);
  });
});
