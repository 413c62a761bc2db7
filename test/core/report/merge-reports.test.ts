import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { runCheck } from "../../../src/commands/check.js";
import { ruleCatalogue } from "../../../src/core/lint/rule-catalogue.js";
import { checkOutput } from "../../../src/core/report/check-json.js";
import { hasProblem, isUnfinished, kindOf, mergeReports } from "../../../src/core/report/merge-reports.js";
import type { syncOutput } from "../../../src/core/report/sync-json.js";
import { renderTargetMatrix } from "../../../src/core/report/target-matrix.js";
import { fakeOutput } from "../../fakes/output.js";
import { fakeRepositoryFiles } from "../../fakes/repository-files.js";

const names = ["a", "b", "c", "d", "e"];
const config = `version: 1
targets:
${names.map((name, index) => `  ${name}: {account: "${String(index).repeat(12)}", regions: [us-east-1], files: ["plans/**", "!plans/only-a.yaml"]}`).join("\n")}
  only: {account: "999999999999", regions: [us-east-1], files: [plans/only-a.yaml]}
`;
const texts = {
  "muster.yaml": config,
  "plans/broken.yaml": "name: [\n",
  "plans/misshapen.yaml": "name: misshapen\nincidentTemplate: {title: T}\n",
  "plans/p.yaml": 'name: p\nincidentTemplate: {title: " ", impact: 1}\n',
  "plans/only-a.yaml": "name: only-a\nincidentTemplate: {title: T, impact: 3}\n",
};

async function check(selection: { readonly target?: string; readonly shard?: { part: number; of: number } }) {
  const { result } = await runCheck(
    {
      configPath: "muster.yaml",
      isConfigRequired: true,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date("2026-11-23T00:00:00Z"),
      ...selection,
    },
    { files: fakeRepositoryFiles(texts), output: fakeOutput() },
  );
  return checkOutput(result);
}

describe("reports of parts", () => {
  test.each([1, 2, 4, 9])("in %i parts say of every plan and target what one report says", async (of) => {
    const whole = await check({});
    const parts = await Promise.all(
      Array.from({ length: of }, (_, index) => check({ shard: { part: index + 1, of } })),
    );
    const merged = mergeReports({ kind: "check", parts }) as typeof whole;
    expect(merged.readiness).toEqual(whole.readiness);
    expect(merged.summary).toMatchObject({ files: whole.summary.files, plans: whole.summary.plans });
    const told = ({ diagnostics }: typeof whole) =>
      new Set(diagnostics.map(({ rule, file, line }) => `${rule} ${file}:${line}`));
    expect(told(merged)).toEqual(told(whole));
    expect(merged.diagnostics.filter(({ rule }) => rule === "invalid-yaml")).toHaveLength(1);
    const schema = JSON.parse(readFileSync("schemas/check-output.schema.json", "utf8"));
    expect(new Ajv2020({ strict: false }).compile(schema)(JSON.parse(JSON.stringify(merged)))).toBe(true);
    expect(hasProblem({ kind: "check", parts }, "error")).toBe(true);
  });

  test("of syncs add up, and what could not be finished is not success", () => {
    const outcome = { target: "a", resource: "response-plan/p", kind: "create", status: "applied" } as const;
    const done: ReturnType<typeof syncOutput> = { schemaVersion: 1, applied: true, outcomes: [outcome] };
    const failed = { ...done, outcomes: [], failures: [{ target: "b", reason: "no credentials" }] };
    const reports = { kind: "sync", parts: [done, failed] } as const;
    expect([done, failed].map(kindOf)).toEqual(["sync", "sync"]);
    expect(mergeReports(reports)).toEqual({ ...done, failures: failed.failures });
    expect(isUnfinished(reports)).toBe(true);
    expect(isUnfinished({ kind: "sync", parts: [done] })).toBe(false);
  });

  test.each([[{}], [[]], [null], [{ schemaVersion: 2, targets: [] }], [{ schemaVersion: 1, diagnostics: [] }]])(
    "are not %j",
    (value) => {
      expect(kindOf(value)).toBeUndefined();
    },
  );
});

test("the matrix of a workflow has each target once, on one line", () => {
  const targets = names.map((name) => ({
    ...({
      name,
      account: "111122223333",
      regions: ["us-east-1", "eu-west-1"],
      partition: "aws",
      files: [],
      vars: {},
    } as const),
  })) as Parameters<typeof renderTargetMatrix>[0];
  const single = JSON.parse(renderTargetMatrix(targets));
  expect(single.include[0]).toEqual({
    ...{ target: "a", account: "111122223333", region: "us-east-1", regions: "us-east-1 eu-west-1" },
  });
  const assumeRole = { read: "arn:aws:iam::1:role/r", write: "arn:aws:iam::1:role/w" };
  const [withRoles] = JSON.parse(renderTargetMatrix(targets.map((target) => ({ ...target, assumeRole })))).include;
  expect(withRoles).toEqual({ ...single.include[0], readRole: assumeRole.read, writeRole: assumeRole.write });
  expect(renderTargetMatrix(targets)).not.toContain("\n");
  expect(JSON.parse(renderTargetMatrix(targets, 2))).toEqual({
    include: [
      { shard: "1/2", targets: "a c e" },
      { shard: "2/2", targets: "b d" },
    ],
  });
  expect(JSON.parse(renderTargetMatrix([], 2))).toEqual({ include: [] });
});
