import { DeleteRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddTagsToResourceCommand,
  GetDocumentCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from "@aws-sdk/client-ssm";
import {
  DeactivateContactChannelCommand,
  DeleteContactCommand,
  GetContactCommand,
  ListContactChannelsCommand,
  UpdateContactCommand,
} from "@aws-sdk/client-ssm-contacts";
import { UpdateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Drift, findDrift } from "../../src/commands/report-drift.js";
import { renderDriftIssue, rowsOfDrift } from "../../src/core/report/drift-issue.js";
import { renderDriftRows } from "../../src/core/report/drift-text.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";
import {
  account,
  config,
  contactArn,
  edited,
  type NeighbourAccount,
  neighbourAccount,
  owner,
} from "./neighbour-account.js";

let aws: NeighbourAccount;
beforeEach(async () => {
  aws = await neighbourAccount();
  await aws.sync(working);
  await aws.activateChannels();
});
afterEach(() => aws.close());

/** A trust that also lets the runbook's steps run, and a plan that runs the default version. */
const working = edited(
  "Principal: {Service: ssm-incidents.amazonaws.com}",
  "Principal: {Service: [ssm-incidents.amazonaws.com, ssm.amazonaws.com]}",
).replace('      documentVersion: "1"\n', "");
/** The same account, where only the plan is kept in files. */
const planAlone = working.split("\n---\n").at(-1) ?? "";

async function look(text: string): Promise<Drift> {
  const options = { configPath: "muster.yaml", isConfigRequired: true, knownRules: new Set<string>() };
  const files = fakeRepositoryFiles({ "muster.yaml": config, "plans/all.yaml": text });
  const world = { ...aws.worldOf(), today: "2026-11-28" };
  return findDrift(
    { ...options, now: new Date("2026-11-28T03:00:00Z"), repository: owner },
    { files, output: world.output, collectorOf: aws.collectorOf, world },
  );
}

/** `RESOURCE SYNC WOULD-WORK BECAUSE` of every row. */
async function rows(text: string): Promise<readonly string[]> {
  const { input, isFound } = await look(text);
  const found = rowsOfDrift(input).map(({ resource, change, wouldWork, because }) =>
    [resource, change ?? "in sync", wouldWork ?? "-", ...because].join(" "),
  );
  expect(isFound).toBe(found.length > 0);
  return found;
}

const region = "us-east-1";

async function channels(alias: string): Promise<readonly string[]> {
  const { ContactChannels = [] } = await aws.clients.contacts.send(
    new ListContactChannelsCommand({ ContactId: contactArn(alias) }),
  );
  return ContactChannels.map(({ ContactChannelArn = "" }) => ContactChannelArn);
}

async function deactivate(...aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    for (const ContactChannelId of await channels(alias)) {
      await aws.clients.contacts.send(new DeactivateContactChannelCommand({ ContactChannelId }));
    }
  }
}

async function leave(...aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    await aws.clients.contacts.send(new DeleteContactCommand({ ContactId: contactArn(alias) }));
  }
}

/** Another version becomes the default one in every Region; it takes what no plan gives. */
async function moveDefault(): Promise<void> {
  for (const one of [region, "eu-west-1"]) {
    const { ssm } = clientsOf(aws.emulator.endpoint, account, one);
    const { Content = "" } = await ssm.send(new GetDocumentCommand({ Name: "Checkout-Mitigate" }));
    const content = JSON.stringify({ ...JSON.parse(Content), parameters: { Service: { type: "String" } } });
    const input = { Name: "Checkout-Mitigate", Content: content, DocumentFormat: "JSON" } as const;
    const made = await ssm.send(new UpdateDocumentCommand({ ...input, DocumentVersion: "$LATEST" }));
    const DocumentVersion = made.DocumentDescription?.DocumentVersion;
    await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name: "Checkout-Mitigate", DocumentVersion }));
  }
}

const losePermission = () =>
  aws.clients.iam.send(new DeleteRolePolicyCommand({ RoleName: "incident-runbook", PolicyName: "start" }));

test("an account as merged that would work has no row", async () => {
  expect(await rows(working)).toEqual([]);
  expect(await rows(planAlone)).toEqual([]);
});

