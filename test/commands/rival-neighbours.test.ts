import {
  CreateContactChannelCommand,
  DeleteContactCommand,
  GetContactCommand,
  ListContactChannelsCommand,
  ListContactsCommand,
  ListRotationsCommand,
} from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync, type WritingWorld } from "../../src/commands/apply.js";
import { contactArn, everything, type NeighbourAccount, neighbourAccount } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

describe("two runs at once", () => {
  test("make one rotation and one channel, although AWS lets two of them have one name", async () => {
    for (let round = 0; round < 2; round += 1) {
      const [one, other] = [
        await aws.prepare(everything, { attempt: "1" }),
        await aws.prepare(everything, { attempt: "2" }),
      ];
      const results = await Promise.all([applySync(one, aws.worldOf()), applySync(other, aws.worldOf())]);
      expect(results.flatMap(({ outcomes }) => outcomes).filter(({ status }) => status === "failed")).toEqual([]);
      const { Rotations = [] } = await aws.clients.contacts.send(new ListRotationsCommand({}));
      const { Contacts = [] } = await aws.clients.contacts.send(new ListContactsCommand({}));
      const { ContactChannels = [] } = await aws.clients.contacts.send(
        new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
      );
      expect([Rotations.length, Contacts.length, ContactChannels.length]).toEqual([1, 4, 2]);
      expect(await aws.sync(everything)).toEqual([]);
      await aws.close();
      aws = await neighbourAccount();
    }
  });
});

test("a run that finds what another one has begun makes no channel twice", async () => {
  const world = aws.worldOf();
  let rival: Promise<readonly string[]> | undefined;
  const interrupted: WritingWorld = {
    ...world,
    neighbourWriterFor: (target) => ({
      perform: async (operation) => {
        if (operation.kind === "createContactChannel" && operation.channel === "phone" && operation.name === "ann") {
          rival ??= aws.sync(everything, { attempt: "2" });
          await rival;
        }
        await world.neighbourWriterFor?.(target).perform(operation);
      },
    }),
  };
  await aws.sync(everything, { attempt: "1" }, interrupted);
  expect((await rival)?.filter((line) => / contact\/ann /.test(line))).toEqual([
    expect.stringMatching(/^update contact\/ann applied/),
  ]);
  const { ContactChannels = [] } = await aws.clients.contacts.send(
    new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
  );
  expect(ContactChannels.map(({ Name }) => Name).sort()).toEqual(["mail", "phone"]);
  expect(await aws.sync(everything)).toEqual([]);
});

test("what was deleted by hand is made again, also where AWS answers its token as it did before", async () => {
  const bob = "kind: Contact\nAlias: bob\nPlan: {Stages: []}\n";
  const known = new Set<string>();
  const world = aws.worldOf();
  const forgetful: WritingWorld = {
    ...world,
    neighbourWriterFor: (target) => ({
      perform: async (operation) => {
        if ("token" in operation && known.has(operation.token)) return;
        if ("token" in operation) known.add(operation.token);
        await world.neighbourWriterFor?.(target).perform(operation);
      },
    }),
  };
  const options = { attempt: "1" };
  expect(await aws.sync(bob, options, forgetful)).toEqual(["create contact/bob applied"]);
  const ContactId = contactArn("bob");
  for (const attempt of ["1", "2", "3"]) {
    await aws.clients.contacts.send(new DeleteContactCommand({ ContactId }));
    expect(await aws.sync(bob, { attempt }, forgetful)).toEqual(["create contact/bob applied"]);
  }
  expect(await aws.clients.contacts.send(new GetContactCommand({ ContactId }))).toMatchObject({ Alias: "bob" });
});

test("a channel that AWS has twice all the same is there once after the next sync, the activated one", async () => {
  await aws.sync(everything);
  await aws.activateChannels();
  const ContactId = contactArn("ann");
  const listed = async () =>
    (await aws.clients.contacts.send(new ListContactChannelsCommand({ ContactId }))).ContactChannels ?? [];
  const before = await listed();
  const twin = { Name: "phone", Type: "SMS", DeliveryAddress: { SimpleAddress: "+4915112345678" } } as const;
  await aws.clients.contacts.send(new CreateContactChannelCommand({ ContactId, ...twin }));
  expect(await listed()).toHaveLength(3);
  expect(await aws.sync(everything)).toEqual([expect.stringMatching(/^update contact\/ann applied/)]);
  expect(await listed()).toEqual(before);
  expect(await aws.sync(everything)).toEqual([]);
});
