import { afterEach, beforeEach, expect, test } from "vitest";
import { diffCommits, runDiff } from "../../src/commands/diff.js";
import type { DiffResult } from "../../src/core/changes/change.js";
import { describeChange } from "../../src/core/report/describe-change.js";
import { edited, everything, type NeighbourAccount, neighbourAccount, owner } from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
});
afterEach(() => aws.close());

const words = ({ targets }: DiffResult) =>
  targets.flatMap(({ changes }) =>
    changes.filter(({ resourceKind }) => resourceKind === "Runbook").map((change) => describeChange(change)),
  );
const slower = () => edited("Duration: PT1S", "Duration: PT2S");

test("a plan that names an old version beside a new one is named, from AWS and between commits", async () => {
  await aws.sync(everything);
  expect(words(await runDiff(await aws.load(slower()), owner, aws.worldOf()))).toEqual([
    "runbook `Checkout-Mitigate` gets v2 (default v1 to v2); `checkout` stays on v1",
  ]);
  expect(words(diffCommits(await aws.load(slower()), await aws.load(everything), owner))).toEqual([
    "runbook `Checkout-Mitigate` gets a new version; `checkout` stays on v1",
  ]);
});

test("a plan that moves along, or names no version, is not", async () => {
  await aws.sync(everything);
  for (const version of ['      documentVersion: "2"\n', ""]) {
    const text = slower().replace('      documentVersion: "1"\n', version);
    expect(words(await runDiff(await aws.load(text), owner, aws.worldOf()))).toEqual([
      "runbook `Checkout-Mitigate` gets v2 (default v1 to v2)",
    ]);
    expect(words(diffCommits(await aws.load(text), await aws.load(everything), owner))).toEqual([
      "runbook `Checkout-Mitigate` gets a new version",
    ]);
  }
});
