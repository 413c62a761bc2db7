import { expect, test } from "vitest";
import { explainPlan } from "../../src/commands/explain-plan.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { renderReadinessText } from "../../src/core/report/readiness-text.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const now = new Date("2026-11-23T00:00:00Z");

const config = `version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
facts: [facts/*.json]
`;

const plan = `name: checkout
incidentTemplate: {title: Too slow, impact: 2}
engagements: [contact/akua, contact/jorge]
`;

const akua = JSON.stringify({
  recordedAt: "2026-11-20T00:00:00Z",
  output: {
    ContactArn: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua",
    Alias: "akua",
    Type: "PERSONAL",
    Plan: { Stages: [] },
  },
});

async function explain(texts: Record<string, string>, name = "checkout") {
  const knownRules = new Set(ruleCatalogue.map(({ id }) => id));
  const options = { configPath: "muster.yaml", isConfigRequired: false, knownRules, now };
  const trees = await explainPlan(name, options, { files: fakeRepositoryFiles(texts), output: fakeOutput() });
  return trees.map((tree) => renderReadinessText(tree, now)).join("\n");
}

test("lays out each requirement with what decided it and the facts, their source and age", async () => {
  const text = await explain({ "muster.yaml": config, "plans/checkout.yaml": plan, "facts/akua.json": akua });
  await expect(text).toMatchFileSnapshot("explain-plan.txt");
});

test("says of a plan that is not in shape what is wrong with it", async () => {
  const text = await explain({ "plans/checkout.yaml": "name: checkout\nimpact: 2\n" });
  expect(text).toContain("checkout: not ready");
  expect(text).toContain("invalid-shape");
});

test("knows no plan of another name", async () => {
  expect(await explain({ "plans/checkout.yaml": plan }, "other")).toBe("");
});
