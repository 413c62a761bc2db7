import { CreateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  DeleteResponsePlanCommand,
  TagResourceCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cloudtrailHistory } from "../../src/adapters/aws/cloudtrail-history.js";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { planUseReader } from "../../src/adapters/aws/plan-use-reader.js";
import { runDiff } from "../../src/commands/diff.js";
import { explainMoves, latestChanges } from "../../src/commands/explain-moves.js";
import { dryRun, prepareSync } from "../../src/commands/sync.js";
import { readReview } from "../../src/core/changes/read-review.js";
import type { Review } from "../../src/core/changes/review.js";
import type { Target } from "../../src/core/config/config.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { diffOutput } from "../../src/core/report/diff-json.js";
import { renderDriftIssue } from "../../src/core/report/drift-issue.js";
import { renderSyncJson } from "../../src/core/report/sync-json.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { bare } from "../core/changes/example.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput, fakeRepository, prod } from "../fakes/repository.js";

const owner = "acme/plans";
const target: Target = { ...prod, regions: ["us-east-1", "eu-west-1"] };
const arn = (name: string) => `arn:aws:ssm-incidents::${prod.account}:response-plan/${name}`;
const plans: readonly ResponsePlan[] = ["a", "b", "c"].map((name) => ({ ...bare, name, displayName: "Merged" }));
const repository = fakeRepository(plans, { targets: [target] });

let emulator: RunningEmulator;
beforeEach(async () => {
  emulator = await startEmulator();
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  for (const { name, incidentTemplate } of plans) {
    const tags = { "muster/repository": owner };
    const template = { title: incidentTemplate.title, impact: incidentTemplate.impact };
    await incidents.send(new CreateResponsePlanCommand({ name, incidentTemplate: template, tags }));
  }
});
afterEach(() => emulator.close());

function worldOf() {
  const access = { endpoint: emulator.endpoint, credentials: { accessKeyId: prod.account, secretAccessKey: "any" } };
  return {
    readerFor: () => incidentReader({ region: "us-east-1", account: prod.account }, access),
    usesFor: () => planUseReader(["us-east-1"], access),
    historyFor: ({ regions }: Target) => cloudtrailHistory(regions, { ...access, maxAttempts: 1 }),
    output: fakeOutput(),
  };
}

/** Somebody at the console of a Region, signed in through a role. */
async function person(name: string, region: string) {
  const { iam, sts } = clientsOf(emulator.endpoint);
  const statement = { Effect: "Allow", Principal: { AWS: prod.account }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: "Admin", AssumeRolePolicyDocument })).catch(() => undefined);
  const RoleArn = `arn:aws:iam::${prod.account}:role/Admin`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: name }));
  return clientsOf(emulator.endpoint, Credentials?.AccessKeyId, region).incidents;
}

async function reviewed(): Promise<Review> {
  return readReview([JSON.stringify(diffOutput(await runDiff(repository, owner, worldOf())))]);
}

async function calls(): Promise<readonly string[]> {
  const log = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as {
    operation: string;
    region: string;
  }[];
  return log.filter(({ operation }) => operation === "LookupEvents").map(({ region }) => region);
}

