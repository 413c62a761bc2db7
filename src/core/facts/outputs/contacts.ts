import { elements, type FactNode, member, members, numberAt, textAt, textsAt } from "../fact-node.js";
import type { HandOffTime, RecurrenceFact, RotationFact, StageFact, StageTarget } from "../facts.js";
import {
  complain,
  expectArn,
  expectOneOf,
  expectText,
  expectWrapperName,
  isTruncated,
  noteFrom,
  noteUnread,
  type OutputReader,
  type Reading,
} from "../reading.js";

/** Outputs of `aws ssm-contacts …`. */
export const contactsOutputs: readonly OutputReader[] = [
  {
    command: "ssm-contacts get-contact",
    matches: (output) => typeof output["ContactArn"] === "string" && "Alias" in output,
    read: (output, reading) => readContact(output, reading),
  },
  {
    command: "ssm-contacts list-contacts",
    matches: (output) => Array.isArray(output["Contacts"]),
    read(output, reading) {
      for (const contact of elements(member(output, "Contacts"))) readContact(contact, reading);
    },
  },
  {
    command: "ssm-contacts get-contact-channel",
    matches: (output) => typeof output["ContactChannelArn"] === "string" && "ContactArn" in output,
    read: (output, reading) => void readChannel(output, reading),
  },
  {
    command: "ssm-contacts list-contact-channels",
    matches: (output) => Array.isArray(output["ContactChannels"]),
    read: readChannels,
  },
  {
    command: "ssm-contacts get-rotation",
    matches: (output) => typeof output["RotationArn"] === "string" && "Recurrence" in output,
    read: (output, reading) => readRotation(output, reading),
  },
  {
    command: "ssm-contacts list-rotations",
    matches: (output) => Array.isArray(output["Rotations"]),
    read(output, reading) {
      for (const rotation of elements(member(output, "Rotations"))) readRotation(rotation, reading);
    },
  },
  {
    command: "ssm-contacts list-rotation-overrides",
    matches: (output) => Array.isArray(output["RotationOverrides"]),
    read(output, reading) {
      const arn = expectWrapperName(reading, output, "ssm-contacts list-rotation-overrides", [
        "resourceArn",
        "rotationArn",
        "rotationId",
      ]);
      if (arn === undefined || isTruncated(output)) return;
      const overrides = elements(member(output, "RotationOverrides")).flatMap((override) => {
        const startTime = timeAt(override, "StartTime");
        const endTime = timeAt(override, "EndTime");
        if (startTime === undefined || endTime === undefined) return [];
        return [{ contactIds: textsAt(override, "NewContactIds"), startTime, endTime }];
      });
      noteFrom(reading, "rotationOverrides", arn, overrides, output);
    },
  },
];

/** The contact of `get-contact` or of a list; only the former has a plan. */
function readContact(contact: FactNode, reading: Reading): void {
  const arn = expectArn(reading, contact, "ContactArn", "ssm-contacts");
  const alias = expectText(reading, contact, "Alias", "the contact's alias");
  const type = expectOneOf(reading, contact, "Type", ["PERSONAL", "ESCALATION", "ONCALL_SCHEDULE"]);
  if (arn === undefined) return;
  if (alias === undefined || type === undefined) {
    noteUnread(reading, arn, contact);
    return;
  }
  const displayName = textAt(contact, "DisplayName");
  const value = { arn, alias, type, ...(displayName === undefined ? {} : { displayName }) };
  noteFrom(reading, "contact", arn, value, contact);
  const plan = member(contact, "Plan");
  if (plan === undefined) return;
  noteFrom(reading, "contactPlan", arn, { stages: stagesOf(plan), rotationIds: textsAt(plan, "RotationIds") }, plan);
}

/** The stages of a contact's `Plan`, in the names of `ssm-contacts`. */
export function stagesOf(plan: FactNode): readonly StageFact[] {
  return elements(member(plan, "Stages")).map((stage) => ({
    durationInMinutes: numberAt(stage, "DurationInMinutes") ?? 0,
    targets: elements(member(stage, "Targets")).flatMap(targetOf),
  }));
}

function targetOf(target: FactNode): readonly StageTarget[] {
  const channel = member(target, "ChannelTargetInfo");
  const channelId = textAt(channel, "ContactChannelId");
  if (channelId !== undefined) {
    const retry = numberAt(channel, "RetryIntervalInMinutes");
    return [{ kind: "channel", channelId, ...(retry === undefined ? {} : { retryIntervalInMinutes: retry }) }];
  }
  const contact = member(target, "ContactTargetInfo");
  if (contact === undefined) return [];
  const isEssential = member(contact, "IsEssential")?.value === true;
  return [{ kind: "contact", contactId: textAt(contact, "ContactId"), isEssential }];
}

