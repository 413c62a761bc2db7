import type { FieldChange, NeighbourChange, NeighbourUpdate } from "../changes/change.js";
import { kindNouns } from "../plan/kind-nouns.js";
import { listWords } from "./count-words.js";
import { describePaging } from "./describe-paging.js";
import { describeRole, trustedWords } from "./describe-role.js";
import { clip } from "./short-name.js";

/**
 * What the merge does to a contact, a schedule, a rotation, a runbook or a role, in the language of responders: what the
 * two states prove, and no more.
 *
 * @param occasion `adoption`: AWS has it already, so nothing waits for an activation and no version is made
 */
export function describeNeighbour(change: NeighbourChange, occasion: "sync" | "adoption" = "sync"): string {
  const subject = `${kindNouns[change.resourceKind]} ${quote(change.name)}`;
  if (change.kind === "create") return sentence(`${subject} is new`, startingState(change), ": ");
  if (change.kind === "delete") return sentence(`${subject} is deleted`, endingState(change), ": ");
  const { parts, told } = consequences(change, occasion);
  const rest = change.fields.filter(({ pointer }) => !told.has(pointer)).map(fieldWords);
  const others = rest.length === 0 ? [] : [`gets ${listWords([...new Set(rest)], 4)}`];
  return sentence(subject, [...parts, ...others], " ");
}

function sentence(subject: string, parts: readonly string[], joint: string): string {
  return clip(parts.length === 0 ? subject : `${subject}${joint}${parts.join("; ")}`, 600);
}

function startingState({ resourceKind: kind, desired }: Extract<NeighbourChange, { kind: "create" }>) {
  const paging = describePaging(kind, desired);
  const trusted = kind === "Role" ? trustedWords(desired) : undefined;
  return [paging === undefined ? trusted : `${verbs[kind].now} ${paging}`].filter((words) => words !== undefined);
}

function endingState({ resourceKind: kind, before }: Extract<NeighbourChange, { kind: "delete" }>) {
  const paging = describePaging(kind, before);
  return paging === undefined ? [] : [`${verbs[kind].before} ${paging}`];
}

/** How each kind leads to whom it pages. */
const verbs = {
  Contact: { now: "is paged", changed: "is now paged", before: "was paged" },
  EscalationPlan: { now: "pages", changed: "now pages", before: "paged" },
  OnCallSchedule: { now: "follows", changed: "now follows", before: "followed" },
  Rotation: { now: "goes", changed: "now goes", before: "went" },
  Runbook: { now: "", changed: "", before: "" },
  Role: { now: "", changed: "", before: "" },
} as const;

interface Consequences {
  readonly parts: readonly string[];
  /** Pointers of the fields of which the parts say everything. */
  readonly told: ReadonlySet<string>;
}

function consequences(change: NeighbourUpdate, occasion: "sync" | "adoption"): Consequences {
  switch (change.resourceKind) {
    case "Contact": {
      const [channels, paging] = [channelChanges(change.fields, occasion), pagingChange(change)];
      return { parts: [...channels.parts, ...paging.parts], told: new Set([...channels.told, ...paging.told]) };
    }
    case "EscalationPlan":
    case "OnCallSchedule":
    case "Rotation":
      return pagingChange(change);
    case "Runbook":
      return runbookChanges(change, occasion);
    case "Role":
      return describeRole(change);
  }
}

const nothing: Consequences = { parts: [], told: new Set() };

/** Fields that the words about paging come of: they are told where the words differ. */
const paging =
  /^\/(?:Plan\/(?:Stages\/\d+|RotationIds)|ContactIds|Recurrence\/(?:NumberOfOnCalls|RecurrenceMultiplier))$/u;

function pagingChange({ resourceKind: kind, before, desired, fields }: NeighbourUpdate): Consequences {
  const [was, is] = [before, desired].map((value) => describePaging(kind, value));
  if (was === is || is === undefined) return nothing;
  const told = fields.flatMap(({ pointer }) => (paging.test(pointer) ? [pointer] : []));
  return {
    parts: [`${verbs[kind].changed} ${is}${was === undefined ? "" : ` instead of ${was}`}`],
    told: new Set(told),
  };
}

