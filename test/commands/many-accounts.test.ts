import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateReplicationSetCommand } from "@aws-sdk/client-ssm-incidents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { factCollector } from "../../src/adapters/aws/collect-facts.js";
import { incidentReader } from "../../src/adapters/aws/incident-reader.js";
import { incidentWriter } from "../../src/adapters/aws/incident-writer.js";
import { planUseReader } from "../../src/adapters/aws/plan-use-reader.js";
import { type RoleSessions, roleSessions } from "../../src/adapters/aws/role-sessions.js";
import { applySync } from "../../src/commands/apply.js";
import { diffExitCode, runDiff } from "../../src/commands/diff.js";
import { gatherFacts } from "../../src/commands/gather-facts.js";
import { dryRun, prepareSync, syncExitCode } from "../../src/commands/sync.js";
import type { Target } from "../../src/core/config/config.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/server.js";
import { bare } from "../core/changes/example.js";
import { clientsOf } from "../emulator/clients.js";
import { fakeOutput, fakeRepository } from "../fakes/repository.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const owner = "acme/plans";
const hub = "999900000000";
const accounts = ["111100000000", "222200000000", "333300000000"] as const;
const externalId = "acme-7";
const session = "muster-acme.plans-1";

const targets: readonly Target[] = accounts.map((account, index) => ({
  ...{ name: `t${index + 1}`, account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} },
  assumeRole: { read: roleArn(account, "muster-read"), write: roleArn(account, "muster-write"), externalId },
}));

function roleArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:role/ops/${name}`;
}

let emulator: RunningEmulator;
beforeEach(async () => {
  emulator = await startEmulator();
  for (const account of accounts) {
    const { incidents } = clientsOf(emulator.endpoint, account);
    await incidents.send(new CreateReplicationSetCommand({ regions: { "us-east-1": {} } }));
    await createRole(account, "muster-read");
    await createRole(account, "muster-write");
  }
  await forgetCalls();
});
afterEach(() => emulator.close());

async function createRole(account: string, name: string): Promise<void> {
  const { iam } = clientsOf(emulator.endpoint, account);
  const statement = {
    ...{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${hub}:root` }, Action: "sts:AssumeRole" },
    Condition: { StringEquals: { "sts:ExternalId": externalId } },
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: name, Path: "/ops/", AssumeRolePolicyDocument }));
}

const hubAccess = () => ({
  endpoint: emulator.endpoint,
  credentials: { accessKeyId: hub, secretAccessKey: "any" },
  maxAttempts: 1,
});

function worldOf(sessions: RoleSessions = roleSessions(async () => session, hubAccess())) {
  return {
    readerFor: (target: Target) =>
      incidentReader({ region: "us-east-1", account: target.account }, sessions.reading(target)),
    writerFor: (target: Target) => incidentWriter("us-east-1", sessions.writing(target)),
    usesFor: (target: Target) => planUseReader(target.regions, sessions.reading(target)),
    collectorOf: (target: Target) => factCollector(target, sessions.reading(target)),
    wait: async () => {},
    output: fakeOutput(),
  };
}

interface Logged {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly principal: string;
}

async function calls(): Promise<readonly Logged[]> {
  return (await (await fetch(`${emulator.endpoint}/_emulator/calls`)).json()) as Logged[];
}

const forgetCalls = () => fetch(`${emulator.endpoint}/_emulator/calls`, { method: "DELETE" });
const isWrite = ({ operation }: Logged) => /^(Create|Update|Delete|Tag|Untag)/.test(operation);
const repositoryOf = (some = targets) => fakeRepository([{ ...bare, name: "checkout" }], { targets: some });

test("each account is read by its reading role and written by its writing role, and by nobody else", async () => {
  const world = worldOf();
  const prepared = await prepareSync(repositoryOf(), { repository: owner, attempt: "" }, world);
  const result = await applySync(prepared, world);
  expect(result.outcomes.map(({ target, status }) => [target, status])).toEqual(
    targets.map(({ name }) => [name, "applied"]),
  );
  const log = await calls();
  expect(new Set(log.map(({ account }) => account))).toEqual(new Set([hub, ...accounts]));
  for (const account of accounts) {
    const own = log.filter((call) => call.account === account);
    const reading = `arn:aws:sts::${account}:assumed-role/muster-read/${session}`;
    const writing = `arn:aws:sts::${account}:assumed-role/muster-write/${session}`;
    expect(own.filter(isWrite).map(({ operation, principal }) => [operation, principal])).toEqual([
      ["CreateResponsePlan", writing],
    ]);
    expect(new Set(own.filter((call) => !isWrite(call)).map(({ principal }) => principal))).toEqual(new Set([reading]));
  }
  const byHub = log.filter(({ account }) => account === hub).map(({ operation }) => operation);
  // Each role once, however many clients and calls there were.
  expect(byHub.sort()).toEqual([...Array(6).fill("AssumeRole"), "GetCallerIdentity"]);
});

test("what only reads never assumes a writing role", async () => {
  const world = worldOf();
  await runDiff(repositoryOf(), owner, world);
  dryRun(await prepareSync(repositoryOf(), { repository: owner, attempt: "" }, world));
  await gatherFacts(repositoryOf(), new Date(), { ...world, files: fakeRepositoryFiles({}) });
  const principals = new Set((await calls()).map(({ principal }) => principal.split("/")[1]));
  expect(principals).toEqual(new Set([undefined, "muster-read"]));
});

