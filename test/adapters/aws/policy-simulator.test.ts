import { afterEach, describe, expect, test } from "vitest";
import { policySimulator } from "../../../src/adapters/aws/policy-simulator.js";
import { OperationalError } from "../../../src/core/operational-error.js";
import { parseCaller } from "../../../src/core/policy/caller.js";
import type { Request } from "../../../src/core/policy/request.js";
import { type AwsEndpoint, AwsFailure, awsEndpoint } from "../../fakes/aws-endpoint.js";

const role = "arn:aws:iam::111122223333:role/runbook";
const open: AwsEndpoint[] = [];
afterEach(() => {
  for (const endpoint of open.splice(0)) endpoint.close();
});

function requestOf(more: Partial<Request> = {}, from = role): Request {
  const caller = parseCaller(from);
  if (caller === undefined) throw new Error("no caller");
  return {
    action: "ssm:StartAutomationExecution",
    resource: "arn:aws:ssm:us-east-1::document/AWS-X",
    caller,
    context: new Map([
      ["aws:calledvialast", ["ssm.amazonaws.com"]],
      ["ssm:documentversion", ["1"]],
      ["aws:resourcetag/team", []],
    ]),
    ...more,
  };
}

async function start(simulate: Parameters<typeof awsEndpoint>[0][string]) {
  const endpoint = await awsEndpoint({ "iam:SimulatePrincipalPolicy": simulate });
  open.push(endpoint);
  return { simulator: policySimulator("us-east-1", endpoint.access), calls: endpoint.calls };
}

const allowed = () => ({
  EvaluationResults: [
    {
      EvalActionName: "ssm:StartAutomationExecution",
      EvalDecision: "allowed",
      MissingContextValues: ["aws:ResourceTag/team"],
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    },
  ],
});

describe("the simulator of AWS", () => {
  test("is asked with the role, the request and its context", async () => {
    const { simulator, calls } = await start(allowed);
    expect(await simulator.simulate(requestOf({ resourceOwner: "444455556666" }))).toEqual({
      kind: "answer",
      effect: "allowed",
      missingKeys: ["aws:ResourceTag/team"],
      isAllowedByOrganization: true,
    });
    expect(calls[0]?.input).toMatchObject({
      PolicySourceArn: role,
      "ActionNames.member.1": "ssm:StartAutomationExecution",
      "ResourceArns.member.1": "arn:aws:ssm:us-east-1::document/AWS-X",
      ResourceOwner: "arn:aws:iam::444455556666:root",
      "ContextEntries.member.1.ContextKeyName": "aws:calledvialast",
      "ContextEntries.member.1.ContextKeyType": "string",
      "ContextEntries.member.2.ContextKeyType": "stringList",
    });
    expect(JSON.stringify(calls[0]?.input)).not.toContain("resourcetag");
  });

  test("is asked the same only once", async () => {
    const { simulator, calls } = await start(allowed);
    await Promise.all([simulator.simulate(requestOf()), simulator.simulate(requestOf())]);
    expect(calls).toHaveLength(1);
  });

  test.each([
    ["a service", requestOf({}, "ssm-incidents.amazonaws.com")],
    ["a key known in part", requestOf({ prefixes: new Map([["aws:sourcearn", "arn:"]]) })],
  ])("is not asked about %s", async (_, request) => {
    const { simulator, calls } = await start(allowed);
    expect(await simulator.simulate(request)).toMatchObject({ kind: "none" });
    expect(calls).toEqual([]);
  });

  test("may refuse, which is no opinion", async () => {
    const { simulator } = await start(() => new AwsFailure(403, "AccessDenied"));
    expect(await simulator.simulate(requestOf())).toMatchObject({
      kind: "none",
      reason: expect.stringContaining(
        "`iam:SimulatePrincipalPolicy` for `arn:aws:iam::111122223333:role/runbook` failed",
      ),
    });
  });

  test("may be out of reach, which is a failure", async () => {
    const { simulator } = await start(() => new AwsFailure(500, "InternalFailure"));
    await expect(simulator.simulate(requestOf())).rejects.toThrow(OperationalError);
  });
});
