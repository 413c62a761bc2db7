import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers, InputOf } from "../../service.js";
import { addTags } from "./add-tags.js";
import { checkDocument } from "./check-document.js";
import type { description } from "./description.js";
import { encodeDocument } from "./encode-document.js";
import { alreadyExists, deleteConflict, noSuchEntity, noSuchRole, unmodifiable } from "./errors.js";
import { findPolicy } from "./managed-policies.js";
import { pageOfItems } from "./page-of-items.js";
import { type Role, roleNamed, roles } from "./state.js";
import { uniqueId } from "./unique-id.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

const defaultSession = 3600;

export const roleHandlers: Handlers<typeof description> = {
  CreateRole: (input, call) => ({ Role: wholeRole(createRole(input, call)) }),
  GetRole: ({ RoleName }, call) => ({ Role: { ...wholeRole(anyRole(RoleName, call)), RoleLastUsed: {} } }),
  ListRoles: (input, call) => {
    const { PathPrefix = "/" } = input;
    const listed = call.store
      .table(roles, call)
      .values()
      .filter(({ path }) => path.startsWith(PathPrefix));
    const { items, mark } = pageOfItems("roles", listed, ({ name }) => name.toLowerCase(), input);
    return { Roles: items.map(listedRole), ...mark };
  },
  UpdateRole: ({ RoleName, Description, MaxSessionDuration }, call) => {
    const role = ownRole(RoleName, call);
    const { description = role.description, maxSessionDuration = role.maxSessionDuration } = {
      description: Description,
      maxSessionDuration: MaxSessionDuration,
    };
    saveRole({ ...role, description, maxSessionDuration }, call);
    return {};
  },
  UpdateRoleDescription: ({ RoleName, Description }, call) => {
    const role = { ...ownRole(RoleName, call), description: Description };
    saveRole(role, call);
    return { Role: wholeRole(role) };
  },
  UpdateAssumeRolePolicy: ({ RoleName, PolicyDocument }, call) => {
    const role = ownRole(RoleName, call);
    checkDocument("trust", PolicyDocument);
    saveRole({ ...role, trust: PolicyDocument }, call);
    return undefined;
  },
  PutRolePermissionsBoundary: ({ RoleName, PermissionsBoundary }, call) => {
    const role = ownRole(RoleName, call);
    saveRole({ ...role, boundary: boundaryOf(PermissionsBoundary, call) }, call);
    return undefined;
  },
  DeleteRolePermissionsBoundary: ({ RoleName }, call) => {
    saveRole({ ...ownRole(RoleName, call), boundary: undefined }, call);
    return undefined;
  },
  DeleteRole: ({ RoleName }, call) => {
    const role = ownRole(RoleName, call);
    if (role.attached.length > 0) throw deleteConflict("Cannot delete entity, must detach all policies first.");
    if (role.inline.length > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
    call.store.table(roles, call).delete(RoleName.toLowerCase());
    return undefined;
  },
  ListInstanceProfilesForRole: ({ RoleName }, call) => {
    anyRole(RoleName, call);
    return { InstanceProfiles: [], IsTruncated: false };
  },
};

/** @throws AwsError NoSuchEntity */
export function anyRole(name: string, call: Call): Role {
  const role = roleNamed(call.store, call, name);
  if (role === undefined) throw noSuchRole(name);
  return role;
}

/** A role that the account may change. @throws AwsError NoSuchEntity, or UnmodifiableEntity for a service-linked role */
export function ownRole(name: string, call: Call): Role {
  const role = anyRole(name, call);
  if (role.path.startsWith("/aws-service-role/")) throw unmodifiable(name);
  return role;
}

export function saveRole(role: Role, call: Call): void {
  call.store.table(roles, call).set(role.name.toLowerCase(), role);
}

/** A role as it is new, not kept yet. */
export function newRole(name: string, path: string, trust: string, call: Call): Role {
  return {
    arn: `arn:${call.partition}:iam::${call.account}:role${path}${name}`,
    name,
    path,
    id: uniqueId("AROA"),
    createDate: Math.floor(seconds(call.clock)),
    trust,
    description: undefined,
    maxSessionDuration: defaultSession,
    boundary: undefined,
    tags: [],
    inline: [],
    attached: [],
  };
}

function createRole(input: Input<"CreateRole">, call: Call): Role {
  const { RoleName, Path = "/", AssumeRolePolicyDocument, PermissionsBoundary } = input;
  if (Path.startsWith("/aws-service-role/")) {
    throw new AwsError("AccessDeniedException", `A role with the path ${Path} is only created by AWS`, { status: 403 });
  }
  checkDocument("trust", AssumeRolePolicyDocument);
  if (call.store.table(roles, call).has(RoleName.toLowerCase())) {
    throw alreadyExists(`Role with name ${RoleName} already exists.`);
  }
  const role: Role = {
    ...newRole(RoleName, Path, AssumeRolePolicyDocument, call),
    description: input.Description,
    maxSessionDuration: input.MaxSessionDuration ?? defaultSession,
    boundary: PermissionsBoundary === undefined ? undefined : boundaryOf(PermissionsBoundary, call),
    tags: addTags([], input.Tags ?? []),
  };
  saveRole(role, call);
  return role;
}

function boundaryOf(arn: string, call: Call): string {
  if (findPolicy(arn, call) === undefined) throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  return arn;
}

/** Lists leave out the boundary, the tags and the last use. */
export function listedRole(role: Role): object {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
  };
}

export function wholeRole(role: Role): object {
  return {
    ...listedRole(role),
    PermissionsBoundary: boundaryOut(role.boundary),
    ...(role.tags.length > 0 ? { Tags: role.tags } : {}),
  };
}

export function boundaryOut(arn: string | undefined): object | undefined {
  if (arn === undefined) return undefined;
  return { PermissionsBoundaryType: "PermissionsBoundaryPolicy", PermissionsBoundaryArn: arn };
}