describe("an account whose role refuses", () => {
  const refusing = targets.map((target, index) =>
    index === 1 ? { ...target, assumeRole: { read: roleArn(target.account, "gone"), externalId } } : target,
  );

  test("hides no other in a diff and a sync, and names target, role and remedy", async () => {
    const world = worldOf();
    const diff = await runDiff(repositoryOf(refusing), owner, world);
    expect(diff.targets.map(({ target }) => target)).toEqual(["t1", "t3"]);
    expect(diffExitCode(diff, false)).toBe(3);
    const prepared = await prepareSync(repositoryOf(refusing), { repository: owner, attempt: "" }, world);
    const result = await applySync(prepared, world);
    expect(result.outcomes.map(({ target, status }) => `${target} ${status}`)).toEqual(["t1 applied", "t3 applied"]);
    expect(syncExitCode(result)).toBe(3);
    const role = "arn:aws:iam::222200000000:role/ops/gone";
    expect(result.failures).toEqual([
      {
        target: "t2",
        reason: expect.stringMatching(
          `^Target \`t2\`: \`sts:AssumeRole\` for \`${role}\` failed in us-east-1: AccessDenied: User: arn:aws:iam::${hub}:root is not authorized`,
        ),
        hint: `Let the trust policy of \`${role}\` name the job's role, and allow the job's role \`sts:AssumeRole\` on it; or correct \`targets.t2.assumeRole.read\``,
      },
    ]);
  });

  test("leaves what a check knows of it open, and of the others nothing", async () => {
    const world = worldOf();
    const { facts } = await gatherFacts(repositoryOf(refusing), new Date(), {
      ...{ ...world, files: fakeRepositoryFiles({}) },
    });
    expect([...facts.callers.keys()].sort()).toEqual([accounts[0], accounts[2]]);
    expect(facts.refused.get(`iam:roles@${accounts[1]}`)).toContain("role/ops/gone");
    expect([...facts.refused.keys()].filter((key) => key.includes(accounts[0]))).not.toContain(
      `iam:roles@${accounts[0]}`,
    );
  });
});

test("a target without a writing role is read, and nothing is written to it", async () => {
  const { assumeRole: _, ...target } = targets[0] as Target;
  const readOnly = { ...target, assumeRole: { read: roleArn(target.account, "muster-read"), externalId } };
  const world = worldOf();
  const prepared = await prepareSync(repositoryOf([readOnly]), { repository: owner, attempt: "" }, world);
  const { outcomes } = await applySync(prepared, world);
  expect(outcomes).toMatchObject([
    { status: "failed", reason: "Target `t1` has no role to write with, expected `targets.t1.assumeRole.write`" },
  ]);
  expect((await calls()).filter(isWrite)).toEqual([]);
});

describe("credentials that are a session of the role already, as a job for each target has them", () => {
  const [target] = targets as readonly [Target];

  async function jobWith(role: string) {
    const access = { ...target, assumeRole: { read: roleArn(target.account, role), externalId } };
    const credentials = roleSessions(async () => "job", hubAccess()).reading(access).credentials;
    if (typeof credentials !== "function") throw new Error("expected a session");
    return worldOf(roleSessions(async () => session, { ...hubAccess(), credentials: await credentials() }));
  }

  test("read without another session", async () => {
    const world = await jobWith("muster-read");
    await forgetCalls();
    expect((await runDiff(repositoryOf([target]), owner, world)).failures).toBeUndefined();
    expect((await calls()).map(({ operation }) => operation)).not.toContain("AssumeRole");
  });

  test("of the writing role serve for both", async () => {
    const world = await jobWith("muster-write");
    await forgetCalls();
    const prepared = await prepareSync(repositoryOf([target]), { repository: owner, attempt: "" }, world);
    expect(await applySync(prepared, world)).toMatchObject({ outcomes: [{ status: "applied" }] });
    expect((await calls()).map(({ operation }) => operation)).not.toContain("AssumeRole");
  });

  test("of the reading role do not write", async () => {
    const world = await jobWith("muster-read");
    const prepared = await prepareSync(repositoryOf([target]), { repository: owner, attempt: "" }, world);
    const { outcomes } = await applySync(prepared, world);
    expect(outcomes).toMatchObject([{ status: "failed", reason: expect.stringContaining("role/ops/muster-write") }]);
    expect((await calls()).filter(isWrite)).toEqual([]);
  });
});

test("a session that is about to end is renewed, and one that was refused is asked for again", async () => {
  const [target] = targets as readonly [Target];
  const later = { role: roleArn(target.account, "later"), minutes: 0 };
  const now = () => Date.now() + later.minutes * 60_000;
  const sessions = roleSessions(async () => session, hubAccess(), now);
  const { credentials } = sessions.reading({ ...target, assumeRole: { read: later.role, externalId } });
  if (typeof credentials !== "function") throw new Error("expected a session");
  await expect(credentials()).rejects.toThrow(later.role);
  await createRole(target.account, "later");
  const [given, atTheSameTime] = await Promise.all([credentials(), credentials()]);
  expect(atTheSameTime).toBe(given);
  later.minutes = 54;
  expect(await credentials()).toBe(given);
  later.minutes = 56;
  expect((await credentials()).accessKeyId).not.toBe(given.accessKeyId);
});
