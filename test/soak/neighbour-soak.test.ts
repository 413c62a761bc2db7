import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateDocumentCommand } from "@aws-sdk/client-ssm";
import { CreateContactCommand, CreateRotationCommand } from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand, CreateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { neighbourReader } from "../../src/adapters/aws/neighbours/neighbour-reader.js";
import { neighbourWriter } from "../../src/adapters/aws/neighbours/neighbour-writer.js";
import { applySync, type WritingWorld } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import { prepareSync } from "../../src/commands/sync.js";
import type { Operation, SyncResult } from "../../src/core/changes/change.js";
import { readReview } from "../../src/core/changes/read-review.js";
import type { Review } from "../../src/core/changes/review.js";
import { secretText } from "../../src/core/neighbours/secret-text.js";
import { renderDiffJson } from "../../src/core/report/diff-json.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput } from "../fakes/repository.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";
import { confirmCreatedOnce } from "./confirm-created-once.js";
import { consoleOf } from "./console.js";
import { declarations, declare, secrets } from "./declarations.js";
import { photograph } from "./photograph.js";
import { quickRetries } from "./quick-retries.js";

const owner = "acme/plans";
const regions = ["us-east-1", "eu-west-1"] as const;
const histories = Number(process.env["MUSTER_SOAK_NEIGHBOURS"] ?? 20);
const seed = Number(process.env["MUSTER_SOAK_SEED"] ?? 20261123);

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const any = fc.constantFrom(...declarations);
const optional = fc.constantFrom(...declarations.filter(({ stays }) => !stays));
const how = fc.nat(2);
const faults = fc.record({
  service: fc.constantFrom("ssm-contacts", "ssm-contacts", "iam", "ssm", "ssm-incidents"),
  fault: fc.constantFrom(
    { kind: "throttle", times: 2 },
    { kind: "throttle", times: 30 },
    { kind: "error-before", times: 2 },
    { kind: "error-after", times: 2 },
    { kind: "error-after", times: 30 },
    { kind: "drop-after", times: 2 },
    { kind: "drop-after", times: 30 },
    { kind: "stale", times: 3 },
    { kind: "stale", times: 12 },
    { kind: "access-denied", times: 1 },
  ),
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("declare" as const), what: any, how }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drop" as const), what: optional }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("console-edit" as const), what: any, how }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("console-delete" as const), what: any }) },
  { weight: 4, arbitrary: faults.map((fault) => ({ kind: "fault" as const, ...fault })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("sync" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("killed-sync" as const), after: fc.nat(25), isDone: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("two-syncs" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reviewed-sync" as const), what: any, how }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Most accounts are filled before anything happens to them. */
const history = fc.record({
  isFilled: fc.nat(4).map((number) => number > 0),
  steps: fc.array(step, { minLength: 3, maxLength: 9 }),
});

class Killed extends Error {}

/** Lets a write through, or does not. */
type Gate = (write: () => Promise<void>) => Promise<void>;

/** One account with one repository, and what happens to them. */
function account(id: string) {
  const overrides = {
    endpoint: emulator.endpoint,
    credentials: { accessKeyId: id, secretAccessKey: "any" },
    retryStrategy: quickRetries(),
  };
  const clients = clientsOf(emulator.endpoint, id);
  const away = clientsOf(emulator.endpoint, id, "eu-west-1");
  const byHand = consoleOf(id, clients, away);
  const lines = () => photograph(id, clients, away);
  const reader = incidentReader({ region: "us-east-1", account: id }, overrides);
  const writer = incidentWriter("us-east-1", overrides);
  const place = { account: id, partition: "aws", regions } as const;
  const neighbours = neighbourReader(place, overrides);
  const changer = neighbourWriter(place, overrides);
  const declared = new Map(declarations.filter(({ stays }) => stays).map(({ name }) => [name, 0]));
  const dropped = new Set<string>();
  const deleted: string[] = [];
  const inFlight = new Set<Promise<unknown>>();
  let [attempts, isFaulty] = [0, false];

  function world(gate: Gate, written: string[] = []): WritingWorld {
    const perform = (operation: Operation, write: () => Promise<void>) => {
      written.push(operation.name);
      if (isDelete(operation)) deleted.push(operation.name);
      const work = gate(write);
      const done = work.catch(() => undefined).finally(() => inFlight.delete(done));
      inFlight.add(done);
      return work;
    };
    return {
      output: fakeOutput(),
      readerFor: () => reader,
      neighboursFor: () => neighbours,
      usesFor: () => ({ usesOf: async () => new Map() }),
      writerFor: () => ({ perform: (operation) => perform(operation, () => writer.perform(operation)) }),
      neighbourWriterFor: () => ({ perform: (operation) => perform(operation, () => changer.perform(operation)) }),
      secretOf: (name) => (secrets[name] === undefined ? undefined : secretText(secrets[name])),
      wait: async () => {},
    };
  }

  const load = () => {
    const target = `{account: "${id}", regions: [${regions.join(", ")}]}`;
    const limits = "{prune: true, maxDeletes: 99, maxDeleteRatio: 1, maxUpdateRatio: 1, unreviewed: apply}";
    const files = fakeRepositoryFiles({
      "muster.yaml": `version: 1\ntargets: {prod: ${target}}\nsync: ${limits}\n`,
      "plans/all.yaml": declare(declared),
    });
    return loadRepository(files, { configPath: "muster.yaml", isConfigRequired: true, knownRules: new Set() });
  };

  async function sync(gate: Gate = (write) => write(), written?: string[], review?: Review): Promise<SyncResult> {
    attempts += 1;
    const options = { repository: owner, attempt: String(attempts), ...(review === undefined ? {} : { review }) };
    const through = world(gate, written);
    return applySync(await prepareSync(await load(), options, through), through);
  }

  /** The job is killed before or after its n-th write; requests that are under way still arrive. */
  function killing(after: number, isDone: boolean): Gate {
    let left = after;
    return async (write) => {
      left -= 1;
      if (left < 0 && !isDone) throw new Killed();
      await write();
      if (left < 0) throw new Killed();
    };
  }

  const survive = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
  const inConsole = (work: Promise<unknown>) => work.catch(() => undefined);
  const look = async (of: string) => (await lines()).filter((line) => line.startsWith(of)).join();

  /** What a person changes after the review is not written to; whatever else was reviewed is. */
  async function syncReviewed(what: string, hand: number): Promise<void> {
    const review = readReview([
      renderDiffJson(
        await runDiff(
          await load(),
          owner,
          world((write) => write()),
        ),
      ),
    ]);
    if (isFaulty) return void (await survive(sync(undefined, undefined, review)));
    const [kind = "", name = ""] = what.replace("response-plan", "plan").split("/");
    const line = kind === "document" ? "document" : `${kind} ${name}`;
    const before = await look(line);
    await inConsole(byHand.edit(what, hand));
    const isMoved = before !== (await look(line));
    const written: string[] = [];
    const { outcomes } = await sync(undefined, written, review);
    const isHeld = (reason = "") =>
      /It waits for|Deletes go last|is not created|is not updated|still used by/.test(reason);
    const unexpected = outcomes.filter(
      ({ status, resource, reason }) => status !== "applied" && resource !== what && !isHeld(reason),
    );
    expect(unexpected).toEqual([]);
    if (isMoved) expect(written).not.toContain(name);
  }

  return {
    id,
    declared,
    deleted,
    dropped,
    sync,
    lines,
    begin: async () => {
      await clients.incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
      await makeForeign(clients, id);
    },
    fill: async () => {
      for (const { name } of declarations) declared.set(name, 1);
      await sync();
    },
    settle: () => Promise.all(inFlight),
    behave: () => {
      isFaulty = false;
      return fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
    },
    perform: async (step: Step) => {
      switch (step.kind) {
        case "declare":
          return void declared.set(step.what.name, step.how);
        case "drop":
          declared.delete(step.what.name);
          return void dropped.add(step.what.name);
        case "console-edit":
          return inConsole(byHand.edit(step.what.name, step.how));
        case "console-delete":
          return inConsole(byHand.remove(step.what.name));
        case "fault": {
          isFaulty = true;
          const body = JSON.stringify({ service: step.service, ...step.fault });
          const ordered = await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body });
          return expect(ordered.status).toBe(200);
        }
        case "sync":
          return survive(sync());
        case "killed-sync":
          return survive(sync(killing(step.after, step.isDone)));
        case "two-syncs":
          return survive(Promise.all([sync(), sync()]));
        case "reviewed-sync":
          return syncReviewed(step.what.name, step.how);
      }
    },
  };
}

/** Channels and inline policies are fields of what has them. */
function isDelete({ kind }: Operation): boolean {
  return /^delete(?:Plan|Contact|Rotation|Document|Role)$/.test(kind);
}

/** What another tool made, and nobody may touch. */
async function makeForeign({ incidents, contacts, iam, ssm }: ReturnType<typeof clientsOf>, id: string): Promise<void> {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: id }, Action: "sts:AssumeRole" }],
  });
  const Content = JSON.stringify({
    schemaVersion: "0.3",
    mainSteps: [{ name: "step", action: "aws:sleep", inputs: { Duration: "PT1S" } }],
  });
  const Recurrence = {
    ...{ NumberOfOnCalls: 1, RecurrenceMultiplier: 1 },
    DailySettings: [{ HourOfDay: 0, MinuteOfHour: 0 }],
  };
  const rotation = { Name: "foreign", TimeZoneId: "UTC", StartTime: new Date("2026-01-01T00:00:00Z"), Recurrence };
  await iam.send(new CreateRoleCommand({ RoleName: "foreign", AssumeRolePolicyDocument }));
  await ssm.send(new CreateDocumentCommand({ Name: "foreign", DocumentType: "Automation", Content }));
  const { ContactArn = "" } = await contacts.send(
    new CreateContactCommand({ Alias: "foreign", Type: "PERSONAL", Plan: { Stages: [] } }),
  );
  await contacts.send(new CreateRotationCommand({ ...rotation, ContactIds: [ContactArn] }));
  await incidents.send(
    new CreateResponsePlanCommand({ name: "foreign", incidentTemplate: { title: "Not yours", impact: 2 } }),
  );
}

