import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import {
  CreateReplicationSetCommand,
  GetResponsePlanCommand,
  UpdateResponsePlanCommand,
} from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/emulator/server.js";
import { clientsOf } from "./emulator/clients.js";
import { inFolder, runCli } from "./run-cli.js";

const account = "111122223333";
const arn = `arn:aws:ssm-incidents::${account}:response-plan/checkout-latency`;
const config = `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1, eu-west-1]}
`;

/** A plan file that holds nothing of Muster's own: what the AWS CLI takes. */
const plan = `name: checkout-latency
displayName: Checkout latency burns the error budget
incidentTemplate:
  title: Checkout p99 latency above 2 s
  impact: 2
  summary: |
    p99 of /checkout has been above 2 s for 10 minutes.
  dedupeString: checkout-latency
  incidentTags: {service: checkout}
  notificationTargets:
    - snsTopicArn: arn:aws:sns:us-east-1:${account}:incident-updates
chatChannel:
  chatbotSns: ["arn:aws:sns:us-east-1:${account}:checkout-chat"]
engagements: ["arn:aws:ssm-contacts:us-east-1:${account}:contact/checkout-escalation"]
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: arn:aws:iam::${account}:role/incident-runbook
      targetAccount: RESPONSE_PLAN_OWNER_ACCOUNT
      parameters: {Service: [checkout]}
      dynamicParameters: {IncidentArn: {variable: INCIDENT_RECORD_ARN}}
tags: {team: payments}
`;

const run = promisify(execFile);

let aws: RunningEmulator;
let env: Record<string, string>;

beforeEach(async () => {
  aws = await startEmulator({ account });
  env = {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "any",
    AWS_EC2_METADATA_DISABLED: "true",
    GITHUB_REPOSITORY: "example/plans",
  };
  const { incidents, sns } = clientsOf(aws.endpoint);
  await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {}, "eu-west-1": {} } }));
  for (const Name of ["checkout-chat", "incident-updates"]) await sns.send(new CreateTopicCommand({ Name }));
});

afterEach(() => aws.close());

const inRepository = <T>(use: (cwd: string) => Promise<T>) =>
  inFolder({ "muster.yaml": config, "plans/checkout-latency.yaml": plan }, use);

test("sync makes AWS as the plans say, and a second one finds nothing to do", () =>
  inRepository(async (cwd) => {
    expect(await runCli(["diff", "--exit-code"], { cwd, env })).toMatchObject({ code: 1 });
    const applied = await runCli(["sync", "--apply", "--format", "json"], { cwd, env });
    expect(JSON.parse(applied.stdout)).toMatchObject({
      schemaVersion: 1,
      applied: true,
      outcomes: [{ target: "prod", resource: "response-plan/checkout-latency", kind: "create", status: "applied" }],
    });
    const again = await runCli(["sync", "--apply", "--format", "json"], { cwd, env });
    expect(JSON.parse(again.stdout)).toMatchObject({ outcomes: [] });
    expect(await runCli(["diff", "--exit-code"], { cwd, env })).toMatchObject({ code: 0 });
  }));

test("drift shows an edit in the console, and a sync takes it back", () =>
  inRepository(async (cwd) => {
    await runCli(["sync", "--apply"], { cwd, env });
    const { incidents } = clientsOf(aws.endpoint);
    await incidents.send(new UpdateResponsePlanCommand({ arn, incidentTemplateImpact: 5, engagements: [] }));
    const drift = await runCli(["drift", "--format", "json", "--exit-code"], { cwd, env });
    expect(JSON.parse(drift.stdout).targets[0].changes[0].fields).toEqual(
      expect.arrayContaining([{ pointer: "/incidentTemplate/impact", actual: 5, desired: 2 }]),
    );
    expect(drift.code).toBe(1);
    expect((await runCli(["drift", "--who"], { cwd, env })).stdout).toMatch(
      /^prod: response-plan\/checkout-latency, last changed by `the root user` at .* UTC by `UpdateResponsePlan`$/m,
    );
    await runCli(["sync", "--apply"], { cwd, env });
    const { incidentTemplate, engagements } = await incidents.send(new GetResponsePlanCommand({ arn }));
    expect(incidentTemplate?.impact).toBe(2);
    expect(engagements).toHaveLength(1);
  }));

test(
  "what reads does not write",
  () =>
    inRepository(async (cwd) => {
      await runCli(["sync", "--apply"], { cwd, env });
      writeFileSync(join(cwd, "plans/checkout-latency.yaml"), plan.replace("impact: 2", "impact: 1"));
      await fetch(`${aws.endpoint}/_emulator/calls`, { method: "DELETE" });
      for (const args of [["check"], ["diff"], ["sync"], ["drift"], ["timeline", "checkout-latency"]]) {
        await runCli(args, { cwd, env });
      }
      const calls = (await (await fetch(`${aws.endpoint}/_emulator/calls`)).json()) as { operation: string }[];
      expect(calls.length).toBeGreaterThan(10);
      expect(
        calls.map(({ operation }) => operation).filter((name) => !/^(Get|List|Describe|Lookup)/.test(name)),
      ).toEqual([]);
    }),
  60_000,
);

