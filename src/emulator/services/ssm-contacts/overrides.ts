import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import type { Handlers, InputOf } from "../../service.js";
import type { description } from "./description.js";
import { invalid, notFound } from "./errors.js";
import { findRotation } from "./rotations.js";
import { type Override, overrides, type Rotation } from "./state.js";

type Input<O extends keyof (typeof description)["operations"]> = InputOf<typeof description, O>;

export const overrideHandlers: Handlers<typeof description> = {
  CreateRotationOverride: (input, call) => {
    const rotation = findRotation(input.RotationId, call);
    return once(call, "ssm-contacts/CreateRotationOverride", input.IdempotencyToken, () =>
      createOverride(rotation, input, call),
    );
  },
  GetRotationOverride: ({ RotationId, RotationOverrideId }, call) => findOverride(RotationId, RotationOverrideId, call),
  ListRotationOverrides: (input, call) => {
    const { RotationArn } = findRotation(input.RotationId, call);
    const all = overridesOf(RotationArn, call)
      .filter(({ StartTime, EndTime }) => StartTime < input.EndTime && EndTime > input.StartTime)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const { items, nextToken: NextToken } = pageOf(all, keyOf, {
      list: `ListRotationOverrides ${RotationArn}`,
      token: input.NextToken,
      size: input.MaxResults || 100,
    });
    return { RotationOverrides: items.map(({ RotationArn: _, ...override }) => override), NextToken };
  },
  DeleteRotationOverride: ({ RotationId, RotationOverrideId }, call) => {
    findOverride(RotationId, RotationOverrideId, call);
    call.store.table(overrides, call).delete(`${RotationId} ${RotationOverrideId}`);
    return undefined;
  },
};

/** The overrides of a rotation, the oldest first. */
export function overridesOf(rotationArn: string, call: Call): Override[] {
  return call.store
    .table(overrides, call)
    .values()
    .filter(({ RotationArn }) => RotationArn === rotationArn)
    .sort((a, b) => a.CreateTime - b.CreateTime);
}

const minSeconds = 30 * 60;
const maxMonthsAhead = 6;

/** @see https://docs.aws.amazon.com/incident-manager/latest/userguide/incident-manager-on-call-schedule-manage.html */
function createOverride(rotation: Rotation, input: Input<"CreateRotationOverride">, call: Call) {
  const { NewContactIds, StartTime, EndTime } = input;
  const now = seconds(call.clock);
  if (EndTime - StartTime < minSeconds) throw invalid("An override lasts at least 30 minutes", "endTime");
  const latest = Temporal.Instant.fromEpochMilliseconds(call.clock.now())
    .toZonedDateTimeISO(rotation.TimeZoneId)
    .add({ months: maxMonthsAhead });
  if (EndTime * 1000 > latest.epochMilliseconds) {
    throw invalid(`An override ends at most ${maxMonthsAhead} months from now`, "endTime");
  }
  const stranger = NewContactIds.find((id) => !rotation.ContactIds.includes(id));
  if (stranger !== undefined) throw invalid(`${stranger} is not a member of the rotation`, "newContactIds");
  const RotationOverrideId = randomUUID();
  const { RotationArn } = rotation;
  const override = { RotationOverrideId, RotationArn, NewContactIds, StartTime, EndTime, CreateTime: now };
  call.store.table(overrides, call).set(`${RotationArn} ${RotationOverrideId}`, override);
  return { output: { RotationOverrideId }, resource: RotationArn };
}

function findOverride(rotationId: string, overrideId: string, call: Call): Override {
  const { RotationArn } = findRotation(rotationId, call);
  const override = call.store.table(overrides, call).get(`${RotationArn} ${overrideId}`);
  if (override === undefined) throw notFound("ROTATION_OVERRIDE", overrideId);
  return override;
}

function keyOf({ StartTime, RotationOverrideId }: Override): string {
  return `${String(Math.round(StartTime * 1000)).padStart(16, "0")} ${RotationOverrideId}`;
}
