import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListRoles,
  SetDefaultPolicyVersionCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
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

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { Service: "ssm-incidents.amazonaws.com" }, Action: "sts:AssumeRole" },
});
const start = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "ssm:StartAutomationExecution", Resource: "*" }],
});
const automationRole = "arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole";

function createRole(RoleName: string, more: Partial<ConstructorParameters<typeof CreateRoleCommand>[0]> = {}) {
  return iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, ...more }));
}

function createPolicy(PolicyName: string) {
  return iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: start }));
}

describe("a role", () => {
  test("comes back as it was created, its trust policy percent-encoded", async () => {
    const { Role: created } = await createRole("runbook", {
      Path: "/incident/",
      Description: "starts runbooks",
      MaxSessionDuration: 7200,
      Tags: [{ Key: "team", Value: "payments" }],
    });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "runbook" }));
    expect(Role).toMatchObject({
      Arn: "arn:aws:iam::111122223333:role/incident/runbook",
      Path: "/incident/",
      RoleName: "runbook",
      Description: "starts runbooks",
      MaxSessionDuration: 7200,
      Tags: [{ Key: "team", Value: "payments" }],
    });
    expect(Role?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(Role?.RoleId).toBe(created?.RoleId);
    expect(Role?.CreateDate?.getMilliseconds()).toBe(0);
    expect(Role?.AssumeRolePolicyDocument).not.toMatch(/[^A-Za-z0-9._~%-]/);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(trust);
  });

  test("has a name that is unique in the account, whatever its path and case", async () => {
    await createRole("Runbook", { Path: "/a/" });
    await expect(createRole("runbook", { Path: "/b/" })).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Role with name runbook already exists.",
      $metadata: { httpStatusCode: 409 },
    });
    await expect(iam.send(new GetRoleCommand({ RoleName: "runbook" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The role with name runbook cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
    const other = clientsOf(emulator.endpoint, "444455556666").iam;
    await expect(other.send(new GetRoleCommand({ RoleName: "Runbook" }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  test("is updated, tagged and bounded", async () => {
    await createRole("runbook");
    const { Policy } = await createPolicy("limit");
    const RoleName = "runbook";
    await iam.send(new UpdateRoleCommand({ RoleName, Description: "new", MaxSessionDuration: 3601 }));
    await iam.send(new UpdateRoleCommand({ RoleName }));
    await iam.send(
      new TagRoleCommand({
        RoleName,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "A", Value: "3" }] }));
    await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["b"] }));
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policy?.Arn }));
    const changed = trust.replace("ssm-incidents", "ssm");
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: changed }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Description: "new",
      MaxSessionDuration: 3601,
      Tags: [{ Key: "A", Value: "3" }],
      PermissionsBoundary: { PermissionsBoundaryArn: Policy?.Arn },
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(changed);
    expect((await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: "A", Value: "3" }]);
    const listed = (await iam.send(new ListRolesCommand({}))).Roles?.[0];
    expect(listed?.PermissionsBoundary).toBeUndefined();
    expect(listed?.Tags).toBeUndefined();
  });

  test("is only deleted without policies", async () => {
    await createRole("runbook");
    const RoleName = "runbook";
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "start", PolicyDocument: start }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: automationRole }));
    await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must detach all policies first.",
    });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: automationRole }));
    await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
      message: "Cannot delete entity, must delete policies first.",
    });
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "start" }));
    await iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  test("is listed in pages by path", async () => {
    for (const name of ["c", "a", "b"]) await createRole(name, { Path: "/team/" });
    await createRole("other");
    const names: (string | undefined)[] = [];
    const pages = paginateListRoles({ client: iam, pageSize: 2 }, { PathPrefix: "/team/" });
    for await (const { Roles } of pages) names.push(...(Roles ?? []).map(({ RoleName }) => RoleName));
    expect(names).toEqual(["a", "b", "c"]);
    await expect(iam.send(new ListRolesCommand({ Marker: "made-up" }))).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("policies of a role", () => {
  test("are kept inline by name", async () => {
    await createRole("runbook");
    const RoleName = "runbook";
    for (const PolicyName of ["b", "__proto__", "a"]) {
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: start }));
    }
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    expect(PolicyNames).toEqual(["__proto__", "a", "b"]);
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "__proto__" }));
    expect(decodeURIComponent(PolicyDocument ?? "")).toBe(start);
    await expect(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "c" }))).rejects.toMatchObject({
      message: "The role policy with name c cannot be found.",
    });
  });

  test("are attached at most ten times", async () => {
    await createRole("runbook");
    const RoleName = "runbook";
    const arns: string[] = [];
    for (let number = 0; number < 11; number += 1) {
      arns.push((await createPolicy(`p${number}`)).Policy?.Arn ?? "");
    }
    for (const PolicyArn of arns.slice(0, 10)) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: arns[0] }));
    await expect(iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: arns[10] }))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PoliciesPerRole: 10",
    });
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies).toHaveLength(10);
    const missing = "arn:aws:iam::111122223333:policy/missing";
    await expect(iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: missing }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `Policy ${missing} does not exist or is not attachable.`,
    });
  });

  test.each([
    ["{", "MalformedPolicyDocumentException"],
    ['{"Version": "2012-10-17"}', "MalformedPolicyDocumentException"],
    [
      JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Sid: "x".repeat(11_000) }] }),
      "LimitExceededException",
    ],
  ])("are refused when they are malformed or too large", async (PolicyDocument, name) => {
    await createRole("runbook");
    const put = iam.send(new PutRolePolicyCommand({ RoleName: "runbook", PolicyName: "p", PolicyDocument }));
    await expect(put).rejects.toMatchObject({ name });
  });
});

