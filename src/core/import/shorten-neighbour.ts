import type { Target } from "../config/config.js";
import { exactJson } from "../neighbours/exact-json.js";
import type { NeighbourValue, RemoteChannel, RemoteNeighbour } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { defaultSessionDuration } from "../neighbours/normal-role.js";
import { runbookText } from "../neighbours/runbook-text.js";
import { secretReference } from "../neighbours/secret-reference.js";
import { isMapping } from "../plan/decode-resource.js";
import { escapeIamText, mapTexts } from "./escape-variables.js";
import type { SecretNames } from "./secret-names.js";

/**
 * A neighbour as its author would write it for the target: short references where they mean the same ARN, `${account}`
 * where something names the account, secrets for delivery addresses, and no defaults.
 */
export function shortenNeighbour(remote: RemoteNeighbour, target: Target, secrets: SecretNames): NeighbourValue {
  const { kind, value } = remote;
  switch (remote.kind) {
    case "Contact": {
      const { Alias, DisplayName, Plan, Tags } = value;
      const channels = remote.handles.channels.map((channel) => shortenChannel(channel, remote.name, secrets));
      const fields = { Alias, DisplayName, Channels: channels, Plan, Tags };
      return withKind(kind, shortenMembers(fields, target, ["Channels"]));
    }
    case "EscalationPlan":
    case "OnCallSchedule": {
      const { Alias, DisplayName, Plan, Tags } = value;
      return withKind(kind, shortenMembers({ Alias, DisplayName, Plan, Tags }, target));
    }
    case "Rotation": {
      const { Name, ContactIds, StartTime, TimeZoneId, Recurrence, Tags } = value;
      return withKind(kind, shortenMembers({ Name, ContactIds, StartTime, TimeZoneId, Recurrence, Tags }, target));
    }
    case "Runbook":
      return withKind(kind, shortenRunbook(value, target));
    case "Role":
      return withKind(kind, shortenRole(value, target));
  }
}

function withKind(kind: string, fields: Readonly<Record<string, unknown>>): NeighbourValue {
  return { kind, ...Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) };
}

/** @param except members that are written as they are */
function shortenMembers(
  fields: Readonly<Record<string, unknown>>,
  target: Target,
  except: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([key, field]) => [
    key,
    except.includes(key) ? field : mapTexts(field, (text) => shortenText(text, target)),
  ]);
  return Object.fromEntries(entries);
}

function shortenChannel({ name, type, address }: RemoteChannel, alias: string, secrets: SecretNames): object {
  const reference = secretReference(secrets.nameOf(alias, name, address));
  return { Name: name, Type: type, DeliveryAddress: { SimpleAddress: reference } };
}

function shortenText(text: string, target: Target): string {
  const contact = `arn:${target.partition}:ssm-contacts:${target.regions[0]}:${target.account}:contact/`;
  if (text.startsWith(contact) && /^[a-z0-9_-]+$/.test(text.slice(contact.length))) {
    return `contact/${text.slice(contact.length)}`;
  }
  return withAccount(escapeIamText(text), target);
}

/** ARNs of the account, wherever they stand in a text, with `${account}`. */
function withAccount(text: string, { account }: Target): string {
  return text.replaceAll(new RegExp(`(\\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:)${account}(?=:)`, "g"), "$1${account}");
}

function shortenRunbook(value: NeighbourValue, target: Target): Readonly<Record<string, unknown>> {
  const { Name, DisplayName, VersionName, TargetType, Requires, Tags } = value;
  const { Content, DocumentFormat } = shortenContent(value, target);
  const head = shortenMembers({ Name, DisplayName, VersionName, TargetType, Requires }, target);
  return { ...head, DocumentFormat, Content, ...shortenMembers({ Tags }, target) };
}

/** A document's parsed content as its author would write it. */
export function shortenDocument(content: unknown, target: Target): unknown {
  return mapTexts(content, (text) => withAccount(escapeIamText(text), target));
}

/** JSON as a mapping where that reads the same, else the text; the format only where the content does not show it. */
function shortenContent(value: NeighbourValue, target: Target): { Content: unknown; DocumentFormat: unknown } {
  const { Content: content, DocumentFormat: format } = value;
  const shorten = (text: string) => withAccount(escapeIamText(text), target);
  if (typeof content !== "string") return { Content: content, DocumentFormat: format };
  const parsed = format === "JSON" ? exactJson(content) : undefined;
  const isExact = parsed !== undefined && runbookText({ Content: parsed, DocumentFormat: format }).content === content;
  if (parsed !== undefined && (isExact || !content.includes("\n"))) {
    return { Content: shortenDocument(parsed, target), DocumentFormat: format };
  }
  const isPlain = runbookText({ Content: content }).format === format;
  return { Content: shorten(content), DocumentFormat: isPlain ? undefined : format };
}

function shortenRole(value: NeighbourValue, target: Target): Readonly<Record<string, unknown>> {
  const { RoleName, Path, Description, MaxSessionDuration, PermissionsBoundary, ManagedPolicyArns, Tags } = value;
  const policies = listOf(value["Policies"]).map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: shortenPolicy(PolicyDocument, target),
  }));
  return {
    ...shortenMembers({ RoleName, Path: Path === "/" ? undefined : Path, Description }, target),
    AssumeRolePolicyDocument: shortenPolicy(value["AssumeRolePolicyDocument"], target),
    MaxSessionDuration: MaxSessionDuration === defaultSessionDuration ? undefined : MaxSessionDuration,
    ...shortenMembers({ PermissionsBoundary, ManagedPolicyArns }, target),
    Policies: policies.length === 0 ? undefined : policies,
    ...shortenMembers({ Tags }, target),
  };
}

/** In a policy the account's number is the account wherever it stands: in ARNs, as a principal, in `aws:SourceAccount`. */
function shortenPolicy(policy: unknown, { account }: Target): unknown {
  const shorten = (text: string) =>
    escapeIamText(text).replaceAll(new RegExp(`(?<![0-9])${account}(?![0-9])`, "g"), () => "${account}");
  return isMapping(policy) ? mapTexts(policy, shorten) : typeof policy === "string" ? shorten(policy) : policy;
}
