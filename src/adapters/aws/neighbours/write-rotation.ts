import type { CoverageTime, DayOfWeek, HandOffTime, RecurrenceSettings } from "@aws-sdk/client-ssm-contacts";
import type { NeighbourOperation, RotationOperation } from "../../../core/changes/neighbour-operation.js";
import type { NeighbourValue } from "../../../core/neighbours/neighbour.js";
import { listOf } from "../../../core/neighbours/normal-form.js";
import { normalTime } from "../../../core/neighbours/normal-rotation.js";
import { isMapping } from "../../../core/plan/decode-resource.js";
import type { AccountConnection } from "./account-connection.js";
import { tagContactResource } from "./tag-contact-resource.js";

const kinds: ReadonlySet<NeighbourOperation["kind"]> = new Set([
  "createRotation",
  "updateRotation",
  "deleteRotation",
  "tagRotation",
]);

export function isRotationOperation(operation: NeighbourOperation): operation is RotationOperation {
  return kinds.has(operation.kind);
}

/** One write to a rotation. */
export async function writeRotation(connection: AccountConnection, operation: RotationOperation): Promise<void> {
  const { sdk, client } = await connection.contacts();
  const { name } = operation;
  const ask = (called: string, call: () => Promise<unknown>) =>
    connection.ask({ service: "ssm-contacts", operation: called, region: connection.home, subject: name }, call);
  switch (operation.kind) {
    case "createRotation": {
      const { rotation, tags, token: IdempotencyToken } = operation;
      const command = new sdk.CreateRotationCommand({
        ...{ Name: name, ...membersOf(rotation), IdempotencyToken },
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      });
      await ask("CreateRotation", () => client.send(command));
      return;
    }
    case "updateRotation": {
      const command = new sdk.UpdateRotationCommand({ RotationId: operation.arn, ...membersOf(operation.rotation) });
      await ask("UpdateRotation", () => client.send(command));
      return;
    }
    case "deleteRotation":
      await ask("DeleteRotation", () => client.send(new sdk.DeleteRotationCommand({ RotationId: operation.arn })));
      return;
    case "tagRotation":
      await tagContactResource(connection, operation);
  }
}

function membersOf({ ContactIds, TimeZoneId, StartTime, Recurrence }: NeighbourValue) {
  const start = normalTime(StartTime);
  return {
    ContactIds: Array.isArray(ContactIds) ? ContactIds.map(String) : [],
    TimeZoneId: String(TimeZoneId),
    ...(start === undefined ? {} : { StartTime: new Date(start) }),
    Recurrence: recurrenceOf(isMapping(Recurrence) ? Recurrence : {}),
  };
}

function recurrenceOf(value: NeighbourValue): RecurrenceSettings {
  const { DailySettings, WeeklySettings, MonthlySettings, ShiftCoverages } = value;
  const weekly = listOf(WeeklySettings).map(({ DayOfWeek, HandOffTime }) => ({
    DayOfWeek: dayOf(DayOfWeek),
    HandOffTime: timeOf(HandOffTime),
  }));
  const monthly = listOf(MonthlySettings).map(({ DayOfMonth, HandOffTime }) => ({
    DayOfMonth: Number(DayOfMonth),
    HandOffTime: timeOf(HandOffTime),
  }));
  const daily = listOf(DailySettings).map(timeOf);
  const coverages = Object.entries(isMapping(ShiftCoverages) ? ShiftCoverages : {});
  return {
    NumberOfOnCalls: Number(value["NumberOfOnCalls"]),
    RecurrenceMultiplier: Number(value["RecurrenceMultiplier"]),
    ...(daily.length === 0 ? {} : { DailySettings: daily }),
    ...(weekly.length === 0 ? {} : { WeeklySettings: weekly }),
    ...(monthly.length === 0 ? {} : { MonthlySettings: monthly }),
    ...(coverages.length === 0
      ? {}
      : { ShiftCoverages: Object.fromEntries(coverages.map(([day, times]) => [day, listOf(times).map(coverageOf)])) }),
  };
}

function coverageOf({ Start, End }: NeighbourValue): CoverageTime {
  return { Start: timeOf(Start), End: timeOf(End) };
}

function timeOf(value: unknown): HandOffTime {
  const { HourOfDay, MinuteOfHour } = isMapping(value) ? value : {};
  return { HourOfDay: Number(HourOfDay), MinuteOfHour: Number(MinuteOfHour) };
}

function dayOf(value: unknown): DayOfWeek {
  // The schema allows nothing else than AWS's days.
  return String(value) as DayOfWeek;
}
