import {
  ActivateContactChannelCommand,
  CreateContactChannelCommand,
  CreateContactCommand,
  CreateRotationCommand,
  CreateRotationOverrideCommand,
  DeleteContactCommand,
  GetContactChannelCommand,
  GetContactCommand,
  GetRotationCommand,
  ListContactsCommand,
  ListPreviewRotationShiftsCommand,
  ListRotationShiftsCommand,
  ListTagsForResourceCommand,
  PutContactPolicyCommand,
  SendActivationCodeCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.close());

async function onboarded(account = "111122223333") {
  const clients = clientsOf(emulator.endpoint, account);
  await clients.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  return clients.contacts;
}

type Contacts = Awaited<ReturnType<typeof onboarded>>;

async function createPerson(contacts: Contacts, Alias: string): Promise<string> {
  const created = await contacts.send(new CreateContactCommand({ Alias, Type: "PERSONAL", Plan: { Stages: [] } }));
  return created.ContactArn ?? "";
}

async function sentCode(channelId: string | undefined): Promise<string | undefined> {
  const response = await fetch(`${emulator.endpoint}/_emulator/codes`);
  const codes = (await response.json()) as { contactChannelId: string; code: string }[];
  return codes.find(({ contactChannelId }) => contactChannelId === channelId)?.code;
}

