import type { Target } from "../config/config.js";
import { channelReference, findChannel } from "../neighbours/channel-reference.js";
import type { ResolvedResource } from "../plan/resource.js";
import { assembleFacts } from "./assemble-facts.js";
import { parametersOfContent, parseDocumentContent } from "./document-content.js";
import { createLedger, type FactLedger, note } from "./fact-ledger.js";
import { elements, type FactNode, isRecord, member, sourceOf, textAt, textsAt } from "./fact-node.js";
import type { ChannelFact, ContactType, Facts } from "./facts.js";
import { rotationOf, stagesOf } from "./outputs/contacts.js";
import { tagsOf } from "./outputs/tags.js";
import { parsePolicy } from "./policy-text.js";

/**
 * What a merge will create, as facts: contacts, escalation plans, schedules, rotations, runbooks and roles of this
 * repository. Resources without a target belong to no account, so nothing is said of them.
 *
 * A runbook's content stands under the versions `$DEFAULT` and `$LATEST`: its number is AWS's to give.
 */
export function declareFacts(resources: readonly ResolvedResource[]): Facts {
  const ledger = createLedger();
  for (const { kind, name, value, source, target } of resources) {
    if (target === undefined) continue;
    const origin = { kind: "declared", file: source.file, documentIndex: source.index } as const;
    declarers[kind](ledger, target, name, { value, pointer: "", origin });
  }
  return assembleFacts(ledger);
}

type Declarer = (ledger: FactLedger, target: Target, name: string, node: FactNode) => void;

const declarers = {
  Contact: declareContact("PERSONAL"),
  EscalationPlan: declareContact("ESCALATION"),
  OnCallSchedule: declareContact("ONCALL_SCHEDULE"),
  Rotation: declareRotation,
  Runbook: declareRunbook,
  Role: declareRole,
} satisfies Record<ResolvedResource["kind"], Declarer>;

function declareContact(type: ContactType): Declarer {
  return (ledger, target, alias, node) => {
    const arn = contactsArn(target, `contact/${alias}`);
    const displayName = textAt(node, "DisplayName");
    const contact = { arn, alias, type, ...(displayName === undefined ? {} : { displayName }) };
    note(ledger, "contact", arn, contact, sourceOf(node));
    const plan = member(node, "Plan");
    const rotationIds = textsAt(plan, "RotationIds").map((id) => rotationArn(target, id));
    const channels = elements(member(node, "Channels")).flatMap(channelOf);
    for (const channel of channels) {
      const id = declaredChannelArn(target, alias, channelReference(channel, channels) ?? twinReference(channel));
      const fact = { ...channel, arn: id, contactArn: arn, isActivated: false };
      note(ledger, "channel", id, fact, sourceOf(member(node, "Channels") ?? node));
    }
    const stages = (plan === undefined ? [] : stagesOf(plan)).map((stage) => ({
      ...stage,
      targets: stage.targets.map((each) =>
        each.kind === "channel" ? { ...each, channelId: channelId(target, alias, each.channelId, channels) } : each,
      ),
    }));
    note(ledger, "contactPlan", arn, { stages, rotationIds }, sourceOf(plan ?? node));
  };
}

type DeclaredChannel = Pick<ChannelFact, "name" | "type">;

function channelOf(node: FactNode): readonly DeclaredChannel[] {
  const name = textAt(node, "Name");
  const type = (["SMS", "VOICE", "EMAIL"] as const).find((known) => known === textAt(node, "Type"));
  return name === undefined || type === undefined ? [] : [{ name, type }];
}

/** A declared channel is known by its reference until AWS gives it an id. */
function channelId(target: Target, alias: string, id: string, channels: readonly DeclaredChannel[]): string {
  if (!id.startsWith("channel/")) return id;
  const channel = findChannel(id, channels);
  return declaredChannelArn(target, alias, (channel && channelReference(channel, channels)) ?? id);
}

function declaredChannelArn(target: Target, alias: string, reference: string): string {
  return contactsArn(target, `contact-channel/${alias}/${reference.slice("channel/".length)}`);
}

function twinReference({ name, type }: DeclaredChannel): string {
  return `channel/${type}/${name}`;
}

function declareRotation(ledger: FactLedger, target: Target, name: string, node: FactNode): void {
  const fact = rotationOf(node);
  const arn = rotationArn(target, name);
  if (fact !== undefined) note(ledger, "rotation", arn, { arn, name, ...fact }, sourceOf(node));
}

function declareRunbook(ledger: FactLedger, target: Target, name: string, node: FactNode): void {
  const written = member(node, "Content");
  const content = typeof written?.value === "string" ? parseDocumentContent(written.value) : written?.value;
  const type = textAt(node, "DocumentType") ?? "Automation";
  const cloneOf = textAt(node, "CloneOf");
  for (const region of target.regions) {
    const key = `${region}:${target.account}:${name}`;
    const document = { name, region, owner: target.account, type, ...(cloneOf !== undefined && { cloneOf }) };
    note(ledger, "document", key, document, sourceOf(node));
    note(ledger, "documentTags", key, tagsOf(member(node, "Tags")), sourceOf(node));
    if (written === undefined || !isRecord(content)) continue;
    const parameters = parametersOfContent(content) ?? [];
    note(ledger, "documentDefault", key, "$DEFAULT", sourceOf(node));
    note(ledger, "documentLatest", key, "$LATEST", sourceOf(node));
    for (const version of ["$DEFAULT", "$LATEST"]) {
      const place = sourceOf(written);
      note(ledger, "documentContent", `${key}@${version}`, { document: key, version, content }, place);
      note(ledger, "documentParameters", `${key}@${version}`, { document: key, version, parameters }, place);
    }
  }
}

function declareRole(ledger: FactLedger, target: Target, name: string, node: FactNode): void {
  const path = textAt(node, "Path") ?? "/";
  const arn = `arn:${target.partition}:iam::${target.account}:role${path}${name}`;
  const key = `${target.account}:${name}`;
  note(ledger, "role", arn, { arn, name, path }, sourceOf(node));
  note(ledger, "roleTags", arn, tagsOf(member(node, "Tags")), sourceOf(node));
  note(ledger, "roleBoundary", arn, textAt(node, "PermissionsBoundary") ?? null, sourceOf(node));
  const trust = member(node, "AssumeRolePolicyDocument");
  if (trust !== undefined) note(ledger, "trust", arn, parsePolicy(trust.value), sourceOf(trust));
  const names = elements(member(node, "Policies")).flatMap((policy) => declareInline(ledger, key, policy));
  note(ledger, "inlineNames", key, { items: names, isPartial: false }, sourceOf(node));
  const attached = textsAt(node, "ManagedPolicyArns");
  note(ledger, "attachedArns", key, { items: attached, isPartial: false }, sourceOf(node));
}

function declareInline(ledger: FactLedger, role: string, policy: FactNode): readonly string[] {
  const name = textAt(policy, "PolicyName");
  const document = member(policy, "PolicyDocument");
  if (name === undefined || document === undefined) return [];
  const value = { role, name, document: parsePolicy(document.value) };
  note(ledger, "inlinePolicy", `${role}:${name}`, value, sourceOf(document));
  return [name];
}

/** A declared rotation is known by its name until AWS gives it an id. */
function rotationArn(target: Target, id: string): string {
  return id.startsWith("arn:") ? id : contactsArn(target, `rotation/${id.replace(/^rotation\//, "")}`);
}

function contactsArn(target: Target, resource: string): string {
  return `arn:${target.partition}:ssm-contacts:${target.regions[0]}:${target.account}:${resource}`;
}
