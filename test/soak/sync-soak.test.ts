import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  DeleteResponsePlanCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { applySync } from "../../src/commands/apply.js";
import { prepareSync } from "../../src/commands/sync.js";
import { comparePlans } from "../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../src/core/changes/normalize-plan.js";
import { ownershipTag } from "../../src/core/changes/ownership.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import type { IncidentWriter } from "../../src/ports.js";
import { bare, contact } from "../core/changes/example.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput, fakeRepository, prod } from "../fakes/repository.js";
import { confirmCreatedOnce } from "./confirm-created-once.js";

const owner = "acme/plans";
const histories = Number(process.env["MUSTER_SOAK"] ?? 500);
const seed = Number(process.env["MUSTER_SOAK_SEED"] ?? 20261123);

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** States that a plan goes through. */
const variants: readonly Partial<ResponsePlan>[] = [
  {},
  { displayName: "One", engagements: [contact("ann"), contact("bob")], tags: { team: "a" } },
  { displayName: "Two", engagements: [contact("bob")], tags: { team: "b", tier: "1" } },
  {
    incidentTemplate: { title: "Other", impact: 1, summary: "s", incidentTags: { a: "b" } },
    actions: [{ ssmAutomation: { documentName: "Mitigate", roleArn: "arn:aws:iam::111122223333:role/r" } }],
  },
];

/** What another tool made, and nobody may touch. */
const foreign = { title: "Not yours", impact: 2 };

const plan = fc.constantFrom("p0", "p1", "p2");
const variant = fc.nat(variants.length - 1);
const faults = [
  { kind: "throttle", times: 2 },
  { kind: "throttle", times: 30 },
  { kind: "error-before", times: 2 },
  { kind: "error-after", times: 2 },
  { kind: "error-after", times: 30, operation: "UpdateResponsePlan" },
  { kind: "drop-after", times: 2 },
  { kind: "drop-after", times: 30, operation: "CreateResponsePlan" },
  { kind: "stale", times: 3 },
  { kind: "access-denied", times: 1 },
] as const;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("declare" as const), name: plan, variant }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drop" as const), name: fc.constantFrom("p1", "p2") }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("console-edit" as const), name: plan, variant }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("console-delete" as const), name: plan }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("fault" as const), fault: fc.constantFrom(...faults) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("sync" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("killed-sync" as const), after: fc.nat(3), isDone: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("two-syncs" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class Killed extends Error {}

