import { CreateRoleCommand, PutRolePolicyCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  InviteAccountToOrganizationCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  MoveAccountCommand,
  OrganizationsClient,
  paginateListAccounts,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let management: OrganizationsClient;
let member: OrganizationsClient;

beforeEach(async () => {
  emulator = await startEmulator();
  management = clientOf("999988887777");
  member = clientOf(account);
});

afterEach(() => emulator.close());

const account = "111122223333";
const Filter = "SERVICE_CONTROL_POLICY";

function clientOf(accessKeyId: string): OrganizationsClient {
  const credentials = { accessKeyId, secretAccessKey: "any" };
  return new OrganizationsClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
}

async function organize() {
  await management.send(new CreateOrganizationCommand({}));
  const RootId = (await management.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
  await management.send(new EnablePolicyTypeCommand({ RootId, PolicyType: Filter }));
  const invited = await management.send(
    new InviteAccountToOrganizationCommand({ Target: { Id: account, Type: "ACCOUNT" } }),
  );
  await member.send(new AcceptHandshakeCommand({ HandshakeId: invited.Handshake?.Id }));
  const unit = await management.send(new CreateOrganizationalUnitCommand({ ParentId: RootId, Name: "Workloads" }));
  const UnitId = unit.OrganizationalUnit?.Id ?? "";
  const move = { AccountId: account, SourceParentId: RootId, DestinationParentId: UnitId };
  await management.send(new MoveAccountCommand(move));
  return { RootId, UnitId };
}

async function createPolicy(Name: string, ...Statement: object[]) {
  const Content = JSON.stringify({ Version: "2012-10-17", Statement });
  const input = { Name, Description: "", Type: Filter, Content } as const;
  return (await management.send(new CreatePolicyCommand(input))).Policy?.PolicySummary?.Id ?? "";
}

const denyStart = { Effect: "Deny", Action: "ssm:StartAutomationExecution", Resource: "*" };

describe("an organisation", () => {
  test("is a tree that an account is found in from below", async () => {
    const { RootId, UnitId } = await organize();
    expect((await management.send(new ListParentsCommand({ ChildId: account }))).Parents).toEqual([
      { Id: UnitId, Type: "ORGANIZATIONAL_UNIT" },
    ]);
    expect((await management.send(new ListParentsCommand({ ChildId: UnitId }))).Parents).toEqual([
      { Id: RootId, Type: "ROOT" },
    ]);
    await expect(management.send(new ListParentsCommand({ ChildId: "555566667777" }))).rejects.toMatchObject({
      name: "ChildNotFoundException",
    });
  });

  test("is described to its members, and read by delegated ones only", async () => {
    await organize();
    const { Organization } = await member.send(new DescribeOrganizationCommand({}));
    expect(Organization?.MasterAccountId).toBe("999988887777");
    const read = () => member.send(new ListParentsCommand({ ChildId: account }));
    await expect(read()).rejects.toMatchObject({ name: "AccessDeniedException" });
    const delegate = { AccountId: account, ServicePrincipal: "ssm.amazonaws.com" };
    await management.send(new RegisterDelegatedAdministratorCommand(delegate));
    expect((await read()).Parents).toHaveLength(1);
    await expect(clientOf("555566667777").send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: "AWSOrganizationsNotInUseException",
    });
  });

  test("makes accounts, and lists them in pages", async () => {
    await organize();
    for (const AccountName of ["a", "b"]) {
      await management.send(new CreateAccountCommand({ AccountName, Email: `${AccountName}@example.com` }));
    }
    const found: unknown[] = [];
    for await (const { Accounts } of paginateListAccounts({ client: management, pageSize: 3 }, {})) {
      found.push(...(Accounts ?? []));
    }
    expect(found).toHaveLength(4);
  });
});

describe("a service control policy", () => {
  test("stands beside the one of AWS that is everywhere", async () => {
    const { RootId, UnitId } = await organize();
    const PolicyId = await createPolicy("no-automation", denyStart);
    await management.send(new AttachPolicyCommand({ PolicyId, TargetId: UnitId }));
    const ids = async (TargetId: string) =>
      (await management.send(new ListPoliciesForTargetCommand({ TargetId, Filter }))).Policies?.map(({ Id }) => Id);
    expect(await ids(RootId)).toEqual(["p-FullAWSAccess"]);
    expect(await ids(account)).toEqual(["p-FullAWSAccess"]);
    expect(new Set(await ids(UnitId))).toEqual(new Set(["p-FullAWSAccess", PolicyId]));
    const { Policy } = await management.send(new DescribePolicyCommand({ PolicyId }));
    expect(JSON.parse(Policy?.Content ?? "")).toMatchObject({ Statement: [denyStart] });
    const { Targets } = await management.send(new ListTargetsForPolicyCommand({ PolicyId }));
    expect(Targets).toEqual([{ TargetId: UnitId, Name: "Workloads", Type: "ORGANIZATIONAL_UNIT" }]);
  });

  test("is attached once, never the last to go, and not deleted while it is attached", async () => {
    const { UnitId: TargetId } = await organize();
    const PolicyId = await createPolicy("no-automation", denyStart);
    const attach = () => management.send(new AttachPolicyCommand({ PolicyId, TargetId }));
    await attach();
    await expect(attach()).rejects.toMatchObject({ name: "DuplicatePolicyAttachmentException" });
    await expect(management.send(new DeletePolicyCommand({ PolicyId }))).rejects.toMatchObject({
      name: "PolicyInUseException",
    });
    await management.send(new DetachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId }));
    await expect(management.send(new DetachPolicyCommand({ PolicyId, TargetId }))).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    });
  });

  test("is refused when it is malformed", async () => {
    await organize();
    await expect(createPolicy("wrong", { Effect: "Allow", Action: "*", Principal: "*" })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });

  test("takes part in what SimulatePrincipalPolicy answers", async () => {
    const { UnitId: TargetId } = await organize();
    const { iam } = clientsOf(emulator.endpoint, account);
    const policyOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const Principal = { Service: "ssm-incidents.amazonaws.com" };
    const trust = policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "runbook", AssumeRolePolicyDocument: trust }));
    const PolicyDocument = policyOf({ ...denyStart, Effect: "Allow" });
    await iam.send(new PutRolePolicyCommand({ RoleName: "runbook", PolicyName: "start", PolicyDocument }));
    const ask = async () => {
      const input = { PolicySourceArn: Role?.Arn, ActionNames: ["ssm:StartAutomationExecution"] };
      return (await iam.send(new SimulatePrincipalPolicyCommand(input))).EvaluationResults?.[0];
    };
    const AllowedByOrganizations = (isAllowed: boolean) => ({
      OrganizationsDecisionDetail: { AllowedByOrganizations: isAllowed },
    });
    expect(await ask()).toMatchObject({ EvalDecision: "allowed", ...AllowedByOrganizations(true) });
    await management.send(new AttachPolicyCommand({ PolicyId: await createPolicy("no", denyStart), TargetId }));
    expect(await ask()).toMatchObject({ EvalDecision: "explicitDeny", ...AllowedByOrganizations(false) });
  });
});
