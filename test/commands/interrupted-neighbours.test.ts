import { ListContactChannelsCommand, ListContactsCommand, ListRotationsCommand } from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WritingWorld } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { readReview } from "../../src/core/changes/read-review.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import {
  contactArn,
  everything,
  type NeighbourAccount,
  neighbourAccount,
  owner,
  without,
} from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

/** A job that is killed before the write with this number. */
function killedBefore(count: number, world: WritingWorld): WritingWorld {
  let left = count;
  const die = () => {
    left -= 1;
    if (left < 0) throw new Error("killed");
  };
  return {
    ...world,
    writerFor: (target) => {
      const writer = world.writerFor(target);
      return {
        perform: (operation) =>
          Promise.resolve(operation)
            .then(die)
            .then(() => writer.perform(operation)),
      };
    },
    neighbourWriterFor: (target) => {
      const writer = world.neighbourWriterFor?.(target);
      return {
        perform: (operation) =>
          Promise.resolve(operation)
            .then(die)
            .then(() => writer?.perform(operation)),
      };
    },
  };
}

describe("a sync that is killed", () => {
  test("between any two writes is finished by the next under the same review, and nothing is made twice", async () => {
    const review = readReview([renderDiffJson(await runDiff(await aws.load(everything), owner, aws.worldOf()))]);
    for (let count = 1; count < 40; count += 1) {
      const other = await neighbourAccount();
      try {
        const killed = await other
          .sync(everything, { review }, killedBefore(count, other.worldOf()))
          .catch((error: Error) => error);
        const outcomes = await other.sync(everything, { review, attempt: "2" });
        expect([count, outcomes.filter((line) => !/ applied/.test(line))]).toEqual([count, []]);
        expect(await other.sync(everything)).toEqual([]);
        const { Rotations = [] } = await other.clients.contacts.send(new ListRotationsCommand({}));
        const { Contacts = [] } = await other.clients.contacts.send(new ListContactsCommand({}));
        const { ContactChannels = [] } = await other.clients.contacts.send(
          new ListContactChannelsCommand({ ContactId: contactArn("ann") }),
        );
        expect([Rotations.length, Contacts.length, ContactChannels.length]).toEqual([1, 4, 2]);
        if (!(killed instanceof Error)) return;
      } finally {
        await other.close();
      }
    }
    expect.unreachable("the sync never came to its end");
  }, 300_000);

  test("while it takes a role apart is finished under the same review", async () => {
    await aws.sync(everything);
    const role =
      'kind: Role\nRoleName: other\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}';
    const text = `${without("RoleName", "name: checkout", "assumeRole")}\n---\n${role}\n---\nname: other\nincidentTemplate: {title: x, impact: 3}\n`;
    await aws.sync(text, { prune: false });
    const review = readReview([renderDiffJson(await runDiff(await aws.load(text), owner, aws.worldOf()))]);
    await expect(aws.sync(text, { review }, killedBefore(5, aws.worldOf()))).rejects.toThrow("killed");
    expect((await aws.sync(text, { review })).filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(await aws.sync(text)).toEqual([]);
  });
});

describe("when AWS misbehaves", () => {
  test.each([
    ["throttles", "throttle"],
    ["fails before it writes", "error-before"],
    ["writes, then fails", "error-after"],
    ["writes, then cuts the connection", "drop-after"],
    ["reads what was before the write", "stale"],
  ])("and %s, everything is made once", async (_what, kind) => {
    for (const service of ["ssm-contacts", "iam", "ssm"]) await aws.misbehave({ service, kind, times: 3 });
    const first = await aws.sync(everything);
    await aws.behave();
    const second = await aws.sync(everything);
    expect([...first, ...second].filter((line) => / refused /.test(line))).toEqual([]);
    expect(second.filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(await aws.sync(everything)).toEqual([]);
    const { Rotations = [] } = await aws.clients.contacts.send(new ListRotationsCommand({}));
    expect(Rotations).toHaveLength(1);
  });

  test("a refused write is told with its request id, and stops only what needs it", async () => {
    await aws.misbehave({ service: "iam", operation: "CreateRole", kind: "access-denied" });
    const outcomes = await aws.sync(everything);
    const stopped = outcomes.filter((line) => !/ applied/.test(line));
    expect(stopped[0]).toMatch(
      /^create role\/incident-runbook failed `iam:CreateRole` for `incident-runbook` failed in us-east-1: AccessDenied.*\(request id .+\)$/,
    );
    expect(stopped.slice(1)).toEqual([
      "create document/Checkout-Mitigate notTried It waits for `role/incident-runbook`, which failed",
      expect.stringMatching(
        /^create response-plan\/checkout notTried It waits for `(role\/incident-runbook|document\/Checkout-Mitigate)`/,
      ),
    ]);
    expect(outcomes.filter((line) => /contact|rotation/.test(line)).every((line) => / applied/.test(line))).toBe(true);
  });
});
