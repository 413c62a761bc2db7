import type { IAMClient, PolicyVersion, Role, RoleDetail } from "@aws-sdk/client-iam";
import { rolePoliciesKey } from "../../../core/facts/look-up.js";
import { parsePolicy } from "../../../core/facts/policy-text.js";
import { type AwsAccess, optionsFor } from "./access.js";
import type { Question, Recorder } from "./recorder.js";

type Sdk = typeof import("@aws-sdk/client-iam");

interface Iam {
  readonly sdk: Sdk;
  readonly client: IAMClient;
  readonly recorder: Recorder;
}

/** `GetRole` and the lists and documents of its policies; managed policies are shared among roles. */
const callsOfOneRole = 5;
/** What IAM puts on a page, whatever is asked for. */
const rolesOfOnePage = 100;

/**
 * Record roles with all their policies and boundaries, one by one or in bulk, whichever needs fewer calls.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export async function collectRoles(
  recorder: Recorder,
  access: AwsAccess,
  roleArns: readonly string[],
  policyArns: readonly string[],
): Promise<void> {
  const own = roleArns.filter((arn) => arn.split(":")[4] === recorder.target.account);
  refuseForeign(recorder, roleArns);
  if (own.length === 0 && policyArns.length === 0) return;
  const sdk = await import("@aws-sdk/client-iam");
  const client = new sdk.IAMClient(optionsFor(recorder.target.regions[0], access));
  const iam = { sdk, client, recorder };
  try {
    const found = (await isBulkCheaper(iam, own.length)) ? await readInBulk(iam, own) : undefined;
    const managed = found ?? (await Promise.all(own.map((arn) => readRole(iam, arn)))).flat();
    await Promise.all([...new Set([...managed, ...policyArns])].map((arn) => readManagedPolicy(iam, arn)));
  } finally {
    client.destroy();
  }
}

/** Record the names and trust policies of all roles of the account. */
export async function listRoles(recorder: Recorder, access: AwsAccess): Promise<void> {
  const sdk = await import("@aws-sdk/client-iam");
  const client = new sdk.IAMClient(optionsFor(recorder.target.regions[0], access));
  const set = `iam:roles@${recorder.target.account}`;
  const roles = await recorder.askAll(question(recorder, "ListRoles", [set]), async (token) => {
    const page = await client.send(
      new sdk.ListRolesCommand({ MaxItems: 1000, ...(token === undefined ? {} : { Marker: token }) }),
    );
    return { items: page.Roles, next: page.IsTruncated === true ? page.Marker : undefined };
  });
  client.destroy();
  if (roles === undefined) return;
  for (const role of roles) recorder.record("iam", undefined, { output: { Roles: [describeRole(role)] } });
  recorder.record("iam", undefined, { complete: ["iam:roles"] });
}

function refuseForeign(recorder: Recorder, roleArns: readonly string[]): void {
  for (const arn of roleArns) {
    const account = arn.split(":")[4] ?? "";
    if (account === recorder.target.account) continue;
    const reason = `the role belongs to account \`${account}\`, and the credentials to \`${recorder.target.account}\``;
    recorder.record("iam", undefined, { refused: { [arn]: reason } });
  }
}

/** A few roles are read one by one without asking; for more, the account's size decides. */
async function isBulkCheaper({ sdk, client, recorder }: Iam, wanted: number): Promise<boolean> {
  if (wanted < 4) return false;
  const summary = await recorder.ask(question(recorder, "GetAccountSummary", []), () =>
    client.send(new sdk.GetAccountSummaryCommand({})),
  );
  const { Roles: roles, Policies: policies } = summary?.SummaryMap ?? {};
  if (roles === undefined) return wanted * callsOfOneRole > rolesOfOnePage;
  return (roles + (policies ?? 0)) / rolesOfOnePage < wanted * callsOfOneRole;
}

/** Read all roles and keep the wanted ones; gives the ARNs of their managed policies that are still to be read. */
async function readInBulk(iam: Iam, arns: readonly string[]): Promise<readonly string[] | undefined> {
  const { sdk, client, recorder } = iam;
  const details = await recorder.askAll(question(recorder, "GetAccountAuthorizationDetails", []), async (token) => {
    const page = await client.send(
      new sdk.GetAccountAuthorizationDetailsCommand({
        Filter: ["Role"],
        MaxItems: 1000,
        ...(token === undefined ? {} : { Marker: token }),
      }),
    );
    return { items: page.RoleDetailList, next: page.IsTruncated === true ? page.Marker : undefined };
  });
  if (details === undefined) return undefined;
  const byArn = new Map(details.map((detail) => [detail.Arn, detail]));
  const absent = arns.filter((arn) => !byArn.has(arn));
  if (absent.length > 0) recorder.record("iam", undefined, { absent });
  return arns.flatMap((arn) => {
    const detail = byArn.get(arn);
    return detail === undefined ? [] : recordDetail(recorder, detail);
  });
}

function recordDetail(recorder: Recorder, detail: RoleDetail): readonly string[] {
  const boundary = detail.PermissionsBoundary;
  const attached = byName(detail.AttachedManagedPolicies ?? [], ({ PolicyName }) => PolicyName);
  const inline = byName(detail.RolePolicyList ?? [], ({ PolicyName }) => PolicyName);
  const role = {
    ...describeRole(detail),
    RolePolicyList: inline.map(({ PolicyName, PolicyDocument }) => ({
      PolicyName,
      PolicyDocument: parsePolicy(PolicyDocument),
    })),
    AttachedManagedPolicies: attached,
    PermissionsBoundary: boundary,
    Tags: byName(detail.Tags ?? [], ({ Key }) => Key),
  };
  recorder.record("iam", undefined, { output: { RoleDetailList: [role] } });
  return [...attached.map(({ PolicyArn }) => PolicyArn), boundary?.PermissionsBoundaryArn].filter(
    (arn) => arn !== undefined,
  );
}