/** What an empty account has after one undisturbed sync of the same declarations. */
async function undisturbed(declared: ReadonlyMap<string, number>, id: string): Promise<readonly string[]> {
  const place = account(id);
  await place.begin();
  place.declared.clear();
  for (const [name, variant] of declared) place.declared.set(name, variant);
  const { outcomes } = await place.sync();
  expect(outcomes.filter(({ status }) => status !== "applied")).toEqual([]);
  return place.lines();
}

test(`${histories} random histories of plans and all their neighbours end as declared`, {
  timeout: 600_000 + histories * 10_000,
}, async () => {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by);
  const all = fc.sample(history, { seed, numRuns: histories });
  for (const [index, { isFilled, steps }] of all.entries()) {
    const place = account(String(300_000_000_000 + index));
    const told = steps
      .map((one) => JSON.stringify({ ...one, ...("what" in one ? { what: one.what.name } : {}) }))
      .join("\n");
    await place.begin();
    if (isFilled) await place.fill();
    for (const one of steps) {
      await place.perform(one).catch((error: Error) => expect.unreachable(`${error.message}\n${told}`));
      count(one.kind);
    }
    await place.settle();
    await place.behave();
    const { outcomes, failures } = await place.sync();
    expect(failures, told).toBeUndefined();
    expect(
      outcomes.filter(({ status }) => status !== "applied").map(({ resource, reason }) => `${resource} ${reason}`),
      told,
    ).toEqual([]);
    expect(await place.lines(), told).toEqual(await undisturbed(place.declared, String(400_000_000_000 + index)));
    expect(
      place.deleted.filter((name) => ![...place.dropped].some((address) => address.endsWith(`/${name}`))),
      told,
    ).toEqual([]);
    count(
      "writes",
      await confirmCreatedOnce(emulator.endpoint, place.id, regions).catch((error: Error) =>
        expect.unreachable(`${error.message}\n${told}`),
      ),
    );
  }
  console.info(
    `${histories} histories of neighbours: ${[...counts].map((pair) => pair.reverse().join(" ")).join(", ")}`,
  );
});
