import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import { organizationKey, replicationSetKey } from "../../../core/facts/look-up.js";
import { parsePolicy } from "../../../core/facts/policy-text.js";
import { OperationalError } from "../../../core/operational-error.js";
import { noAccount } from "../caller-account.js";
import { impatientOptions } from "../client-options.js";
import { type AwsAccess, optionsFor } from "./access.js";
import type { Question, Recorder } from "./recorder.js";

/**
 * Record who the credentials belong to; gives why nothing can be read with them, or nothing.
 *
 * @throws OperationalError where there are credentials that AWS does not take
 */
export async function collectCaller(recorder: Recorder, access: AwsAccess): Promise<string | undefined> {
  const { account, name } = recorder.target;
  const sdk = await import("@aws-sdk/client-sts");
  const [region] = recorder.target.regions;
  const client = new sdk.STSClient({ ...optionsFor(region, access), ...impatientOptions(region), ...access });
  const question = { service: "sts", operation: "GetCallerIdentity", region, keys: [], isGlobal: true };
  let obstacle = "there are no AWS credentials";
  const caller = await recorder.ask(question, async () => {
    try {
      return await client.send(new sdk.GetCallerIdentityCommand({}));
    } catch (error) {
      // Nobody to ask as: everything stays open, which a check can live with.
      if (error instanceof Error && error.name === "CredentialsProviderError") return undefined;
      // The account's role could not be assumed.
      if (!(error instanceof OperationalError)) throw error;
      obstacle = error.message;
      return undefined;
    }
  });
  client.destroy();
  if (caller === undefined) return obstacle;
  const { Account, Arn } = caller;
  if (Account === undefined) throw noAccount();
  if (Account !== account)
    return `the credentials belong to account \`${Account}\`, and target \`${name}\` to \`${account}\``;
  recorder.record("sts", undefined, { output: { Account, Arn } });
  return undefined;
}

/** Record the account's replication set, or that it has none. */
export async function collectReplicationSet(recorder: Recorder, access: AwsAccess): Promise<void> {
  const sdk = await import("@aws-sdk/client-ssm-incidents");
  const [region] = recorder.target.regions;
  const client = new sdk.SSMIncidentsClient(optionsFor(region, access));
  const keys = [replicationSetKey(recorder.target.account)];
  const asked = (operation: string): Question => ({
    service: "ssm-incidents",
    operation,
    region,
    keys,
    isGlobal: true,
  });
  const list = await recorder.ask(asked("ListReplicationSets"), () =>
    client.send(new sdk.ListReplicationSetsCommand({})),
  );
  const [arn] = list?.replicationSetArns ?? [];
  if (list !== undefined && arn === undefined)
    recorder.record("ssm-incidents", undefined, { output: { replicationSetArns: [] } });
  if (arn !== undefined) {
    const answer = await recorder.ask(asked("GetReplicationSet"), () =>
      client.send(new sdk.GetReplicationSetCommand({ arn })),
    );
    const { status, regionMap = {} } = answer?.replicationSet ?? {};
    const regions = Object.keys(regionMap).sort();
    const described = {
      arn,
      status,
      regionMap: Object.fromEntries(regions.map((name) => [name, { status: regionMap[name]?.status }])),
    };
    if (answer !== undefined) recorder.record("ssm-incidents", undefined, { output: { replicationSet: described } });
  }
  client.destroy();
}

/**
 * Record the service control and resource control policies above the account, from the root down. Only the management
 * account and delegated ones may read them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html
 */
export async function collectOrganization(recorder: Recorder, access: AwsAccess): Promise<void> {
  const sdk = await import("@aws-sdk/client-organizations");
  const client = new sdk.OrganizationsClient(optionsFor(recorder.target.regions[0], access));
  await readOrganization({ sdk, client, recorder });
  client.destroy();
}

interface Organization {
  readonly sdk: typeof import("@aws-sdk/client-organizations");
  readonly client: OrganizationsClient;
  readonly recorder: Recorder;
}

