import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/emulator/server.js";
import { awsCli, hasAwsCli, patience } from "./emulator/life-cycles/aws-cli.js";
import { inFolder, runCli } from "./run-cli.js";

const [first, second] = ["111122223333", "444455556666"];
const folder = mkdtempSync(join(tmpdir(), "muster-import-"));
const addresses = { ANN_PHONE: "+4915112345678", ANN_MAIL: "ann@example.com", BOB_PHONE: "+12065550100" };

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

type Aws = (...args: string[]) => Promise<Record<string, unknown>>;

function awsOf(account: string): Aws {
  const cli = awsCli(emulator.endpoint, account);
  return async (...args) => {
    const { status, json, stderr } = await cli(...args);
    expect(stderr, args.join(" ")).toBe("");
    expect(status, args.join(" ")).toBe(0);
    return (json ?? {}) as Record<string, unknown>;
  };
}

let files = 0;
function file(content: string | object): string {
  files += 1;
  const path = join(folder, `input-${files}`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return `file://${path}`;
}

const regions = ["ssm-incidents", "create-replication-set", "--regions", '{"us-east-1":{}}'];
const topic = ["sns", "create-topic", "--name", "updates"];

/** Every kind of resource, made with the AWS CLI alone. */
async function fill(aws: Aws): Promise<void> {
  const contactArn = (alias: string) => `arn:aws:ssm-contacts:us-east-1:${first}:contact/${alias}`;
  await aws(...regions);
  await aws(...topic);
  const trust = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ssm-incidents.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": first } },
      },
    ],
  };
  const start = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "ssm:StartAutomationExecution",
        Resource: `arn:aws:ssm:us-east-1:${first}:document/Mitigate`,
      },
    ],
  };
  const role = ["--role-name", "starter"];
  const trusts = ["--assume-role-policy-document", file(trust)];
  const about = ["--path", "/incident/", "--description", "Starts it: #1", "--tags", "Key=team,Value=payments"];
  await aws("iam", "create-role", ...role, ...trusts, ...about, "--max-session-duration", "7200");
  await aws("iam", "put-role-policy", ...role, "--policy-name", "start", "--policy-document", file(start));
  const managed = "arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole";
  await aws("iam", "attach-role-policy", ...role, "--policy-arn", managed);
  const script = 'echo "${SERVICE:-checkout}"  \n\n# Who calls whom?';
  const yaml = `# Mitigate\nschemaVersion: "0.3"\nmainSteps:\n  - name: wait\n    action: aws:executeScript\n    inputs: {Runtime: python3.11, Script: ${JSON.stringify(script)}}\n`;
  const json = JSON.stringify(
    { schemaVersion: "0.3", mainSteps: [{ name: "wait", action: "aws:pause", inputs: {} }] },
    null,
    2,
  );
  const automation = ["--document-type", "Automation", "--tags", "Key=team,Value=payments"];
  const documents = ["ssm", "create-document", ...automation];
  await aws(...documents, "--name", "Mitigate", "--document-format", "YAML", "--content", file(yaml));
  await aws(...documents, "--name", "Restart", "--document-format", "JSON", "--content", file(json));
  const person = ["ssm-contacts", "create-contact", "--type", "PERSONAL", "--plan", '{"Stages":[]}'];
  await aws(...person, "--alias", "ann", "--display-name", "Ann Hübner", "--tags", "Key=team,Value=payments");
  await aws(...person, "--alias", "bob");
  const channel = async (alias: string, name: string, type: string, address: string) => {
    const where = ["--contact-id", contactArn(alias), "--name", name, "--type", type];
    const to = ["--delivery-address", JSON.stringify({ SimpleAddress: address })];
    const made = await aws("ssm-contacts", "create-contact-channel", ...where, ...to, "--defer-activation");
    return String(made["ContactChannelArn"]);
  };
  const stage = (...ids: string[]) => ({
    DurationInMinutes: 5,
    Targets: ids.map((ContactChannelId) => ({ ChannelTargetInfo: { ContactChannelId, RetryIntervalInMinutes: 1 } })),
  });
  const update = async (alias: string, Stages: object[]) =>
    aws("ssm-contacts", "update-contact", "--contact-id", contactArn(alias), "--plan", file({ Stages }));
  const phone = await channel("ann", "phone", "SMS", addresses.ANN_PHONE);
  const mail = await channel("ann", "mail", "EMAIL", addresses.ANN_MAIL);
  await update("ann", [stage(phone), stage(mail)]);
  await update("bob", [stage(await channel("bob", "phone", "VOICE", addresses.BOB_PHONE))]);
  const recurrence = {
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
    WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
    ShiftCoverages: {
      MON: [{ Start: { HourOfDay: 9, MinuteOfHour: 0 }, End: { HourOfDay: 17, MinuteOfHour: 0 } }],
    },
  };
  const rotation = await aws(
    ...["ssm-contacts", "create-rotation", "--name", "Primary on call", "--time-zone-id", "Europe/Berlin"],
    ...["--start-time", "2026-01-05T08:00:00Z", "--recurrence", file(recurrence)],
    ...["--contact-ids", contactArn("bob"), contactArn("ann"), "--tags", "Key=team,Value=payments"],
  );
  const schedule = ["ssm-contacts", "create-contact", "--type", "ONCALL_SCHEDULE", "--alias", "oncall"];
  await aws(...schedule, "--plan", file({ RotationIds: [rotation["RotationArn"]] }));
  const escalated = (alias: string) => ({ ContactTargetInfo: { ContactId: contactArn(alias), IsEssential: true } });
  const stages = [
    { DurationInMinutes: 10, Targets: [escalated("oncall")] },
    { DurationInMinutes: 5, Targets: [] },
    { DurationInMinutes: 0, Targets: [escalated("ann")] },
  ];
  const escalation = ["ssm-contacts", "create-contact", "--type", "ESCALATION", "--alias", "team"];
  await aws(...escalation, "--plan", file({ Stages: stages }));
  const plan = {
    name: "checkout",
    displayName: "Checkout: it's slow",
    incidentTemplate: {
      title: "Down",
      impact: 1,
      summary: "# not a comment\n  indented\n",
      incidentTags: { service: "checkout" },
      notificationTargets: [{ snsTopicArn: `arn:aws:sns:us-east-1:${first}:updates` }],
    },
    engagements: [contactArn("team")],
    actions: [
      {
        ssmAutomation: {
          documentName: "Mitigate",
          documentVersion: "1",
          roleArn: `arn:aws:iam::${first}:role/incident/starter`,
          targetAccount: "RESPONSE_PLAN_OWNER_ACCOUNT",
        },
      },
    ],
    tags: { team: "payments" },
  };
  await aws("ssm-incidents", "create-response-plan", "--cli-input-json", file(plan));
}

