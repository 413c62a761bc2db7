import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runDiff } from "../../src/commands/diff.js";
import { importExitCode, prepareImport, writeImport } from "../../src/commands/import.js";
import { loadRepository } from "../../src/commands/load-repository.js";
import type { RemotePlan } from "../../src/core/changes/change.js";
import { claimPlan } from "../../src/core/changes/ownership.js";
import { resourceKinds } from "../../src/core/plan/resource.js";
import { renderImportText } from "../../src/core/report/import-text.js";
import type { RepositoryFiles } from "../../src/ports.js";
import { bare, full } from "../core/changes/example.js";
import { arbitraryPlan } from "../fakes/arbitrary-plan.js";
import { fakeIncidentManager, remotePlan } from "../fakes/incident-manager.js";
import { mapDisk as disk } from "../fakes/map-disk.js";
import { fakeOutput } from "../fakes/repository.js";

const owner = "acme/plans";
const oneTarget = `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
`;

const load = (files: RepositoryFiles) =>
  loadRepository(files, { configPath: "muster.yaml", isConfigRequired: true, knownRules: new Set() });

async function importAll(
  files: ReturnType<typeof disk>,
  actual: readonly RemotePlan[],
  names: string[] = [],
  updates = false,
) {
  const aws = fakeIncidentManager(actual);
  const world = { readerFor: () => aws, output: fakeOutput(), files };
  const result = await prepareImport(
    await load(files),
    { repository: owner, names, updates, kinds: resourceKinds },
    world,
  );
  await writeImport(result, files);
  return { result, diff: async () => (await runDiff(await load(files), owner, world)).targets };
}

const named = (name: string) => ({ ...full, name });

describe("an import", () => {
  test("writes what no file declares, and the diff after it is empty", async () => {
    const files = disk({
      "muster.yaml": oneTarget,
      "plans/mine.yaml": "name: mine\nincidentTemplate: {title: T, impact: 1}\n",
    });
    const actual = [
      remotePlan(named("a")),
      remotePlan(claimPlan(named("b"), owner)),
      remotePlan({ ...bare, name: "mine" }),
    ];
    const { result, diff } = await importAll(files, actual, []);
    expect(result.files.map(({ path, isUnowned }) => [path, isUnowned])).toEqual([
      ["plans/a.yaml", true],
      ["plans/b.yaml", false],
    ]);
    expect(result.skipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      "mine: `plans/mine.yaml` declares it otherwise; `--update` edits the file",
    ]);
    expect((await diff())[0]?.changes.map(({ name }) => name)).toEqual(["mine"]);
    expect(importExitCode(result)).toBe(0);
    expect(renderImportText(result)).toContain("muster sync --apply --adopt a\n");
  });

  test("edits files that declare otherwise when asked to, and the diff after it is empty", async () => {
    const text =
      "# first\nname: a\nincidentTemplate: {title: T, impact: 1} # urgent\n---\nname: b\nincidentTemplate: {title: T, impact: 1}\n";
    const files = disk({ "muster.yaml": oneTarget, "plans/two.yaml": text });
    const template = { title: "T", impact: 2 };
    const actual = ["a", "b"].map((name) => remotePlan(claimPlan({ name, incidentTemplate: template }, owner)));
    const { result, diff } = await importAll(files, actual, [], true);
    expect(result.files.map(({ path, name }) => [path, name])).toEqual([
      ["plans/two.yaml", "a"],
      ["plans/two.yaml", "b"],
    ]);
    expect(files.files.get("plans/two.yaml")).toBe(text.replaceAll("impact: 1", "impact: 2"));
    expect((await diff())[0]?.changes).toEqual([]);
  });

  test("made again changes no byte", async () => {
    const files = disk({ "muster.yaml": oneTarget });
    await importAll(files, [remotePlan(named("a"))]);
    const before = new Map(files.files);
    expect((await importAll(files, [remotePlan(named("a"))])).result.files).toEqual([]);
    expect(files.files).toEqual(before);
  });

  test("leaves what belongs to other repositories and other accounts", async () => {
    const files = disk({ "muster.yaml": oneTarget });
    const actual = [remotePlan(claimPlan(named("a"), "other/plans")), remotePlan(named("b"), "999988887777")];
    const { result } = await importAll(files, actual);
    expect(result.files).toEqual([]);
    expect(result.skipped.map(({ reason }) => reason)).toEqual(["It belongs to `other/plans`"]);
  });

  test("takes single plans by name, and says what is not there", async () => {
    const files = disk({ "muster.yaml": oneTarget });
    const { result } = await importAll(files, [remotePlan(named("a")), remotePlan(named("b"))], ["b", "c"]);
    expect(result.files.map(({ name }) => name)).toEqual(["b"]);
    expect(importExitCode(result)).toBe(1);
  });

  test("puts each target's plans where only that target reads them", async () => {
    const config = `version: 1
files: [plans/**/*.yaml]
targets:
  prod: {account: "111122223333", regions: [us-east-1], files: [plans/prod/**]}
`;
    const files = disk({ "muster.yaml": config, "plans/prod/A.yaml": "# nothing yet\n" });
    const { result, diff } = await importAll(files, [remotePlan(named("a"))]);
    expect(result.files.map(({ path }) => path)).toEqual(["plans/prod/prod/a.yaml"]);
    expect((await diff())[0]?.changes).toEqual([]);
  });

  test("of any state that the API allows leaves an empty diff", async () => {
    const plans = fc.uniqueArray(arbitraryPlan(fc.constantFrom("a", "b", "C", "c")), {
      selector: ({ name }) => name,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(plans, async (actual) => {
        const files = disk({ "muster.yaml": oneTarget });
        const { result, diff } = await importAll(
          files,
          actual.map((plan) => remotePlan(plan)),
        );
        expect(result.skipped).toEqual([]);
        expect((await diff())[0]).toMatchObject({ changes: [] });
      }),
      { numRuns: 60 },
    );
  });
});
