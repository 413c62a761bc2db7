import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers } from "../../service.js";
import { joined, managed, readable } from "./access.js";
import { accountOut, kindOf, organizationOut, rootOut, unitOut } from "./describe.js";
import type { description } from "./description.js";
import { constraint, missing } from "./errors.js";
import { newId } from "./new-id.js";
import { organizationPage } from "./organization-page.js";
import { attachDefaults } from "./policies.js";
import { nodeOf, type Organization, organizationOf, organizations, pathTo, save } from "./state.js";

const maxDepth = 5;

export const treeHandlers: Handlers<typeof description> = {
  CreateOrganization: ({ FeatureSet = "ALL" }, call) => {
    if (organizationOf(call.account, call) !== undefined) {
      throw new AwsError("AlreadyInOrganizationException", "The AWS account is already a member of an organization.");
    }
    const organization = newOrganization(FeatureSet, call);
    save(organization, call);
    return { Organization: organizationOut(organization) };
  },
  DescribeOrganization: (_input, call) => ({ Organization: organizationOut(joined(call)) }),
  DeleteOrganization: (_input, call) => {
    const { id, accounts } = managed(call);
    if (accounts.length > 1) {
      throw new AwsError("OrganizationNotEmptyException", "The organization still has member accounts.");
    }
    call.store.table(organizations, call).delete(id);
    return undefined;
  },
  ListRoots: (_input, call) => ({ Roots: [rootOut(readable(call))] }),
  CreateOrganizationalUnit: ({ ParentId, Name }, call) => {
    const organization = managed(call);
    checkParent(organization, ParentId, "ParentNotFoundException");
    if (pathTo(organization, ParentId).length > maxDepth) {
      throw constraint("You have exceeded the depth of organizational units.", "OU_DEPTH_LIMIT_EXCEEDED");
    }
    if (organization.units.some(({ parent, name }) => parent === ParentId && name === Name)) {
      throw new AwsError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
    }
    const unit = { id: newId(`ou-${organization.rootId.slice(2)}-`, 8), name: Name, parent: ParentId };
    save(attachDefaults({ ...organization, units: [...organization.units, unit] }, unit.id), call);
    return { OrganizationalUnit: unitOut(organization, unit) };
  },
  ListOrganizationalUnitsForParent: (input, call) => {
    const organization = readable(call);
    checkParent(organization, input.ParentId, "ParentNotFoundException");
    const listed = organization.units.filter(({ parent }) => parent === input.ParentId);
    const { items, nextToken } = organizationPage(`units of ${input.ParentId}`, listed, ({ id }) => id, input);
    return { OrganizationalUnits: items.map((unit) => unitOut(organization, unit)), NextToken: nextToken };
  },
  ListParents: ({ ChildId }, call) => {
    const organization = readable(call);
    const parent = nodeOf(organization, ChildId)?.parent;
    if (parent === undefined) throw missing("ChildNotFoundException");
    return { Parents: [{ Id: parent, Type: kindOf(parent) }] };
  },
  ListAccounts: (input, call) => {
    const organization = readable(call);
    const { items, nextToken } = organizationPage("accounts", organization.accounts, ({ id }) => id, input);
    return { Accounts: items.map((account) => accountOut(organization, account)), NextToken: nextToken };
  },
  ListAccountsForParent: (input, call) => {
    const organization = readable(call);
    checkParent(organization, input.ParentId, "ParentNotFoundException");
    const listed = organization.accounts.filter(({ parent }) => parent === input.ParentId);
    const { items, nextToken } = organizationPage(`accounts of ${input.ParentId}`, listed, ({ id }) => id, input);
    return { Accounts: items.map((account) => accountOut(organization, account)), NextToken: nextToken };
  },
  MoveAccount: ({ AccountId, SourceParentId, DestinationParentId }, call) => {
    const organization = managed(call);
    const account = organization.accounts.find(({ id }) => id === AccountId);
    if (account === undefined) throw missing("AccountNotFoundException");
    if (account.parent !== SourceParentId) throw missing("SourceParentNotFoundException");
    checkParent(organization, DestinationParentId, "DestinationParentNotFoundException");
    if (SourceParentId === DestinationParentId) {
      throw new AwsError("DuplicateAccountException", "That account is already present in the specified destination.");
    }
    const accounts = organization.accounts.map((known) =>
      known === account ? { ...known, parent: DestinationParentId } : known,
    );
    save({ ...organization, accounts }, call);
    return undefined;
  },
};

function newOrganization(featureSet: string, call: Call): Organization {
  const rootId = newId("r-", 4);
  const management = {
    id: call.account,
    name: "management",
    email: `aws+${call.account}@example.com`,
    parent: rootId,
    method: "INVITED" as const,
    joined: seconds(call.clock),
  };
  return {
    id: newId("o-", 10),
    managementAccount: call.account,
    partition: call.partition,
    featureSet,
    rootId,
    policyTypes: [],
    units: [],
    accounts: [management],
    policies: [],
    attachments: [],
    delegations: [],
    invitations: [],
  };
}

function checkParent(organization: Organization, id: string, code: string): void {
  if (kindOf(id) === "ACCOUNT" || nodeOf(organization, id) === undefined) throw missing(code);
}