describe("contacts", () => {
  test("come back as they were created, and a plan that is sent replaces the old one", async () => {
    const contacts = await onboarded();
    const ContactId = await createPerson(contacts, "ana");
    expect(ContactId).toBe("arn:aws:ssm-contacts:us-east-1:111122223333:contact/ana");
    await contacts.send(
      new UpdateContactCommand({ ContactId, Plan: { Stages: [{ DurationInMinutes: 5, Targets: [] }] } }),
    );
    expect(await contacts.send(new GetContactCommand({ ContactId }))).toMatchObject({
      ContactArn: ContactId,
      Alias: "ana",
      Type: "PERSONAL",
      Plan: { Stages: [{ DurationInMinutes: 5, Targets: [] }] },
    });
  });

  test("refuse a taken alias, except to the same token", async () => {
    const contacts = await onboarded();
    const input = { Alias: "ana", Type: "PERSONAL" as const, Plan: { Stages: [] } };
    const first = await contacts.send(new CreateContactCommand({ ...input, IdempotencyToken: "one" }));
    const again = await contacts.send(new CreateContactCommand({ ...input, IdempotencyToken: "one" }));
    expect(again.ContactArn).toBe(first.ContactArn);
    const other = contacts.send(new CreateContactCommand({ ...input, IdempotencyToken: "two" }));
    await expect(other).rejects.toMatchObject({ name: "ConflictException", ResourceType: "CONTACT" });
  });

  test("name the fields that break constraints", async () => {
    const contacts = await onboarded();
    const create = contacts.send(new CreateContactCommand({ Alias: "Ana!", Type: "PERSONAL", Plan: { Stages: [] } }));
    await expect(create).rejects.toMatchObject({
      name: "ValidationException",
      Reason: "FIELD_VALIDATION_FAILED",
      Fields: [{ Name: "alias" }],
    });
  });

  test("refuse stages for an on-call schedule and channels for an escalation plan", async () => {
    const contacts = await onboarded();
    const stages = [
      {
        DurationInMinutes: 1,
        Targets: [
          {
            ChannelTargetInfo: {
              ContactChannelId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/ana/1",
            },
          },
        ],
      },
    ];
    for (const Type of ["ONCALL_SCHEDULE", "ESCALATION"] as const) {
      const create = contacts.send(new CreateContactCommand({ Alias: "x", Type, Plan: { Stages: stages } }));
      await expect(create).rejects.toMatchObject({ name: "ValidationException" });
    }
  });

  test("take and lose tags", async () => {
    const contacts = await onboarded();
    const ResourceARN = await createPerson(contacts, "ana");
    const Tags = [
      { Key: "team", Value: "payments" },
      { Key: "shift", Value: "day" },
    ];
    await contacts.send(new TagResourceCommand({ ResourceARN, Tags }));
    await contacts.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["shift"] }));
    const { Tags: left } = await contacts.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(left).toEqual([{ Key: "team", Value: "payments" }]);
  });

  test("shared by a policy appear in the other account's list, and cannot be changed there", async () => {
    const owner = await onboarded();
    const guest = await onboarded("444455556666");
    const ContactId = await createPerson(owner, "ana");
    await expect(guest.send(new GetContactCommand({ ContactId }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "ssm-contacts:GetContact", Resource: ContactId },
      ],
    });
    await owner.send(new PutContactPolicyCommand({ ContactArn: ContactId, Policy }));
    const { Contacts } = await guest.send(new ListContactsCommand({}));
    expect(Contacts?.map(({ ContactArn }) => ContactArn)).toEqual([ContactId]);
    expect((await guest.send(new GetContactCommand({ ContactId }))).Alias).toBe("ana");
    await expect(guest.send(new DeleteContactCommand({ ContactId }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

describe("contact channels", () => {
  test("are activated by the code that was sent and no other", async () => {
    const contacts = await onboarded();
    const channel = { Name: "mail", Type: "EMAIL", DeliveryAddress: { SimpleAddress: "ana@example.com" } } as const;
    const ContactId = await createPerson(contacts, "ana");
    const { ContactChannelArn: ContactChannelId } = await contacts.send(
      new CreateContactChannelCommand({ ...channel, ContactId, DeferActivation: true }),
    );
    expect(await sentCode(ContactChannelId)).toBeUndefined();
    await contacts.send(new SendActivationCodeCommand({ ContactChannelId }));
    const ActivationCode = await sentCode(ContactChannelId);
    const wrong = contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode: "0000000" }));
    await expect(wrong).rejects.toMatchObject({ name: "ValidationException" });
    await contacts.send(new ActivateContactChannelCommand({ ContactChannelId, ActivationCode }));
    const { ActivationStatus } = await contacts.send(new GetContactChannelCommand({ ContactChannelId }));
    expect(ActivationStatus).toBe("ACTIVATED");
  });

  test("made without deferring have their code sent at once", async () => {
    const contacts = await onboarded();
    const ContactId = await createPerson(contacts, "ana");
    const { ContactChannelArn } = await contacts.send(
      new CreateContactChannelCommand({
        ContactId,
        Name: "phone",
        Type: "SMS",
        DeliveryAddress: { SimpleAddress: "+15551234567" },
      }),
    );
    expect(await sentCode(ContactChannelArn)).toMatch(/^\d{6}$/);
  });
});

describe("rotations", () => {
  const Recurrence = {
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
    WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
  } as const;

  async function createRotation(contacts: Contacts) {
    const ContactIds = [await createPerson(contacts, "ana"), await createPerson(contacts, "ben")];
    const StartTime = new Date("2026-03-02T14:00:00Z");
    const TimeZoneId = "America/New_York";
    const { RotationArn } = await contacts.send(
      new CreateRotationCommand({
        Name: "primary",
        ContactIds,
        StartTime,
        TimeZoneId,
        Recurrence: { ...Recurrence, WeeklySettings: [...Recurrence.WeeklySettings] },
      }),
    );
    return { RotationId: RotationArn, ContactIds, StartTime, TimeZoneId };
  }

  test("come back as they were created", async () => {
    const contacts = await onboarded();
    const { RotationId, ContactIds, StartTime } = await createRotation(contacts);
    expect(await contacts.send(new GetRotationCommand({ RotationId }))).toMatchObject({
      ContactIds,
      StartTime,
      Recurrence,
    });
  });

  test("keep their members from being deleted", async () => {
    const contacts = await onboarded();
    const { RotationId, ContactIds } = await createRotation(contacts);
    const remove = contacts.send(new DeleteContactCommand({ ContactId: ContactIds[0] }));
    await expect(remove).rejects.toMatchObject({
      name: "ConflictException",
      DependentEntities: [{ RelationType: "ROTATION", DependentResourceIds: [RotationId] }],
    });
  });

  test("list their shifts in pages, over a change of the clocks", async () => {
    const contacts = await onboarded();
    const { RotationId, ContactIds, StartTime } = await createRotation(contacts);
    const range = { RotationId, StartTime, EndTime: new Date("2026-03-16T13:00:00Z") };
    const first = await contacts.send(new ListRotationShiftsCommand({ ...range, MaxResults: 1 }));
    expect(first.RotationShifts).toMatchObject([
      { ContactIds: [ContactIds[0]], StartTime, EndTime: new Date("2026-03-09T13:00:00Z"), Type: "REGULAR" },
    ]);
    const second = await contacts.send(new ListRotationShiftsCommand({ ...range, NextToken: first.NextToken ?? "" }));
    expect(second.RotationShifts).toMatchObject([{ ContactIds: [ContactIds[1]], EndTime: range.EndTime }]);
    expect(second.NextToken).toBeUndefined();
  });

  test("preview shifts of anybody", async () => {
    const contacts = await onboarded();
    const { RotationShifts } = await contacts.send(
      new ListPreviewRotationShiftsCommand({
        Members: ["x", "y"],
        TimeZoneId: "UTC",
        RotationStartTime: new Date("2026-01-05T09:00:00Z"),
        StartTime: new Date("2026-01-05T09:00:00Z"),
        EndTime: new Date("2026-01-19T09:00:00Z"),
        Recurrence: { ...Recurrence, WeeklySettings: [...Recurrence.WeeklySettings] },
      }),
    );
    expect(RotationShifts?.map(({ ContactIds }) => ContactIds)).toEqual([["x"], ["y"]]);
  });

  test("take overrides of their members alone, at most six months ahead", async () => {
    const contacts = await onboarded();
    const { RotationId, ContactIds } = await createRotation(contacts);
    const soon = Date.now() + 3_600_000;
    const override = { RotationId, StartTime: new Date(soon), EndTime: new Date(soon + 3_600_000) };
    await contacts.send(new CreateRotationOverrideCommand({ ...override, NewContactIds: [ContactIds[1] ?? ""] }));
    const { RotationShifts } = await contacts.send(
      new ListRotationShiftsCommand({ RotationId, StartTime: override.StartTime, EndTime: override.EndTime }),
    );
    expect(RotationShifts).toMatchObject([{ Type: "OVERRIDDEN", ContactIds: [ContactIds[1]] }]);
    const stranger = await createPerson(contacts, "eve");
    const refused = [
      { ...override, NewContactIds: [stranger] },
      { ...override, NewContactIds: [], EndTime: new Date(soon + 60_000) },
      { ...override, NewContactIds: [], EndTime: new Date(soon + 200 * 86_400_000) },
    ];
    for (const input of refused) {
      await expect(contacts.send(new CreateRotationOverrideCommand(input))).rejects.toMatchObject({
        name: "ValidationException",
      });
    }
  });

  test("refuse a time zone that IANA does not know, and two kinds of recurrence", async () => {
    const contacts = await onboarded();
    const ContactIds = [await createPerson(contacts, "ana")];
    const valid = {
      Name: "r",
      ContactIds,
      TimeZoneId: "UTC",
      Recurrence: { ...Recurrence, WeeklySettings: [...Recurrence.WeeklySettings] },
    };
    const DailySettings = [{ HourOfDay: 1, MinuteOfHour: 0 }];
    for (const input of [
      { ...valid, TimeZoneId: "Mars/Olympus" },
      { ...valid, Recurrence: { ...valid.Recurrence, DailySettings } },
    ]) {
      await expect(contacts.send(new CreateRotationCommand(input))).rejects.toMatchObject({
        name: "ValidationException",
      });
    }
  });
});