describe.skipIf(awsCli() === undefined)("with the AWS CLI, version 2", () => {
  test(
    "a plan file without Muster's extensions is accepted as it is, and a diff then shows no difference",
    () =>
      inRepository(async (cwd) => {
        const file = `file://${join(cwd, "plans/checkout-latency.yaml")}`;
        const args = ["--endpoint-url", aws.endpoint, "--region", "us-east-1", "ssm-incidents"];
        const { PATH = "", HOME = "" } = process.env;
        const options = { env: { PATH, HOME, AWS_PAGER: "", ...env }, encoding: "utf8" } as const;
        // The embedded AWS runs in this process: a call that blocks it would never be answered.
        const cli = async (...command: string[]) => (await run(awsCli() ?? "", [...args, ...command], options)).stdout;
        const created = await cli("create-response-plan", "--cli-input-yaml", file);
        expect(JSON.parse(created)).toEqual({ arn });
        const { code, stdout } = await runCli(["diff", "--exit-code"], { cwd, env });
        expect(stdout).toContain("No difference");
        expect(code).toBe(0);

        const read = JSON.parse(await cli("get-response-plan", "--arn", arn));
        writeFileSync(
          join(cwd, "plans/checkout-latency.yaml"),
          JSON.stringify({ ...read, tags: { team: "payments" } }),
        );
        expect((await runCli(["diff", "--exit-code"], { cwd, env })).stdout).toContain("No difference");
      }),
    60_000,
  );
});

test("a sync prints its run, and `--undo RUN` shows and takes the way back", async () => {
  await inFolder({ "muster.yaml": config, "plans/checkout-latency.yaml": plan }, async (cwd) => {
    const muster = (...args: readonly string[]) => runCli(args, { cwd, env });
    const created = await muster("sync", "--apply");
    expect(created.code, created.stdout).toBe(0);
    writeFileSync(join(cwd, "plans/checkout-latency.yaml"), plan.replace("impact: 2", "impact: 4"));
    const changed = await muster("sync", "--apply");
    const [, run = ""] = /^Recorded as run (\d{8}-\d{6}-[0-9a-f]{6}): `muster sync --undo/m.exec(changed.stderr) ?? [];
    expect(readFileSync(join(cwd, ".muster/.gitignore"), "utf8")).toBe("*\n");
    const shown = await muster("sync", "--undo", run);
    expect(shown.stdout).toContain("/incidentTemplate/impact");
    const impact = async () =>
      (await clientsOf(aws.endpoint, account).incidents.send(new GetResponsePlanCommand({ arn }))).incidentTemplate
        ?.impact;
    expect(await impact()).toBe(4);
    expect((await muster("sync", "--undo", run, "--apply")).code).toBe(0);
    expect(await impact()).toBe(2);
    const unknown = await muster("sync", "--undo", "20200101-000000-000000");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain(`The latest runs of this checkout: \``);
    const remote = await muster("sync", "--undo", "123456789");
    expect(remote.stderr).toContain("there is no token to read it with");
  });
});

/** The first AWS CLI that reads YAML input, version 2; absent where there is none. */
function awsCli(): string | undefined {
  return ["aws", "/usr/bin/aws", "/usr/local/bin/aws"].find((path) => {
    const { stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
    return stdout?.startsWith("aws-cli/2.");
  });
}

test("the example plans of this repository would work, by their recorded facts", async () => {
  const cwd = join(import.meta.dirname, "..");
  const { code, stdout } = await runCli(["check", "--offline", "--format", "json"], { cwd });
  const { summary, readiness } = JSON.parse(stdout);
  expect(summary).toMatchObject({ errors: 0, warnings: 0 });
  expect(readiness.map(({ verdict }: { verdict: string }) => verdict)).toEqual(Array.from(readiness, () => "ready"));
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, "muster.yaml"), "utf8")).toContain("facts:");
});

test("the demo tells the main job to its end", async () => {
  const { code, stdout, stderr } = await runCli(["demo"], { cwd: join(import.meta.dirname, "..") });
  // On a slow machine it says what it waits for.
  expect(stderr.replace(/^(Reading|Syncing) the? .*\n|^Reading .*\n/gm, "")).toBe("");
  expect(stdout).toContain(
    "now pages `checkout-escalation` instead of `alice-hartmann`; impact 3 to 1; runbook v2 to v3",
  );
  expect(stdout).toContain("applied  update checkout-latency");
  expect(stdout).toContain("Nothing to do");
  expect(stdout).toMatch(/not ready +payment-gateway-down \(prod\) +role-cannot-start-runbook/);
  expect(code).toBe(0);
}, 60_000);
