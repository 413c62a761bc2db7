import type { Call } from "../../call.js";
import type { Handlers } from "../../service.js";
import { awsManagedPolicies } from "./aws-managed-policies.js";
import type { description } from "./description.js";
import { encodeDocument } from "./encode-document.js";
import { type PolicyUses, policyOut, usesOf, wholeVersion } from "./managed-policies.js";
import { pageOfItems } from "./page-of-items.js";
import { boundaryOut } from "./roles.js";
import { type ManagedPolicy, managedPolicies, type Role, roles } from "./state.js";

/** A role or policy in the order in which pages go through all of them. */
type Detail = { readonly key: string; readonly role: Role } | { readonly key: string; readonly policy: ManagedPolicy };

export const authorizationDetailHandlers: Handlers<typeof description> = {
  GetAccountAuthorizationDetails: (input, call) => {
    const uses = usesOf(call);
    const wanted = new Set<string>(input.Filter ?? ["Role", "LocalManagedPolicy", "AWSManagedPolicy"]);
    const { items, mark } = pageOfItems("details", detailsOf(wanted, uses, call), ({ key }) => key, input);
    return {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: items.flatMap((detail) => ("role" in detail ? [roleDetail(detail.role)] : [])),
      Policies: items.flatMap((detail) => ("policy" in detail ? [policyDetail(detail.policy, uses)] : [])),
      ...mark,
    };
  },
};

/** Of AWS's policies only those in use are told, as in AWS. */
function detailsOf(wanted: ReadonlySet<string>, uses: ReadonlyMap<string, PolicyUses>, call: Call): readonly Detail[] {
  const ofRoles = wanted.has("Role") ? call.store.table(roles, call).values() : [];
  const own = wanted.has("LocalManagedPolicy") ? call.store.table(managedPolicies, call).values() : [];
  const ofAws = wanted.has("AWSManagedPolicy")
    ? [...awsManagedPolicies(call.partition).values()].filter(({ arn }) => uses.has(arn))
    : [];
  return [
    ...ofRoles.map((role) => ({ key: `1${role.name.toLowerCase()}`, role })),
    ...own.map((policy) => ({ key: `2${policy.name.toLowerCase()}`, policy })),
    ...ofAws.map((policy) => ({ key: `3${policy.name}`, policy })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  ];
}

function roleDetail(role: Role): object {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    InstanceProfileList: [],
    RolePolicyList: role.inline.map(({ name, document }) => ({
      PolicyName: name,
      PolicyDocument: encodeDocument(document),
    })),
    AttachedManagedPolicies: role.attached.map((arn) => ({
      PolicyName: arn.slice(arn.lastIndexOf("/") + 1),
      PolicyArn: arn,
    })),
    PermissionsBoundary: boundaryOut(role.boundary),
    Tags: role.tags,
    RoleLastUsed: {},
  };
}

function policyDetail(policy: ManagedPolicy, uses: ReadonlyMap<string, PolicyUses>): object {
  return {
    ...policyOut(policy, uses),
    Description: policy.description,
    PolicyVersionList: policy.versions.map((version) => wholeVersion(version, policy)),
  };
}
