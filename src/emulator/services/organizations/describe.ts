import { awsPolicies } from "./aws-policies.js";
import type { Account, Organization, Policy, Unit } from "./state.js";

export function arnOf(organization: Organization, resource: string): string {
  return `arn:${organization.partition}:organizations::${organization.managementAccount}:${resource}`;
}

export function organizationOut(organization: Organization): object {
  const { id, managementAccount, featureSet, accounts } = organization;
  return {
    Id: id,
    Arn: arnOf(organization, `organization/${id}`),
    FeatureSet: featureSet,
    MasterAccountArn: arnOf(organization, `account/${id}/${managementAccount}`),
    MasterAccountId: managementAccount,
    MasterAccountEmail: accounts.find((account) => account.id === managementAccount)?.email,
    AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
  };
}

export function rootOut(organization: Organization): object {
  const { id, rootId, policyTypes } = organization;
  return {
    Id: rootId,
    Arn: arnOf(organization, `root/${id}/${rootId}`),
    Name: "Root",
    PolicyTypes: policyTypes.map((Type) => ({ Type, Status: "ENABLED" })),
  };
}

export function unitOut(organization: Organization, unit: Unit): object {
  return { Id: unit.id, Arn: arnOf(organization, `ou/${organization.id}/${unit.id}`), Name: unit.name };
}

export function accountOut(organization: Organization, account: Account): object {
  return {
    Id: account.id,
    Arn: arnOf(organization, `account/${organization.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    Status: "ACTIVE",
    State: "ACTIVE",
    JoinedMethod: account.method,
    JoinedTimestamp: account.joined,
  };
}

export function policyOut(organization: Organization, policy: Policy): object {
  const { id, name, description, type } = policy;
  const isAws = awsPolicies.some((known) => known.id === id);
  const kind = type.toLowerCase();
  return {
    Id: id,
    Arn: isAws
      ? `arn:${organization.partition}:organizations::aws:policy/${kind}/${id}`
      : arnOf(organization, `policy/${organization.id}/${kind}/${id}`),
    Name: name,
    Description: description,
    Type: type,
    AwsManaged: isAws,
  };
}

/** What a policy is attached to, by the form of its id. */
export function kindOf(id: string): "ROOT" | "ORGANIZATIONAL_UNIT" | "ACCOUNT" {
  if (id.startsWith("r-")) return "ROOT";
  return id.startsWith("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT";
}
