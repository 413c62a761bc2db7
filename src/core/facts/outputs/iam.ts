import { elements, type FactNode, isRecord, member, textAt, textsAt } from "../fact-node.js";
import { parsePolicy } from "../policy-text.js";
import {
  expectAccount,
  expectArn,
  expectText,
  expectWrapperName,
  noteFrom,
  noteListFrom,
  noteUnread,
  type OutputReader,
  type Reading,
} from "../reading.js";
import { tagsOf } from "./tags.js";

/** Outputs of `aws iam …`. */
export const iamOutputs: readonly OutputReader[] = [
  {
    command: "iam get-account-authorization-details",
    matches: (output) =>
      ["RoleDetailList", "UserDetailList", "GroupDetailList"].some((key) => Array.isArray(output[key])),
    read(output, reading) {
      for (const role of elements(member(output, "RoleDetailList"))) readRoleDetail(role, reading);
      for (const policy of elements(member(output, "Policies"))) readManagedPolicy(policy, reading);
    },
  },
  {
    command: "iam get-role",
    matches: (output) => isRecord(output["Role"]),
    read(output, reading) {
      const role = member(output, "Role") ?? output;
      const arn = readRole(role, reading);
      if (arn !== undefined) readBoundaryAndTags(arn, role, reading);
    },
  },
  {
    command: "iam list-roles",
    matches: (output) => Array.isArray(output["Roles"]),
    read(output, reading) {
      // Leaves out boundary and tags, so nothing is said of them here.
      for (const role of elements(member(output, "Roles"))) readRole(role, reading);
    },
  },
  {
    command: "iam list-role-policies",
    matches: (output) => Array.isArray(output["PolicyNames"]),
    read(output, reading) {
      const role = roleKey(output, reading, "iam list-role-policies");
      if (role !== undefined) noteListFrom(reading, "inlineNames", role, textsAt(output, "PolicyNames"), output);
    },
  },
  {
    command: "iam get-role-policy",
    matches: (output) =>
      typeof output["RoleName"] === "string" && typeof output["PolicyName"] === "string" && "PolicyDocument" in output,
    read(output, reading) {
      const account = expectAccount(reading, output, "iam get-role-policy");
      const roleName = expectText(reading, output, "RoleName", "the role's name");
      if (account !== undefined && roleName !== undefined) readInlinePolicy(`${account}:${roleName}`, output, reading);
    },
  },
  {
    command: "iam list-attached-role-policies",
    matches: (output) => Array.isArray(output["AttachedPolicies"]),
    read(output, reading) {
      const attached = attachedArns(member(output, "AttachedPolicies"), reading);
      const role = roleKey(output, reading, "iam list-attached-role-policies", accountAmong(attached));
      if (role !== undefined) noteListFrom(reading, "attachedArns", role, attached, output);
    },
  },
  {
    command: "iam get-policy",
    matches: (output) => isRecord(output["Policy"]) && typeof output["Policy"]["DefaultVersionId"] === "string",
    read: (output, reading) => readManagedPolicy(member(output, "Policy") ?? output, reading),
  },
  {
    command: "iam list-policies",
    matches: (output) =>
      Array.isArray(output["Policies"]) &&
      output["Policies"].some((policy) => isRecord(policy) && "DefaultVersionId" in policy),
    read(output, reading) {
      for (const policy of elements(member(output, "Policies"))) readManagedPolicy(policy, reading);
    },
  },
  {
    command: "iam get-policy-version",
    matches: (output) => isRecord(output["PolicyVersion"]),
    read(output, reading) {
      const arn = expectWrapperName(reading, output, "iam get-policy-version", ["resourceArn", "policyArn"]);
      const version = member(output, "PolicyVersion");
      if (arn !== undefined && version !== undefined) readPolicyVersion(arn, version, reading);
    },
  },
];

function readRoleDetail(role: FactNode, reading: Reading): void {
  const arn = readRole(role, reading);
  const name = textAt(role, "RoleName");
  if (arn === undefined || name === undefined) return;
  readBoundaryAndTags(arn, role, reading);
  const key = `${accountOf(arn)}:${name}`;
  const inline = elements(member(role, "RolePolicyList"));
  noteListFrom(
    reading,
    "inlineNames",
    key,
    inline.flatMap((policy) => textAt(policy, "PolicyName") ?? []),
    role,
  );
  for (const policy of inline) readInlinePolicy(key, policy, reading);
  const attached = attachedArns(member(role, "AttachedManagedPolicies"), reading);
  noteListFrom(reading, "attachedArns", key, attached, role);
}

function readRole(role: FactNode, reading: Reading): string | undefined {
  const arn = expectArn(reading, role, "Arn", "iam");
  const name = expectText(reading, role, "RoleName", "the role's name");
  if (arn === undefined || name === undefined) return undefined;
  noteFrom(reading, "role", arn, { arn, name, path: textAt(role, "Path") ?? "/" }, role);
  const trust = member(role, "AssumeRolePolicyDocument");
  if (trust === undefined) noteUnread(reading, arn, role);
  else noteFrom(reading, "trust", arn, parsePolicy(trust.value), trust);
  return arn;
}

function readBoundaryAndTags(arn: string, role: FactNode, reading: Reading): void {
  const boundary = textAt(member(role, "PermissionsBoundary"), "PermissionsBoundaryArn") ?? null;
  noteFrom(reading, "roleBoundary", arn, boundary, role);
  noteFrom(reading, "roleTags", arn, tagsOf(member(role, "Tags")), role);
}

function readInlinePolicy(role: string, policy: FactNode, reading: Reading): void {
  const name = expectText(reading, policy, "PolicyName", "the policy's name");
  const document = member(policy, "PolicyDocument");
  if (name === undefined || document === undefined) return;
  const value = { role, name, document: parsePolicy(document.value) };
  noteFrom(reading, "inlinePolicy", `${role}:${name}`, value, document);
}

function readManagedPolicy(policy: FactNode, reading: Reading): void {
  const arn = expectArn(reading, policy, "Arn", "iam");
  const version = textAt(policy, "DefaultVersionId");
  if (arn === undefined) return;
  if (version !== undefined) noteFrom(reading, "managedDefault", arn, version, policy);
  for (const entry of elements(member(policy, "PolicyVersionList"))) readPolicyVersion(arn, entry, reading);
}

function readPolicyVersion(arn: string, version: FactNode, reading: Reading): void {
  const id = expectText(reading, version, "VersionId", "the version's id");
  const document = member(version, "Document");
  if (id === undefined) return;
  if (member(version, "IsDefaultVersion")?.value === true) noteFrom(reading, "managedDefault", arn, id, version);
  if (document !== undefined)
    noteFrom(reading, "managedVersion", `${arn}@${id}`, parsePolicy(document.value), document);
}

function attachedArns(list: FactNode | undefined, reading: Reading): readonly string[] {
  return elements(list).flatMap((policy) => expectArn(reading, policy, "PolicyArn", "iam") ?? []);
}

function roleKey(output: FactNode, reading: Reading, command: string, among?: string): string | undefined {
  const name = expectWrapperName(reading, output, command, ["roleName", "resourceArn"]);
  if (name === undefined) return undefined;
  if (name.startsWith("arn:")) return `${accountOf(name)}:${name.slice(name.lastIndexOf("/") + 1)}`;
  const account = among ?? expectAccount(reading, output, command);
  return account === undefined ? undefined : `${account}:${name}`;
}

function accountAmong(arns: readonly string[]): string | undefined {
  return arns.map(accountOf).find((account) => /^\d{12}$/.test(account));
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
