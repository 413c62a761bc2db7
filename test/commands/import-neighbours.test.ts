import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateDocumentCommand, ModifyDocumentPermissionCommand } from "@aws-sdk/client-ssm";
import { CreateContactCommand, PutContactPolicyCommand } from "@aws-sdk/client-ssm-contacts";
import { CreateReplicationSetCommand, CreateResponsePlanCommand } from "@aws-sdk/client-ssm-incidents";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { neighbourReader } from "../../src/adapters/aws/neighbours/neighbour-reader.js";
import { type ImportOptions, importExitCode, prepareImport, writeImport } from "../../src/commands/import.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import { canonicalJson } from "../../src/core/changes/canonical-json.js";
import type { Target } from "../../src/core/config/config.js";
import { alignNeighbour } from "../../src/core/neighbours/align-neighbour.js";
import type { NeighbourKind, RemoteNeighbour } from "../../src/core/neighbours/neighbour.js";
import { secretText } from "../../src/core/neighbours/secret-text.js";
import { type ResourceKind, resourceKinds } from "../../src/core/plan/resource.js";
import { renderImportText } from "../../src/core/report/import-text.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { clientsOf } from "../emulator/clients.js";
import { arbitraryNeighbours } from "../fakes/arbitrary-neighbour.js";
import { makeNeighbour } from "../fakes/make-neighbour.js";
import { mapDisk } from "../fakes/map-disk.js";
import { fakeOutput } from "../fakes/repository.js";

const generated = "111122223333";
const kinds = resourceKinds.filter((kind) => kind !== "ResponsePlan");
const content = JSON.stringify({
  schemaVersion: "0.3",
  assumeRole: `arn:aws:iam::${generated}:role/incidents/steps`,
  mainSteps: [{ name: "wait", action: "aws:pause", inputs: {} }],
});
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: generated }, Action: "sts:AssumeRole" }],
});

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** A fresh account with a replication set and some people. */
let accounts = 100_000_000_000;
async function newAccount(...regions: string[]) {
  accounts += 1;
  const account = String(accounts);
  const clients = clientsOf(emulator.endpoint, account);
  await clients.incidents.send(
    new CreateReplicationSetCommand({
      regions: Object.fromEntries(["us-east-1", ...regions].map((region) => [region, {}])),
    }),
  );
  return { account, clients };
}

async function addPeople({ clients }: Awaited<ReturnType<typeof newAccount>>, ...aliases: string[]) {
  for (const Alias of aliases) {
    await clients.contacts.send(new CreateContactCommand({ Alias, Type: "PERSONAL", Plan: { Stages: [] } }));
  }
}

const configOf = (account: string, regions = "us-east-1") =>
  `version: 1\ntargets:\n  prod: {account: "${account}", regions: [${regions}]}\n`;

const load = (files: ReturnType<typeof mapDisk>) =>
  loadRepository(files, { configPath: "muster.yaml", isConfigRequired: true, knownRules: new Set() });

function worldOf(files: ReturnType<typeof mapDisk>) {
  const overridesOf = ({ account }: Target) => ({
    endpoint: emulator.endpoint,
    credentials: { accessKeyId: account, secretAccessKey: "any" },
    maxAttempts: 1,
  });
  return {
    files,
    output: fakeOutput(),
    readerFor: (target: Target) =>
      incidentReader({ account: target.account, region: target.regions[0] }, overridesOf(target)),
    neighboursFor: (target: Target) => neighbourReader(target, overridesOf(target)),
  };
}

async function runImport(files: ReturnType<typeof mapDisk>, options: Partial<ImportOptions> = {}) {
  const all = { repository: "acme/oncall", names: [], kinds: resourceKinds, updates: false, ...options };
  const result = await prepareImport(await load(files), all, worldOf(files));
  await writeImport(result, files);
  return result;
}

