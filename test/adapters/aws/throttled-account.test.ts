import { CreateContactCommand } from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand, CreateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { incidentReader } from "../../../src/adapters/aws/incident-reader.js";
import { neighbourReader } from "../../../src/adapters/aws/neighbours/neighbour-reader.js";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server.js";
import { clientsOf } from "../../emulator/clients.js";

const account = "111122223333";
const count = 50;

let emulator: RunningEmulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  vi.unstubAllEnvs();
  return emulator.close();
});

/** Reads that account where AWS lets through 15 calls a second and refuses what comes beyond. */
async function countRefused(service: string, read: () => Promise<readonly unknown[]>): Promise<number> {
  const control = (path: string, init?: RequestInit) => fetch(`${emulator.endpoint}/_emulator/${path}`, init);
  await control("faults", { method: "POST", body: JSON.stringify({ service, kind: "throttle", perSecond: 15 }) });
  expect(await read()).toHaveLength(count);
  const calls = (await (await control("calls")).json()) as { service: string; status: number }[];
  return calls.filter((call) => call.service === service && [400, 429].includes(call.status)).length;
}

const overrides = () => ({
  endpoint: emulator.endpoint,
  credentials: { accessKeyId: account, secretAccessKey: "any" },
});

// With the SDK's standard mode it was one refused call for each that was let through.
test("once AWS throttles, all parallel reads of plans slow down, and everything is read", async () => {
  vi.stubEnv("AWS_RETRY_MODE", "");
  const { incidents } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  for (let index = 0; index < count; index += 1) {
    const incidentTemplate = { title: "Down", impact: 1 };
    await incidents.send(new CreateResponsePlanCommand({ name: `plan-${index}`, incidentTemplate }));
  }
  const reader = incidentReader({ region: "us-east-1", account }, overrides());
  expect(await countRefused("ssm-incidents", () => reader.plans())).toBeLessThan(count / 2);
}, 60_000);

test("the same for the contacts of an account", async () => {
  vi.stubEnv("AWS_RETRY_MODE", "");
  const { incidents, contacts } = clientsOf(emulator.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  for (let index = 0; index < count; index += 1) {
    await contacts.send(new CreateContactCommand({ Alias: `c-${index}`, Type: "ESCALATION", Plan: { Stages: [] } }));
  }
  const reader = neighbourReader({ account, partition: "aws", regions: ["us-east-1"] }, overrides());
  const read = () => reader.neighbours({ kinds: ["EscalationPlan"] });
  expect(await countRefused("ssm-contacts", read)).toBeLessThan(count / 2);
}, 60_000);