/** One account with one repository, and what happens to them. */
function account(id: string) {
  const overrides = {
    endpoint: emulator.endpoint,
    credentials: { accessKeyId: id, secretAccessKey: "any" },
    retryStrategy: new ConfiguredRetryStrategy(4, 1),
  };
  const target = { ...prod, account: id };
  const { incidents } = clientsOf(emulator.endpoint, id);
  const reader = incidentReader({ region: "us-east-1", account: id }, overrides);
  const writer = incidentWriter("us-east-1", overrides);
  const desired = new Map<string, ResponsePlan>([["p0", { ...bare, name: "p0" }]]);
  const deletable = new Set<string>();
  const inFlight = new Set<Promise<unknown>>();
  const deleted: string[] = [];

  async function sync(through: IncidentWriter = writer) {
    const world = {
      readerFor: () => reader,
      usesFor: () => ({ usesOf: async () => new Map() }),
      writerFor: () => counted(through),
      wait: async () => {},
      output: fakeOutput(),
    };
    const limits = { prune: true, maxDeletes: 9, maxDeleteRatio: 1, maxUpdateRatio: 1 };
    const repository = fakeRepository([...desired.values()], { targets: [target], sync: limits });
    return applySync(await prepareSync(repository, { repository: owner, attempt: "" }, world), world);
  }

  function counted(through: IncidentWriter): IncidentWriter {
    return {
      perform: (operation) => {
        if (operation.kind === "deletePlan") deleted.push(operation.name);
        const work = through.perform(operation);
        const done = work.catch(() => undefined).finally(() => inFlight.delete(done));
        inFlight.add(done);
        return work;
      },
    };
  }

  /** The job is killed before or after its n-th write; requests that are under way still arrive. */
  function killing(after: number, isDone: boolean): IncidentWriter {
    let left = after;
    return {
      perform: async (operation) => {
        left -= 1;
        if (left < 0 && !isDone) throw new Killed();
        await writer.perform(operation);
        if (left < 0) throw new Killed();
      },
    };
  }

  const survive = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
  const arnOf = (name: string) => `arn:aws:ssm-incidents::${id}:response-plan/${name}`;
  const inConsole = (work: Promise<unknown>) => work.catch(() => undefined);

  return {
    id,
    desired,
    deleted,
    deletable,
    reader,
    sync,
    begin: async () => {
      await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
      await incidents.send(new CreateResponsePlanCommand({ name: "foreign", incidentTemplate: foreign }));
    },
    settle: () => Promise.all(inFlight),
    perform: async (step: Step) => {
      switch (step.kind) {
        case "declare":
          desired.set(step.name, { ...bare, ...variants[step.variant], name: step.name });
          return;
        case "drop":
          desired.delete(step.name);
          deletable.add(step.name);
          return;
        case "console-edit": {
          const { displayName = "Console", engagements = [] } = variants[step.variant] ?? {};
          const edit = {
            arn: arnOf(step.name),
            displayName,
            engagements: [...engagements],
            incidentTemplateSummary: "edited",
          };
          return inConsole(incidents.send(new UpdateResponsePlanCommand(edit)));
        }
        case "console-delete":
          return inConsole(incidents.send(new DeleteResponsePlanCommand({ arn: arnOf(step.name) })));
        case "fault":
          return misbehave(step.fault);
        case "sync":
          return survive(sync());
        case "killed-sync":
          return survive(sync(killing(step.after, step.isDone)));
        case "two-syncs":
          return survive(Promise.all([sync(), sync()]));
      }
    },
  };
}

async function misbehave(fault: object): Promise<void> {
  const body = JSON.stringify({ service: "ssm-incidents", ...fault });
  await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body });
}

const behave = () => fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });

test(`${histories} random histories of edits, faults, kills and rivals end as declared`, {
  timeout: 600_000 + histories * 1_000,
}, async () => {
  const counts = new Map<string, number>();
  const all = fc.sample(fc.array(step, { minLength: 4, maxLength: 9 }), { seed, numRuns: histories });
  for (const [index, history] of all.entries()) {
    const place = account(String(100_000_000_000 + index));
    await place.begin();
    for (const step of history) {
      await place.perform(step);
      counts.set(step.kind, (counts.get(step.kind) ?? 0) + 1);
    }
    await place.settle();
    await behave();
    const told = JSON.stringify(history);
    const { outcomes, failures } = await place.sync();
    expect(failures, told).toBeUndefined();
    expect(
      outcomes.map(({ status }) => status).filter((status) => status !== "applied"),
      told,
    ).toEqual([]);
    await confirmEnd(place, told);
    counts.set("writes", (counts.get("writes") ?? 0) + (await confirmCreatedOnce(emulator.endpoint, place.id)));
  }
  console.info(`${histories} histories: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
});

async function confirmEnd(place: ReturnType<typeof account>, told: string): Promise<void> {
  const plans = (await place.reader.plans()).map(({ plan }) => plan);
  expect(
    plans.filter(({ name }) => name === "foreign"),
    told,
  ).toEqual([{ name: "foreign", incidentTemplate: foreign, tags: {} }]);
  const own = plans.filter(({ name }) => name !== "foreign");
  expect(own.map(({ name }) => name).sort(), told).toEqual([...place.desired.keys()].sort());
  for (const actual of own) {
    expect(actual.tags?.[ownershipTag], told).toBe(owner);
    const desired = place.desired.get(actual.name) ?? bare;
    expect(comparePlans(normalizePlan(actual), normalizePlan(desired)), told).toEqual([]);
  }
  expect(
    place.deleted.filter((name) => !place.deletable.has(name)),
    told,
  ).toEqual([]);
}
