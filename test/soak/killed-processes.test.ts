import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  DeleteResponsePlanCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { comparePlans } from "../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../src/core/changes/normalize-plan.js";
import { ownershipTag } from "../../src/core/changes/ownership.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "../emulator/clients.js";
import { confirmCreatedOnce } from "./confirm-created-once.js";
import { declarations, declare, secrets } from "./declarations.js";
import { photograph } from "./photograph.js";

const owner = "acme/plans";
const histories = Number(process.env["MUSTER_SOAK_PROCESSES"] ?? 12);
const seed = Number(process.env["MUSTER_SOAK_SEED"] ?? 20261123);
const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** What happens to an account between its first sync and its last. */
const names = ["p0", "p1", "p2", "p3", "p4", "p5"] as const;
const history = fc.record({
  /** The revision of each plan that is merged; 0: no file. `p0` always has one, a target is never emptied. */
  merged: fc.tuple(fc.integer({ min: 1, max: 3 }), ...names.slice(1).map(() => fc.integer({ min: 0, max: 3 }))),
  edited: fc.option(fc.constantFrom(...names), { nil: undefined }),
  deleted: fc.option(fc.constantFrom(...names), { nil: undefined }),
  fault: fc.option(
    fc.constantFrom(
      { kind: "throttle", times: 4 },
      { kind: "error-before", times: 2 },
      { kind: "error-after", times: 2 },
      { kind: "drop-after", times: 2 },
      { kind: "stale", times: 4 },
    ),
    { nil: undefined },
  ),
  faultyService: fc.constantFrom("ssm-incidents", "ssm-contacts", "iam", "ssm"),
  /** The variant of every neighbour that is merged, none of which AWS has before; absent: plans alone. */
  neighbours: fc.nat(17).map((number) => (number < 3 ? number : undefined)),
  /** Killed when AWS has received this share of the calls that it would make. */
  killAfter: fc.double({ min: 0.02, max: 1, noNaN: true }),
  /** A second one runs beside it. */
  hasRival: fc.boolean(),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** The calls of a sync that nobody kills, roughly: of plans, and of plans with all neighbours. */
const usualCalls = { plans: 45, all: 320 };

function plan(name: string, revision: number): ResponsePlan {
  return {
    name,
    displayName: `Revision ${revision}`,
    incidentTemplate: { title: `${name} is down`, impact: revision },
    tags: { revision: String(revision) },
  };
}

/** A checkout whose `plans/` hold these plans, and one account that they go to. */
function checkout(account: string) {
  const root = mkdtempSync(join(tmpdir(), "muster-soak-"));
  mkdirSync(join(root, "plans"));
  const limits = "{prune: true, maxDeletes: 9, maxDeleteRatio: 1, maxUpdateRatio: 1}";
  const target = `{account: "${account}", regions: [us-east-1]}`;
  writeFileSync(join(root, "muster.yaml"), `version: 1\ntargets: {prod: ${target}}\nsync: ${limits}\n`);
  return {
    root,
    merge: (plans: readonly ResponsePlan[], variant: number | undefined) => {
      for (const file of readdirSync(join(root, "plans"))) rmSync(join(root, "plans", file));
      for (const one of plans) writeFileSync(join(root, "plans", `${one.name}.yaml`), JSON.stringify(one));
      if (variant !== undefined) writeFileSync(join(root, "plans", "neighbours.yaml"), declare(neighboursIn(variant)));
    },
  };
}

function neighboursIn(variant: number): ReadonlyMap<string, number> {
  const kept = declarations.filter(({ name }) => !name.startsWith("response-plan/"));
  return new Map(kept.map(({ name }) => [name, variant]));
}

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function startSync(
  cwd: string,
  account: string,
  run: string,
): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const { PATH = "", HOME = "" } = process.env;
  const env = {
    ...{ PATH, HOME, TZ: "UTC", GITHUB_REPOSITORY: owner, GITHUB_RUN_ID: run, AWS_ENDPOINT_URL: emulator.endpoint },
    ...{ AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: "any", AWS_MAX_ATTEMPTS: "4", ...secrets },
  };
  const child = spawn(process.execPath, [cli, "sync", "--apply", "--format", "json"], { cwd, env });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ran>((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
  return { child, ended };
}

/** `kill -9` once AWS has received so many calls of the account; false where the sync ended before. */
async function killAfter(
  calls: number,
  account: string,
  { child, ended }: ReturnType<typeof startSync>,
): Promise<boolean> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && (await countCalls(account)) < calls) await new Promise((resolve) => setTimeout(resolve, 5));
  if (isOver) return false;
  child.kill("SIGKILL");
  await ended;
  return child.signalCode === "SIGKILL";
}

async function countCalls(account: string): Promise<number> {
  const log = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as { account: string }[];
  return log.filter((call) => call.account === account).length;
}

const control = (path: string, method: string, body?: object) =>
  fetch(`${emulator.endpoint}/_emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test(`${histories} syncs killed by SIGKILL, with rivals and faults: one more sync ends as declared`, {
  timeout: 60_000 + histories * 60_000,
}, async () => {
  const counts = {
    killed: 0,
    endedBefore: 0,
    rivals: 0,
    neighbours: 0,
    faults: 0,
    consoleEdits: 0,
    consoleDeletes: 0,
    writes: 0,
  };
  for (const [index, one] of fc.sample(history, { seed, numRuns: histories }).entries()) {
    const account = String(200_000_000_000 + index);
    const place = checkout(account);
    try {
      await live(one, account, place, counts);
    } finally {
      rmSync(place.root, { recursive: true, force: true });
    }
  }
  expect(counts.killed).toBeGreaterThan(0);
  console.info(`${histories} histories of processes: ${JSON.stringify(counts)}`);
});

async function live(
  { merged, edited, deleted, fault, faultyService, neighbours, killAfter: share, hasRival }: History,
  account: string,
  place: ReturnType<typeof checkout>,
  counts: Record<
    "killed" | "endedBefore" | "rivals" | "neighbours" | "faults" | "consoleEdits" | "consoleDeletes" | "writes",
    number
  >,
): Promise<void> {
  const { incidents } = clientsOf(emulator.endpoint, account);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  const foreign = { title: "Not yours", impact: 2 };
  await incidents.send(new CreateResponsePlanCommand({ name: "foreign", incidentTemplate: foreign }));
  const tags = { [ownershipTag]: owner };
  for (const name of names.slice(0, 4)) {
    await incidents.send(new CreateResponsePlanCommand({ ...JSON.parse(JSON.stringify(plan(name, 1))), tags }));
  }
  const arn = (name: string) => `arn:aws:ssm-incidents::${account}:response-plan/${name}`;
  const inConsole = (work: Promise<unknown>) => work.then(() => 1).catch(() => 0);
  if (edited !== undefined) {
    counts.consoleEdits += await inConsole(
      incidents.send(new UpdateResponsePlanCommand({ arn: arn(edited), displayName: "By hand" })),
    );
  }
  if (deleted !== undefined)
    counts.consoleDeletes += await inConsole(incidents.send(new DeleteResponsePlanCommand({ arn: arn(deleted) })));
  const desired = names.flatMap((name, index) => ((merged[index] ?? 0) > 0 ? [plan(name, merged[index] ?? 1)] : []));
  place.merge(desired, neighbours);
  await control("calls", "DELETE");
  if (fault !== undefined) {
    counts.faults += 1;
    await control("faults", "POST", { service: neighbours === undefined ? "ssm-incidents" : faultyService, ...fault });
  }
  const first = startSync(place.root, account, "1");
  const rival = hasRival ? startSync(place.root, account, "2") : undefined;
  counts.rivals += rival === undefined ? 0 : 1;
  counts.neighbours += neighbours === undefined ? 0 : 1;
  const calls = Math.ceil(share * (neighbours === undefined ? usualCalls.plans : usualCalls.all));
  counts[(await killAfter(calls, account, first)) ? "killed" : "endedBefore"] += 1;
  const rivalEnd = await rival?.ended;
  // It may have met the faults, or what the other one did: it says so, and is never lost for words.
  expect([undefined, 0, 1, 3], rivalEnd?.stderr).toContain(rivalEnd?.code ?? undefined);
  await control("faults", "DELETE");
  const last = await startSync(place.root, account, "3").ended;
  expect(last.code, `${last.stdout}\n${last.stderr}`).toBe(0);
  counts.writes += await confirmCreatedOnce(emulator.endpoint, account);
  await confirmEnd(account, desired, foreign);
  if (neighbours !== undefined) await confirmNeighbours(account, neighbours);
}

/** Each is there once, and nothing differs from its file; `foreign` was made by nobody here. */
async function confirmNeighbours(account: string, variant: number): Promise<void> {
  const clients = clientsOf(emulator.endpoint, account);
  const lines = await photograph(account, clients, clientsOf(emulator.endpoint, account, "eu-west-1"));
  const made = lines.filter((line) => !/^(?:plan|role AWSServiceRole)/.test(line));
  expect(made.map((line) => line.slice(0, line.indexOf(" {")).replace(" home ", " ")).sort()).toEqual(
    [...neighboursIn(variant).keys()].map((address) => address.replace("/", " ")).sort(),
  );
  expect(made.filter((line) => !line.includes(`muster/repository=${owner}`))).toEqual([]);
}

async function confirmEnd(account: string, desired: readonly ResponsePlan[], foreign: object): Promise<void> {
  const credentials = { accessKeyId: account, secretAccessKey: "any" };
  const reader = incidentReader({ region: "us-east-1", account }, { endpoint: emulator.endpoint, credentials });
  const plans = (await reader.plans()).map(({ plan: one }) => one);
  expect(plans.filter(({ name }) => name === "foreign")).toEqual([
    { name: "foreign", incidentTemplate: foreign, tags: {} },
  ]);
  const own = plans.filter(({ name }) => name !== "foreign");
  expect(own.map(({ name }) => name).sort()).toEqual(desired.map(({ name }) => name).sort());
  for (const actual of own) {
    expect(actual.tags?.[ownershipTag]).toBe(owner);
    const wanted = desired.find(({ name }) => name === actual.name);
    expect(wanted && comparePlans(normalizePlan(actual), normalizePlan(wanted))).toEqual([]);
  }
}
