import { expect, test } from "vitest";
import { runCheck } from "../../src/commands/check.js";
import { ruleCatalogue } from "../../src/core/lint/rule-catalogue.js";
import { UsageError } from "../../src/core/operational-error.js";
import { fakeOutput } from "../fakes/output.js";
import { fakeRepositoryFiles } from "../fakes/repository-files.js";

const config = "version: 1\npolicies: [policies/*.yaml]\n";
const policy = `id: has-team
message: Unexpected plan without the tag \`team\`, expected its owner
severity: error
hint: Add the tag
files: [plans/**]
at: /tags
expression: has(plan.tags) && has(plan.tags.team)
examples:
  flagged:
    - plan: {tags: {a: b}}
  notFlagged:
    - plan: {tags: {team: b}}
`;
const plan = (rest: string) => `name: a\nincidentTemplate: {title: Slow, impact: 3}\n${rest}`;

async function check(texts: Record<string, string>, options: { base?: Record<string, string>; policies?: true } = {}) {
  return runCheck(
    {
      configPath: "muster.yaml",
      isConfigRequired: false,
      knownRules: new Set(ruleCatalogue.map(({ id }) => id)),
      now: new Date("2026-11-23T00:00:00Z"),
      runsExamples: options.policies === true,
    },
    {
      files: fakeRepositoryFiles(texts),
      output: fakeOutput(),
      ...(options.base && { openBase: async () => fakeRepositoryFiles(options.base ?? {}) }),
    },
  );
}

const own = async (...args: Parameters<typeof check>) => {
  const { result } = await check(...args);
  const of = ({ rule }: { rule: string }) => /^(has-|only-|works|invalid-policy)/.test(rule);
  return { found: result.diagnostics.filter(of), unchecked: result.unchecked.filter(of), result };
};

test("judges plans by the organisation's own rules, and leaves readiness to what would work", async () => {
  const files = { "muster.yaml": config, "policies/a.yaml": policy, "plans/a.yaml": plan("tags: {b: c}\n") };
  const { found, result } = await own(files);
  expect(found).toMatchObject([
    { rule: "has-team", severity: "error", plan: "a", pointer: "/tags", at: { file: "plans/a.yaml", line: 3 } },
  ]);
  expect(result.readiness.flatMap(({ because }) => because)).not.toContain("has-team");
  expect((await own({ ...files, "plans/a.yaml": plan("tags: {team: c}\n") })).found).toEqual([]);
});

test("settings and comments reach them as any rule, unless they are locked", async () => {
  const texts = {
    "muster.yaml": `${config}overrides: [{files: [plans/a.yaml], rules: {has-team: notice}}]\n`,
    "policies/a.yaml": policy,
    "plans/a.yaml": plan("# muster: ignore[has-team] not yet\ntags: {b: c}\n"),
  };
  expect((await own(texts)).found).toEqual([]);
  const locked = await own({ ...texts, "policies/a.yaml": `${policy}locked: true\n` });
  expect(locked.found.map(({ rule, severity }) => [rule, severity])).toEqual([["has-team", "notice"]]);
  await expect(check({ ...texts, "policies/a.yaml": policy.replace("has-team", "other") })).rejects.toThrow(UsageError);
});

test("what an expression cannot say is unchecked, with the reason", async () => {
  const { found, unchecked } = await own({
    "muster.yaml": config,
    "policies/a.yaml": policy.replace("has(plan.tags) && has(plan.tags.team)", 'plan.tags.team == "a"'),
    "policies/b.yaml": "id: only-known\nmessage: m\nseverity: error\nexpression: changes.kind != 'create'\n",
    "plans/a.yaml": plan(""),
  });
  expect(found).toEqual([]);
  expect(unchecked.map(({ rule, reason }) => [rule, reason])).toEqual([
    ["has-team", "there is no `tags`"],
    ["only-known", "`changes` is not known"],
  ]);
});

test("sees readiness, and what changes from the base", async () => {
  const rules = `id: only-harmless
message: Unexpected change of the impact
severity: warning
expression: "!('/incidentTemplate/impact' in changes.fields) || changes.before.incidentTemplate.impact <= 3"
---
id: works
message: Unexpected plan that would not work
severity: warning
expression: readiness.verdict == 'ready'
`;
  const texts = { "muster.yaml": config, "policies/a.yaml": rules, "plans/a.yaml": plan("") };
  const base = { ...texts, "plans/a.yaml": plan("").replace("impact: 3", "impact: 4") };
  expect((await own(texts, { base })).found.map(({ rule }) => rule)).toEqual(["only-harmless"]);
  expect((await own(texts, { base: texts })).found).toEqual([]);
  const broken = { ...texts, "plans/a.yaml": plan("").replace("impact: 3", "impact: 1") };
  expect((await own(broken, { base: broken })).found.map(({ rule }) => rule)).toEqual(["works"]);
});

test("runs the examples only where asked, and tells those that come out otherwise", async () => {
  const wrong = policy.replace("plan: {tags: {team: b}}", "plan: {tags: {}}");
  const texts = { "muster.yaml": config, "policies/a.yaml": wrong, "plans/a.yaml": plan("tags: {team: c}\n") };
  expect((await own(texts)).found).toEqual([]);
  expect((await own(texts, { policies: true })).found).toMatchObject([
    { rule: "invalid-policy", at: { file: "policies/a.yaml", line: 12 }, pointer: "/examples/notFlagged/0" },
  ]);
  expect((await own({ ...texts, "policies/a.yaml": policy }, { policies: true })).found).toEqual([]);
});

test.each([
  ["expression: plan.tagz.size() > 0", 4, 18, 22],
  ["expression: >-\n  plan.name != 'a'\n  && plan.tagz.size() > 0", 6, 11, 15],
  ["expression: |\n  plan.name != 'a'\n\n  && plan.tagz.size() > 0", 7, 11, 15],
  [`expression: "plan.name != \\"a\\" && plan.tagz.size() > 0"`, 4, 41, 45],
  [`expression: 'plan.name != ''a'' && plan.tagz.size() > 0'`, 4, 41, 45],
])("tells a fault at its line and column: %s", async (expression, line, column, endColumn) => {
  const text = `id: has-tags\nmessage: m\nseverity: error\n${expression}\n`;
  const { found } = await own({ "muster.yaml": config, "policies/a.yaml": text, "plans/a.yaml": plan("") });
  expect(found).toMatchObject([{ rule: "invalid-policy", at: { line, column } }]);
  expect(found[0]?.at.endColumn).toBeGreaterThanOrEqual(endColumn);
});