/** What AWS has otherwise than the files say: addresses of resources. */
async function differences(files: ReturnType<typeof mapDisk>): Promise<readonly string[]> {
  const repository = await load(files);
  const faults = repository.diagnostics.map(({ at, message }) => `${at.file}:${at.line} ${message}`);
  const [target] = repository.targets;
  if (target === undefined) throw new Error("expected a target");
  const reader = worldOf(files).neighboursFor(target);
  const found = await Promise.all(
    repository.declared.map(async ({ kind, name, value }) => {
      const remote = await reader.neighbour(kind, name);
      if (remote === undefined) return [`${kind} ${name} is not in AWS`];
      const { desired, actual } = alignNeighbour(value, remote);
      return canonicalJson(desired) === canonicalJson(actual) ? [] : [`${kind} ${name} differs`];
    }),
  );
  return [...faults, ...found.flat()];
}

describe.each(kinds)("any %s that AWS allows, made by its API", (kind: NeighbourKind) => {
  test("is imported, differs in nothing then, and a second import changes no byte", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryNeighbours[kind], async (state) => {
        const place = await newAccount();
        const moved = inAccount(state, place.account);
        const isContact = moved.arn.includes(":contact/");
        await addPeople(place, ...["ann", "ben", "7", "null"].filter((alias) => !isContact || alias !== moved.name));
        await makeNeighbour(place.clients, moved);
        const files = mapDisk({ "muster.yaml": configOf(place.account) });
        const names = kind === "Role" ? [`role/${moved.name}`] : [];
        const imported = await runImport(files, { names });
        expect(imported.skipped.filter(({ isProblem }) => isProblem)).toEqual([]);
        expect(imported.files.map((file) => file.kind)).toContain(kind);
        expect(await differences(files)).toEqual([]);
        const before = new Map(files.files);
        const again = await runImport(files, { names, updates: true });
        expect(again.files).toEqual([]);
        expect(files.files).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});

/** The same state in another account. */
function inAccount(remote: RemoteNeighbour, account: string): RemoteNeighbour {
  const moved = JSON.parse(JSON.stringify(remote).replaceAll(generated, account)) as RemoteNeighbour;
  if (remote.kind !== "Contact" || moved.kind !== "Contact") return moved;
  const channels = moved.handles.channels.map((channel, index) => ({
    ...channel,
    address: secretText(remote.handles.channels[index]?.address.reveal() ?? ""),
  }));
  return { ...moved, handles: { channels } };
}

describe("an import of an account", () => {
  async function filled() {
    const place = await newAccount("eu-west-1");
    const { account, clients } = place;
    const rewrite = (text: string) => text.replaceAll(generated, account);
    for (const RoleName of ["starter", "unrelated"]) {
      await clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: rewrite(trust) }));
    }
    await clients.iam.send(
      new CreateRoleCommand({ RoleName: "steps", Path: "/incidents/", AssumeRolePolicyDocument: rewrite(trust) }),
    );
    const document = { Content: rewrite(content), DocumentType: "Automation", DocumentFormat: "JSON" } as const;
    await clients.ssm.send(new CreateDocumentCommand({ Name: "Mitigate", ...document }));
    await clientsOf(emulator.endpoint, account, "eu-west-1").ssm.send(
      new CreateDocumentCommand({ Name: "Mitigate", ...document }),
    );
    await clients.ssm.send(new CreateDocumentCommand({ Name: "Here-Only", ...document }));
    await addPeople(place, "bob");
    const arnOf = (resource: string) => `arn:aws:ssm-contacts:us-east-1:${account}:${resource}`;
    const channels = [
      { arn: "1", name: "phone", type: "SMS", isActivated: false, address: secretText("+4915112345678") },
    ] as const;
    const Targets = [{ ChannelTargetInfo: { ContactChannelId: "channel/phone" } }];
    const ann = { Alias: "ann", DisplayName: "Ann", Plan: { Stages: [{ DurationInMinutes: 5, Targets }] } };
    const head = { arn: arnOf("contact/ann"), account, tags: {} };
    await makeNeighbour(clients, { ...head, kind: "Contact", name: "ann", value: ann, handles: { channels } });
    const schedule = { Alias: "schedule", Plan: { RotationIds: [] } };
    const rotations = [{ arn: arnOf("rotation/1"), name: "primary" }];
    await makeNeighbour(clients, {
      ...head,
      kind: "OnCallSchedule",
      name: "schedule",
      value: schedule,
      handles: { rotations },
    });
    const Escalated = [{ ContactTargetInfo: { ContactId: arnOf("contact/ann"), IsEssential: true } }];
    const team = { Alias: "team", Plan: { Stages: [{ DurationInMinutes: 5, Targets: Escalated }] } };
    await makeNeighbour(clients, { ...head, kind: "EscalationPlan", name: "team", value: team, handles: {} });
    await clients.incidents.send(
      new CreateResponsePlanCommand({
        name: "checkout",
        incidentTemplate: { title: "Down", impact: 1 },
        engagements: [arnOf("contact/team")],
        actions: [{ ssmAutomation: { documentName: "Mitigate", roleArn: `arn:aws:iam::${account}:role/starter` } }],
      }),
    );
    return { ...place, files: mapDisk({ "muster.yaml": configOf(account, "us-east-1, eu-west-1") }) };
  }

  test("writes each kind into its folder, with what refers to what by short names", async () => {
    const { account, files } = await filled();
    const result = await runImport(files);
    expect([...files.files.keys()]).toEqual([
      "muster.yaml",
      "plans/checkout.yaml",
      "plans/contacts/ann.yaml",
      "plans/contacts/bob.yaml",
      "plans/escalation-plans/team.yaml",
      "plans/on-call-schedules/schedule.yaml",
      "plans/rotations/primary.yaml",
      "plans/runbooks/Mitigate.yaml",
      "plans/roles/starter.yaml",
      "plans/roles/steps.yaml",
    ]);
    expect(await differences(files)).toEqual([]);
    expect(files.files.get("plans/contacts/ann.yaml")).toBe(`\
# The addresses are not kept here: \`muster sync\` takes them from these variables of its environment.
kind: Contact
Alias: ann
DisplayName: Ann
Channels:
  - Name: phone
    Type: SMS
    DeliveryAddress: {SimpleAddress: "\${secret:ANN_PHONE}"}
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets:
        - ChannelTargetInfo: {ContactChannelId: channel/phone}
`);
    expect(files.files.get("plans/on-call-schedules/schedule.yaml")).toContain("RotationIds: [rotation/primary]");
    expect(files.files.get("plans/escalation-plans/team.yaml")).toContain("ContactId: contact/ann");
    for (const text of files.files.values()) if (!text.startsWith("version")) expect(text).not.toContain(account);
    expect(result.skipped.map(({ name, reason, isProblem }) => [name, reason, isProblem])).toEqual([
      ["document/Here-Only", "It is missing in eu-west-1, and a file is for every Region of the target", false],
    ]);
    const text = renderImportText(result);
    expect(text).toContain(
      "1 plan, 2 contacts, 1 escalation plan, 1 on-call schedule, 1 rotation, 1 runbook and 2 roles imported",
    );
    expect(text).toContain("Where `muster sync` runs, set:\n  ANN_PHONE\n");
    expect(text).not.toContain("4915112345678");
    expect(importExitCode(result)).toBe(0);
  });

  test("says in a comment with whom something is shared, because no field does", async () => {
    const { account, clients, files } = await filled();
    const share = { Name: "Mitigate", PermissionType: "Share" as const, AccountIdsToAdd: ["444455556666"] };
    await clients.ssm.send(new ModifyDocumentPermissionCommand(share));
    const ContactArn = `arn:aws:ssm-contacts:us-east-1:${account}:contact/ann`;
    const Principal = { AWS: "444455556666" };
    const Statement = [{ Effect: "Allow", Principal, Action: "ssm-contacts:GetContact", Resource: ContactArn }];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await clients.contacts.send(new PutContactPolicyCommand({ ContactArn, Policy }));
    await runImport(files);
    expect(files.files.get("plans/runbooks/Mitigate.yaml")).toMatch(
      /^# It is shared with 444455556666; that is not kept here\.\n/u,
    );
    expect(files.files.get("plans/contacts/ann.yaml")).toContain(
      "\n# A policy of its own shares it with others (`aws ssm-contacts get-contact-policy`); it is not kept here.\n",
    );
    expect(files.files.get("plans/contacts/bob.yaml")).not.toContain("shares it");
    expect(await differences(files)).toEqual([]);
  });

  test("imports all the same where nobody may look with whom something is shared, and says so", async () => {
    const { files } = await filled();
    await fetch(`${emulator.endpoint}/_emulator/faults`, {
      method: "POST",
      body: JSON.stringify({ service: "ssm-contacts", operation: "GetContactPolicy", kind: "access-denied" }),
    });
    const result = await runImport(files);
    await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
    expect(importExitCode(result)).toBe(0);
    expect(files.files.get("plans/contacts/ann.yaml")).toContain("# With whom it is shared could not be read.\n");
    expect(await differences(files)).toEqual([]);
  });

  test("takes kinds, names and addresses, and says what is not there", async () => {
    const { files } = await filled();
    const named = await runImport(files, { names: ["contact/ann", "role/unrelated", "contact/gone", "checkout"] });
    expect(named.files.map(({ name }) => name)).toEqual(["checkout", "contact/ann", "role/unrelated"]);
    expect(named.skipped).toMatchObject([
      { name: "contact/gone", reason: "AWS has none of this name", isProblem: true },
    ]);
    const rotations = await runImport(files, { kinds: ["Rotation"] as readonly ResourceKind[] });
    expect(rotations.files.map(({ path }) => path)).toEqual(["plans/rotations/primary.yaml"]);
  });

  test("says which read was refused, and imports the rest", async () => {
    const { files } = await filled();
    await fetch(`${emulator.endpoint}/_emulator/faults`, {
      method: "POST",
      body: JSON.stringify({ service: "iam", operation: "ListRolePolicies", kind: "access-denied" }),
    });
    const result = await runImport(files);
    await fetch(`${emulator.endpoint}/_emulator/faults`, { method: "DELETE" });
    expect(result.files.map(({ kind }) => kind)).not.toContain("Role");
    expect(result.files.length).toBe(7);
    expect(importExitCode(result)).toBe(1);
    const text = renderImportText(result);
    expect(text).toContain("not imported  roles");
    expect(text).toContain("Allow `iam:ListRolePolicies` to the role that runs Muster");
  });

  test("leaves alone what a file declares otherwise, until it is told to edit it", async () => {
    const { files } = await filled();
    await runImport(files);
    const path = "plans/escalation-plans/team.yaml";
    const text = `# The payments team\n${files.files.get(path)?.replace("Minutes: 5", "Minutes: 7 # as agreed")}`;
    files.files.set(path, text);
    const kept = await runImport(files);
    expect(kept.skipped.filter(({ isSettled }) => !isSettled).map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      "contact/team: `plans/escalation-plans/team.yaml` declares it otherwise; `--update` edits the file",
      "document/Here-Only: It is missing in eu-west-1, and a file is for every Region of the target",
    ]);
    expect(files.files.get(path)).toBe(text);
    await runImport(files, { updates: true });
    expect(files.files.get(path)).toBe(text.replace("Minutes: 7", "Minutes: 5"));
  });

  test("leaves out rotations that share a name, and keeps the schedule's ARN of them", async () => {
    const place = await newAccount();
    await addPeople(place, "ann");
    const arn = `arn:aws:ssm-contacts:us-east-1:${place.account}:rotation/1`;
    const head = { arn, account: place.account, tags: {}, kind: "OnCallSchedule" as const };
    for (const name of ["one", "two"]) {
      const value = { Alias: name, Plan: { RotationIds: [] } };
      const rotations = [{ arn, name: "twin" }];
      await makeNeighbour(place.clients, { ...head, name, value, handles: { rotations } });
    }
    const files = mapDisk({ "muster.yaml": configOf(place.account) });
    const result = await runImport(files);
    const twins =
      /^2 rotations have this name, and a file knows a rotation by it: `arn:[^`]+:rotation\/[^`]+`, `arn:[^`]+:rotation\/[^`]+`$/u;
    expect(result.skipped.map(({ name, reason, isProblem }) => [name, reason, isProblem])).toEqual([
      ["rotation/twin", expect.stringMatching(twins), true],
      ["rotation/twin", expect.stringMatching(twins), true],
    ]);
    expect(renderImportText(result)).toContain("AWS renames no rotation, so make one that is to stay again");
    expect(files.files.get("plans/on-call-schedules/one.yaml")).toContain("${account}:rotation/");
    expect(await differences(files)).toEqual([]);
  });
});