function readChannels(output: FactNode, reading: Reading): void {
  const owners = new Set(
    elements(member(output, "ContactChannels")).flatMap((channel) => readChannel(channel, reading) ?? []),
  );
  const named = ["resourceArn", "contactArn", "contactId"].map((key) => textAt(reading.place.wrapper, key));
  for (const name of named) if (name?.startsWith("arn:")) owners.add(name);
  if (isTruncated(output)) return;
  for (const owner of owners) noteFrom(reading, "complete", `ssm-contacts:channels@${owner}`, true, output);
}

/** Note a channel, without the address it delivers to; gives the ARN of its contact. */
function readChannel(channel: FactNode, reading: Reading): string | undefined {
  const arn = expectArn(reading, channel, "ContactChannelArn", "ssm-contacts");
  const contactArn = expectArn(reading, channel, "ContactArn", "ssm-contacts");
  const name = expectText(reading, channel, "Name", "the channel's name");
  const type = expectOneOf(reading, channel, "Type", ["SMS", "VOICE", "EMAIL"]);
  const status = expectOneOf(reading, channel, "ActivationStatus", ["ACTIVATED", "NOT_ACTIVATED"]);
  if (arn === undefined || contactArn === undefined) return undefined;
  if (name === undefined || type === undefined || status === undefined) {
    noteUnread(reading, arn, channel);
    return contactArn;
  }
  noteFrom(reading, "channel", arn, { arn, contactArn, name, type, isActivated: status === "ACTIVATED" }, channel);
  return contactArn;
}

function readRotation(rotation: FactNode, reading: Reading): void {
  const arn = expectArn(reading, rotation, "RotationArn", "ssm-contacts");
  const name = expectText(reading, rotation, "Name", "the rotation's name");
  if (arn === undefined || name === undefined) return;
  const fact = rotationOf(rotation);
  if (fact === undefined) {
    noteUnread(reading, arn, rotation);
    complain(reading, rotation, `Unexpected rotation \`${name}\`, expected \`TimeZoneId\` and \`Recurrence\``);
    return;
  }
  noteFrom(reading, "rotation", arn, { arn, name, ...fact }, rotation);
}

/** What a rotation does, in the names of `CreateRotation`; absent without time zone or recurrence. */
export function rotationOf(node: FactNode): Omit<RotationFact, "arn" | "name" | "overrides"> | undefined {
  const timeZoneId = textAt(node, "TimeZoneId");
  const recurrence = member(node, "Recurrence");
  if (timeZoneId === undefined || recurrence === undefined) return undefined;
  const startTime = timeAt(node, "StartTime");
  return {
    contactIds: textsAt(node, "ContactIds"),
    ...(startTime === undefined ? {} : { startTime }),
    timeZoneId,
    recurrence: recurrenceOf(recurrence),
  };
}

function recurrenceOf(node: FactNode): RecurrenceFact {
  const daily = member(node, "DailySettings");
  const weekly = member(node, "WeeklySettings");
  const monthly = member(node, "MonthlySettings");
  const coverages = member(node, "ShiftCoverages");
  return {
    numberOfOnCalls: numberAt(node, "NumberOfOnCalls") ?? 1,
    recurrenceMultiplier: numberAt(node, "RecurrenceMultiplier") ?? 1,
    ...(daily === undefined ? {} : { daily: elements(daily).map(timeOfDay) }),
    ...(weekly === undefined ? {} : { weekly: elements(weekly).flatMap(weeklySetting) }),
    ...(monthly === undefined ? {} : { monthly: elements(monthly).map(monthlySetting) }),
    ...(coverages === undefined ? {} : { shiftCoverages: shiftCoverages(coverages) }),
  };
}

const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

function weeklySetting(node: FactNode): NonNullable<RecurrenceFact["weekly"]> {
  const day = days.find((name) => name === textAt(node, "DayOfWeek"));
  return day === undefined ? [] : [{ dayOfWeek: day, handOffTime: timeOfDay(member(node, "HandOffTime")) }];
}

function monthlySetting(node: FactNode): NonNullable<RecurrenceFact["monthly"]>[number] {
  return { dayOfMonth: numberAt(node, "DayOfMonth") ?? 1, handOffTime: timeOfDay(member(node, "HandOffTime")) };
}

function shiftCoverages(node: FactNode): NonNullable<RecurrenceFact["shiftCoverages"]> {
  return Object.fromEntries(
    members(node)
      .filter(([day]) => days.some((name) => name === day))
      .map(([day, times]) => [
        day,
        elements(times).map((time) => ({
          start: timeOfDay(member(time, "Start")),
          end: timeOfDay(member(time, "End")),
        })),
      ]),
  );
}

function timeOfDay(node: FactNode | undefined): HandOffTime {
  return { hourOfDay: numberAt(node, "HourOfDay") ?? 0, minuteOfHour: numberAt(node, "MinuteOfHour") ?? 0 };
}

/** A moment in ISO 8601: the CLI writes text, the raw API seconds since 1970. */
function timeAt(node: FactNode, key: string): string | undefined {
  const value = member(node, key)?.value;
  const moment = typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Math.abs(moment) <= 8.64e15 ? new Date(moment).toISOString() : undefined;
}
