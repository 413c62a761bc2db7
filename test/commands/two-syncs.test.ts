import { CreateReplicationSetCommand, UntagResourceCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { planUseReader } from "../../src/adapters/aws/plan-use-reader.js";
import { applySync } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { prepareSync, type SyncOptions, syncExitCode } from "../../src/commands/sync.js";
import type { SyncResult } from "../../src/core/changes/change.js";
import { comparePlans } from "../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../src/core/changes/normalize-plan.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { bare } from "../core/changes/example.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput, fakeRepository, prod } from "../fakes/repository.js";

const owner = "acme/plans";
let emulator: RunningEmulator;
beforeEach(async () => {
  emulator = await startEmulator();
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
});
afterEach(() => emulator.close());

function worldOf() {
  const overrides = { endpoint: emulator.endpoint, credentials: { accessKeyId: prod.account, secretAccessKey: "any" } };
  return {
    readerFor: () => incidentReader({ region: "us-east-1", account: prod.account }, overrides),
    writerFor: () => incidentWriter("us-east-1", overrides),
    usesFor: () => planUseReader(["us-east-1"], overrides),
    wait: async () => {},
    output: fakeOutput(),
  };
}

/** A sync that has read AWS and decided, and not yet written. */
async function begin(run: string, plans: readonly ResponsePlan[], options: Partial<SyncOptions> = {}) {
  const world = worldOf();
  const sync = { prune: true, maxDeletes: 9, maxDeleteRatio: 1, maxUpdateRatio: 1 };
  const repository = fakeRepository(plans, { sync });
  const prepared = await prepareSync(repository, { repository: owner, attempt: run, ...options }, world);
  return () => applySync(prepared, world);
}

async function writes(): Promise<readonly string[]> {
  const log = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as {
    operation: string;
    status: number;
  }[];
  const isWrite = (operation: string) => /^(Create|Update|Delete|Tag|Untag)/.test(operation);
  return log.filter(({ operation }) => isWrite(operation)).map(({ operation, status }) => `${operation} ${status}`);
}

const forgetCalls = () => fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
const told = ({ outcomes }: SyncResult) => outcomes.map(({ resource, status, reason }) => [resource, status, reason]);
const plan = (name: string, title: string) => ({
  ...bare,
  name,
  incidentTemplate: { ...bare.incidentTemplate, title },
});
const arn = (name: string) => `arn:aws:ssm-incidents::${prod.account}:response-plan/${name}`;

async function titles(): Promise<Readonly<Record<string, string>>> {
  const plans = await worldOf().readerFor().plans();
  return Object.fromEntries(plans.map(({ plan: { name, incidentTemplate } }) => [name, incidentTemplate.title]));
}

describe("two syncs of the same commit", () => {
  const before = Array.from({ length: 6 }, (_, index) => plan(`p${index}`, "Before"));
  const after = [...before.slice(0, 4).map(({ name }) => plan(name, "After")), plan("n1", "New"), plan("n2", "New")];

  test("side by side end as declared, and create nothing twice", async () => {
    await (await begin("0", before))();
    await forgetCalls();
    const both = await Promise.all([begin("1", after), begin("2", after)]);
    const results = await Promise.all(both.map((apply) => apply()));
    for (const result of results) {
      expect(result.outcomes.filter(({ status }) => status === "failed" || status === "refused")).toEqual([]);
      expect(syncExitCode(result)).toBe(0);
    }
    const plans = (await worldOf().readerFor().plans()).map(({ plan: { tags: _, ...rest } }) => rest);
    expect(plans.map(({ name }) => name).sort()).toEqual(after.map(({ name }) => name).sort());
    for (const actual of plans) {
      const desired = after.find(({ name }) => name === actual.name) ?? bare;
      expect(comparePlans(normalizePlan(actual), normalizePlan(desired))).toEqual([]);
    }
    expect((await writes()).filter((call) => call === "CreateResponsePlan 201")).toHaveLength(2);
    const diff = await runDiff(fakeRepository(after), owner, worldOf());
    expect(diff.targets[0]?.changes).toEqual([]);
  });

  test("one after the other: the second, decided before the first wrote, finds nothing to do", async () => {
    await (await begin("0", before))();
    const [first, second] = [await begin("1", after), await begin("2", after)];
    await first();
    await forgetCalls();
    const result = await second();
    expect(syncExitCode(result)).toBe(0);
    expect(told(result)).toEqual(
      expect.arrayContaining([
        ["response-plan/p0", "notTried", "`p0` is as declared already"],
        ["response-plan/p5", "notTried", "`p5` is gone already"],
        ["response-plan/n1", "applied", undefined],
      ]),
    );
    // AWS itself refuses to make a plan a second time.
    expect(new Set(await writes())).toEqual(new Set(["CreateResponsePlan 409"]));
  });
});

