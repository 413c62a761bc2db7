import { expect, test } from "vitest";
import { explainPlan } from "../../src/commands/explain-plan.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { renderReadinessText } from "../../src/core/report/readiness-text.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const now = new Date("2026-11-23T00:00:00Z");

const config = `version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
facts: [facts/*.json]
`;

const plan = `name: checkout
incidentTemplate: {title: Too slow, impact: 2}
engagements: [contact/akua, contact/jorge]
`;

const akua = JSON.stringify({
  recordedAt: "2026-11-20T00:00:00Z",
  output: {
    ContactArn: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua",
    Alias: "akua",
    Type: "PERSONAL",
    Plan: { Stages: [] },
  },
});

async function explain(texts: Record<string, string>, name = "checkout") {
  const knownRules = new Set(ruleCatalogue.map(({ id }) => id));
  const options = { configPath: "muster.yaml", isConfigRequired: false, knownRules, now };
  const trees = await explainPlan(name, options, { files: fakeRepositoryFiles(texts), output: fakeOutput() });
  return trees.map((tree) => renderReadinessText(tree, now)).join("\n");
}

test("lays out each requirement with what decided it and the facts, their source and age", async () => {
  const text = await explain({ "muster.yaml": config, "plans/checkout.yaml": plan, "facts/akua.json": akua });
  await expect(text).toMatchFileSnapshot("explain-plan.txt");
});

test("says of a plan that is not in shape what is wrong with it", async () => {
  const text = await explain({ "plans/checkout.yaml": "name: checkout\nimpact: 2\n" });
  expect(text).toContain("checkout: not ready");
  expect(text).toContain("invalid-shape");
});

test("knows no plan of another name", async () => {
  expect(await explain({ "plans/checkout.yaml": plan }, "other")).toBe("");
});

test("shows each request of the runbook's role under what it decides", async () => {
  const runbook = `name: checkout
incidentTemplate: {title: Too slow, impact: 3}
actions: [{ssmAutomation: {documentName: Mitigate, documentVersion: "3", roleArn: role/runbook}}]
`;
  const trusted = { Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" };
  const start = { Sid: "Start", Effect: "Allow", Action: "ssm:*", Resource: "arn:aws:ssm:*:*:automation-definition/*" };
  const role = {
    RoleName: "runbook",
    Path: "/",
    Arn: "arn:aws:iam::111122223333:role/runbook",
    AssumeRolePolicyDocument: { Statement: [trusted] },
    RolePolicyList: [{ PolicyName: "start", PolicyDocument: { Statement: [start] } }],
    AttachedManagedPolicies: [],
  };
  const facts = JSON.stringify({ RoleDetailList: [role], Policies: [] });
  const text = await explain({ "muster.yaml": config, "plans/checkout.yaml": runbook, "facts/iam.json": facts });
  const lines = text.split("\n").map((line) => line.trim());
  const titleOf = (part: string) =>
    lines
      .slice(
        0,
        lines.findIndex((line) => line.includes(part)),
      )
      .findLast((line) => /^[✓✗?-] /.test(line));
  expect(titleOf("allowed sts:AssumeRole on")).toBe("✓ Incident Manager may assume the runbook's role");
  expect(titleOf("denied ssm:StartAutomationExecution on")).toBe("? The role may start the runbook");
  expect(lines).toContain(
    "allowed ssm:StartAutomationExecution on arn:aws:ssm:us-east-1:111122223333:automation-definition/Mitigate:3 (older form): allowed by statement `Start` of policy `start` (facts/iam.json:1)",
  );
});