/** What the AWS CLI reads of an account, in names where ARNs hold random ids, as the first account would have it. */
async function readAll(aws: Aws, account: string): Promise<unknown> {
  const list = (of: Record<string, unknown>, key: string) => of[key] as Record<string, string>[];
  const ids = new Map<string, string>();
  const read: Record<string, unknown> = {};
  for (const { RotationArn = "", Name = "" } of list(await aws("ssm-contacts", "list-rotations"), "Rotations")) {
    ids.set(RotationArn, `rotation/${Name}`);
    read[`rotation/${Name}`] = [
      await aws("ssm-contacts", "get-rotation", "--rotation-id", RotationArn),
      await aws("ssm-contacts", "list-tags-for-resource", "--resource-arn", RotationArn),
    ];
  }
  for (const { ContactArn = "", Type } of list(await aws("ssm-contacts", "list-contacts"), "Contacts")) {
    const contact = ["--contact-id", ContactArn];
    const channels = Type === "PERSONAL" ? await aws("ssm-contacts", "list-contact-channels", ...contact) : {};
    const own = list({ ContactChannels: [], ...channels }, "ContactChannels");
    for (const { ContactChannelArn = "", Name } of own) ids.set(ContactChannelArn, `channel/${ContactArn}/${Name}`);
    read[ContactArn] = [
      await aws("ssm-contacts", "get-contact", ...contact),
      own.toSorted((a, b) => ((a["Name"] ?? "") < (b["Name"] ?? "") ? -1 : 1)),
      await aws("ssm-contacts", "list-tags-for-resource", "--resource-arn", ContactArn),
    ];
  }
  const own = await aws("ssm", "list-documents", "--filters", "Key=Owner,Values=Self");
  for (const { Name = "", DocumentFormat = "" } of list(own, "DocumentIdentifiers")) {
    const { Content, DisplayName } = await aws(
      "ssm",
      "get-document",
      "--name",
      Name,
      "--document-format",
      DocumentFormat,
    );
    const { Document } = await aws("ssm", "describe-document", "--name", Name);
    const { DocumentType, DefaultVersion, LatestVersion, Tags } = Document as Record<string, unknown>;
    read[`document/${Name}`] = {
      Content,
      DisplayName,
      DocumentFormat,
      DocumentType,
      DefaultVersion,
      LatestVersion,
      Tags,
    };
  }
  for (const { RoleName = "", Path = "" } of list(await aws("iam", "list-roles"), "Roles")) {
    if (Path.startsWith("/aws-service-role/")) continue;
    const role = ["--role-name", RoleName];
    const names = (await aws("iam", "list-role-policies", ...role))["PolicyNames"] as string[];
    const inline = names.map((name) => aws("iam", "get-role-policy", ...role, "--policy-name", name));
    read[`role/${RoleName}`] = [
      await aws("iam", "get-role", ...role),
      await Promise.all(inline),
      await aws("iam", "list-attached-role-policies", ...role),
    ];
  }
  const plans = await aws("ssm-incidents", "list-response-plans");
  for (const { arn = "" } of list(plans, "responsePlanSummaries")) {
    read[arn] = [
      await aws("ssm-incidents", "get-response-plan", "--arn", arn),
      await aws("ssm-incidents", "list-tags-for-resource", "--resource-arn", arn),
    ];
  }
  let text = JSON.stringify(read);
  for (const [arn, name] of ids) text = text.replaceAll(arn, name);
  return JSON.parse(text.replaceAll(account, first), (key, value) => {
    if (["RoleId", "CreateDate", "RoleLastUsed", "muster/repository"].includes(key)) return undefined;
    if (!Array.isArray(value)) return value;
    const kept = value.filter((item) => item?.Key !== "muster/repository");
    return key === "Tags" ? kept.toSorted((a, b) => (a.Key < b.Key ? -1 : 1)) : kept;
  });
}

