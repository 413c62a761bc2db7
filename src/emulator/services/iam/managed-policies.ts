import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers, InputOf } from "../../service.js";
import { addTags } from "./add-tags.js";
import { awsManagedPolicies } from "./aws-managed-policies.js";
import { checkDocument } from "./check-document.js";
import type { description } from "./description.js";
import { encodeDocument } from "./encode-document.js";
import { alreadyExists, deleteConflict, invalidInput, limitExceeded, noSuchEntity } from "./errors.js";
import { pageOfItems } from "./page-of-items.js";
import { type ManagedPolicy, managedPolicies, type PolicyVersion, roles } from "./state.js";
import { uniqueId } from "./unique-id.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

const maxVersions = 5;

export const managedPolicyHandlers: Handlers<typeof description> = {
  CreatePolicy: (input, call) => ({ Policy: policyOut(createPolicy(input, call), usesOf(call)) }),
  GetPolicy: ({ PolicyArn }, call) => ({ Policy: wholePolicy(anyPolicy(PolicyArn, call), usesOf(call)) }),
  ListPolicies: (input, call) => {
    const uses = usesOf(call);
    const { items, mark } = pageOfItems("policies", listedPolicies(input, uses, call), keyOf, input);
    return { Policies: items.map((policy) => policyOut(policy, uses)), ...mark };
  },
  DeletePolicy: ({ PolicyArn }, call) => {
    const policy = ownPolicy(PolicyArn, call);
    const { attached, bounding } = usesOf(call).get(PolicyArn) ?? unused;
    if (attached + bounding > 0) throw deleteConflict("Cannot delete a policy attached to entities.");
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    call.store.table(managedPolicies, call).delete(policy.name.toLowerCase());
    return undefined;
  },
  CreatePolicyVersion: createVersion,
  GetPolicyVersion: ({ PolicyArn, VersionId }, call) => {
    const policy = anyPolicy(PolicyArn, call);
    return { PolicyVersion: wholeVersion(versionOf(policy, VersionId), policy) };
  },
  ListPolicyVersions: (input, call) => {
    const policy = anyPolicy(input.PolicyArn, call);
    const newestFirst = [...policy.versions].reverse();
    const rank = ({ id }: PolicyVersion) => String(1e6 - Number(id.slice(1)));
    const { items, mark } = pageOfItems(`versions of ${policy.arn}`, newestFirst, rank, input);
    return { Versions: items.map((version) => versionOut(version, policy)), ...mark };
  },
  SetDefaultPolicyVersion: ({ PolicyArn, VersionId }, call) => {
    const policy = ownPolicy(PolicyArn, call);
    const { id } = versionOf(policy, VersionId);
    savePolicy({ ...policy, defaultVersion: id, updateDate: Math.floor(seconds(call.clock)) }, call);
    return undefined;
  },
  DeletePolicyVersion: ({ PolicyArn, VersionId }, call) => {
    const policy = ownPolicy(PolicyArn, call);
    const { id } = versionOf(policy, VersionId);
    if (id === policy.defaultVersion) throw deleteConflict("Cannot delete the default version of a policy.");
    savePolicy({ ...policy, versions: policy.versions.filter((version) => version.id !== id) }, call);
    return undefined;
  },
  ListEntitiesForPolicy: (input, call) => {
    const { arn } = anyPolicy(input.PolicyArn, call);
    const { EntityFilter, PathPrefix = "/", PolicyUsageFilter } = input;
    const isMeant = EntityFilter === undefined || EntityFilter === "Role";
    const using = call.store
      .table(roles, call)
      .values()
      .filter(({ path, attached, boundary }) => {
        const isAttached = PolicyUsageFilter !== "PermissionsBoundary" && attached.includes(arn);
        const isBoundary = PolicyUsageFilter !== "PermissionsPolicy" && boundary === arn;
        return isMeant && path.startsWith(PathPrefix) && (isAttached || isBoundary);
      });
    const { items, mark } = pageOfItems(`entities of ${arn}`, using, ({ name }) => name.toLowerCase(), input);
    const found = items.map(({ name, id }) => ({ RoleName: name, RoleId: id }));
    return { PolicyGroups: [], PolicyUsers: [], PolicyRoles: found, ...mark };
  },
};

/** How many roles have a policy attached, or as their boundary. */
export interface PolicyUses {
  readonly attached: number;
  readonly bounding: number;
}

const unused: PolicyUses = { attached: 0, bounding: 0 };

/** The uses of every policy that is used, by ARN. */
export function usesOf(call: Call): ReadonlyMap<string, PolicyUses> {
  const uses = new Map<string, PolicyUses>();
  for (const { attached, boundary } of call.store.table(roles, call).values()) {
    for (const arn of attached) {
      const known = uses.get(arn) ?? unused;
      uses.set(arn, { ...known, attached: known.attached + 1 });
    }
    if (boundary !== undefined) {
      const known = uses.get(boundary) ?? unused;
      uses.set(boundary, { ...known, bounding: known.bounding + 1 });
    }
  }
  return uses;
}

