import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import { CreateReplicationSetCommand, CreateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { planUseReader } from "../../src/adapters/aws/plan-use-reader.js";
import { applySync } from "../../src/commands/apply.js";
import { runDiff } from "../../src/commands/diff.js";
import { prepareSync, type SyncOptions } from "../../src/commands/sync.js";
import { comparePlans } from "../../src/core/changes/compare-plans.js";
import { normalizePlan } from "../../src/core/changes/normalize-plan.js";
import type { ResponsePlan } from "../../src/core/plan/response-plan.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { bare, contact, full, topic } from "../core/changes/example.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput, fakeRepository, prod } from "../fakes/repository.js";

const owner = "acme/plans";
let emulator: RunningEmulator;

beforeEach(async () => {
  emulator = await startEmulator();
  const { incidents, sns } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  for (const Name of ["a", "b", "c", "chat", "updates"]) await sns.send(new CreateTopicCommand({ Name }));
  const credentials = { accessKeyId: prod.account, secretAccessKey: "any" };
  const secrets = new SecretsManagerClient({ endpoint: emulator.endpoint, region: "us-east-1", credentials });
  for (const Name of ["s", "secret"]) await secrets.send(new CreateSecretCommand({ Name, SecretString: "{}" }));
});

afterEach(() => emulator.close());

function worldOf() {
  const credentials = { accessKeyId: prod.account, secretAccessKey: "any" };
  const overrides = { endpoint: emulator.endpoint, credentials };
  return {
    readerFor: () => incidentReader({ region: "us-east-1", account: prod.account }, overrides),
    writerFor: () => incidentWriter("us-east-1", overrides),
    usesFor: () => planUseReader(["us-east-1"], overrides),
    wait: async () => {},
    output: fakeOutput(),
  };
}

async function sync(plans: readonly ResponsePlan[], options: Partial<SyncOptions> = {}) {
  const world = worldOf();
  const prepared = await prepareSync(fakeRepository(plans), { repository: owner, attempt: "", ...options }, world);
  const { outcomes, failures } = await applySync(prepared, world);
  expect(failures).toBeUndefined();
  return outcomes.map(
    ({ resource, status, reason }) => `${resource} ${status}${reason === undefined ? "" : ` ${reason}`}`,
  );
}

async function inAws(): Promise<readonly ResponsePlan[]> {
  return (await worldOf().readerFor().plans()).map(({ plan }) => plan);
}

async function calls(): Promise<Record<string, number>> {
  const log = (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as { operation: string }[];
  const counts: Record<string, number> = {};
  for (const { operation } of log) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

const forgetCalls = () => fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });

async function misbehave(fault: object): Promise<void> {
  const body = JSON.stringify({ service: "ssm-incidents", ...fault });
  const response = await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "POST", body });
  expect(response.ok).toBe(true);
}

const template = full.incidentTemplate;
const runbook = {
  documentName: "Mitigate",
  roleArn: "arn:aws:iam::111122223333:role/runbook",
  documentVersion: "1",
  parameters: { Service: ["checkout"] },
};
const templates = (changes: Partial<typeof template>) => ({
  incidentTemplate: { ...bare.incidentTemplate, ...changes },
});
const pagerDuty = (serviceId: string) => [
  { pagerDutyConfiguration: { name: "pd", secretId: "s", pagerDutyIncidentConfiguration: { serviceId } } },
];

/** Every field: set, and changed. */
const fields: readonly [string, Partial<ResponsePlan>, Partial<ResponsePlan>][] = [
  ["displayName", { displayName: "One" }, { displayName: "Two" }],
  ["summary", templates({ summary: "one\n" }), templates({ summary: "two" })],
  ["dedupeString", templates({ dedupeString: "one" }), templates({ dedupeString: "two" })],
  ["incidentTags", templates({ incidentTags: { a: "1", b: "2" } }), templates({ incidentTags: { b: "3", c: "" } })],
  [
    "notificationTargets",
    templates({ notificationTargets: [{ snsTopicArn: topic("a") }, { snsTopicArn: topic("b") }] }),
    templates({ notificationTargets: [{ snsTopicArn: topic("c") }] }),
  ],
  [
    "chatChannel",
    { chatChannel: { chatbotSns: [topic("a"), topic("b")] } },
    { chatChannel: { chatbotSns: [topic("c")] } },
  ],
  ["engagements", { engagements: [contact("ann"), contact("bob")] }, { engagements: [contact("cyd")] }],
  [
    "actions",
    { actions: [{ ssmAutomation: runbook }] },
    {
      actions: [
        {
          ssmAutomation: {
            ...runbook,
            parameters: { Other: ["b", "a"] },
            dynamicParameters: { Incident: { variable: "INCIDENT_RECORD_ARN" } },
          },
        },
      ],
    },
  ],
  ["integrations", { integrations: pagerDuty("P1") }, { integrations: pagerDuty("P2") }],
  ["tags", { tags: { a: "1", b: "2" } }, { tags: { b: "3", c: "" } }],
];

describe("each field", () => {
  test.each(fields)(
    "%s is set, changed and cleared in AWS, and each time a second sync is empty",
    async (_name, set, changed) => {
      for (const fields of [{}, set, changed, {}, changed]) {
        const plan: ResponsePlan = { ...bare, ...fields };
        expect(await sync([plan])).toEqual(["response-plan/p applied"]);
        const [now] = await inAws();
        expect(now).toBeDefined();
        expect(comparePlans(normalizePlan(now ?? bare), normalizePlan(plan))).toEqual([]);
        expect(await sync([plan])).toEqual([]);
      }
    },
  );

  test("title and impact are changed", async () => {
    await sync([bare]);
    await sync([{ ...bare, incidentTemplate: { title: "Other", impact: 5 } }]);
    expect(await inAws()).toMatchObject([{ incidentTemplate: { title: "Other", impact: 5 } }]);
  });
});

