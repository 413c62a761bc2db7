import type { Role } from "@aws-sdk/client-iam";
import { compareText } from "../../../core/diagnostic.js";
import { exactJson } from "../../../core/neighbours/exact-json.js";
import type { RemoteNeighbour } from "../../../core/neighbours/neighbour.js";
import type { AccountConnection } from "./account-connection.js";
import { tagList, tagRecord } from "./read-tags.js";

/** The names of the account's roles, without those that AWS makes for its services and for IAM Identity Center. */
export async function listRoles(connection: AccountConnection): Promise<readonly string[]> {
  const { sdk, client } = await connection.iam();
  const listed = await connection.askAll(asked(connection, "ListRoles"), async (token) => {
    const page = await client.send(
      new sdk.ListRolesCommand({ MaxItems: 1000, ...(token !== undefined && { Marker: token }) }),
    );
    return { items: page.Roles, next: page.IsTruncated ? page.Marker : undefined };
  });
  return listed.flatMap(({ RoleName, Path }) => (RoleName === undefined || isOfAws(Path) ? [] : [RoleName]));
}

function isOfAws(path = "/"): boolean {
  return /^\/aws-(service-role|reserved)\//.test(path);
}

/** A role with its policies and tags; absent where there is none. */
export async function readRole(connection: AccountConnection, name: string): Promise<RemoteNeighbour | undefined> {
  const { sdk, client } = await connection.iam();
  const answer = await connection.askFor(asked(connection, "GetRole", name), () =>
    client.send(new sdk.GetRoleCommand({ RoleName: name })),
  );
  const role = answer?.Role;
  if (role === undefined) return undefined;
  const [inline, attached] = await Promise.all([readInline(connection, name), readAttached(connection, name)]);
  if (inline === undefined || attached === undefined) return undefined;
  const tags = tagRecord(role.Tags);
  return {
    kind: "Role",
    name,
    arn: role.Arn ?? "",
    account: connection.place.account,
    value: {
      ...fieldsOf(role),
      ...(attached.length > 0 && { ManagedPolicyArns: attached }),
      ...(inline.length > 0 && { Policies: inline }),
      ...tagList(tags),
    },
    tags,
    handles: { inlinePolicies: inline.map(({ PolicyName }) => PolicyName), attachedPolicies: attached },
  };
}

function fieldsOf(role: Role): object {
  const { RoleName, Path, Description, MaxSessionDuration, PermissionsBoundary } = role;
  const boundary = PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    RoleName,
    Path,
    ...(Description && { Description }),
    AssumeRolePolicyDocument: policyOf(role.AssumeRolePolicyDocument),
    ...(MaxSessionDuration !== undefined && { MaxSessionDuration }),
    ...(boundary !== undefined && { PermissionsBoundary: boundary }),
  };
}

async function readInline(connection: AccountConnection, role: string) {
  const { sdk, client } = await connection.iam();
  const names = await connection.askAll(asked(connection, "ListRolePolicies", role), async (token) => {
    const page = await client.send(
      new sdk.ListRolePoliciesCommand({ RoleName: role, ...(token !== undefined && { Marker: token }) }),
    );
    return { items: page.PolicyNames, next: page.IsTruncated ? page.Marker : undefined };
  });
  const policies = await Promise.all(
    [...names].sort(compareText).map((name) =>
      connection.askFor(asked(connection, "GetRolePolicy", role), async () => {
        const { PolicyDocument } = await client.send(
          new sdk.GetRolePolicyCommand({ RoleName: role, PolicyName: name }),
        );
        return { PolicyName: name, PolicyDocument: policyOf(PolicyDocument) };
      }),
    ),
  );
  return policies.filter((policy) => policy !== undefined);
}

async function readAttached(connection: AccountConnection, role: string): Promise<readonly string[]> {
  const { sdk, client } = await connection.iam();
  const attached = await connection.askAll(asked(connection, "ListAttachedRolePolicies", role), async (token) => {
    const page = await client.send(
      new sdk.ListAttachedRolePoliciesCommand({ RoleName: role, ...(token !== undefined && { Marker: token }) }),
    );
    return { items: page.AttachedPolicies, next: page.IsTruncated ? page.Marker : undefined };
  });
  return attached.flatMap(({ PolicyArn }) => PolicyArn ?? []).sort(compareText);
}

/** A policy as a mapping, or as text where a mapping would lose something of it. */
function policyOf(encoded = ""): unknown {
  const text = decodeURIComponent(encoded);
  return exactJson(text) ?? text;
}

function asked({ home }: AccountConnection, operation: string, subject?: string) {
  return { service: "iam", operation, region: home, ...(subject !== undefined && { subject }) };
}
