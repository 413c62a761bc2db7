import { UpdateContactCommand } from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { joinRecords, prepareUndo } from "../../src/commands/undo.js";
import type { NeighbourOperation } from "../../src/core/changes/neighbour-operation.js";
import { ownershipTag } from "../../src/core/changes/ownership.js";
import { resourceAddress } from "../../src/core/changes/resource-address.js";
import { readSyncRecord } from "../../src/core/changes/sync-record.js";
import type { RemoteNeighbour } from "../../src/core/neighbours/neighbour.js";
import { neighbourKinds } from "../../src/core/plan/resource.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import {
  account,
  contactArn,
  edited,
  everything,
  type NeighbourAccount,
  neighbourAccount,
  owner,
} from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

const prod = {
  name: "prod",
  account,
  regions: ["us-east-1", "eu-west-1"],
  partition: "aws",
  files: [],
  vars: {},
} as const;

async function allResources() {
  const world = aws.worldOf();
  const neighbours = (await world.neighboursFor?.(prod).neighbours({ kinds: neighbourKinds })) ?? [];
  return { neighbours, plans: await world.readerFor(prod).plans() };
}

/** The tag of each resource and each copy, empty where there is none; AWS's own roles left out. */
async function owners(): Promise<ReadonlyMap<string, string>> {
  const { neighbours, plans } = await allResources();
  const own = neighbours.filter(({ name }) => !name.startsWith("AWSServiceRole"));
  const tagsOf = (one: RemoteNeighbour) =>
    one.kind === "Runbook" ? one.handles.copies.map(({ tags }) => tags) : [one.tags];
  const ownersIn = (all: readonly Readonly<Record<string, string>>[]) =>
    [...new Set(all.map((tags) => tags[ownershipTag] ?? ""))].join();
  return new Map([
    ...own.map((one) => [resourceAddress(one.kind, one.name), ownersIn(tagsOf(one))] as const),
    ...plans.map(({ plan }) => [resourceAddress("ResponsePlan", plan.name), ownersIn([plan.tags ?? {}])] as const),
  ]);
}

/** Somebody takes the tag of every resource away. */
async function disown(): Promise<void> {
  const { neighbours, plans } = await allResources();
  const world = aws.worldOf();
  const remove = { set: {}, remove: [ownershipTag] };
  for (const { kind, name, arn, ...one } of neighbours) {
    if (name.startsWith("AWSServiceRole")) continue;
    const copies = "copies" in one.handles ? one.handles.copies : [];
    const operations: readonly NeighbourOperation[] =
      kind === "Runbook"
        ? copies.map(({ region }) => ({ kind: "tagDocument", name, arn, region, ...remove }))
        : [
            {
              kind: kind === "Role" ? "tagRole" : kind === "Rotation" ? "tagRotation" : "tagContact",
              name,
              arn,
              ...remove,
            },
          ];
    for (const operation of operations) await world.neighbourWriterFor?.(prod).perform(operation);
  }
  for (const { arn, plan } of plans) {
    await world.writerFor(prod).perform({ kind: "tagPlan", name: plan.name, arn, ...remove });
  }
}

