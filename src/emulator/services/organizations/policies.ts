import { compilePolicy, isPolicyError } from "../../../core/policy/compile-policy.js";
import { AwsError } from "../../aws-error.js";
import type { Handlers } from "../../service.js";
import { managed, readable } from "./access.js";
import { awsPolicies, undetachable } from "./aws-policies.js";
import { kindOf, policyOut, rootOut } from "./describe.js";
import type { description } from "./description.js";
import { constraint, invalidInput, missing } from "./errors.js";
import { newId } from "./new-id.js";
import { organizationPage } from "./organization-page.js";
import { nodeOf, type Organization, type Policy, policiesOn, save } from "./state.js";

const maxAttached = 5;
const maxContent = 10_240;

export const policyHandlers: Handlers<typeof description> = {
  EnablePolicyType: ({ RootId, PolicyType }, call) => {
    const organization = managed(call);
    if (RootId !== organization.rootId) throw missing("RootNotFoundException");
    if (organization.policyTypes.includes(PolicyType)) {
      throw new AwsError("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
    }
    const enabled: Organization = { ...organization, policyTypes: [...organization.policyTypes, PolicyType] };
    const targets = [RootId, ...enabled.units.map(({ id }) => id), ...enabled.accounts.map(({ id }) => id)];
    const changed = targets.reduce((result, target) => attachDefaults(result, target, PolicyType), enabled);
    save(changed, call);
    return { Root: rootOut(changed) };
  },
  DisablePolicyType: ({ RootId, PolicyType }, call) => {
    const organization = managed(call);
    if (RootId !== organization.rootId) throw missing("RootNotFoundException");
    if (!organization.policyTypes.includes(PolicyType)) throw notEnabled();
    const gone = new Set(allPolicies(organization).flatMap(({ id, type }) => (type === PolicyType ? [id] : [])));
    const changed = {
      ...organization,
      policyTypes: organization.policyTypes.filter((type) => type !== PolicyType),
      attachments: organization.attachments.filter(({ policy }) => !gone.has(policy)),
    };
    save(changed, call);
    return { Root: rootOut(changed) };
  },
  CreatePolicy: ({ Name, Description, Type, Content }, call) => {
    const organization = managed(call);
    checkName(organization, Name, undefined);
    checkContent(Content, Type);
    const policy = { id: newId("p-", 10), name: Name, description: Description, type: Type, content: Content };
    save({ ...organization, policies: [...organization.policies, policy] }, call);
    return { Policy: { PolicySummary: policyOut(organization, policy), Content } };
  },
  UpdatePolicy: ({ PolicyId, Name, Description, Content }, call) => {
    const organization = managed(call);
    const policy = ownPolicy(organization, PolicyId);
    if (Name !== undefined) checkName(organization, Name, PolicyId);
    if (Content !== undefined) checkContent(Content, policy.type);
    const changed: Policy = {
      ...policy,
      name: Name ?? policy.name,
      description: Description ?? policy.description,
      content: Content ?? policy.content,
    };
    const policies = organization.policies.map((known) => (known === policy ? changed : known));
    save({ ...organization, policies }, call);
    return { Policy: { PolicySummary: policyOut(organization, changed), Content: changed.content } };
  },
  DeletePolicy: ({ PolicyId }, call) => {
    const organization = managed(call);
    const policy = ownPolicy(organization, PolicyId);
    if (organization.attachments.some((attachment) => attachment.policy === PolicyId)) {
      throw new AwsError("PolicyInUseException", "The policy is attached to one or more entities.");
    }
    save({ ...organization, policies: organization.policies.filter((known) => known !== policy) }, call);
    return undefined;
  },
  DescribePolicy: ({ PolicyId }, call) => {
    const organization = readable(call);
    const policy = anyPolicy(organization, PolicyId);
    return { Policy: { PolicySummary: policyOut(organization, policy), Content: policy.content } };
  },
  ListPolicies: (input, call) => {
    const organization = readable(call);
    const listed = allPolicies(organization).filter(({ type }) => type === input.Filter);
    const { items, nextToken } = organizationPage(`policies ${input.Filter}`, listed, ({ id }) => id, input);
    return { Policies: items.map((policy) => policyOut(organization, policy)), NextToken: nextToken };
  },
  AttachPolicy: ({ PolicyId, TargetId }, call) => {
    const organization = managed(call);
    const { type } = anyPolicy(organization, PolicyId);
    if (nodeOf(organization, TargetId) === undefined) throw missing("TargetNotFoundException");
    if (!organization.policyTypes.includes(type)) throw notEnabled();
    const attached = policiesOn(organization, TargetId, type);
    if (attached.some(({ id }) => id === PolicyId)) {
      throw new AwsError(
        "DuplicatePolicyAttachmentException",
        "The selected policy is already attached to the target.",
      );
    }
    if (attached.length >= maxAttached) {
      throw constraint("You have attached too many policies.", "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }
    const attachment = { policy: PolicyId, target: TargetId };
    save({ ...organization, attachments: [...organization.attachments, attachment] }, call);
    return undefined;
  },
  DetachPolicy: ({ PolicyId, TargetId }, call) => {
    const organization = managed(call);
    const { type } = anyPolicy(organization, PolicyId);
    if (nodeOf(organization, TargetId) === undefined) throw missing("TargetNotFoundException");
    const attached = policiesOn(organization, TargetId, type);
    if (!attached.some(({ id }) => id === PolicyId)) throw missing("PolicyNotAttachedException");
    if (PolicyId === undetachable) throw invalidInput("The policy cannot be detached.", "NON_DETACHABLE_POLICY");
    if (attached.length === 1) {
      throw constraint("The last policy cannot be detached.", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }
    const attachments = organization.attachments.filter(
      ({ policy, target }) => policy !== PolicyId || target !== TargetId,
    );
    save({ ...organization, attachments }, call);
    return undefined;
  },
  ListPoliciesForTarget: (input, call) => {
    const organization = readable(call);
    if (nodeOf(organization, input.TargetId) === undefined) throw missing("TargetNotFoundException");
    const listed = policiesOn(organization, input.TargetId, input.Filter);
    const list = `policies ${input.Filter} on ${input.TargetId}`;
    const { items, nextToken } = organizationPage(list, listed, ({ id }) => id, input);
    return { Policies: items.map((policy) => policyOut(organization, policy)), NextToken: nextToken };
  },
  ListTargetsForPolicy: (input, call) => {
    const organization = readable(call);
    anyPolicy(organization, input.PolicyId);
    const listed = organization.attachments.filter(({ policy }) => policy === input.PolicyId);
    const page = organizationPage(`targets of ${input.PolicyId}`, listed, ({ target }) => target, input);
    const Targets = page.items.map(({ target }) => ({
      TargetId: target,
      Name: nodeOf(organization, target)?.name,
      Type: kindOf(target),
    }));
    return { Targets, NextToken: page.nextToken };
  },
};

/** AWS's own policies of the types that are switched on come with every root, unit and account. */
export function attachDefaults(organization: Organization, target: string, type?: string): Organization {
  const types = type === undefined ? organization.policyTypes : [type];
  const defaults = awsPolicies.filter((policy) => types.includes(policy.type));
  const added = defaults.map(({ id }) => ({ policy: id, target }));
  return { ...organization, attachments: [...organization.attachments, ...added] };
}

function allPolicies(organization: Organization): readonly Policy[] {
  return [...awsPolicies, ...organization.policies];
}

function anyPolicy(organization: Organization, id: string): Policy {
  const policy = allPolicies(organization).find((known) => known.id === id);
  if (policy === undefined) throw missing("PolicyNotFoundException");
  return policy;
}

function ownPolicy(organization: Organization, id: string): Policy {
  const policy = anyPolicy(organization, id);
  if (awsPolicies.includes(policy)) throw invalidInput("You can't change an AWS managed policy.", "IMMUTABLE_POLICY");
  return policy;
}

function checkName(organization: Organization, name: string, self: string | undefined): void {
  if (allPolicies(organization).some((policy) => policy.name === name && policy.id !== self)) {
    throw new AwsError("DuplicatePolicyException", "A policy with the same name already exists.");
  }
}

const policyKinds = new Map([
  ["SERVICE_CONTROL_POLICY", "serviceControl"],
  ["RESOURCE_CONTROL_POLICY", "resourceControl"],
] as const);

function checkContent(content: string, type: string): void {
  if (content.length > maxContent) {
    throw constraint("You have exceeded the size of a policy.", "POLICY_CONTENT_LIMIT_EXCEEDED");
  }
  const kind = [...policyKinds].find(([name]) => name === type)?.[1];
  if (kind === undefined) return;
  const compiled = compilePolicy(content, { name: "the policy", type: kind });
  if (!isPolicyError(compiled)) return;
  const message = `The provided policy document does not meet the requirements of the specified policy type: ${compiled.message}`;
  throw new AwsError("MalformedPolicyDocumentException", message);
}

function notEnabled(): AwsError {
  return new AwsError("PolicyTypeNotEnabledException", "The specified policy type isn't enabled in this root.");
}