/** Read one role and its policies; gives the ARNs of its managed policies. */
async function readRole(iam: Iam, arn: string): Promise<readonly string[]> {
  const { sdk, client, recorder } = iam;
  const RoleName = arn.slice(arn.lastIndexOf("/") + 1);
  const asked = (operation: string) => question(recorder, operation, [arn], arn);
  const answer = await recorder.ask(asked("GetRole"), () => client.send(new sdk.GetRoleCommand({ RoleName })));
  const role = answer?.Role;
  if (role === undefined) return [];
  // IAM finds roles by name; one with another path is another ARN, which a plan cannot use.
  if (role.Arn !== arn) recorder.record("iam", undefined, { absent: [arn] });
  const boundary = role.PermissionsBoundary;
  const tags = byName(role.Tags ?? [], ({ Key }) => Key);
  recorder.record("iam", undefined, {
    output: { Role: { ...describeRole(role), PermissionsBoundary: boundary, Tags: tags } },
  });
  const [, attached] = await Promise.all([readInline(iam, RoleName, arn), readAttached(iam, RoleName, arn)]);
  return [...attached, ...(boundary?.PermissionsBoundaryArn === undefined ? [] : [boundary.PermissionsBoundaryArn])];
}

async function readInline({ sdk, client, recorder }: Iam, RoleName: string, arn: string): Promise<void> {
  const names = await recorder.askAll(
    question(recorder, "ListRolePolicies", [rolePoliciesKey(arn)], RoleName),
    async (token) => {
      const page = await client.send(
        new sdk.ListRolePoliciesCommand({ RoleName, ...(token === undefined ? {} : { Marker: token }) }),
      );
      return { items: page.PolicyNames, next: page.IsTruncated === true ? page.Marker : undefined };
    },
  );
  if (names === undefined) return;
  recorder.record("iam", undefined, { roleName: RoleName, output: { PolicyNames: [...names].sort() } });
  const policies = names.map(async (PolicyName) => {
    const policy = await recorder.ask(
      question(recorder, "GetRolePolicy", [rolePoliciesKey(arn)], `${RoleName}/${PolicyName}`),
      () => client.send(new sdk.GetRolePolicyCommand({ RoleName, PolicyName })),
    );
    if (policy === undefined) return;
    const output = { RoleName, PolicyName, PolicyDocument: parsePolicy(policy.PolicyDocument) };
    recorder.record("iam", undefined, { output });
  });
  await Promise.all(policies);
}

async function readAttached({ sdk, client, recorder }: Iam, RoleName: string, arn: string): Promise<readonly string[]> {
  const attached = await recorder.askAll(
    question(recorder, "ListAttachedRolePolicies", [rolePoliciesKey(arn)], RoleName),
    async (token) => {
      const page = await client.send(
        new sdk.ListAttachedRolePoliciesCommand({ RoleName, ...(token === undefined ? {} : { Marker: token }) }),
      );
      return { items: page.AttachedPolicies, next: page.IsTruncated === true ? page.Marker : undefined };
    },
  );
  if (attached === undefined) return [];
  const AttachedPolicies = byName(attached, ({ PolicyArn }) => PolicyArn);
  recorder.record("iam", undefined, { roleName: RoleName, output: { AttachedPolicies } });
  return AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []);
}

/** Record the default version of a managed policy, under the shape of `get-account-authorization-details`. */
async function readManagedPolicy({ sdk, client, recorder }: Iam, arn: string): Promise<void> {
  const answer = await recorder.ask(question(recorder, "GetPolicy", [arn], arn), () =>
    client.send(new sdk.GetPolicyCommand({ PolicyArn: arn })),
  );
  const policy = answer?.Policy;
  const VersionId = policy?.DefaultVersionId;
  if (VersionId === undefined) return;
  const read = await recorder.ask(question(recorder, "GetPolicyVersion", [arn], arn), () =>
    client.send(new sdk.GetPolicyVersionCommand({ PolicyArn: arn, VersionId })),
  );
  if (read?.PolicyVersion === undefined) return;
  const versions = [describeVersion(read.PolicyVersion, VersionId)];
  const described = {
    PolicyName: policy?.PolicyName,
    Arn: arn,
    DefaultVersionId: VersionId,
    PolicyVersionList: versions,
  };
  recorder.record("iam", undefined, { output: { Policies: [described] } });
}

function describeVersion(version: PolicyVersion, VersionId: string) {
  return { Document: parsePolicy(version.Document), VersionId, IsDefaultVersion: true };
}

function describeRole({ Path, RoleName, Arn, AssumeRolePolicyDocument }: Role | RoleDetail) {
  return { Path, RoleName, Arn, AssumeRolePolicyDocument: parsePolicy(AssumeRolePolicyDocument) };
}

function question(recorder: Recorder, operation: string, keys: readonly string[], subject?: string): Question {
  const region = recorder.target.regions[0];
  return { service: "iam", operation, region, keys, isGlobal: true, ...(subject === undefined ? {} : { subject }) };
}

/** IAM's lists have no order; a recording should not change because of that. */
function byName<T>(items: readonly T[], nameOf: (item: T) => string | undefined): readonly T[] {
  return [...items].sort((a, b) => ((nameOf(a) ?? "") < (nameOf(b) ?? "") ? -1 : 1));
}
