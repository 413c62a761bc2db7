import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editPlanFile } from "../../../src/core/import/edit-plan-file.js";
import { importPlan } from "../../../src/core/import/import-plan.js";
import { mergeLines } from "../../../src/core/import/merge-lines.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { resolvePlan } from "../../../src/core/plan/resolve-plan.js";
import type { ResolvedPlan } from "../../../src/core/plan/resource.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import { arbitraryPlan } from "../../fakes/arbitrary-plan.js";
import { remotePlan } from "../../fakes/incident-manager.js";
import { contact, target as prod, topic } from "../changes/example.js";

const target = { ...prod, vars: { pager: "primary" } };

function resolved(text: string, index = 0): ResolvedPlan {
  const [documents] = parseSource("p.yaml", new TextEncoder().encode(text));
  const source = documents[index];
  if (source === undefined) throw new Error("no document");
  const [resource] = decodeResource(source);
  if (resource === undefined) throw new Error("no plan");
  const [plan] = resolvePlan(resource, target);
  if (plan === undefined) throw new Error("not resolved");
  return plan;
}

function edit(text: string, change: (plan: ResponsePlan) => ResponsePlan, index = 0): string {
  const declared = resolved(text, index);
  const edited = editPlanFile(text, declared, remotePlan(change(declared.plan)));
  if ("problem" in edited) throw new Error(edited.problem);
  return edited.text;
}

/** The lines that differ, as `- before` and `+ after`. */
function changed(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const file = `# Who answers when checkout is slow
name: p
displayName:   'Checkout'   # shown in the console
incidentTemplate:
    title: Down
    impact: critical      # buyers give up
    summary: >-
      A folded text
      of two lines.
    incidentTags: { service: checkout,  tier: "1" }
    notificationTargets:
    - snsTopicArn: topic/updates      # everybody
    - snsTopicArn: topic/\${pager}
engagements: [ contact/ann, "contact/\${pager}" ]   # first Ann

# The runbook
actions:
- ssmAutomation:
    documentName: Mitigate
    documentVersion: "3"   # reviewed by Bob
    roleArn: role/runbook
    parameters: {Service: [checkout]}
tags: {team: payments}
`;

describe("an edit touches nothing but the lines it has to", () => {
  const template = (plan: ResponsePlan, part: object) => ({
    ...plan,
    incidentTemplate: { ...plan.incidentTemplate, ...part },
  });
  const automation = (plan: ResponsePlan, part: object): ResponsePlan => ({
    ...plan,
    actions: (plan.actions ?? []).map(({ ssmAutomation }) => ({ ssmAutomation: { ...ssmAutomation, ...part } })),
  });
  const cases: readonly [string, (plan: ResponsePlan) => ResponsePlan, string[]][] = [
    ["nothing", (plan) => plan, []],
    [
      "an impact",
      (plan) => template(plan, { impact: 3 }),
      ["-    impact: critical      # buyers give up", "+    impact: 3 # buyers give up"],
    ],
    [
      "a version",
      (plan) => automation(plan, { documentVersion: "4" }),
      ['-    documentVersion: "3"   # reviewed by Bob', '+    documentVersion: "4" # reviewed by Bob'],
    ],
    [
      "an engagement in place of another",
      (plan) => ({ ...plan, engagements: [contact("primary"), contact("cyd")] }),
      [
        '-engagements: [ contact/ann, "contact/${pager}" ]   # first Ann',
        '+engagements: [ "contact/${pager}", contact/cyd ] # first Ann',
      ],
    ],
    [
      "a topic that is gone",
      (plan) => template(plan, { notificationTargets: [{ snsTopicArn: topic("updates") }] }),
      ["-    - snsTopicArn: topic/${pager}"],
    ],
    [
      "a field that is new",
      (plan) => ({ ...plan, chatChannel: { chatbotSns: [topic("chat")] } }),
      ["+chatChannel:", "+    chatbotSns: [ topic/chat ]"],
    ],
    ["tags that are gone", ({ tags: _, ...plan }) => plan, ["-tags: {team: payments}"]],
  ];
  test.each(cases)("%s", (_name, change, lines) => {
    expect(changed(file, edit(file, change))).toEqual(lines);
  });

  test("in a file of several documents the others stay as they are", () => {
    const two = `${file}---\n# the other\nname:   q\nincidentTemplate: {title:  Q, impact: 2}\n`;
    const after = edit(two, (plan) => ({ ...plan, displayName: "New" }), 1);
    expect(after.startsWith(`${file}---\n`)).toBe(true);
    expect(after).toContain("# the other");
    expect(resolved(after, 1).plan.displayName).toBe("New");
    const first = edit(two, (plan) => template(plan, { impact: 5 }), 0);
    expect(first.endsWith("---\n# the other\nname:   q\nincidentTemplate: {title:  Q, impact: 2}\n")).toBe(true);
  });

  test("line ends stay as they are", () => {
    const after = edit(file.replaceAll("\n", "\r\n"), (plan) => template(plan, { impact: 3 }));
    expect(after).not.toMatch(/[^\r]\n/);
  });
});

test("what another plan shares by an anchor is a problem where it would change too", () => {
  const shared = `name: p\nincidentTemplate: &t {title: T, impact: 1}\ntags: {a: &x v, b: *x}\n`;
  const declared = resolved(shared);
  const edited = editPlanFile(shared, declared, remotePlan({ ...declared.plan, tags: { a: "other", b: "v" } }));
  expect("problem" in edited || resolved(edited.text).plan.tags).toBeTruthy();
});

test("from any declaration to any state, the file says what AWS has", () => {
  fc.assert(
    fc.property(arbitraryPlan(), arbitraryPlan(), (before, now) => {
      const imported = importPlan(remotePlan(before), target);
      if ("problem" in imported) throw new Error(imported.problem);
      const edited = editPlanFile(imported.text, resolved(imported.text), remotePlan(now));
      expect(edited).not.toHaveProperty("problem");
    }),
    { numRuns: 200 },
  );
});

test("lines that an edit did not touch stay as the author wrote them", () => {
  expect(mergeLines("a\n  b\nc\nd", "a\nb\nc\nd", "a\nb\nx\nd")).toBe("a\n  b\nx\nd");
  expect(mergeLines("a\nb", "a\nb", "b")).toBe("b");
  expect(mergeLines("", "", "a")).toBe("a");
});