describe("a sync that another one overtook", () => {
  test("refuses what the other changed, and deletes nothing", async () => {
    await (await begin("0", [plan("a", "Before"), plan("b", "Before"), plan("c", "Before")]))();
    const older = await begin("1", [plan("a", "Older"), plan("b", "Older")]);
    const newer = await begin("2", [plan("a", "Newer"), plan("b", "Before"), plan("c", "Before")]);
    await newer();
    await forgetCalls();
    const result = await older();
    expect(told(result)).toEqual([
      [
        "response-plan/a",
        "refused",
        '`a`: `/incidentTemplate/title` is now `"Newer"`, was `"Before"` when this sync read it; another sync or a person changed it meanwhile',
      ],
      ["response-plan/b", "applied", undefined],
      ["response-plan/c", "notTried", "Deletes go last, and `response-plan/a` was refused"],
    ]);
    expect(syncExitCode(result)).toBe(1);
    expect(await titles()).toEqual({ a: "Newer", b: "Older", c: "Before" });
    expect(await writes()).toEqual(["UpdateResponsePlan 204"]);
  });

  test("does not write to, or delete, what has lost its tag or is gone", async () => {
    await (await begin("0", [plan("a", "Before"), plan("b", "Before"), plan("c", "Before"), plan("d", "Before")]))();
    const update = await begin("1", [plan("a", "After"), plan("b", "After"), plan("c", "Before"), plan("d", "Before")]);
    const remove = await begin("2", [plan("a", "Before"), plan("b", "Before"), plan("d", "Before")]);
    const { incidents } = clientsOf(emulator.endpoint);
    for (const name of ["a", "c"]) {
      await incidents.send(new UntagResourceCommand({ resourceArn: arn(name), tagKeys: ["muster/repository"] }));
    }
    await (await begin("3", [plan("d", "Before")], { adopt: ["c"] }))();
    await forgetCalls();
    expect(told(await update()).slice(0, 2)).toEqual([
      ["response-plan/a", "refused", "`a` belongs to nobody any more; another sync or a person changed it meanwhile"],
      [
        "response-plan/b",
        "refused",
        "`b` is gone since this sync read it; another sync or a person changed it meanwhile",
      ],
    ]);
    expect(told(await remove())).toEqual([
      ["response-plan/c", "refused", "`c` belongs to nobody any more; another sync or a person changed it meanwhile"],
    ]);
    expect(await writes()).toEqual([]);
  });
});

test("what AWS only seems to have lost for a moment is written all the same", async () => {
  await (await begin("0", [plan("a", "Before"), plan("b", "Before")]))();
  await (await begin("1", [plan("a", "Before"), plan("b", "Middle")]))();
  const apply = await begin("2", [plan("a", "Before"), plan("b", "After")]);
  const fault = { service: "ssm-incidents", operation: "GetResponsePlan", kind: "stale", times: 1 };
  await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body: JSON.stringify(fault) });
  expect(told(await apply())).toEqual([["response-plan/b", "applied", undefined]]);
  expect(await titles()).toMatchObject({ b: "After" });
});

test("10 updates among 1,000 plans: two reads before and two after each, and no other write", {
  timeout: 300_000,
}, async () => {
  const all = Array.from({ length: 1_000 }, (_, index) => plan(`p${index}`, "Before"));
  for (const one of all) await createPlain(one);
  await forgetCalls();
  const changed = all.map((one, index) => (index % 100 === 0 ? plan(one.name, "After") : one));
  const result = await (await begin("1", changed))();
  expect(told(result)).toEqual(Array(10).fill([expect.any(String), "applied", undefined]));
  const log = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as { operation: string }[];
  const counts: Record<string, number> = {};
  for (const { operation } of log) counts[operation] = (counts[operation] ?? 0) + 1;
  expect(counts).toEqual({
    GetCallerIdentity: 1,
    ListReplicationSets: 1,
    GetReplicationSet: 1,
    ListResponsePlans: 10,
    GetResponsePlan: 1_020,
    ListTagsForResource: 1_020,
    UpdateResponsePlan: 10,
  });
});

/** Without the SDK, which is slow for a thousand. */
async function createPlain(one: ResponsePlan): Promise<void> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${prod.account}/20260101/us-east-1/ssm-incidents/aws4_request, SignedHeaders=host, Signature=00`;
  const body = JSON.stringify({ ...one, tags: { "muster/repository": owner } });
  const response = await fetch(`${emulator.endpoint}/createResponsePlan`, {
    ...{ method: "POST", body, headers: { authorization } },
  });
  expect(response.status).toBe(201);
}
