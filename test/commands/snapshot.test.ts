import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileWriter } from "../../src/adapters/file-writer.js";
import { openRepository } from "../../src/adapters/repository-files.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import { runSnapshot } from "../../src/commands/snapshot.js";
import type { Target } from "../../src/core/config/config.js";
import type { Facts } from "../../src/core/facts/facts.js";
import { readRecorded } from "../../src/core/facts/read-recorded.js";
import { factsOfRecording, type RecordedOutput, type Recording } from "../../src/core/facts/recording.js";
import { emptySnapshot, snapshotFiles } from "../../src/core/facts/snapshot-files.js";
import { OperationalError, UsageError } from "../../src/core/operational-error.js";
import type { FactCollector, Output } from "../../src/ports.js";

const account = "111122223333";
const target: Target = { name: "prod", account, regions: ["us-east-1"], partition: "aws", files: [], vars: {} };
const trust = { Version: "2012-10-17", Statement: [] };
const roleArn = `arn:aws:iam::${account}:role/runbook`;
const contact = `arn:aws:ssm-contacts:us-east-1:${account}:contact/ana`;
const plan = `arn:aws:ssm-incidents::${account}:response-plan/a`;
const output: Output = { result: () => undefined, progress: () => undefined, isColored: false };

function recorded(
  service: string,
  region: string | undefined,
  part: Partial<RecordedOutput>,
): Recording["outputs"][number] {
  const place = region === undefined ? {} : { region };
  return { service, recorded: { account, ...place, recordedAt: "2026-03-01T00:00:00.000Z", ...part } };
}

const recording: Recording = {
  target,
  outputs: [
    recorded("sts", undefined, {
      output: { Account: account, Arn: `arn:aws:sts::${account}:assumed-role/ci/ana@example.com` },
    }),
    recorded("iam", undefined, {
      output: { Role: { Arn: roleArn, RoleName: "runbook", Path: "/", AssumeRolePolicyDocument: trust } },
    }),
    recorded("iam", undefined, { roleName: "runbook", output: { PolicyNames: ["start"] } }),
    recorded("iam", undefined, { roleName: "runbook", output: { AttachedPolicies: [] } }),
    recorded("iam", undefined, { output: { RoleName: "runbook", PolicyName: "start", PolicyDocument: trust } }),
    recorded("iam", undefined, { complete: ["iam:roles"] }),
    recorded("iam", undefined, { absent: [`${roleArn}-gone`] }),
    recorded("organizations", undefined, { refused: { [`organizations:policies@${account}`]: "AccessDenied" } }),
    recorded("ssm", "us-east-1", { output: { Document: { Name: "Doc", Owner: account, DocumentType: "Automation" } } }),
    recorded("ssm", "us-east-1", { complete: ["ssm:documents"] }),
    recorded("ssm-contacts", "us-east-1", {
      output: { ContactArn: contact, Alias: "ana", Type: "PERSONAL", Plan: { Stages: [] } },
    }),
    recorded("ssm-contacts", "us-east-1", { resourceArn: contact, output: { ContactChannels: [] } }),
    recorded("events", "us-east-1", { resourceArn: plan, eventBusName: "own", output: { RuleNames: ["r"] } }),
  ],
};

/** Facts without where they come from, and without who read them. */
function bare({ callers: _, ...facts }: Facts): unknown {
  const strip = (value: unknown): unknown => {
    if (value instanceof Map) return [...value].map(([key, item]) => [key, strip(item)]);
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== "object" || value === null) return value;
    const { source: __, kind, ...rest } = value as Record<string, unknown>;
    const isSource = kind === "live" || kind === "recorded";
    return isSource
      ? "source"
      : Object.fromEntries(Object.entries({ ...rest, kind }).map(([key, item]) => [key, strip(item)]));
  };
  return strip(facts);
}

test("reading a snapshot gives the facts that were collected", () => {
  const files = snapshotFiles(recording);
  const [facts, diagnostics] = readRecorded(files, [target]);
  expect(diagnostics).toEqual([]);
  expect(bare(facts)).toEqual(bare(factsOfRecording(recording)));
  expect(facts.roles.get(roleArn)?.source).toEqual({
    kind: "recorded",
    file: "facts/prod/global/iam.json",
    pointer: "/output/0/Role",
    recordedAt: "2026-03-01T00:00:00.000Z",
  });
});

test("a snapshot holds one file for a Region and service, and not who took it", () => {
  const files = snapshotFiles(recording);
  expect(files.map(({ path }) => path)).toEqual([
    "facts/prod/global/iam.json",
    "facts/prod/global/organizations.json",
    "facts/prod/us-east-1/events.json",
    "facts/prod/us-east-1/ssm-contacts.json",
    "facts/prod/us-east-1/ssm.json",
  ]);
  expect(files.map(({ text }) => text).join()).not.toContain("example.com");
  expect(JSON.parse(files[4]?.text ?? "")).toEqual({
    account,
    region: "us-east-1",
    recordedAt: "2026-03-01T00:00:00.000Z",
    complete: ["ssm:documents"],
    output: [{ Document: { Name: "Doc", Owner: account, DocumentType: "Automation" } }],
  });
});

