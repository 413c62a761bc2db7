import { setTimeout as wait } from "node:timers/promises";
import { incidentReader } from "../../adapters/aws/incident-reader.js";
import { incidentWriter } from "../../adapters/aws/incident-writer.js";
import { planUseReader } from "../../adapters/aws/plan-use-reader.js";
import { applySync } from "../../commands/apply.js";
import type { LoadedRepository } from "../../commands/loaded-repository.js";
import { prepareSync } from "../../commands/sync.js";
import type { Target } from "../../core/config/config.js";
import type { ResponsePlan } from "../../core/plan/response-plan.js";
import { startEmulator } from "../../emulator/server.js";
import type { Measurement } from "./measurement.js";

const planCount = 1000;
const changedCount = 10;
const latency = 50;
/** As many calls as the reader and the writer make at the same time. */
const parallelism = 4;

const target: Target = {
  name: "prod",
  account: "111122223333",
  regions: ["us-east-1"],
  partition: "aws",
  files: [],
  vars: {},
};

/** Syncs 10 changes among 1,000 plans; the baseline is the sum of the calls' latency, shared by parallel calls. */
export async function measureSync(): Promise<readonly Measurement[]> {
  const emulator = await startEmulator();
  await post(emulator.endpoint, "/createReplicationSet", { regions: { "us-east-1": {} } });
  await syncPlans(emulator.endpoint, plansWith("first"));
  const quick = await syncPlans(emulator.endpoint, plansWith("second"));
  await fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
  await post(emulator.endpoint, "/_emulator/faults", { service: "ssm-incidents", kind: "delay", delayMs: latency });
  const slow = await syncPlans(emulator.endpoint, plansWith("third"));
  const calls = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as { operation: string }[];
  await emulator.close();
  const writes = calls.filter(({ operation }) => !/^(Get|List)/.test(operation)).map(({ operation }) => operation);
  if (writes.length !== changedCount || writes.some((operation) => operation !== "UpdateResponsePlan"))
    throw new Error(`Expected ${changedCount} updates and no other write, made ${writes.join(", ")}`);
  const bound = (calls.length * latency) / parallelism;
  const note = `${Math.round(quick)} ms at 0 ms latency, ${Math.round(slow)} ms at ${latency} ms, ${calls.length} calls, ${writes.length} of them updates`;
  return [
    {
      name: `sync: ${changedCount} of ${planCount} plans`,
      ratio: slow / bound,
      baseline: "calls × latency ÷ parallelism",
      aim: 1.3,
      note,
    },
  ];
}

function plansWith(title: string): readonly ResponsePlan[] {
  return Array.from({ length: planCount }, (_, index) => ({
    name: `plan-${index}`,
    incidentTemplate: { title: index < changedCount ? title : "Checkout p99 latency above 2 s", impact: 2 },
  }));
}

/** Milliseconds. */
async function syncPlans(endpoint: string, plans: readonly ResponsePlan[]): Promise<number> {
  const overrides = { endpoint, credentials: { accessKeyId: target.account, secretAccessKey: "any" } };
  const world = {
    readerFor: () => incidentReader({ region: "us-east-1", account: target.account }, overrides),
    writerFor: () => incidentWriter("us-east-1", overrides),
    usesFor: () => planUseReader(["us-east-1"], overrides),
    output: { result: () => undefined, progress: () => undefined, isColored: false },
    wait,
  };
  const start = performance.now();
  const prepared = await prepareSync(repositoryOf(plans), { repository: "acme/plans", attempt: "" }, world);
  const { outcomes } = await applySync(prepared, world);
  if (outcomes.some(({ status }) => status !== "applied")) throw new Error(JSON.stringify(outcomes[0]));
  return performance.now() - start;
}

function repositoryOf(plans: readonly ResponsePlan[]): LoadedRepository {
  const at = { file: "plans/all.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const source = { file: at.file, index: 0, value: undefined, locate: () => at, directives: [] };
  return {
    policies: [],
    config: {
      files: [],
      targets: [target],
      facts: [],
      policies: [],
      rules: {},
      overrides: [],
      locked: [],
      sync: { prune: false, maxDeletes: 0, maxDeleteRatio: 0, maxUpdateRatio: 1, unreviewed: "apply" },
      syncedKinds: ["ResponsePlan"],
    },
    targets: [target],
    files: [at.file],
    plans: plans.map((plan) => ({ plan, source, target })),
    declared: [],
    sources: [],
    diagnostics: [],
    emptyGlobs: [],
  };
}

async function post(endpoint: string, path: string, body: object): Promise<void> {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/ssm-incidents/aws4_request, SignedHeaders=host, Signature=00";
  const response = await fetch(endpoint + path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { authorization },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
}
