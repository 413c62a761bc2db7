import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { parseArn } from "../../arn.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import { present } from "../../present.js";
import type { Handlers, InputOf } from "../../service.js";
import type { description } from "./description.js";
import { conflict, denied, invalid, notFound } from "./errors.js";
import { checkReady } from "./ready.js";
import { contacts, overrides, type Recurrence, type Rotation, rotations, tagLists } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const rotationHandlers: Handlers<typeof description> = {
  CreateRotation: (input, call) => {
    checkReady(call);
    return once(call, "ssm-contacts/CreateRotation", input.IdempotencyToken, () => createRotation(input, call));
  },
  GetRotation: ({ RotationId }, call) => findRotation(RotationId, call),
  UpdateRotation: (input, call) => {
    const rotation = findRotation(input.RotationId, call);
    const { ContactIds, StartTime, TimeZoneId, Recurrence } = input;
    const changed = { ...rotation, ...present({ ContactIds, StartTime, TimeZoneId, Recurrence }) };
    checkRotation(changed, call);
    call.store.table(rotations, call).set(rotation.RotationArn, changed);
    return undefined;
  },
  ListRotations: (input, call) => {
    checkReady(call);
    const all = call.store
      .table(rotations, call)
      .values()
      .filter(({ Name }) => Name.startsWith(input.RotationNamePrefix ?? ""));
    const { items, nextToken: NextToken } = pageOf(all, ({ RotationArn }) => RotationArn, {
      list: "ListRotations",
      token: input.NextToken,
      size: input.MaxResults || 100,
    });
    return { Rotations: items, NextToken };
  },
  DeleteRotation: ({ RotationId }, call) => {
    findRotation(RotationId, call);
    const schedule = call.store
      .table(contacts, call)
      .values()
      .find(({ Plan }) => Plan.RotationIds?.includes(RotationId));
    if (schedule !== undefined) {
      throw conflict(`The rotation is part of ${schedule.ContactArn}`, "ROTATION", RotationId);
    }
    call.store.table(rotations, call).delete(RotationId);
    call.store.table(tagLists, call).delete(RotationId);
    call.store.table(overrides, call).dropWhere(({ RotationArn }) => RotationArn === RotationId);
    return undefined;
  },
};

/** @throws AwsError where the caller has no such rotation */
export function findRotation(arn: string, call: Call): Rotation {
  checkReady(call);
  if (parseArn(arn)?.account !== call.account) throw denied(arn);
  const rotation = call.store.table(rotations, call).get(arn);
  if (rotation === undefined) throw notFound("ROTATION", arn);
  return rotation;
}

function createRotation(input: Input<"CreateRotation">, call: Call): { output: object; resource: string } {
  const { Name, ContactIds, TimeZoneId, Recurrence, StartTime = seconds(call.clock), Tags } = input;
  const RotationArn = `arn:${call.partition}:ssm-contacts:${call.region}:${call.account}:rotation/${randomUUID()}`;
  const rotation = { RotationArn, Name, ContactIds, StartTime, TimeZoneId, Recurrence };
  checkRotation(rotation, call);
  call.store.table(rotations, call).set(RotationArn, rotation);
  if (Tags !== undefined) call.store.table(tagLists, call).set(RotationArn, Tags);
  return { output: { RotationArn }, resource: RotationArn };
}

function checkRotation(rotation: Rotation, call: Call): void {
  for (const id of rotation.ContactIds) {
    const contact = call.store.table(contacts, call).get(id);
    if (contact === undefined) throw notFound("CONTACT", id);
    if (contact.Type !== "PERSONAL") throw invalid(`${id} is not a PERSONAL contact`, "contactIds");
  }
  checkRecurrence(rotation.Recurrence);
  checkTimeZone(rotation.TimeZoneId);
}

/** @throws AwsError ValidationException */
export function checkTimeZone(id: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id);
  } catch {
    throw invalid(`${id} is not a time zone of the IANA database`, "timeZoneId");
  }
}

const minCoverageMinutes = 30;

/**
 * What holds together the members of a recurrence, beyond their shape.
 *
 * @throws AwsError ValidationException
 */
export function checkRecurrence(recurrence: Recurrence): void {
  const { DailySettings, WeeklySettings, MonthlySettings, ShiftCoverages = {} } = recurrence;
  const given = [DailySettings, WeeklySettings, MonthlySettings].filter((list) => (list?.length ?? 0) > 0);
  if (given.length !== 1) {
    throw invalid("Exactly one of dailySettings, weeklySettings and monthlySettings must be given", "recurrence");
  }
  for (const { Start, End } of Object.values(ShiftCoverages).flat()) {
    if (Start === undefined || End === undefined) {
      throw invalid("A coverage has a start and an end", "recurrence.shiftCoverages");
    }
    const length = (minutesOf(End) - minutesOf(Start) + 1440) % 1440 || 1440;
    if (length < minCoverageMinutes) {
      throw invalid(`A coverage lasts at least ${minCoverageMinutes} minutes`, "recurrence.shiftCoverages");
    }
  }
}

function minutesOf({ HourOfDay, MinuteOfHour }: { readonly HourOfDay: number; readonly MinuteOfHour: number }): number {
  return HourOfDay * 60 + MinuteOfHour;
}