describe("undo", () => {
  test("brings back what a sync changed and created", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann\n", "DisplayName: Ann B\n")
      .replace("Duration: PT1S", "Duration: PT2S")
      .replace("ssm:StartAutomationExecution", "ssm:GetDocument")
      .replace("Europe/Berlin", "UTC");
    const record = renderSyncJson(await applySync(await aws.prepare(text), aws.worldOf()));
    expect(await aws.diff(everything)).not.toEqual([]);
    const undone = await prepareUndo(
      await aws.load(text),
      readSyncRecord(record),
      { repository: owner, attempt: "3" },
      aws.worldOf(),
    );
    const { outcomes } = await applySync(undone, aws.worldOf());
    expect(outcomes.map(({ resource, status }) => `${resource} ${status}`).sort()).toEqual([
      "contact/ann applied",
      "document/Checkout-Mitigate applied",
      "role/incident-runbook applied",
      "rotation/payments primary applied",
    ]);
    expect(await aws.diff(everything)).toEqual([]);
  });

  test("takes back what failed half-way", async () => {
    await aws.sync(everything);
    const text = everything
      .replaceAll("Value: payments}", "Value: checkout}")
      .replace("DisplayName: Ann", "DisplayName: Bo");
    await aws.misbehave({ service: "ssm-contacts", operation: "UpdateContact", kind: "access-denied" });
    const { outcomes } = await applySync(await aws.prepare(text), aws.worldOf());
    await aws.behave();
    expect(outcomes.filter(({ status }) => status === "failed").map(({ resource }) => resource)).toEqual([
      "contact/ann",
    ]);
    expect(await aws.diff(text)).toEqual(["update ann /DisplayName"]);
    const record = readSyncRecord(renderSyncJson({ applied: true, outcomes }));
    const options = { repository: owner, attempt: "3" };
    const undone = await applySync(
      await prepareUndo(await aws.load(text), record, options, aws.worldOf()),
      aws.worldOf(),
    );
    expect(undone.outcomes.filter(({ status }) => status !== "applied")).toEqual([]);
    expect(await aws.diff(everything)).toEqual([]);
  });

  test("counts what stays of a kind by its own kind, although another one has the same name", async () => {
    const role = (name: string) =>
      `kind: Role\nRoleName: ${name}\nAssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ssm.amazonaws.com}, Action: "sts:AssumeRole"}]}`;
    const content = '{schemaVersion: "0.3", mainSteps: [{name: pause, action: "aws:sleep", inputs: {Duration: PT1S}}]}';
    const runbook = (name: string) => `kind: Runbook\nName: ${name}\nContent: ${content}`;
    await aws.sync([role("Kept"), runbook("Same")].join("\n---\n"));
    const text = [role("Kept"), role("Same"), runbook("Same")].join("\n---\n");
    const record = readSyncRecord(renderSyncJson(await applySync(await aws.prepare(text), aws.worldOf())));
    const more = [role("Kept"), role("Same"), runbook("Same"), runbook("Other")].join("\n---\n");
    const other = readSyncRecord(renderSyncJson(await applySync(await aws.prepare(more), aws.worldOf())));
    const repository = await aws.load(text);
    const undone = await prepareUndo(
      repository,
      joinRecords([record, other]),
      { repository: owner, attempt: "3" },
      aws.worldOf(),
    );
    const { outcomes } = await applySync(undone, aws.worldOf());
    expect(outcomes.map(({ resource, status, reason }) => `${resource} ${status} ${reason ?? ""}`)).toEqual([
      "document/Other applied ",
      "role/Same applied ",
    ]);
  });

  test("of an adoption takes the tag away again, of everything and after everything else", async () => {
    await aws.sync(everything);
    const before = await owners();
    expect(new Set(before.values())).toEqual(new Set([owner]));
    await disown();
    const bystanders = { adopt: [...before.keys()] };
    const text = edited("DisplayName: Ann\n", "DisplayName: Ann B\n").replace("Duration: PT1S", "Duration: PT2S");
    const record = renderSyncJson(await applySync(await aws.prepare(text, bystanders), aws.worldOf()));
    expect(await owners()).toEqual(before);
    const options = { repository: owner, attempt: "3" };
    const undo = async () => {
      const world = aws.worldOf();
      const { outcomes } = await applySync(
        await prepareUndo(await aws.load(text), readSyncRecord(record), options, world),
        world,
      );
      return outcomes.map(({ resource, status, reason }) => `${resource} ${status} ${reason ?? ""}`.trim()).sort();
    };
    const undone = await undo();
    expect(undone.filter((line) => !/ applied/.test(line))).toEqual([]);
    expect(undone).toHaveLength(before.size);
    expect(new Set((await owners()).values())).toEqual(new Set([""]));
    expect((await aws.sync(text)).find((line) => line.startsWith("update contact/ann"))).toMatch(
      / refused `contact\/ann` exists and does not belong to/,
    );
    expect(await undo()).toEqual([]);
  });

  test("refuses what changed since", async () => {
    await aws.sync(everything);
    const text = edited("DisplayName: Ann\n", "DisplayName: Ann B\n");
    const record = renderSyncJson(await applySync(await aws.prepare(text), aws.worldOf()));
    await aws.clients.contacts.send(
      new UpdateContactCommand({ ContactId: contactArn("ann"), DisplayName: "Somebody" }),
    );
    const undone = await prepareUndo(
      await aws.load(text),
      readSyncRecord(record),
      { repository: owner, attempt: "3" },
      aws.worldOf(),
    );
    expect(undone.targets[0]?.decision.refused).toMatchObject([
      { reason: "`contact/ann` changed since that sync: `/DisplayName`" },
    ]);
  });
});
