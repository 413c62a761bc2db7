import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factCollector } from "../../src/adapters/aws/collect-facts.js";
import { policySimulator } from "../../src/adapters/aws/policy-simulator.js";
import { askSecondOpinion } from "../../src/commands/second-opinion.js";
import type { Target } from "../../src/core/config/config.js";
import { deriveFactRequest } from "../../src/core/facts/derive-fact-request.js";
import { noFacts } from "../../src/core/facts/look-up.js";
import type { ResolvedPlan } from "../../src/core/plan/resource.js";
import type { SecondOpinion } from "../../src/core/policy/second-opinion.js";
import { renderCheckText } from "../../src/core/report/check-text.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "../emulator/clients.js";

const account = "111122223333";
const target: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };
const at = { file: "plans/a.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const resolved: ResolvedPlan = {
  target,
  source: { file: at.file, index: 0, value: undefined, directives: [], locate: () => at },
  plan: {
    name: "checkout",
    incidentTemplate: { title: "t", impact: 1 },
    actions: [
      {
        ssmAutomation: {
          documentName: "Mitigate",
          documentVersion: "1",
          roleArn: `arn:aws:iam::${account}:role/runbook`,
          targetAccount: "IMPACTED_ACCOUNT",
        },
      },
    ],
  },
};

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator();
  const { iam } = clientsOf(emulator.endpoint, account);
  const RoleName = "runbook";
  const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const Principal = { Service: "ssm-incidents.amazonaws.com" };
  const trust = policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const start = policyOf({
    Effect: "Allow",
    Action: "ssm:StartAutomationExecution",
    Resource: [`arn:aws:ssm:*:${account}:document/Mitigate`, `arn:aws:ssm:*:${account}:automation-execution/*`],
  });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "start", PolicyDocument: start }));
});

afterAll(() => emulator.close());

const access = () => ({
  endpoint: emulator.endpoint,
  credentials: { accessKeyId: account, secretAccessKey: "x" },
  maxAttempts: 1,
});

async function collect() {
  return factCollector(target, access()).collect(deriveFactRequest([resolved]));
}

test("the embedded AWS and Muster agree on every request of a plan's role", async () => {
  const report = await askSecondOpinion([resolved], await collect(), () => policySimulator("us-east-1", access()));
  expect(report.disagreements).toEqual([]);
  expect(report.unanswered).toEqual([]);
  expect(report.agreed).toBeGreaterThanOrEqual(4);
});

test("a disagreement names plan, request and both answers, and text shows it", async () => {
  const simulate = async (): Promise<SecondOpinion> => ({ kind: "answer", effect: "explicitDeny", missingKeys: [] });
  const report = await askSecondOpinion([resolved], await collect(), () => ({ simulate }));
  expect(report.disagreements[0]).toEqual({
    plan: "checkout",
    target: "prod",
    action: "ssm:StartAutomationExecution",
    resource: `arn:aws:ssm:us-east-1:${account}:document/Mitigate`,
    muster: "allowed",
    aws: "explicitDeny",
  });
  const summary = { files: 1, plans: 1, errors: 0, warnings: 0, notices: 0, unchecked: 0, suppressed: 0 };
  const text = renderCheckText({ summary, diagnostics: [], unchecked: [], readiness: [], secondOpinion: report });
  expect(text).toContain(`AWS's simulator agrees on 0 of ${report.disagreements.length} requests`);
  expect(text).toContain("AWS says explicitDeny, Muster allowed  checkout (prod)");
});

test("where Muster has not seen all policies, there is nothing to compare", async () => {
  const { iam } = clientsOf(emulator.endpoint, account);
  const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole";
  await iam.send(new AttachRolePolicyCommand({ RoleName: "runbook", PolicyArn }));
  await fetch(`${emulator.endpoint}/_emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ service: "iam", operation: "GetPolicy", kind: "access-denied" }),
  });
  const report = await askSecondOpinion([resolved], await collect(), () => policySimulator("us-east-1", access()));
  expect(report).toMatchObject({ agreed: 0, disagreements: [] });
  expect(report.unanswered[0]?.reason).toContain("`iam:GetPolicy`");
});

test("a plan whose role is not known has no requests", async () => {
  const simulate = () => Promise.reject(new Error("not to be asked"));
  const report = await askSecondOpinion([resolved], noFacts, () => ({ simulate }));
  expect(report).toEqual({ agreed: 0, disagreements: [], unanswered: [] });
});
