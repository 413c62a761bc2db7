import { UpdateContactCommand } from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { joinRecords, prepareUndo } from "../../src/commands/undo.js";
import { readSyncRecord } from "../../src/core/changes/sync-record.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import { contactArn, edited, everything, type NeighbourAccount, neighbourAccount, owner } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

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
