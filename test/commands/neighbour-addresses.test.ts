import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applySync } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { dryRun } from "../../src/commands/sync.js";
import { readReview } from "../../src/core/changes/read-review.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import { renderDiffMarkdown } from "../../src/core/report/diff-markdown.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import { renderSyncText } from "../../src/core/report/sync-text.js";
import { everything, type NeighbourAccount, neighbourAccount, owner, secrets } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

describe("addresses", () => {
  test("that the environment does not have refuse a new contact by the variable's name, and what needs it waits", async () => {
    const { BOB_SMS: _, ...known } = secrets;
    const outcomes = await aws.sync(everything, {}, aws.worldOf(known));
    expect(outcomes).toContain(
      "create contact/bob refused Channel `phone` of `contact/bob` is new, and the environment has no `BOB_SMS`",
    );
    expect(outcomes).toContain(
      "create rotation/payments primary notTried It needs `contact/bob`, which is not created",
    );
    expect(outcomes).toContain(
      "create response-plan/checkout notTried It needs `contact/payments`, which is not created",
    );
    expect(outcomes).toContain("create role/incident-runbook applied");
    expect((await aws.sync(everything)).every((line) => / applied/.test(line))).toBe(true);
    expect(await aws.sync(everything)).toEqual([]);
  });

  test("are compared only where the environment has them", async () => {
    await aws.sync(everything);
    const moved = { ...secrets, ANN_SMS: "+4915100000000" };
    expect(await aws.sync(everything, {}, aws.worldOf({}))).toEqual([]);
    expect((await aws.sync(everything, {}, aws.worldOf(moved))).join()).toMatch(/^update contact\/ann applied/);
    expect(await aws.sync(everything, {}, aws.worldOf(moved))).toEqual([]);
  });

  test("need no review, because none can hold them", async () => {
    await aws.sync(everything);
    const review = readReview([renderDiffJson(await runDiff(await aws.load(everything), owner, aws.worldOf()))]);
    const moved = { ...secrets, ANN_SMS: "+4915100000000" };
    const outcomes = await aws.sync(everything, { review }, aws.worldOf(moved));
    expect(outcomes.join()).toMatch(/^update contact\/ann applied/);
  });

  test("that are none are not sent, whatever secret the file names", async () => {
    const outcomes = await aws.sync(everything, {}, aws.worldOf({ ...secrets, ANN_SMS: "ghs_token" }));
    expect(outcomes.join()).toMatch(/contact\/ann refused Unexpected value of `ANN_SMS`.*expected a phone number/);
    expect(outcomes.join()).not.toContain("ghs_token");
  });

  test("stand in no output, record or digest", async () => {
    const world = aws.worldOf();
    const diff = await runDiff(await aws.load(everything), owner, world);
    const prepared = await aws.prepare(everything);
    const dry = dryRun(prepared);
    const done = await applySync(prepared, world);
    const moved = await runDiff(
      await aws.load(everything),
      owner,
      aws.worldOf({ ...secrets, ANN_SMS: "+4915100000000" }),
    );
    const outputs = [
      renderDiffJson(diff),
      renderDiffMarkdown(diff),
      renderSyncJson(dry),
      renderSyncText(dry),
      renderSyncJson(done),
      renderSyncText(done),
      renderDiffJson(moved),
      renderDiffMarkdown(moved),
    ];
    for (const text of outputs) {
      for (const secret of [...Object.values(secrets), "+4915100000000"]) expect(text).not.toContain(secret);
    }
  });
});
