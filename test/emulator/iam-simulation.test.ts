import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  paginateSimulateCustomPolicy,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let iam: IAMClient;

beforeEach(async () => {
  emulator = await startEmulator();
  iam = clientsOf(emulator.endpoint).iam;
});

afterEach(() => emulator.close());

const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const document = "arn:aws:ssm:us-east-1:111122223333:document/Checkout";
const start = "ssm:StartAutomationExecution";
const mayStart = policyOf({ Effect: "Allow", Action: start, Resource: document });
const RoleName = "runbook";
const PolicySourceArn = `arn:aws:iam::111122223333:role/${RoleName}`;

async function createRole(boundary?: string) {
  const trust = policyOf({
    Effect: "Allow",
    Principal: { Service: "ssm-incidents.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, PermissionsBoundary: boundary }));
}

describe("SimulateCustomPolicy", () => {
  test("decides each action on each resource, and says which statement did", async () => {
    const { EvaluationResults } = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [mayStart],
        ActionNames: [start, "sns:Publish"],
        ResourceArns: [document, `${document}2`],
      }),
    );
    expect(
      EvaluationResults?.map((result) => [result.EvalActionName, result.EvalResourceName, result.EvalDecision]),
    ).toEqual([
      [start, document, "allowed"],
      [start, `${document}2`, "implicitDeny"],
      ["sns:Publish", document, "implicitDeny"],
      ["sns:Publish", `${document}2`, "implicitDeny"],
    ]);
    expect(EvaluationResults?.[0]?.MatchedStatements).toMatchObject([
      { SourcePolicyId: "PolicyInputList.1", StartPosition: { Line: 1 } },
    ]);
  });

  test("takes context entries, and tells which keys are missing", async () => {
    const conditional = policyOf({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: "*",
      Condition: { StringEquals: { "aws:CalledViaLast": "ssm.amazonaws.com" } },
    });
    const ask = async (ContextKeyValues?: string[]) => {
      const entry = { ContextKeyName: "aws:CalledViaLast", ContextKeyType: "string", ContextKeyValues } as const;
      const { EvaluationResults } = await iam.send(
        new SimulateCustomPolicyCommand({
          PolicyInputList: [conditional],
          ActionNames: ["sts:AssumeRole"],
          ContextEntries: ContextKeyValues === undefined ? [] : [entry],
        }),
      );
      return EvaluationResults?.[0];
    };
    expect(await ask()).toMatchObject({ EvalDecision: "implicitDeny", MissingContextValues: ["aws:CalledViaLast"] });
    expect(await ask(["ssm.amazonaws.com"])).toMatchObject({ EvalDecision: "allowed", MissingContextValues: [] });
  });

  test("applies boundaries and service control policies, each told apart", async () => {
    const nothing = policyOf({ Effect: "Deny", Action: "*", Resource: "*" });
    const { EvaluationResults } = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [mayStart],
        ActionNames: [start],
        ResourceArns: [document],
        PermissionsBoundaryPolicyInputList: [mayStart],
        OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [nothing] }],
      } as ConstructorParameters<typeof SimulateCustomPolicyCommand>[0]),
    );
    expect(EvaluationResults?.[0]).toMatchObject({
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    });
  });

  test("reports a trust policy that denies as AWS does: not at all", async () => {
    const trust = policyOf({ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" });
    const { EvaluationResults } = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [policyOf({ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" })],
        ActionNames: ["sts:AssumeRole"],
        ResourceArns: ["arn:aws:iam::111122223333:role/x"],
        ResourcePolicy: trust,
        CallerArn: "arn:aws:iam::111122223333:user/a",
      }),
    );
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  });

  test.each([
    [{ PolicyInputList: ["{"] }],
    [{ CallerArn: "arn:aws:sts::111122223333:assumed-role/a/b" }],
    [{ ResourcePolicy: policyOf({ Effect: "Allow", Principal: "*", Action: start, Resource: "*" }) }],
    [{ ActionNames: ["ssm"] }],
  ])("refuses %j", async (wrong) => {
    const input = { PolicyInputList: [mayStart], ActionNames: [start], ...wrong };
    await expect(iam.send(new SimulateCustomPolicyCommand(input))).rejects.toMatchObject({
      name: "InvalidInputException",
    });
  });

  test("answers in pages", async () => {
    const input = {
      PolicyInputList: [mayStart],
      ActionNames: [start],
      ResourceArns: ["a", "b", "c"].map((n) => document + n),
    };
    const found: (string | undefined)[] = [];
    for await (const page of paginateSimulateCustomPolicy({ client: iam, pageSize: 2 }, input)) {
      found.push(...(page.EvaluationResults ?? []).map(({ EvalResourceName }) => EvalResourceName));
    }
    expect(found).toEqual(input.ResourceArns);
  });
});

describe("SimulatePrincipalPolicy", () => {
  test("loads the role's policies and boundary", async () => {
    const limit = await iam.send(
      new CreatePolicyCommand({
        PolicyName: "limit",
        PolicyDocument: policyOf({ Effect: "Allow", Action: "ssm:*", Resource: "*" }),
      }),
    );
    await createRole(limit.Policy?.Arn);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "start", PolicyDocument: mayStart }));
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonSNSFullAccess";
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const { EvaluationResults = [] } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        ActionNames: [start, "sns:Publish"],
        ResourceArns: [document],
      }),
    );
    expect(EvaluationResults[0]).toMatchObject({
      EvalDecision: "allowed",
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    });
    expect(EvaluationResults[0]?.MatchedStatements?.[0]).toMatchObject({
      SourcePolicyId: "start",
      SourcePolicyType: "role",
    });
    expect(EvaluationResults[1]).toMatchObject({
      EvalDecision: "implicitDeny",
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
  });

  test("needs a role of the account", async () => {
    const ask = iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: [start] }));
    await expect(ask).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });
});

test("context keys are those that the policies name", async () => {
  const policy = policyOf({
    Effect: "Allow",
    Action: start,
    Resource: "arn:aws:ssm:*:${aws:PrincipalAccount}:document/*",
    Condition: { "ForAnyValue:StringEquals": { "ssm:DocumentVersion": "1" } },
  });
  const expected = ["ssm:DocumentVersion", "aws:PrincipalAccount"];
  const custom = await iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [policy] }));
  expect(custom.ContextKeyNames).toEqual(expected);
  await createRole();
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "p", PolicyDocument: policy }));
  const principal = await iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn }));
  expect(principal.ContextKeyNames).toEqual(expected);
});
