import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/diagnostic.js";
import { lintFiles } from "./lint-files.js";

const config = (more: string) => `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
  dev: {account: "444455556666", regions: [us-east-1]}
${more}`;

const plan = "name: example\nincidentTemplate: {title: It broke, impact: 2, summary: All of it}\n";

async function lint(muster: string, extra: readonly (readonly [string, string])[] = []) {
  return lintFiles(new Map([["plans/example.yaml", plan], ...extra, ["muster.yaml", config(muster)]]));
}

function brief(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ rule, severity, target }) => `${severity} ${rule} ${target ?? "-"}`);
}

describe("lintPlans", () => {
  test("says once what holds in all targets of a plan, most severe first", async () => {
    expect(brief((await lint("")).diagnostics)).toEqual([
      "error engages-nobody -",
      "notice missing-chat-channel -",
      "notice missing-runbook -",
    ]);
  });

  test("names the target of what holds in one of several", async () => {
    const other = "name: other\nincidentTemplate: {title: It broke, impact: 2, dedupeString: all}\n";
    const twin = "name: twin\nincidentTemplate: {title: It broke, impact: 2, dedupeString: all}\n";
    const result = await lintFiles(
      new Map([
        ["plans/all/other.yaml", other],
        ["plans/prod/twin.yaml", twin],
        [
          "muster.yaml",
          `version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
  dev: {account: "444455556666", regions: [us-east-1], files: [plans/all/**]}
`,
        ],
      ]),
    );
    expect(brief(result.diagnostics.filter(({ rule }) => rule === "shared-dedupe-string"))).toEqual([
      "warning shared-dedupe-string prod",
      "warning shared-dedupe-string prod",
    ]);
  });

  test("sets severities by rules, then by overrides, the later one winning", async () => {
    const result = await lint(`rules: {missing-runbook: off, missing-chat-channel: error, engages-nobody: notice}
overrides:
  - {files: ["plans/**"], rules: {engages-nobody: off, missing-runbook: warning}}
  - {files: ["plans/ex*.yaml"], rules: {engages-nobody: warning}}
  - {files: ["plans/other/**"], rules: {engages-nobody: off}}
`);
    expect(brief(result.diagnostics)).toEqual([
      "error missing-chat-channel -",
      "warning engages-nobody -",
      "warning missing-runbook -",
    ]);
  });

  test("decides readiness by the rule's own severity, not by the setting", async () => {
    expect((await lint("rules: {engages-nobody: notice}")).readiness.map(({ verdict }) => verdict)).toEqual([
      "notReady",
      "notReady",
    ]);
    expect(
      (await lint("rules: {missing-runbook: error, engages-nobody: off}")).readiness.map(({ verdict }) => verdict),
    ).toEqual(["ready", "ready"]);
  });

  test("counts what it could not decide, with the target and the reason", async () => {
    const other = `name: other
incidentTemplate: {title: It broke, impact: 3}
engagements: [contact/a, contact/b]
actions: [{ssmAutomation: {documentName: Fix-It, documentVersion: "2", roleArn: role/r}}]
`;
    const result = await lint("", [["plans/other.yaml", other]]);
    expect(result.unchecked.filter(({ rule }) => rule === "invalid-runbook-version")).toEqual([
      {
        plan: "other",
        target: "dev",
        rule: "invalid-runbook-version",
        reason: "no facts about the document `Fix-It` in us-east-1",
      },
      {
        plan: "other",
        target: "prod",
        rule: "invalid-runbook-version",
        reason: "no facts about the document `Fix-It` in us-east-1",
      },
    ]);
  });

  test("says the same for files in any order", async () => {
    const extra = Array.from({ length: 5 }, (_, n) => [`plans/p${n}.yaml`, plan.replace("example", `p${n}`)] as const);
    expect(await lint("", extra)).toEqual(await lint("", extra.toReversed()));
  });
});

describe("readiness of broken plans", () => {
  test("names a plan that is not in shape, in each of its targets", async () => {
    const broken = "name: broken\nseverity: 1\n---\nname: whole\nincidentTemplate: {title: It broke, impact: 3}\n";
    expect(
      (await lint("", [["plans/broken.yaml", broken]])).readiness.filter(({ plan: name }) => name !== "example"),
    ).toEqual([
      { plan: "broken", target: "dev", verdict: "notReady", because: ["invalid-shape"] },
      { plan: "broken", target: "prod", verdict: "notReady", because: ["invalid-shape"] },
      { plan: "whole", target: "dev", verdict: "ready", because: [] },
      { plan: "whole", target: "prod", verdict: "ready", because: [] },
    ]);
  });

  test("says nothing of neighbours of plans", async () => {
    const contact = "kind: Contact\nname: broken\n";
    expect((await lint("", [["plans/contact.yaml", contact]])).readiness.map(({ plan: name }) => name)).toEqual([
      "example",
      "example",
    ]);
  });
});