const configOf = (account: string) => `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1]}
`;

const envOf = (account: string) => ({
  AWS_ENDPOINT_URL: emulator.endpoint,
  AWS_ACCESS_KEY_ID: account,
  AWS_SECRET_ACCESS_KEY: "any",
  AWS_REGION: "us-east-1",
  GITHUB_REPOSITORY: "acme/oncall",
});

// Without the AWS CLI this is left out, and vitest says so.
describe.skipIf(!hasAwsCli)("with the AWS CLI", () => {
  test(
    "an account with every kind of resource is imported, synced to a second one, and both read the same",
    {
      timeout: patience,
    },
    () =>
      inFolder({ "muster.yaml": configOf(first) }, async (cwd) => {
        const [awsFirst, awsSecond] = [awsOf(first), awsOf(second)];
        await fill(awsFirst);

        const imported = await runCli(["import"], { cwd, env: envOf(first) });
        expect(imported.stderr).toBe("");
        expect(imported.code).toBe(0);
        expect(imported.stdout).toContain(
          "1 plan, 2 contacts, 1 escalation plan, 1 on-call schedule, 1 rotation, 2 runbooks and 1 role imported",
        );
        for (const name of Object.keys(addresses)) expect(imported.stdout).toContain(`  ${name}\n`);
        const written = readdirSync(join(cwd, "plans"), { recursive: true, encoding: "utf8" })
          .filter((path) => path.endsWith(".yaml"))
          .map((path) => readFileSync(join(cwd, "plans", path), "utf8"));
        expect(written).toHaveLength(9);
        for (const address of Object.values(addresses)) {
          for (const text of [imported.stdout, ...written]) expect(text).not.toContain(address);
        }

        const same = await runCli(["diff", "--exit-code"], { cwd, env: { ...envOf(first), ...addresses } });
        expect(`${same.stdout}${same.stderr}`).toContain("No difference");
        expect(same.code).toBe(0);
        const again = await runCli(["import"], { cwd, env: envOf(first) });
        expect(again.stdout).toContain("0 plans imported, 9 declared as AWS has them");

        await awsSecond(...regions);
        await awsSecond(...topic);
        writeFileSync(join(cwd, "muster.yaml"), configOf(second));
        const synced = await runCli(["sync", "--apply"], { cwd, env: { ...envOf(second), ...addresses } });
        expect(synced.code, synced.stdout + synced.stderr).toBe(0);
        for (const address of Object.values(addresses)) {
          expect(synced.stdout + synced.stderr).not.toContain(address);
        }
        const read = await readAll(awsFirst, first);
        expect(Object.keys(Object(read))).toHaveLength(written.length);
        expect(await readAll(awsSecond, second)).toEqual(read);

        const settled = await runCli(["diff", "--exit-code"], { cwd, env: { ...envOf(second), ...addresses } });
        expect(settled.code, settled.stdout).toBe(0);
      }),
  );
});
