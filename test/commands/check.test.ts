import { expect, test } from "vitest";
import { isFailure, runCheck } from "../../src/commands/check.js";
import { toBaseline } from "../../src/core/lint/baseline.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { UsageError } from "../../src/core/operational-error.js";
import { renderCheckJson } from "../../src/core/report/check-json.js";
import { renderCheckJunit } from "../../src/core/report/check-junit.js";
import { renderCheckMarkdown } from "../../src/core/report/check-markdown.js";
import { renderCheckSarif } from "../../src/core/report/check-sarif.js";
import { renderCheckText } from "../../src/core/report/check-text.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const config = `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1], files: [plans/prod/**]}
  test: {account: "444455556666", regions: [us-east-1]}
`;

const runbook = `actions:
  - ssmAutomation: {documentName: Mitigate, documentVersion: "3", roleArn: role/runbook}
`;

const plan = (name: string, rest = "") =>
  `name: ${name}\nincidentTemplate: {title: Too slow, impact: 3, summary: It is}\nengagements: [contact/on-call]\n${runbook}${rest}`;

async function check(texts: Record<string, string>, options: { paths?: string[]; target?: string } = {}) {
  const run = await runCheck(
    {
      configPath: "muster.yaml",
      isConfigRequired: false,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date("2026-11-23T00:00:00Z"),
      ...options,
    },
    { files: fakeRepositoryFiles(texts), output: fakeOutput() },
  );
  return run.result;
}

const rulesOf = (result: Awaited<ReturnType<typeof check>>) => result.diagnostics.map(({ rule }) => rule);

test("checks every plan of a repository without a configuration", async () => {
  const result = await check({ "plans/a.yaml": plan("a"), "plans/team/b.yaml": plan("b"), "other/c.yaml": plan("c") });
  expect(result.summary).toMatchObject({ files: 2, plans: 2, errors: 0 });
  expect(result.readiness.map(({ plan, target }) => [plan, target])).toEqual([
    ["a", undefined],
    ["b", undefined],
  ]);
});

test("the whole repository means its plans, and any YAML only where there are none", async () => {
  const others = { "muster.yaml": config, "compose.yaml": "services: {}" };
  expect((await check({ ...others, "plans/b.yaml": plan("b") }, { paths: [""] })).summary.files).toBe(1);
  expect((await check({ "b.yaml": plan("b") }, { paths: [""] })).summary).toMatchObject({ files: 1, errors: 0 });
});

test("Muster's own files are no plans, however wide the globs", async () => {
  const wide = "version: 1\nfiles: ['**/*.yaml']\npolicies: [policies/*.yaml]\n";
  const policy = "id: any-plan\nmessage: Unexpected plan\nseverity: notice\nexpression: plan.name != ''\n";
  const result = await check({ "muster.yaml": wide, "policies/a.yaml": policy, "plans/b.yaml": plan("b") });
  expect(result.summary).toMatchObject({ files: 1, errors: 0 });
});

test("judges a plan once for each target that it belongs to", async () => {
  const result = await check({ "muster.yaml": config, "plans/prod/a.yaml": plan("a"), "plans/b.yaml": plan("b") });
  expect(result.readiness.map(({ plan, target }) => `${plan}@${target}`)).toEqual(["a@prod", "a@test", "b@test"]);
});

test("a plan that no target claims is checked, and not called ready", async () => {
  const narrow = config.replace("regions: [us-east-1]}", "regions: [us-east-1], files: [plans/test/**]}");
  const result = await check({ "muster.yaml": narrow, "plans/other/a.yaml": plan("a") });
  expect(result.readiness).toMatchObject([{ plan: "a", verdict: "unknown" }]);
  expect(result.summary.unchecked).toBeGreaterThan(0);
});

test("a broken file does not hide the others", async () => {
  const result = await check({
    "plans/a.yaml": "name: [",
    "plans/b.yaml": plan("b", "engagement: []\n"),
    "plans/c.yaml": plan("c"),
  });
  expect(rulesOf(result)).toEqual(expect.arrayContaining(["invalid-yaml", "invalid-shape"]));
  expect(result.readiness.map(({ plan }) => plan)).toContain("c");
  expect(isFailure(result, "error")).toBe(true);
});

test("paths narrow what is told, not what is known", async () => {
  const files = { "plans/a.yaml": plan("a"), "plans/b.yaml": plan("a") };
  const result = await check(files, { paths: ["plans/b.yaml"] });
  expect(result.summary.files).toBe(1);
  expect(result.diagnostics.every(({ at }) => at.file === "plans/b.yaml")).toBe(true);
  expect(rulesOf(result)).toContain("duplicate-plan-name");
});

test("what is unchecked fails no check by itself, and is counted", async () => {
  const result = await check({ "muster.yaml": config, "plans/prod/a.yaml": plan("a") }, { target: "prod" });
  expect(result.summary.unchecked).toBeGreaterThan(0);
  expect(isFailure(result, "error")).toBe(false);
  expect(result.readiness.map(({ verdict }) => verdict)).toEqual(["unknown"]);
});

test("a configuration that cannot be used is refused with its place", async () => {
  await expect(check({ "muster.yaml": "version: 1\ntarget: {}\n" })).rejects.toThrow(/muster\.yaml:2:1/);
  await expect(check({ "muster.yaml": config }, { target: "prd" })).rejects.toThrow(UsageError);
});

test("the findings are the same in any order of the files", async () => {
  const texts = { "plans/a.yaml": plan("a"), "plans/b.yaml": plan("a"), "plans/c.yaml": "name: c\n" };
  const reversed = Object.fromEntries(Object.entries(texts).reverse());
  expect(await check(reversed)).toEqual(await check(texts));
});

test("sees a rename beside the base commit, also one whose configuration was broken", async () => {
  const renamed = { "muster.yaml": config, "plans/b.yaml": plan("renamed") };
  const run = (base: Record<string, string>) =>
    runCheck(
      {
        configPath: "muster.yaml",
        isConfigRequired: false,
        knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
        now: new Date("2026-11-23T00:00:00Z"),
      },
      { files: fakeRepositoryFiles(renamed), openBase: async () => fakeRepositoryFiles(base), output: fakeOutput() },
    );
  const compared = await run({ "muster.yaml": config, "plans/b.yaml": plan("b") });
  expect(rulesOf(compared.result)).toContain("renamed-plan");
  const broken = await run({ "muster.yaml": "version: 2", "plans/b.yaml": plan("b") });
  expect(rulesOf(broken.result)).not.toContain("renamed-plan");
});

test("tells only what the baseline does not know, and counts the rest", async () => {
  const blank = (name: string) => plan(name).replace("Too slow", '" "');
  const texts = { "plans/a.yaml": blank("a"), "plans/b.yaml": blank("b") };
  const known = toBaseline((await check({ "plans/a.yaml": blank("a") })).diagnostics, []);
  const result = await check({ ...texts, "muster-baseline.json": JSON.stringify(known) });
  expect(new Set(result.diagnostics.map(({ at }) => at.file))).toEqual(new Set(["plans/b.yaml"]));
  expect(result.summary).toMatchObject({ suppressed: 0, baselined: known.findings.length });
  expect(result.readiness.map(({ verdict }) => verdict)).toEqual(["notReady", "notReady"]);
});

test("tells what the baseline knows and is no longer there, so that it shrinks", async () => {
  const known = toBaseline((await check({ "plans/a.yaml": plan("a").replace("Too slow", '" "') })).diagnostics, []);
  const texts = { "muster.yaml": "version: 1\nbaseline: old.json\n", "plans/a.yaml": plan("a") };
  const result = await check({ ...texts, "old.json": JSON.stringify(known, undefined, 2) });
  const stale = result.diagnostics.filter(({ rule }) => rule === "stale-baseline");
  expect(stale).toMatchObject([{ severity: "notice", at: { file: "old.json", line: 4, column: 5 }, plan: "a" }]);
  expect(isFailure(result, "error")).toBe(false);
  await expect(check(texts)).rejects.toThrow("There is no baseline `old.json`");
});

test("refuses a baseline that is none", async () => {
  await expect(check({ "plans/a.yaml": plan("a"), "muster-baseline.json": "[]" })).rejects.toThrow(UsageError);
});

test("no report shows a phone number that stands in a file", async () => {
  const address = "4915112345678";
  const line = `Channels: [{Name: phone, Type: PAGER, DeliveryAddress: {SimpleAddress: "+${address}"}}]`;
  const text = `kind: Contact\nAlias: ann\n${line}\nPlan: {Stages: []}\n`;
  const result = await check({ "plans/ann.yaml": text });
  expect(result.diagnostics.map(({ rule, at }) => `${rule} ${at.line}`)).toEqual([
    "invalid-shape 3",
    "invalid-shape 3",
  ]);
  const reports = [
    renderCheckText(result, { lineAt: (_file, number) => text.split("\n")[number - 1] }),
    renderCheckJson(result),
    renderCheckMarkdown(result),
    renderCheckJunit(result),
    renderCheckSarif(result, { rules: [], version: "0.0.0" }),
  ];
  for (const report of reports) expect(report).not.toContain(address);
});
