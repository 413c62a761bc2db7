import type { NeighbourKind, NeighbourValue } from "../neighbours/neighbour.js";
import { listOf } from "../neighbours/normal-form.js";
import { isMapping } from "../plan/decode-resource.js";
import { countOf, listWords } from "./count-words.js";
import { clip, shortName } from "./short-name.js";

/** Who or what a neighbour pages, in a few words; absent for what pages nobody by itself. */
export function describePaging(kind: NeighbourKind, value: NeighbourValue): string | undefined {
  switch (kind) {
    case "Contact":
    case "EscalationPlan":
      return stageWords(value, kind === "Contact" ? "nowhere" : "nobody");
    case "OnCallSchedule":
      return rotationWords(value);
    case "Rotation":
      return turnWords(value);
    default:
      return undefined;
  }
}

const mostStages = 4;

/** `` `phone` first, `mail` after 5 min `` */
function stageWords({ Plan: plan }: NeighbourValue, none: string): string {
  let minute = 0;
  const words: string[] = [];
  for (const { DurationInMinutes, Targets } of listOf(isMapping(plan) ? plan["Stages"] : undefined)) {
    const targets = listOf(Targets).map(targetName);
    if (targets.length > 0) words.push(`${names(targets)} ${minute === 0 ? "first" : `after ${minute} min`}`);
    minute += Number(DurationInMinutes ?? 0);
  }
  const more = words.length > mostStages ? [`and in ${countOf(words.length - mostStages, "later stage")}`] : [];
  return words.length === 0 ? none : [...words.slice(0, mostStages), ...more].join(", ");
}

function targetName({ ChannelTargetInfo: channel, ContactTargetInfo: contact }: NeighbourValue): string {
  const id = isMapping(channel) ? channel["ContactChannelId"] : isMapping(contact) ? contact["ContactId"] : undefined;
  return String(id ?? "nobody").replace(/^channel\//u, "");
}

function rotationWords({ Plan: plan }: NeighbourValue): string {
  const ids = isMapping(plan) && Array.isArray(plan["RotationIds"]) ? plan["RotationIds"].map(String) : [];
  return ids.length === 0 ? "no rotation" : names(ids);
}

const turns = [
  ["DailySettings", "day"],
  ["WeeklySettings", "week"],
  ["MonthlySettings", "month"],
] as const;

/** `` weekly through `ann` and `bob` ``, `` every 2 weeks through … `` */
function turnWords({ Recurrence: recurrence, ContactIds: people }: NeighbourValue): string {
  const settings = isMapping(recurrence) ? recurrence : {};
  const [, unit = "turn"] = turns.find(([member]) => Array.isArray(settings[member])) ?? [];
  const count = Number(settings["RecurrenceMultiplier"] ?? 1);
  const turn = count === 1 ? (unit === "day" ? "daily" : `${unit}ly`) : `every ${count} ${unit}s`;
  const crew = Array.isArray(people) ? names(people.map(String)) : "nobody";
  const size = Number(settings["NumberOfOnCalls"] ?? 1);
  return `${turn} through ${crew}${size > 1 ? `, ${size} at a time` : ""}`;
}

function names(ids: readonly string[]): string {
  return listWords(
    ids.map((id) => `\`${clip(shortName(id), 80).replaceAll("`", "'")}\``),
    5,
  );
}