describe("a managed policy", () => {
  test("has up to five versions, of which one counts", async () => {
    const PolicyArn = (await createPolicy("limit")).Policy?.Arn;
    expect(PolicyArn).toBe("arn:aws:iam::111122223333:policy/limit");
    const version = (SetAsDefault: boolean) =>
      iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: start, SetAsDefault }));
    await version(false);
    await version(true);
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v3");
    await version(false);
    await version(false);
    await expect(version(false)).rejects.toMatchObject({ name: "LimitExceededException" });
    const remove = (VersionId: string) => iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    await expect(remove("v3")).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete the default version of a policy.",
    });
    await remove("v2");
    expect((await version(false)).PolicyVersion?.VersionId).toBe("v6");
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v6" }));
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ["v6", true],
      ["v5", false],
      ["v4", false],
      ["v3", false],
      ["v1", false],
    ]);
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(start);
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: "DeleteConflictException",
    });
  });

  test("is not deleted while a role uses it", async () => {
    await createRole("runbook");
    const PolicyArn = (await createPolicy("limit")).Policy?.Arn;
    await iam.send(new AttachRolePolicyCommand({ RoleName: "runbook", PolicyArn }));
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      message: "Cannot delete a policy attached to entities.",
    });
    const { PolicyRoles } = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
    expect(PolicyRoles?.map(({ RoleName }) => RoleName)).toEqual(["runbook"]);
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(1);
  });

  test("of AWS can be read and listed", async () => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: automationRole }));
    expect(Policy).toMatchObject({ PolicyName: "AmazonSSMAutomationRole", Path: "/service-role/" });
    await createPolicy("limit");
    const local = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
    expect(local.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["limit"]);
    await expect(
      iam.send(new GetPolicyCommand({ PolicyArn: "arn:aws:iam::aws:policy/Nothing" })),
    ).rejects.toMatchObject({
      message: "Policy arn:aws:iam::aws:policy/Nothing was not found.",
    });
  });
});

test("a service-linked role is AWS's own", async () => {
  const AWSServiceName = "ssm-incidents.amazonaws.com";
  const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  expect(Role?.Arn).toBe(
    "arn:aws:iam::111122223333:role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager",
  );
  await expect(iam.send(new DeleteRoleCommand({ RoleName: Role?.RoleName }))).rejects.toMatchObject({
    name: "UnmodifiableEntityException",
  });
});

test("authorization details tell every role and the policies in use, in pages", async () => {
  const PolicyArn = (await createPolicy("limit")).Policy?.Arn;
  for (const name of ["a", "b", "c"]) await createRole(name);
  await iam.send(new PutRolePolicyCommand({ RoleName: "a", PolicyName: "p", PolicyDocument: start }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: "b", PolicyArn: automationRole }));
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: "c", PermissionsBoundary: PolicyArn }));
  const roles = [];
  const policies = [];
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 2 }, {})) {
    roles.push(...(page.RoleDetailList ?? []));
    policies.push(...(page.Policies ?? []));
  }
  expect(roles.map(({ RoleName }) => RoleName)).toEqual(["a", "b", "c"]);
  expect(decodeURIComponent(roles[0]?.RolePolicyList?.[0]?.PolicyDocument ?? "")).toBe(start);
  expect(roles[1]?.AttachedManagedPolicies).toEqual([
    { PolicyArn: automationRole, PolicyName: "AmazonSSMAutomationRole" },
  ]);
  expect(roles[2]?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PolicyArn);
  expect(policies.map(({ Arn }) => Arn)).toEqual([PolicyArn, automationRole]);
  expect(policies[0]).toMatchObject({
    PermissionsBoundaryUsageCount: 1,
    PolicyVersionList: [{ IsDefaultVersion: true }],
  });
});

test("the account's summary counts what it has", async () => {
  await createRole("a");
  await createRole("b");
  const PolicyArn = (await createPolicy("limit")).Policy?.Arn;
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: start }));
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ Roles: 2, Policies: 1, PolicyVersionsInUse: 2, AttachedPoliciesPerRoleQuota: 10 });
});

test("constraints are told with the value at its place", async () => {
  await expect(createRole("no spaces")).rejects.toMatchObject({
    name: "ValidationError",
    message:
      "1 validation error detected: Value 'no spaces' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  });
});
