import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server.js";
import { awsCli, hasAwsCli, patience } from "./aws-cli.js";

let emulator: RunningEmulator;
let aws: (...args: string[]) => Promise<unknown>;

beforeEach(async () => {
  emulator = await startEmulator();
  const cli = awsCli(emulator.endpoint);
  aws = async (...args) => {
    const { status, json, stderr } = await cli(...args);
    expect(stderr, args.join(" ")).toBe("");
    expect(status, args.join(" ")).toBe(0);
    return json;
  };
});

afterEach(() => emulator.close());

const folder = mkdtempSync(join(tmpdir(), "muster-life-cycle-"));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return `file://${path}`;
}

const planFile = `
name: checkout-latency
displayName: Checkout latency burns the error budget
incidentTemplate:
  title: Checkout p99 latency above 2 s
  impact: 2
  summary: |
    p99 of /checkout has been above 2 s for 10 minutes.
  dedupeString: checkout-latency
  incidentTags: {service: checkout}
engagements:
  - arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout
tags: {team: payments}
`;

/** Version 1 of the AWS CLI reads no YAML. */
function planInput(): readonly [string, string] {
  const { stdout } = spawnSync("aws", ["--version"], { encoding: "utf8" });
  if (stdout.startsWith("aws-cli/2")) return ["--cli-input-yaml", file("plan.yaml", planFile)];
  return ["--cli-input-json", file("plan.json", JSON.stringify(parse(planFile)))];
}

/** Version 1 prints a time as seconds, version 2 as text. */
function millisecondsOf(time: number | string): number {
  return typeof time === "number" ? time * 1000 : Date.parse(time);
}

describe.skipIf(!hasAwsCli)("with the AWS CLI", () => {
  beforeEach(() => aws("ssm-incidents", "create-replication-set", "--regions", "us-east-1={},eu-west-1={}"));

  test("plans live", { timeout: patience }, async () => {
    const incidents = (...args: string[]) => aws("ssm-incidents", ...args);
    const arn = "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency";
    expect(await incidents("create-response-plan", ...planInput())).toEqual({ arn });
    expect(await incidents("get-response-plan", "--arn", arn)).toEqual({
      arn,
      name: "checkout-latency",
      displayName: "Checkout latency burns the error budget",
      incidentTemplate: {
        title: "Checkout p99 latency above 2 s",
        impact: 2,
        summary: "p99 of /checkout has been above 2 s for 10 minutes.\n",
        dedupeString: "checkout-latency",
        incidentTags: { service: "checkout" },
      },
      engagements: ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout"],
    });
    const update = ["update-response-plan", "--arn", arn, "--incident-template-impact", "1"];
    await incidents(
      ...update,
      "--engagements",
      "[]",
      "--incident-template-tags",
      "{}",
      "--incident-template-summary",
      "",
    );
    expect(await incidents("get-response-plan", "--arn", arn)).toMatchObject({ incidentTemplate: { impact: 1 } });
    await incidents("tag-resource", "--resource-arn", arn, "--tags", "stage=prod");
    await incidents("untag-resource", "--resource-arn", arn, "--tag-keys", "team");
    expect(await incidents("list-tags-for-resource", "--resource-arn", arn)).toEqual({ tags: { stage: "prod" } });
    await incidents("create-response-plan", "--name", "other", "--incident-template", "title=t,impact=5");
    expect(await incidents("list-response-plans", "--page-size", "1")).toMatchObject({
      responsePlanSummaries: [{ name: "checkout-latency" }, { name: "other" }],
    });
    await incidents("delete-response-plan", "--arn", arn);
    expect(await incidents("list-response-plans")).toMatchObject({ responsePlanSummaries: [{ name: "other" }] });
  });

  test("contacts and channels live", { timeout: patience }, async () => {
    const contacts = (...args: string[]) => aws("ssm-contacts", ...args);
    const account = "arn:aws:ssm-contacts:us-east-1:111122223333";
    const create = ["create-contact", "--alias", "ana", "--type", "PERSONAL", "--plan", "Stages=[]"];
    const tags = ["--tags", "Key=team,Value=payments"];
    expect(await contacts(...create, ...tags)).toEqual({ ContactArn: `${account}:contact/ana` });
    const contact = ["--contact-id", `${account}:contact/ana`];
    const address = ["--delivery-address", "SimpleAddress=ana@example.com"];
    const made = await contacts("create-contact-channel", ...contact, "--name", "mail", "--type", "EMAIL", ...address);
    const { ContactChannelArn: channel } = made as { ContactChannelArn: string };
    const codes = (await (await fetch(`${emulator.endpoint}/_emulator/codes`)).json()) as { code: string }[];
    const code = codes[0]?.code ?? "";
    await contacts("activate-contact-channel", "--contact-channel-id", channel, "--activation-code", code);
    expect(await contacts("list-contact-channels", ...contact)).toMatchObject({
      ContactChannels: [{ ContactChannelArn: channel, ActivationStatus: "ACTIVATED" }],
    });
    const plan = {
      Stages: [{ DurationInMinutes: 5, Targets: [{ ChannelTargetInfo: { ContactChannelId: channel } }] }],
    };
    await contacts("update-contact", ...contact, "--plan", JSON.stringify(plan));
    expect(await contacts("get-contact", ...contact)).toMatchObject({ Plan: plan });

    await contacts("delete-contact-channel", "--contact-channel-id", channel);
    await contacts("delete-contact", ...contact);
    expect(await contacts("list-contacts")).toMatchObject({ Contacts: [] });
  });

  test("rotations live", { timeout: patience }, async ({ skip }) => {
    const { stderr } = await awsCli(emulator.endpoint)("ssm-contacts", "list-rotations");
    if (stderr.includes("Invalid choice")) skip("this AWS CLI is older than rotations");
    const contacts = (...args: string[]) => aws("ssm-contacts", ...args);
    const account = "arn:aws:ssm-contacts:us-east-1:111122223333";
    await contacts("create-contact", "--alias", "ana", "--type", "PERSONAL", "--plan", "Stages=[]");
    const Recurrence = {
      NumberOfOnCalls: 1,
      RecurrenceMultiplier: 1,
      DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }],
    };
    const rotation = ["create-rotation", "--name", "primary", "--contact-ids", `${account}:contact/ana`];
    const rules = ["--time-zone-id", "Europe/Berlin", "--recurrence", JSON.stringify(Recurrence)];
    const start = ["--start-time", "2026-03-28T08:00:00Z"];
    const { RotationArn } = (await contacts(...rotation, ...rules, ...start)) as { RotationArn: string };
    const shifts = await contacts(
      "list-rotation-shifts",
      "--rotation-id",
      RotationArn,
      "--end-time",
      "2026-03-30T07:00:00Z",
    );
    const { RotationShifts } = shifts as { RotationShifts: { StartTime: string; EndTime: string }[] };
    const hours = RotationShifts.map(
      ({ StartTime, EndTime }) => (millisecondsOf(EndTime) - millisecondsOf(StartTime)) / 3_600_000,
    );
    expect(hours).toEqual([23, 24]);
    await contacts("delete-rotation", "--rotation-id", RotationArn);
    expect(await contacts("list-rotations")).toMatchObject({ Rotations: [] });
  });
});