const sometime = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`;

describe("a change that moved since its review", () => {
  test("is refused with who moved it and when, whichever Region it was done in", async () => {
    const review = await reviewed();
    const [ana, muster] = [await person("ana@example.com", "eu-west-1"), await person("muster-other-7", "us-east-1")];
    await ana.send(new UpdateResponsePlanCommand({ arn: arn("a"), displayName: "By hand" }));
    await muster.send(new UpdateResponsePlanCommand({ arn: arn("b"), displayName: "By another sync" }));
    const world = worldOf();
    const prepared = await prepareSync(repository, { repository: owner, attempt: "", review }, world);
    const result = await explainMoves(dryRun(prepared), [target], world);
    const told = new Map(result.outcomes.map(({ resource, reason }) => [resource, reason]));
    expect(told.get("response-plan/a")).toMatch(
      new RegExp(
        `^\`a\`: \`/displayName\` is now \`"By hand"\`, was unset at review; last changed by \`ana@example.com\` \\(role \`Admin\`\\) at ${sometime} by \`UpdateResponsePlan\`$`,
      ),
    );
    expect(told.get("response-plan/b")).toContain("last changed by a sync of Muster's, session `muster-other-7`");
    expect(told.get("response-plan/c")).toBe("This is a dry run");
    expect(JSON.parse(renderSyncJson(result)).outcomes).toContainEqual(
      expect.objectContaining({
        resource: "response-plan/a",
        lastChange: expect.objectContaining({ by: "ana@example.com", role: "Admin", isOwn: false }),
      }),
    );
    // Two operations may have made them so, and each is asked for once in each Region.
    expect([...(await calls())].sort()).toEqual(
      ["eu-west-1", "us-east-1"].flatMap((region) => [region, region]).sort(),
    );
  });

  test("is refused all the same where CloudTrail may not be read, which is said once", async () => {
    const review = await reviewed();
    for (const name of ["a", "b"]) {
      await (await person("ana", "us-east-1")).send(
        new UpdateResponsePlanCommand({ arn: arn(name), displayName: "By hand" }),
      );
    }
    const fault = { service: "cloudtrail", kind: "access-denied" };
    await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body: JSON.stringify(fault) });
    const world = worldOf();
    const prepared = await prepareSync(repository, { repository: owner, attempt: "", review }, world);
    const result = await explainMoves(dryRun(prepared), [target], world);
    expect(result.outcomes.find(({ resource }) => resource === "response-plan/a")).toMatchObject({
      status: "refused",
      reason: expect.stringMatching(/was unset at review; changed by a person in the console\?$/),
    });
    expect(world.output.messages).toEqual([
      expect.stringMatching(/^CloudTrail could not be read for `prod`: `cloudtrail:LookupEvents` failed in/),
    ]);
  });
});

test("where nothing moved, CloudTrail is not asked", async () => {
  const world = worldOf();
  const review = await reviewed();
  const prepared = await prepareSync(repository, { repository: owner, attempt: "", review }, world);
  await explainMoves(dryRun(prepared), [target], world);
  expect(await calls()).toEqual([]);
});

test("drift names who edited, tagged and deleted, and a hostile name stays text", async () => {
  const ana = await person("ana", "us-east-1");
  await ana.send(new UpdateResponsePlanCommand({ arn: arn("a"), displayName: "By hand" }));
  const bob = await person("@everyone", "us-east-1");
  await bob.send(new TagResourceCommand({ resourceArn: arn("b"), tags: { team: "x" } }));
  await bob.send(new DeleteResponsePlanCommand({ arn: arn("c") }));
  const merged = plans.map((plan) => (plan.name === "b" ? { ...bare, name: "b" } : plan));
  const files = fakeRepository(merged, { targets: [target] });
  const world = worldOf();
  const diff = await runDiff(files, owner, world);
  const past = await latestChanges(diff.targets[0]?.changes ?? [], target, world);
  expect([...past].map(([name, { by, operation }]) => [name, by, operation]).sort()).toEqual([
    ["response-plan/a", "ana", "UpdateResponsePlan"],
    ["response-plan/b", "@everyone", "TagResource"],
    ["response-plan/c", "@everyone", "DeleteResponsePlan"],
  ]);
  const lastChanges = [...past].map(([resource, change]) => ({ target: "prod", resource, ...change }));
  const check = {
    ...{ summary: { files: 0, plans: 0, errors: 0, warnings: 0, notices: 0, unchecked: 0, suppressed: 0 } },
    ...{ diagnostics: [], unchecked: [], readiness: [] },
  };
  const issue = renderDriftIssue({ check, diff, lastChanges });
  expect(issue).toContain("; last changed by `ana` ");
  expect(issue.split("\n").filter((line) => line.includes("@everyone"))).toEqual([
    expect.stringContaining("`@everyone`"),
    expect.stringContaining("`@everyone`"),
  ]);
});
