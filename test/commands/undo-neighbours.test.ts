import { UpdateContactCommand } from "@aws-sdk/client-ssm-contacts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { prepareUndo } from "../../src/commands/undo.js";
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