function channelChanges(fields: readonly FieldChange[], occasion: "sync" | "adoption"): Consequences {
  const found = fields.flatMap((field) => {
    const [, channel, part] = /^\/Channels\/([^/]*)(\/DeliveryAddress)?$/u.exec(field.pointer) ?? [];
    if (channel === undefined) return [];
    const name = quote(channel.replaceAll("~1", "/").replaceAll("~0", "~"));
    return [{ pointer: field.pointer, words: channelWords(field, name, part !== undefined, occasion) }];
  });
  return { parts: found.map(({ words }) => words), told: new Set(found.map(({ pointer }) => pointer)) };
}

function channelWords({ actual, desired }: FieldChange, name: string, isAddress: boolean, occasion: string): string {
  const until = occasion === "adoption" ? "" : ", which reaches nobody until it is activated";
  if (isAddress) return `channel ${name} gets another address${until}`;
  if (actual === undefined) return `gets channel ${name}${until}`;
  return desired === undefined ? `loses channel ${name}` : `channel ${name} gets another type${until}`;
}

function runbookChanges({ fields, actual, pinned = [] }: NeighbourUpdate, occasion: "sync" | "adoption"): Consequences {
  const regions = fields.find(({ pointer }) => pointer === "/Regions");
  const content = fields.find(({ pointer }) => pointer === "/Content");
  const has = Array.isArray(regions?.actual) ? regions.actual : [];
  const missing = Array.isArray(regions?.desired) ? regions.desired.filter((region) => !has.includes(region)) : [];
  const names = missing.map((one) => quote(String(one)));
  return {
    parts: [
      ...(content === undefined ? [] : [versionWords(actual, occasion)]),
      ...(missing.length === 0 ? [] : [`is brought to ${listWords(names, 3)}`]),
      ...(content === undefined || occasion === "adoption" || pinned.length === 0
        ? []
        : [
            listWords(
              pinned.map(({ plan, version }) => `${quote(plan)} stays on v${version}`),
              3,
            ),
          ]),
    ],
    told: new Set(["/Content", ...(missing.length === 0 ? [] : ["/Regions"])]),
  };
}

function versionWords(actual: NeighbourUpdate["actual"], occasion: "sync" | "adoption"): string {
  if (occasion === "adoption") return "has other content";
  const [copy] = actual.kind === "Runbook" ? actual.handles.copies : [];
  if (copy === undefined || copy.latestVersion === "") return "gets a new version";
  const next = Number(copy.latestVersion) + 1;
  return `gets v${next} (default v${copy.defaultVersion} to v${next})`;
}

const words = new Map([
  ["/DisplayName", "another display name"],
  ["/Description", "another description"],
  ["/MaxSessionDuration", "another longest session"],
  ["/Path", "another path"],
  ["/AssumeRolePolicyDocument", "another trust policy"],
  ["/TargetType", "another target type"],
  ["/DocumentFormat", "another format"],
  ["/Requires", "other required documents"],
  ["/Regions", "the same content in every Region"],
  ["/StartTime", "another start"],
  ["/ContactIds", "other people"],
  ["/Plan/RotationIds", "other rotations"],
  ["/Recurrence/ShiftCoverages", "other shift hours"],
  ["/Recurrence/DailySettings", "other hand-off times"],
  ["/Recurrence/WeeklySettings", "other hand-off times"],
  ["/Recurrence/MonthlySettings", "other hand-off times"],
]);

function fieldWords({ pointer, desired }: FieldChange): string {
  const known = words.get(pointer);
  if (known !== undefined) return known;
  if (pointer.startsWith("/Tags/")) return "other tags";
  if (pointer === "/TimeZoneId") return `time zone ${quote(String(desired))}`;
  const stage = /^\/Plan\/Stages\/(\d+)$/u.exec(pointer)?.[1];
  if (stage !== undefined) return `other details of stage ${Number(stage) + 1}`;
  if (pointer.startsWith("/Policies/")) return `another inline policy ${quote(pointer.slice("/Policies/".length))}`;
  return `another ${quote(pointer)}`;
}

function quote(text: string): string {
  return `\`${clip(text, 80).replaceAll("`", "'")}\``;
}
