import type { Handlers } from "../../service.js";
import { checkDocument, sizeOf } from "./check-document.js";
import type { description } from "./description.js";
import { encodeDocument } from "./encode-document.js";
import { limitExceeded, noSuchEntity } from "./errors.js";
import { checkArn, findPolicy } from "./managed-policies.js";
import { pageOfItems } from "./page-of-items.js";
import { anyRole, ownRole, saveRole } from "./roles.js";

const maxInlineSize = 10_240;
const maxAttached = 10;

export const rolePolicyHandlers: Handlers<typeof description> = {
  PutRolePolicy: ({ RoleName, PolicyName, PolicyDocument }, call) => {
    const role = ownRole(RoleName, call);
    checkDocument("inline", PolicyDocument);
    const others = role.inline.filter(({ name }) => name !== PolicyName);
    const inline = [...others, { name: PolicyName, document: PolicyDocument }];
    if (inline.reduce((size, { document }) => size + sizeOf(document), 0) > maxInlineSize) {
      throw limitExceeded(`Maximum policy size of ${maxInlineSize} bytes exceeded for role ${RoleName}`);
    }
    saveRole({ ...role, inline: inline.sort((a, b) => (a.name < b.name ? -1 : 1)) }, call);
    return undefined;
  },
  GetRolePolicy: ({ RoleName, PolicyName }, call) => {
    const policy = anyRole(RoleName, call).inline.find(({ name }) => name === PolicyName);
    if (policy === undefined) throw noSuchInlinePolicy(PolicyName);
    return { RoleName, PolicyName, PolicyDocument: encodeDocument(policy.document) };
  },
  ListRolePolicies: (input, call) => {
    const { arn, inline } = anyRole(input.RoleName, call);
    const { items, mark } = pageOfItems(`policies of ${arn}`, inline, ({ name }) => name, input);
    return { PolicyNames: items.map(({ name }) => name), ...mark };
  },
  DeleteRolePolicy: ({ RoleName, PolicyName }, call) => {
    const role = ownRole(RoleName, call);
    const inline = role.inline.filter(({ name }) => name !== PolicyName);
    if (inline.length === role.inline.length) throw noSuchInlinePolicy(PolicyName);
    saveRole({ ...role, inline }, call);
    return undefined;
  },
  AttachRolePolicy: ({ RoleName, PolicyArn }, call) => {
    const role = ownRole(RoleName, call);
    checkArn(PolicyArn);
    if (findPolicy(PolicyArn, call) === undefined) {
      throw noSuchEntity(`Policy ${PolicyArn} does not exist or is not attachable.`);
    }
    if (role.attached.includes(PolicyArn)) return undefined;
    if (role.attached.length >= maxAttached) {
      throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${maxAttached}`);
    }
    saveRole({ ...role, attached: [...role.attached, PolicyArn] }, call);
    return undefined;
  },
  DetachRolePolicy: ({ RoleName, PolicyArn }, call) => {
    const role = ownRole(RoleName, call);
    checkArn(PolicyArn);
    if (!role.attached.includes(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    saveRole({ ...role, attached: role.attached.filter((arn) => arn !== PolicyArn) }, call);
    return undefined;
  },
  ListAttachedRolePolicies: (input, call) => {
    const role = anyRole(input.RoleName, call);
    const { PathPrefix = "/" } = input;
    const attached = role.attached
      .map((arn) => ({ arn, name: arn.slice(arn.lastIndexOf("/") + 1) }))
      .filter(({ arn }) => pathOf(arn).startsWith(PathPrefix))
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const { items, mark } = pageOfItems(`attached to ${role.arn}`, attached, keyOf, input);
    return { AttachedPolicies: items.map(({ arn, name }) => ({ PolicyName: name, PolicyArn: arn })), ...mark };
  },
};

/** The name, made unique where a policy of the account has the name of one of AWS. */
function keyOf({ arn, name }: { readonly arn: string; readonly name: string }): string {
  return `${name} ${arn.split(":")[4]}`;
}

function pathOf(policyArn: string): string {
  return policyArn.slice(policyArn.indexOf("/"), policyArn.lastIndexOf("/") + 1);
}

function noSuchInlinePolicy(name: string) {
  return noSuchEntity(`The role policy with name ${name} cannot be found.`);
}
