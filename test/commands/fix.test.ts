import { expect, test } from "vitest";
import { runFixes } from "../../src/commands/fix.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const config = `version: 1
facts: [facts/*.json]
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
`;

const description = (version: string) =>
  JSON.stringify({
    account: "111122223333",
    region: "us-east-1",
    output: {
      Document: {
        Name: "Mitigate",
        Owner: "111122223333",
        DocumentType: "Automation",
        DefaultVersion: version,
        LatestVersion: "9",
      },
    },
  });

const fix = (texts: Record<string, string>) =>
  runFixes(
    {
      configPath: "muster.yaml",
      isConfigRequired: false,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date("2026-11-23T00:00:00Z"),
    },
    { files: fakeRepositoryFiles(texts), output: fakeOutput() },
  );

const plan = `name: a
incidentTemplate: {titel: Slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Mitigate # reviewed in May
      roleArn: role/a
`;

test("fixes what shows only after another fix, and checks what came of it", async () => {
  const { files, run } = await fix({ "muster.yaml": config, "facts/a.json": description("4"), "plans/a.yaml": plan });
  expect(files.map(({ path, text }) => [path, text])).toEqual([
    ["plans/a.yaml", plan.replace("titel", "title").replace("in May\n", 'in May\n      documentVersion: "4"\n')],
  ]);
  const rules = run.result.diagnostics.map(({ rule }) => rule);
  expect(rules).not.toContain("invalid-shape");
  expect(rules).not.toContain("unpinned-runbook");
});

test("pins no version that the facts do not know", async () => {
  const { files } = await fix({ "muster.yaml": config, "plans/a.yaml": plan });
  expect(files.map(({ text }) => text)).toEqual([plan.replace("titel", "title")]);
});

test("leaves what a comment suppresses", async () => {
  const quiet = plan
    .replace("titel", "title")
    .replace("# reviewed in May", "# muster: ignore[unpinned-runbook] on purpose");
  const { files } = await fix({ "muster.yaml": config, "facts/a.json": description("4"), "plans/a.yaml": quiet });
  expect(files).toEqual([]);
});
