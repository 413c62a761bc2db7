import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { diffCommits, notCompared, runDiff } from "../../src/commands/diff.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import { claimPlan } from "../../src/core/changes/ownership.js";
import { diffOutput } from "../../src/core/report/diff-json.js";
import { renderDiffText } from "../../src/core/report/diff-text.js";
import { bare } from "../core/changes/example.js";
import { fakeIncidentManager, remotePlan } from "../fakes/incident-manager.js";
import { fakeOutput } from "../fakes/repository.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const owner = "acme/plans";
const plan = (name: string, impact = 3) => `name: ${name}\nincidentTemplate: {title: It is slow, impact: ${impact}}\n`;
const broken = "name: b\nincidentTemplate: [";
const oneTarget = 'version: 1\ntargets: {prod: {account: "111122223333", regions: [us-east-1]}}\n';

function load(texts: Readonly<Record<string, string>>) {
  const options = { configPath: "muster.yaml", isConfigRequired: false, knownRules: new Set<string>() };
  return loadRepository(fakeRepositoryFiles(texts), options);
}

async function commits(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>) {
  return diffCommits(await load(head), await load(base), owner);
}

const kindsOf = ({ targets }: Awaited<ReturnType<typeof commits>>) =>
  targets.flatMap(({ changes }) => changes.map(({ kind, name }) => `${kind} ${name}`));

describe("a comparison of two commits", () => {
  test("needs no target: without one the files are compared as they are", async () => {
    const result = await commits(
      { "plans/a.yaml": plan("a"), "plans/gone.yaml": plan("gone") },
      { "plans/a.yaml": plan("a", 1), "plans/new.yaml": `${plan("new")}engagements: [contact/alice]\n` },
    );
    expect(kindsOf(result)).toEqual(["create new", "update a", "delete gone"]);
    expect(renderDiffText(result)).toMatch(/^\(no target\)\n/);
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/diff-output.schema.json"), "utf8"));
    const validate = new Ajv2020().compile(schema);
    expect(validate(diffOutput(result)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ["without a target", ""],
    ["in a target", oneTarget],
  ])("a file that is no YAML any more deletes nothing, %s", async (_where, config) => {
    const texts = { "muster.yaml": config, "plans/a.yaml": plan("a"), "plans/b.yaml": plan("b") };
    expect(kindsOf(await commits(texts, { ...texts, "plans/b.yaml": broken }))).toEqual([]);
  });

  test("a new file that is no YAML may be what another became", async () => {
    const result = await commits(
      { "plans/a.yaml": plan("a"), "plans/b.yaml": plan("b") },
      { "plans/a.yaml": plan("a"), "plans/moved.yaml": broken },
    );
    expect(kindsOf(result)).toEqual([]);
    expect(result.targets[0]?.undecided).toEqual(["b"]);
    expect(renderDiffText(result)).toContain("`b` is in no file that can be read");
  });

  test("a broken contact keeps no plan from being deleted", async () => {
    const head = { "plans/a.yaml": plan("a"), "plans/c.yaml": "kind: Contact\nAlias: 7\n" };
    expect(kindsOf(await commits({ "plans/a.yaml": plan("a"), "plans/b.yaml": plan("b") }, head))).toEqual([
      "delete b",
    ]);
  });
});

describe("a comparison with AWS", () => {
  const aws = fakeIncidentManager(["a", "b"].map((name) => remotePlan(claimPlan({ ...bare, name }, owner))));
  const world = { readerFor: () => aws, output: fakeOutput() };

  test("shows no delete while a file cannot be read", async () => {
    const repository = await load({ "muster.yaml": oneTarget, "plans/a.yaml": plan("a"), "plans/b.yaml": broken });
    const result = await runDiff(repository, owner, world);
    expect(kindsOf(result)).not.toContain("delete b");
    expect(result.targets[0]?.undecided).toEqual(["b"]);
    expect(notCompared(repository)).toEqual([expect.stringContaining("`plans/b.yaml:2:20` has errors")]);
    expect(diffOutput(result).targets[0]).toMatchObject({ undecided: ["response-plan/b"] });
  });

  test("shows it when all files can be", async () => {
    const repository = await load({ "muster.yaml": oneTarget, "plans/a.yaml": plan("a") });
    expect(kindsOf(await runDiff(repository, owner, world))).toContain("delete b");
  });
});