const nothingAbove = { ServiceControlPolicies: [], ResourceControlPolicies: [] };

async function readOrganization(organization: Organization): Promise<void> {
  const { sdk, client, recorder } = organization;
  const { account } = recorder.target;
  const answer = await recorder.ask(question(recorder, "DescribeOrganization"), async () => {
    try {
      return await client.send(new sdk.DescribeOrganizationCommand({}));
    } catch (error) {
      if (error instanceof sdk.AWSOrganizationsNotInUseException) return "none" as const;
      throw error;
    }
  });
  if (answer === undefined) return;
  // Nothing limits an account outside of an organisation, nor the management account.
  if (answer === "none" || answer.Organization?.MasterAccountId === account)
    return recorder.record("organizations", undefined, { output: nothingAbove });
  const path = await readPath(organization, account);
  if (path === undefined) return;
  const serviceControl = await readLevels(organization, path, "SERVICE_CONTROL_POLICY");
  const resourceControl = await readLevels(organization, path, "RESOURCE_CONTROL_POLICY");
  if (serviceControl === undefined || resourceControl === undefined) return;
  const output = { ServiceControlPolicies: serviceControl, ResourceControlPolicies: resourceControl };
  recorder.record("organizations", undefined, { output });
}

/** Root, units and the account itself, from the root down. */
async function readPath(
  { sdk, client, recorder }: Organization,
  account: string,
): Promise<readonly string[] | undefined> {
  const path = [account];
  // An organisation nests five levels of units.
  for (let depth = 0; depth < 8; depth += 1) {
    const child = path[0] ?? account;
    const answer = await recorder.ask(question(recorder, "ListParents"), () =>
      client.send(new sdk.ListParentsCommand({ ChildId: child })),
    );
    const parent = answer?.Parents?.[0];
    if (parent?.Id === undefined) return undefined;
    path.unshift(parent.Id);
    if (parent.Type === "ROOT") return path;
  }
  return undefined;
}

async function readLevels(
  organization: Organization,
  path: readonly string[],
  Filter: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY",
): Promise<readonly (readonly object[])[] | undefined> {
  const { sdk, client, recorder } = organization;
  const levels = path.map(async (TargetId) => {
    const policies = await recorder.askAll(question(recorder, "ListPoliciesForTarget"), async (token) => {
      const from = token === undefined ? {} : { NextToken: token };
      const page = await client.send(new sdk.ListPoliciesForTargetCommand({ TargetId, Filter, ...from }));
      return { items: page.Policies, next: page.NextToken };
    });
    if (policies === undefined) return undefined;
    const ids = policies.flatMap(({ Id }) => Id ?? []).sort();
    const read = await Promise.all(ids.map((id) => readPolicy(organization, id)));
    return read.every((policy) => policy !== undefined) ? read : undefined;
  });
  const read = await Promise.all(levels);
  if (!read.every((level) => level !== undefined)) return undefined;
  // Where a type of policy is switched on, every level has at least one: none at all means that it limits nothing.
  return read.every((level) => level.length === 0) ? [] : read;
}

async function readPolicy({ sdk, client, recorder }: Organization, id: string): Promise<object | undefined> {
  const answer = await recorder.ask(question(recorder, "DescribePolicy", id), () =>
    client.send(new sdk.DescribePolicyCommand({ PolicyId: id })),
  );
  if (answer?.Policy?.Content === undefined) return undefined;
  return { Name: answer.Policy.PolicySummary?.Name ?? id, Content: parsePolicy(answer.Policy.Content) };
}

function question(recorder: Recorder, operation: string, subject?: string): Question {
  const keys = [organizationKey(recorder.target.account)];
  const region = recorder.target.regions[0];
  const about = subject === undefined ? {} : { subject };
  return { service: "organizations", operation, region, keys, isGlobal: true, ...about };
}
