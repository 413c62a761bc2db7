import {
  CreateReplicationSetCommand,
  CreateResponsePlanCommand,
  GetResponsePlanCommand,
  ListResponsePlansCommand,
  type SSMIncidentsClient,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "./clients.js";

let emulator: RunningEmulator;
let incidents: SSMIncidentsClient;

beforeEach(async () => {
  emulator = await startEmulator();
  incidents = clientsOf(emulator.endpoint).incidents;
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
  await control("DELETE", "calls");
});

afterEach(() => emulator.close());

async function control(method: string, what: string, body?: object): Promise<unknown> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${emulator.endpoint}/_emulator/${what}`, init);
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

const fault = (body: object) => control("POST", "faults", { service: "ssm-incidents", ...body });
const incidentTemplate = { title: "t", impact: 1 };
const create = (name: string) => incidents.send(new CreateResponsePlanCommand({ name, incidentTemplate }));
const arnOf = (name: string) => `arn:aws:ssm-incidents::111122223333:response-plan/${name}`;
const exists = (name: string) =>
  incidents.send(new GetResponsePlanCommand({ arn: arnOf(name) })).then(
    () => true,
    () => false,
  );

describe("ordered faults", () => {
  const refusals = [
    { kind: "throttle", error: "ThrottlingException", status: 429, commits: false },
    { kind: "access-denied", error: "AccessDeniedException", status: 403, commits: false },
    { kind: "error-before", error: "InternalServerException", status: 500, commits: false },
    { kind: "error-after", error: "InternalServerException", status: 500, commits: true },
  ];

  test.each(refusals)("$kind answers $status, as often as ordered", async ({ kind, error, status, commits }) => {
    await fault({ operation: "CreateResponsePlan", kind, times: 1 });
    await expect(create("a")).rejects.toMatchObject({ name: error, $metadata: { httpStatusCode: status } });
    expect(await exists("a")).toBe(commits);
    expect((await create("b")).arn).toBe(arnOf("b"));
  });

  test("throttle refuses only what comes beyond `perSecond`", async () => {
    await fault({ kind: "throttle", perSecond: 3 });
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => create(`p${index}`).catch(({ name }) => name)),
    );
    const refused = all.filter((answer) => answer === "ThrottlingException");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(9);
  });

  test("drop-after commits and cuts the connection", async () => {
    await fault({ operation: "CreateResponsePlan", kind: "drop-after", times: 1 });
    await expect(create("a")).rejects.toThrow();
    expect(await exists("a")).toBe(true);
  });

  test("stale reads what was there before the last write", async () => {
    await create("a");
    await incidents.send(new UpdateResponsePlanCommand({ arn: arnOf("a"), displayName: "new" }));
    await fault({ kind: "stale", times: 1 });
    const stale = await incidents.send(new GetResponsePlanCommand({ arn: arnOf("a") }));
    const fresh = await incidents.send(new GetResponsePlanCommand({ arn: arnOf("a") }));
    expect([stale.displayName, fresh.displayName]).toEqual([undefined, "new"]);
  });

  test("stale hides what was just created, from lists too, and waits for a read", async () => {
    await fault({ kind: "stale", times: 2 });
    await create("a");
    expect(await exists("a")).toBe(false);
    const { responsePlanSummaries } = await incidents.send(new ListResponsePlansCommand({}));
    expect(responsePlanSummaries).toEqual([]);
    expect(await exists("a")).toBe(true);
  });

  test("delay answers as ever, later", async () => {
    await fault({ operation: "CreateResponsePlan", kind: "delay", delayMs: 1 });
    expect((await create("a")).arn).toBe(arnOf("a"));
  });

  test.each([
    [{ service: "ssm-incident" }, /`service` `ssm-incident`, expected a signing name: .*ssm-incidents/],
    [{ service: "constructor" }, /`service` `constructor`/],
    [
      { operation: "CreateResponsePlans" },
      /^Unexpected `operation` `CreateResponsePlans`, expected one of `ssm-incidents`; did you mean `CreateResponsePlan`\?$/,
    ],
    [{ operation: "CreateContact" }, /`operation` `CreateContact`, expected one of `ssm-incidents`/],
  ])("that no call can meet are refused: %j", async (body, message) => {
    expect(await fault({ kind: "throttle", ...body })).toEqual({ message: expect.stringMatching(message) });
    expect((await create("a")).arn).toBe(arnOf("a"));
  });

  test("without an operation meet all of the service and no other, until they are cleared", async () => {
    await fault({ kind: "access-denied" });
    await expect(create("a")).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(incidents.send(new ListResponsePlansCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    expect(await clientsOf(emulator.endpoint).sts.send(new GetCallerIdentityCommand({}))).toBeDefined();
    await control("DELETE", "faults");
    expect((await create("a")).arn).toBe(arnOf("a"));
  });
});

test("the call log says what was called, by whom, where, and with what outcome", async () => {
  await create("a");
  await create("a").catch(() => undefined);
  const calls = await control("GET", "calls");
  const call = {
    service: "ssm-incidents",
    operation: "CreateResponsePlan",
    account: "111122223333",
    region: "us-east-1",
    principal: "arn:aws:iam::111122223333:root",
  };
  expect(calls).toEqual([
    { ...call, status: 201, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    { ...call, status: 409, at: expect.any(String) },
  ]);
  await control("DELETE", "calls");
  expect(await control("GET", "calls")).toEqual([]);
});
