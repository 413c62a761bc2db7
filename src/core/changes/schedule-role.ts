import { alignNeighbour } from "../neighbours/align-neighbour.js";
import { compareNeighbours } from "../neighbours/compare-neighbours.js";
import type { NeighbourValue, RemoteNeighbour } from "../neighbours/neighbour.js";
import { listOf, textSet } from "../neighbours/normal-form.js";
import { defaultSessionDuration } from "../neighbours/normal-role.js";
import type { RoleOperation } from "./neighbour-operation.js";
import { deletionTag } from "./ownership.js";
import type { WantedState } from "./schedule-neighbour.js";
import { tagChanges, wantedTags } from "./tag-changes.js";

/** A role's access is widened before anything of it is taken away: in between an incident may begin. */
export function scheduleRole(wanted: WantedState, now: RemoteNeighbour | undefined): readonly RoleOperation[] {
  const { name, declared, repository } = wanted;
  if (now?.kind !== "Role") return createRole(wanted);
  const tags = tagChanges(now.tags, wantedTags(declared, repository));
  const changed = new Set(compareNeighbours(alignNeighbour(declared, now)).map(({ pointer }) => pointer));
  const policies = inlinePolicies(declared);
  const attached = textSet(declared["ManagedPolicyArns"]);
  const { attachedPolicies } = now.handles;
  return [
    ...(tags === undefined ? [] : [{ kind: "tagRole", name, arn: now.arn, ...tags } as const]),
    ...(changed.has("/AssumeRolePolicyDocument")
      ? [{ kind: "updateAssumeRolePolicy", name, trust: policyText(declared["AssumeRolePolicyDocument"]) } as const]
      : []),
    ...(changed.has("/Description") || changed.has("/MaxSessionDuration")
      ? [
          {
            kind: "updateRole",
            name,
            description: String(declared["Description"] ?? ""),
            maxSessionDuration: sessionOf(declared),
          } as const,
        ]
      : []),
    ...policies
      .filter(({ policy }) => changed.has(`/Policies/${escaped(policy)}`))
      .map((policy) => ({ kind: "putRolePolicy" as const, name, ...policy })),
    ...attached
      .filter((arn) => !attachedPolicies.includes(arn))
      .map((policyArn) => ({ kind: "attachRolePolicy" as const, name, policyArn })),
    ...(changed.has("/PermissionsBoundary") ? [boundaryWrite(name, declared)] : []),
    ...now.handles.inlinePolicies
      .filter((policy) => !policies.some((one) => one.policy === policy))
      .map((policy) => ({ kind: "deleteRolePolicy" as const, name, policy })),
    ...attachedPolicies
      .filter((arn) => !attached.includes(arn))
      .map((policyArn) => ({ kind: "detachRolePolicy" as const, name, policyArn })),
  ];
}

/** IAM deletes only a role without policies. The tag says that its end was decided, should the sync be killed on the way. */
export function deleteRole(
  now: Extract<RemoteNeighbour, { readonly kind: "Role" }>,
  digest: string,
): readonly RoleOperation[] {
  const { name, arn, handles, tags } = now;
  const isWhole = handles.inlinePolicies.length + handles.attachedPolicies.length > 0;
  return [
    ...(isWhole && tags[deletionTag] === undefined
      ? [{ kind: "tagRole", name, arn, set: { [deletionTag]: digest }, remove: [] } as const]
      : []),
    ...handles.attachedPolicies.map((policyArn) => ({ kind: "detachRolePolicy" as const, name, policyArn })),
    ...handles.inlinePolicies.map((policy) => ({ kind: "deleteRolePolicy" as const, name, policy })),
    { kind: "deleteRole", name },
  ];
}

function createRole({ name, declared, repository }: WantedState): readonly RoleOperation[] {
  const { Path, Description, PermissionsBoundary } = declared;
  return [
    {
      kind: "createRole",
      name,
      path: typeof Path === "string" && Path !== "" ? Path : "/",
      trust: policyText(declared["AssumeRolePolicyDocument"]),
      ...(typeof Description === "string" && Description !== "" ? { description: Description } : {}),
      maxSessionDuration: sessionOf(declared),
      ...(typeof PermissionsBoundary === "string" ? { boundary: PermissionsBoundary } : {}),
      tags: wantedTags(declared, repository),
    },
    ...inlinePolicies(declared).map((policy) => ({ kind: "putRolePolicy" as const, name, ...policy })),
    ...textSet(declared["ManagedPolicyArns"]).map((policyArn) => ({
      kind: "attachRolePolicy" as const,
      name,
      policyArn,
    })),
  ];
}

function boundaryWrite(name: string, { PermissionsBoundary: boundary }: NeighbourValue): RoleOperation {
  return typeof boundary === "string" && boundary !== ""
    ? { kind: "putRolePermissionsBoundary", name, boundary }
    : { kind: "deleteRolePermissionsBoundary", name };
}

function inlinePolicies(declared: NeighbourValue): readonly { readonly policy: string; readonly document: string }[] {
  return listOf(declared["Policies"]).map(({ PolicyName, PolicyDocument }) => ({
    policy: String(PolicyName),
    document: policyText(PolicyDocument),
  }));
}

function sessionOf({ MaxSessionDuration }: NeighbourValue): number {
  return typeof MaxSessionDuration === "number" ? MaxSessionDuration : defaultSessionDuration;
}

/** A policy as the text that IAM keeps. */
function policyText(policy: unknown): string {
  return typeof policy === "string" ? policy : JSON.stringify(policy);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