test("a plan made by another tool from the same file shows no difference, and is not owned", async () => {
  const { incidents } = clientsOf(emulator.endpoint);
  const input = JSON.parse(JSON.stringify({ ...full, actions: [{ ssmAutomation: runbook }] }));
  await incidents.send(new CreateResponsePlanCommand(input));
  const { targets } = await runDiff(fakeRepository([input]), owner, worldOf());
  expect(targets).toMatchObject([{ changes: [], unchanged: ["p"], unmanaged: ["p"], unowned: [{ name: "p" }] }]);
  expect(await sync([input])).toEqual(["response-plan/p refused `p` exists and does not belong to `acme/plans`"]);
  expect(await sync([input], { adopt: ["p"] })).toEqual(["response-plan/p applied"]);
  expect(await sync([input])).toEqual([]);
});

test("a sync with nothing to do makes ceil(N/100) lists, N reads, N tag reads and no write", async () => {
  const plans = Array.from({ length: 101 }, (_, index) => ({ ...bare, name: `plan-${index}` }));
  await sync(plans);
  await forgetCalls();
  expect(await sync(plans)).toEqual([]);
  expect(await calls()).toEqual({
    GetCallerIdentity: 1,
    ListReplicationSets: 1,
    GetReplicationSet: 1,
    ListResponsePlans: 2,
    GetResponsePlan: 101,
    ListTagsForResource: 101,
  });
});

describe("when AWS misbehaves", () => {
  const desired = [
    { ...full, name: "a" },
    { ...bare, name: "b" },
  ];

  test.each([
    ["throttles writes", { operation: "CreateResponsePlan", kind: "throttle", times: 2 }],
    ["throttles everything", { kind: "throttle", times: 2 }],
    ["fails before it writes", { operation: "CreateResponsePlan", kind: "error-before", times: 2 }],
    ["writes, then fails", { operation: "CreateResponsePlan", kind: "error-after", times: 2 }],
    ["writes, then cuts the connection", { operation: "CreateResponsePlan", kind: "drop-after", times: 2 }],
    ["reads what was before the write", { operation: "GetResponsePlan", kind: "stale", times: 2 }],
  ])("and %s, each plan is made once", async (_name, fault) => {
    await misbehave(fault);
    expect(await sync(desired)).toEqual(["response-plan/a applied", "response-plan/b applied"]);
    expect(await sync(desired)).toEqual([]);
    expect((await inAws()).map(({ name }) => name).sort()).toEqual(["a", "b"]);
  });

  test("a refused update is told with its request id, and the others are done", async () => {
    await sync([{ ...bare, name: "a" }]);
    await misbehave({ operation: "UpdateResponsePlan", kind: "access-denied" });
    const [, a] = await sync(desired).then((lines) => [...lines].sort().reverse());
    expect(a).toMatch(
      /^response-plan\/a failed `ssm-incidents:UpdateResponsePlan` for `a` failed in us-east-1: AccessDenied.*\(request id .+\)$/,
    );
    await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
    expect(await sync(desired)).toEqual(["response-plan/a applied"]);
  });
});

test("any edits in any order end as declared", async () => {
  const strings = fc.constantFrom<readonly [number, number]>([0, 1], [1, 2], [2, 1], [1, 0]);
  const indexes = fc.array(fc.tuple(fc.nat(fields.length - 1), strings), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(indexes, async (edits) => {
      const chosen = edits.map(([field, [, version]]) => fields[field]?.[version === 2 ? 2 : 1] ?? {});
      const plan: ResponsePlan = Object.assign({ ...bare }, ...chosen);
      await sync([plan]);
      expect(await sync([plan])).toEqual([]);
    }),
    { numRuns: 15, seed: 7 },
  );
});

test("a rename in two merges never leaves an alarm without its plan", async () => {
  const overrides = { endpoint: emulator.endpoint, credentials: { accessKeyId: prod.account, secretAccessKey: "any" } };
  const alarms = new CloudWatchClient({ region: "us-east-1", ...overrides });
  const pointAt = (name: string) =>
    alarms.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: "slow", AlarmActions: [`arn:aws:ssm-incidents::${prod.account}:response-plan/${name}`] },
        ...{ ComparisonOperator: "GreaterThanThreshold", EvaluationPeriods: 1, MetricName: "Latency" },
        ...{ Namespace: "Shop", Period: 60, Statistic: "Average", Threshold: 1 },
      }),
    );
  const [former, renamed] = [
    { ...bare, name: "former" },
    { ...bare, name: "renamed" },
  ];
  await sync([former]);
  await pointAt("former");
  // In one merge the new plan is made, and the old one stays as long as it is used.
  expect(await sync([renamed], { prune: true })).toEqual([
    "response-plan/renamed applied",
    "response-plan/former refused `former` is still used by alarm `slow` in us-east-1",
  ]);
  expect(await sync([former, renamed])).toEqual([]);
  await pointAt("renamed");
  expect(await sync([renamed], { prune: true })).toEqual(["response-plan/former applied"]);
  expect((await inAws()).map(({ name }) => name)).toEqual(["renamed"]);
});