test("where AWS is the same, only the date of a file differs", () => {
  const later = {
    target,
    outputs: recording.outputs.map(({ service, recorded: old }) => ({
      service,
      recorded: { ...old, recordedAt: "2026-04-01T00:00:00.000Z" },
    })),
  };
  const before = snapshotFiles(recording).map(({ text }) => text.split("\n"));
  const after = snapshotFiles(later).map(({ text }) => text.split("\n"));
  before.forEach((lines, index) => {
    expect(lines.filter((line, number) => line !== after[index]?.[number])).toHaveLength(1);
  });
});

describe("the command", () => {
  const config = `version: 1
targets:
  prod: {account: "${account}", regions: [us-east-1]}
facts: [facts/prod/us-east-1/*.json]
`;

  async function start(collected: Recording = recording) {
    const root = mkdtempSync(join(tmpdir(), "muster-snapshot-"));
    writeFileSync(join(root, "muster.yaml"), config);
    const files = openRepository(root);
    const options = { configPath: "muster.yaml", isConfigRequired: true, knownRules: new Set<string>() };
    const repository = await loadRepository(files, options);
    const collector: FactCollector = {
      record: async () => collected,
      collect: async () => factsOfRecording(collected),
    };
    const world = { files, writer: fileWriter(root), collectorOf: () => collector, output };
    return { root, repository, world };
  }

  test("writes the files, and says what AWS refused and what no check will read", async () => {
    const { root, repository, world } = await start();
    const result = await runSnapshot(repository, world);
    expect(result).toEqual({
      written: snapshotFiles(recording).map(({ path }) => path),
      refused: [{ target: "prod", key: `organizations:policies@${account}`, reason: "AccessDenied" }],
      failures: [],
      unread: ["facts/prod/global/iam.json", "facts/prod/global/organizations.json"],
    });
    for (const { path, text } of snapshotFiles(recording)) expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  test("empties a file of an earlier snapshot that would go on telling of the past, and leaves other files", async () => {
    const { root, repository, world } = await start();
    mkdirSync(join(root, "facts/prod/us-east-1"), { recursive: true });
    writeFileSync(join(root, "facts/prod/us-east-1/sns.json"), "{}");
    writeFileSync(join(root, "facts/prod/us-east-1/own.json"), "{}");
    await runSnapshot(repository, world);
    const path = "facts/prod/us-east-1/sns.json";
    expect(readFileSync(join(root, path), "utf8")).toBe(emptySnapshot(recording, path).text);
    expect(readRecorded([emptySnapshot(recording, path)], [target])[1]).toEqual([]);
    expect(readFileSync(join(root, "facts/prod/us-east-1/own.json"), "utf8")).toBe("{}");
  });

  test("writes nothing with another account's credentials", async () => {
    const refused = recorded("sts", undefined, {
      refused: { [`iam:roles@${account}`]: "the credentials are others'" },
    });
    const { root, repository, world } = await start({ target, outputs: [refused] });
    await expect(runSnapshot(repository, world)).rejects.toThrow(
      "Could not record target `prod`: the credentials are others'",
    );
    expect(() => readFileSync(join(root, "facts/prod/us-east-1/ssm.json"))).toThrow();
  });

  test("needs a target", async () => {
    const { repository, world } = await start();
    await expect(runSnapshot({ ...repository, targets: [] }, world)).rejects.toThrow(UsageError);
  });

  test.each(["facts", "facts/prod"])("does not write through a link at `%s` that leads elsewhere", async (path) => {
    const { root, repository, world } = await start();
    const elsewhere = mkdtempSync(join(tmpdir(), "muster-elsewhere-"));
    if (path !== "facts") mkdirSync(join(root, "facts"));
    symlinkSync(elsewhere, join(root, path));
    await expect(runSnapshot(repository, world)).rejects.toThrow(OperationalError);
    expect(() => readFileSync(join(elsewhere, "prod/global/iam.json"))).toThrow();
  });

  test("does not follow a link in place of a file", async () => {
    const { root, repository, world } = await start();
    const elsewhere = join(mkdtempSync(join(tmpdir(), "muster-elsewhere-")), "x.json");
    writeFileSync(elsewhere, "kept");
    mkdirSync(join(root, "facts/prod/global"), { recursive: true });
    symlinkSync(elsewhere, join(root, "facts/prod/global/iam.json"));
    await expect(runSnapshot(repository, world)).rejects.toThrow(OperationalError);
    expect(readFileSync(elsewhere, "utf8")).toBe("kept");
  });
});