/** A policy of the account or of AWS; absent where there is none. */
export function findPolicy(arn: string, call: Call): ManagedPolicy | undefined {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const own = call.store.table(managedPolicies, call).get(name.toLowerCase());
  return own?.arn === arn ? own : awsManagedPolicies(call.partition).get(arn);
}

/** @throws AwsError NoSuchEntity */
export function anyPolicy(arn: string, call: Call): ManagedPolicy {
  checkArn(arn);
  const policy = findPolicy(arn, call);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** A policy that the account may change. */
export function ownPolicy(arn: string, call: Call): ManagedPolicy {
  const policy = anyPolicy(arn, call);
  if (parseArn(arn)?.account === "aws") throw invalidInput(`Policy ${arn} is managed by AWS and cannot be changed.`);
  return policy;
}

export function savePolicy(policy: ManagedPolicy, call: Call): void {
  call.store.table(managedPolicies, call).set(policy.name.toLowerCase(), policy);
}

export function checkArn(arn: string): void {
  const { service, resource = "" } = parseArn(arn) ?? {};
  if (service !== "iam" || !resource.startsWith("policy/")) throw invalidInput(`ARN ${arn} is not valid.`);
}

function createPolicy(input: Input<"CreatePolicy">, call: Call): ManagedPolicy {
  const { PolicyName: name, Path: path = "/", PolicyDocument: document } = input;
  checkDocument("managed", document);
  if (call.store.table(managedPolicies, call).has(name.toLowerCase())) {
    throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
  }
  const now = Math.floor(seconds(call.clock));
  const policy: ManagedPolicy = {
    arn: `arn:${call.partition}:iam::${call.account}:policy${path}${name}`,
    name,
    path,
    id: uniqueId("ANPA"),
    description: input.Description,
    createDate: now,
    updateDate: now,
    defaultVersion: "v1",
    nextVersion: 2,
    versions: [{ id: "v1", document, createDate: now }],
    tags: addTags([], input.Tags ?? []),
  };
  savePolicy(policy, call);
  return policy;
}

function createVersion(input: Input<"CreatePolicyVersion">, call: Call): object {
  const policy = ownPolicy(input.PolicyArn, call);
  checkDocument("managed", input.PolicyDocument);
  if (policy.versions.length >= maxVersions) {
    throw limitExceeded(
      `A managed policy can have up to ${maxVersions} versions. Before you create a new version, you must delete an existing version.`,
    );
  }
  const now = Math.floor(seconds(call.clock));
  const version = { id: `v${policy.nextVersion}`, document: input.PolicyDocument, createDate: now };
  const changed: ManagedPolicy = {
    ...policy,
    versions: [...policy.versions, version],
    nextVersion: policy.nextVersion + 1,
    updateDate: now,
    defaultVersion: input.SetAsDefault === true ? version.id : policy.defaultVersion,
  };
  savePolicy(changed, call);
  return { PolicyVersion: versionOut(version, changed) };
}

function listedPolicies(
  input: Input<"ListPolicies">,
  uses: ReadonlyMap<string, PolicyUses>,
  call: Call,
): readonly ManagedPolicy[] {
  const { Scope = "All", OnlyAttached = false, PathPrefix = "/", PolicyUsageFilter } = input;
  const own = Scope === "AWS" ? [] : call.store.table(managedPolicies, call).values();
  const ofAws = Scope === "Local" ? [] : [...awsManagedPolicies(call.partition).values()];
  return [...own, ...ofAws]
    .filter(({ arn, path }) => {
      const { attached, bounding } = uses.get(arn) ?? unused;
      const isUsed = { PermissionsPolicy: attached, PermissionsBoundary: bounding, any: 1 }[PolicyUsageFilter ?? "any"];
      return path.startsWith(PathPrefix) && isUsed > 0 && (!OnlyAttached || attached > 0);
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ arn, name }: ManagedPolicy): string {
  return `${name} ${arn.split(":")[4]}`;
}

function versionOf(policy: ManagedPolicy, id: string): PolicyVersion {
  const version = policy.versions.find((item) => item.id === id);
  if (version === undefined) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  }
  return version;
}

/** The document that counts. */
export function defaultDocument(policy: ManagedPolicy): string {
  return versionOf(policy, policy.defaultVersion).document;
}

function versionOut({ id, createDate }: PolicyVersion, { defaultVersion }: ManagedPolicy): object {
  return { VersionId: id, IsDefaultVersion: id === defaultVersion, CreateDate: createDate };
}

export function wholeVersion(version: PolicyVersion, policy: ManagedPolicy): object {
  return { ...versionOut(version, policy), Document: encodeDocument(version.document) };
}

/** What lists say of a policy: neither description nor tags. */
export function policyOut(policy: ManagedPolicy, uses: ReadonlyMap<string, PolicyUses>): object {
  const { attached, bounding } = uses.get(policy.arn) ?? unused;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: bounding,
    IsAttachable: true,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
  };
}

function wholePolicy(policy: ManagedPolicy, uses: ReadonlyMap<string, PolicyUses>): object {
  return { ...policyOut(policy, uses), Description: policy.description, Tags: policy.tags };
}