const cases: readonly (readonly [string, () => Promise<unknown>, string, readonly string[]])[] = [
  [
    "a role lost a permission",
    losePermission,
    "checkout in sync notReady role-cannot-start-runbook",
    ["role/incident-runbook update notReady checkout"],
  ],
  [
    "a contact left",
    () => leave("payments"),
    "checkout in sync notReady unknown-contact",
    ["contact/payments create notReady checkout"],
  ],
  ["every channel was deactivated", () => deactivate("ann", "bob"), "checkout in sync notReady inactive-contact", []],
  [
    "a schedule ran out of rotations, and so of people",
    async () => {
      const { contacts } = aws.clients;
      const ContactId = contactArn("payments");
      const { Plan } = await contacts.send(new GetContactCommand({ ContactId }));
      const Stages = (Plan?.Stages ?? []).slice(0, 1);
      await contacts.send(new UpdateContactCommand({ ContactId, Plan: { Stages } }));
      const empty = { ContactId: contactArn("payments-oncall"), Plan: { RotationIds: [] } };
      await contacts.send(new UpdateContactCommand(empty));
    },
    "checkout in sync notReady unreachable-contact",
    ["contact/payments-oncall update notReady checkout", "contact/payments update notReady checkout"],
  ],
  [
    "a runbook's default version moved",
    moveDefault,
    "checkout in sync notReady missing-runbook-parameter",
    ["document/Checkout-Mitigate update notReady checkout"],
  ],
];

test.each(cases)(
  "%s: the plan is in sync and would not work, whether its neighbours are declared or not",
  async (_, change, plan, others) => {
    await change();
    expect(await rows(planAlone)).toEqual([plan]);
    expect(await rows(working)).toEqual([plan, ...others]);
    const { input } = await look(working);
    expect(renderDriftIssue(input)).toContain(`| \`checkout (prod)\` | yes | ❌ no: \`${plan.split(" ").at(-1)}\` |`);
    expect(renderDriftRows(rowsOfDrift(input))).toContain("checkout (prod)");
  },
);

test("a plan is judged as AWS has it, not as its file says", async () => {
  const arn = `arn:aws:ssm-incidents::${account}:response-plan/checkout`;
  await aws.clients.incidents.send(new UpdateResponsePlanCommand({ arn, engagements: [] }));
  expect(await rows(working)).toEqual(["checkout update notReady engages-nobody"]);
});

test("a neighbour that differs harmlessly would work, and one that no plan relies on says nothing", async () => {
  const { contacts } = aws.clients;
  await contacts.send(new UpdateContactCommand({ ContactId: contactArn("ann"), DisplayName: "Ann B" }));
  const { ssm } = aws.clients;
  const Tags = [{ Key: "cost", Value: "x" }];
  await ssm.send(new AddTagsToResourceCommand({ ResourceType: "Document", ResourceId: "Critical", Tags }));
  expect(await rows(working)).toEqual(["document/Critical update -", "contact/ann update ready"]);
  const { input } = await look(working);
  expect(renderDriftRows(rowsOfDrift(input))).toBe(
    [
      "                          in sync  would work",
      "document/Critical (prod)  no       -",
      "contact/ann (prod)        no       yes",
      "",
    ].join("\n"),
  );
  expect(renderDriftIssue(input)).toContain("| `contact/ann (prod)` | no | ✅ yes |");
});

test("a target that cannot be read is not called in sync", async () => {
  await losePermission();
  await aws.misbehave({ service: "ssm-incidents", operation: "ListResponsePlans", kind: "access-denied" });
  const { input } = await look(working);
  expect(rowsOfDrift(input)).toMatchObject([{ resource: "checkout", isCompared: false, wouldWork: "notReady" }]);
  expect(renderDriftRows(rowsOfDrift(input))).toContain("checkout (prod)  unknown  no: role-cannot-start-runbook");
  expect(renderDriftIssue(input)).toContain("| `checkout (prod)` | ❔ unknown |");
});

test("what is gone again leaves nothing to tell", async () => {
  await losePermission();
  expect(await rows(working)).toHaveLength(2);
  await aws.sync(working);
  expect(await rows(working)).toEqual([]);
});
