import type { FieldChange, NeighbourChange, NeighbourUpdate } from "../changes/change.js";
import type { NeighbourValue } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { isMapping } from "../plan/decode-resource.js";
import { listWords } from "./count-words.js";
import { describePaging } from "./describe-paging.js";
import { clip, shortName } from "./short-name.js";

const nouns = {
  Contact: "contact",
  EscalationPlan: "escalation plan",
  OnCallSchedule: "on-call schedule",
  Rotation: "rotation",
  Runbook: "runbook",
  Role: "role",
} as const;

/** What the merge does to a contact, a schedule, a rotation, a runbook or a role, in the language of responders. */
export function describeNeighbour(change: NeighbourChange): string {
  const subject = `${nouns[change.resourceKind]} \`${clip(change.name, 80).replaceAll("`", "'")}\``;
  if (change.kind === "create") {
    const paging = describePaging(change.resourceKind, change.desired);
    return sentence(`${subject} is new`, paging === undefined ? [] : [paging]);
  }
  if (change.kind === "delete") return `${subject} is deleted`;
  const parts = [...consequences(change), ...others(change)];
  return sentence(subject, parts.length === 0 ? ["changes"] : parts, " ");
}

function sentence(subject: string, parts: readonly string[], joint = ": "): string {
  return clip(parts.length === 0 ? subject : `${subject}${joint}${parts.join("; ")}`, 600);
}

function consequences(change: NeighbourUpdate): readonly string[] {
  switch (change.resourceKind) {
    case "Contact":
      return [...channelChanges(change.fields), ...planChange(change, "is now paged")];
    case "EscalationPlan":
      return planChange(change, "now pages");
    case "OnCallSchedule":
      return planChange(change, "now follows");
    case "Rotation":
      return planChange(change, "now goes");
    case "Runbook":
      return runbookChanges(change);
    case "Role":
      return roleChanges(change);
  }
}

function planChange(change: NeighbourUpdate, verb: string): readonly string[] {
  const [before, after] = [change.before, change.desired].map((value) => describePaging(change.resourceKind, value));
  if (before === after || after === undefined) return [];
  return [`${verb} ${after}${before === undefined ? "" : ` instead of ${before}`}`];
}

function channelChanges(fields: readonly FieldChange[]): readonly string[] {
  return fields.flatMap(({ pointer, actual, desired }) => {
    const [, channel, part] = /^\/Channels\/([^/]*)(\/DeliveryAddress)?$/u.exec(pointer) ?? [];
    if (channel === undefined) return [];
    const name = quote(channel.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (part !== undefined) return [`channel ${name} gets another address and has to be activated again`];
    if (actual === undefined) return [`gets channel ${name}, which reaches nobody until it is activated`];
    return desired === undefined ? [`loses channel ${name}`] : [`channel ${name} changes`];
  });
}

function runbookChanges({ fields, actual }: NeighbourUpdate): readonly string[] {
  if (actual.kind !== "Runbook") return [];
  const [copy] = actual.handles.copies;
  if (copy === undefined) return fields.some(({ pointer }) => pointer === "/Content") ? ["gets a new version"] : [];
  const regions = fields.find(({ pointer }) => pointer === "/Regions");
  const has = Array.isArray(regions?.actual) ? regions.actual : [];
  const missing = Array.isArray(regions?.desired) ? regions.desired.filter((region) => !has.includes(region)) : [];
  const spread =
    missing.length === 0
      ? []
      : [
          `is brought to ${listWords(
            missing.map((one) => quote(String(one))),
            3,
          )}`,
        ];
  if (!fields.some(({ pointer }) => pointer === "/Content")) return spread;
  if (copy.latestVersion === "") return ["gets a new version", ...spread];
  const next = Number(copy.latestVersion) + 1;
  return [`gets v${next} (default v${copy.defaultVersion} to v${next})`, ...spread];
}

function roleChanges({ before, desired, fields }: NeighbourUpdate): readonly string[] {
  const [had, has] = [before, desired].map((value) => allowedActions(value));
  const lost = [...(had ?? [])].filter((action) => !has?.has(action));
  const won = [...(has ?? [])].filter((action) => !had?.has(action));
  const names = (actions: readonly string[]) =>
    listWords(
      actions.map((action) => quote(action)),
      5,
    );
  const attached = fields.find(({ pointer }) => pointer === "/ManagedPolicyArns");
  return [
    ...(lost.length === 0 ? [] : [`loses ${names(lost)}`]),
    ...(won.length === 0 ? [] : [`gains ${names(won)}`]),
    ...(attached === undefined ? [] : policyChanges(attached)),
    ...(fields.some(({ pointer }) => pointer === "/AssumeRolePolicyDocument") ? ["is trusted to others"] : []),
    ...(fields.some(({ pointer }) => pointer === "/PermissionsBoundary") ? ["has another boundary"] : []),
  ];
}

function policyChanges({ actual, desired }: FieldChange): readonly string[] {
  const [before, after] = [actual, desired].map((list) => (Array.isArray(list) ? list.map(String) : []));
  const names = (list: readonly string[]) =>
    listWords(
      list.map((arn) => quote(shortName(arn))),
      3,
    );
  const gone = before?.filter((arn) => !after?.includes(arn)) ?? [];
  const come = after?.filter((arn) => !before?.includes(arn)) ?? [];
  return [
    ...(gone.length === 0 ? [] : [`loses policy ${names(gone)}`]),
    ...(come.length === 0 ? [] : [`gains policy ${names(come)}`]),
  ];
}

/** The actions that a role's inline policies allow, as they are written there. */
function allowedActions({ Policies: policies }: NeighbourValue): ReadonlySet<string> {
  const documents = isMapping(policies) ? Object.values(policies) : [];
  const statements = documents.flatMap((document) => (isMapping(document) ? oneOrMany(document["Statement"]) : []));
  return new Set(
    listOf(statements)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => oneOrMany(Action).map(String)),
  );
}

function oneOrMany(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const told =
  /^\/(?:Plan|Recurrence|ContactIds|Channels|Content|Regions|AssumeRolePolicyDocument|PermissionsBoundary|ManagedPolicyArns)(?:\/|$)/u;

function others({ fields, resourceKind, desired, before }: NeighbourUpdate): readonly string[] {
  const isSilent = (pointer: string) =>
    told.test(pointer) &&
    (resourceKind !== "Rotation" || describePaging(resourceKind, desired) !== describePaging(resourceKind, before));
  const rest = fields.filter(({ pointer }) => !isSilent(pointer)).map(({ pointer }) => fieldWords(pointer));
  return rest.length === 0 ? [] : [`new ${listWords([...new Set(rest)], 4)}`];
}

function fieldWords(pointer: string): string {
  if (pointer.startsWith("/Tags")) return "tags";
  if (pointer === "/DisplayName") return "display name";
  if (pointer === "/Description") return "description";
  if (pointer.startsWith("/Policies/")) return `inline policy ${quote(pointer.slice("/Policies/".length))}`;
  return quote(pointer);
}

function quote(text: string): string {
  return `\`${clip(text, 80).replaceAll("`", "'")}\``;
}
