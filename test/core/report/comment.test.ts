import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { Change, DiffResult, NeighbourChange } from "../../../src/core/changes/change.js";
import type { ResponsePlan } from "../../../src/core/plan/response-plan.js";
import { renderComment } from "../../../src/core/report/comment.js";
import { commentMarker, hasMarker, saysTheSame } from "../../../src/core/report/comment-marker.js";
import { describeChange } from "../../../src/core/report/describe-change.js";
import { bytesOf } from "../../../src/core/report/fit-markdown.js";
import { checkResult, diagnostic, hostileTexts } from "./sample-results.js";

const contact = (name: string) => `arn:aws:ssm-contacts:us-east-1:111122223333:contact/${name}`;

const plan = (parts: Partial<ResponsePlan> & { impact?: number; version?: string } = {}): ResponsePlan => {
  const { impact = 3, version = "2", ...rest } = parts;
  return {
    name: "checkout-latency",
    incidentTemplate: { title: "Checkout is slow", impact },
    engagements: [contact("alice")],
    actions: [
      {
        ssmAutomation: {
          documentName: "Checkout-Mitigate",
          roleArn: "arn:aws:iam::111122223333:role/run",
          documentVersion: version,
        },
      },
    ],
    ...rest,
  };
};

function update(desired: ResponsePlan, fields: Extract<Change, { kind: "update" }>["fields"] = []): Change {
  const actual = plan({ name: desired.name });
  const arn = `arn:aws:ssm-incidents::111122223333:response-plan/${desired.name}`;
  return {
    resourceKind: "ResponsePlan",
    kind: "update",
    name: desired.name,
    digest: "sha256:1",
    risk: "medium",
    desired,
    fields,
    actual: { arn, account: "111122223333", plan: actual },
  };
}

function removedRole(name: string): NeighbourChange {
  const actual = { kind: "Role", name, arn: "arn", account: "111122223333", value: {}, tags: {} } as const;
  const handles = { inlinePolicies: [], attachedPolicies: [] };
  const about = { resourceKind: "Role", kind: "delete", name, digest: "sha256:1", risk: "high" } as const;
  return { ...about, before: {}, actual: { ...actual, handles } };
}

function diffOf(...changes: readonly Change[]): DiffResult {
  return {
    targets: [
      {
        target: "prod",
        account: "111122223333",
        region: "us-east-1",
        digest: "sha256:0",
        changes,
        unchanged: ["quiet"],
        unmanaged: [],
        unowned: [],
        ownedCount: 2,
      },
    ],
  };
}

describe("what a change does, in responders' words", () => {
  test.each([
    [
      "who is paged, impact and runbook",
      { engagements: [contact("payments-primary")], impact: 1, version: "3" },
      "now pages `payments-primary` instead of `alice`; impact 3 to 1; runbook v2 to v3",
    ],
    ["one more contact", { engagements: [contact("alice"), contact("bob")] }, "also pages `bob`"],
    ["nobody", { engagements: [] }, "pages nobody any more, was `alice`"],
    ["no runbook", { actions: [] }, "no longer runs `Checkout-Mitigate` v2"],
  ] as const)("%s", (_, parts, expected) => {
    expect(describeChange(update(plan(parts)))).toBe(`\`checkout-latency\` ${expected}`);
  });

  test("fields that page nobody come last", () => {
    const fields = [{ pointer: "/incidentTemplate/title" }, { pointer: "/tags/team" }, { pointer: "/engagements" }];
    expect(describeChange(update(plan(), fields))).toBe("`checkout-latency` new title and tags");
  });

  test("a new plan and a deleted one", () => {
    const created: Change = {
      resourceKind: "ResponsePlan",
      kind: "create",
      name: "new",
      digest: "d",
      risk: "low",
      desired: plan({ name: "new" }),
    };
    expect(describeChange(created)).toBe("`new` is new: pages `alice`; impact 3; runs `Checkout-Mitigate` v2");
    const removed: Change = {
      resourceKind: "ResponsePlan",
      kind: "delete",
      name: "old",
      digest: "d",
      risk: "high",
      actual: { arn: "a", account: "1", plan: plan({ name: "old" }) },
    };
    expect(describeChange(removed)).toBe("`old` is deleted: no longer pages `alice`");
  });
});

describe("the comment", () => {
  test("says first what the merge does, then the plans, then the details", async () => {
    const desired = plan({ engagements: [contact("payments-primary")], impact: 1, version: "3" });
    const body = renderComment({
      check: checkResult({
        diagnostics: [diagnostic({ plan: "other", target: "prod" })],
        unchecked: [{ rule: "unknown-contact", plan: "quiet", target: "prod", reason: "no facts about `contact/x`" }],
        readiness: [
          { plan: "checkout-latency", target: "prod", verdict: "ready", because: [] },
          { plan: "other", target: "prod", verdict: "notReady", because: ["role-cannot-start-runbook"] },
          { plan: "quiet", target: "prod", verdict: "unknown", because: ["unknown-contact"] },
        ],
      }),
      diff: diffOf(
        update(desired, [
          { pointer: "/incidentTemplate/impact", actual: 3, desired: 1 },
          { pointer: "/engagements", actual: [contact("alice")], desired: [contact("payments-primary")] },
          { pointer: "/actions/0/ssmAutomation/documentVersion", actual: "2", desired: "3" },
        ]),
      ),
      comparedWith: "aws",
      firstPageOf: (name) => (name === "other" ? ["bob"] : undefined),
      timelines: [
        {
          plan: "checkout-latency",
          at: "2026-11-24T03:00:00.000Z",
          timelines: [
            {
              target: "prod",
              pages: [
                {
                  minute: 0,
                  person: "payments-primary",
                  channel: { name: "phone", type: "SMS" },
                  path: ["payments-primary"],
                  stopsOnAcknowledgement: false,
                },
              ],
              silences: [],
              assumptions: ["a stage waits its whole duration"],
            },
          ],
        },
      ],
      linkTo: (file, line) => `https://github.example/o/r/blob/abc/${file}#L${line}`,
      summaryUrl: "https://github.example/o/r/actions/runs/1",
    });
    await expect(body).toMatchFileSnapshot("expected/comment.md");
  });

  const updates = (count: number, impact: number) =>
    Array.from({ length: count }, (_, index) => update(plan({ name: `plan-${index}`, impact })));

  test("says the same of many plans once", () => {
    const body = renderComment({ check: checkResult({}), diff: diffOf(...updates(40, 1)), comparedWith: "aws" });
    expect(body).toContain("- `plan-0`, `plan-1`, `plan-2` and 37 more, each: impact 3 to 1\n\n");
    expect(body.match(/^\| `plan-/gmu)).toHaveLength(40);
  });

  test("says the same of a plan in several targets once, and names the targets only then", () => {
    const one = diffOf(...updates(1, 1)).targets;
    const inTargets = (...names: readonly string[]) => ({
      targets: names.flatMap((target) => one.map((changes) => ({ ...changes, target }))),
    });
    const told = (...names: readonly string[]) =>
      renderComment({ check: checkResult({}), diff: inTargets(...names), comparedWith: "aws" });
    expect(told("prod")).toContain("- `plan-0` impact 3 to 1\n");
    expect(told("prod")).toContain("| `plan-0` |");
    expect(told("eu", "us")).toContain("- `plan-0` impact 3 to 1, in `eu` and `us`\n");
    expect(told("eu", "us")).toContain("| `plan-0` in `eu` |");
    expect(told("a", "b", "c", "d")).toContain("- `plan-0` impact 3 to 1, in all 4 targets\n");
    expect(told("a", "b", "c", "d")).toMatch(/^### Muster: 1 plan changes/u);
  });

  test("folds what is more than fifty rows, and says how many names of failing plans do not fit", () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `${index}-${"long".repeat(60)}`);
    const body = renderComment({
      check: checkResult({
        diagnostics: names.map((one) => diagnostic({ plan: one, rule: "invalid-shape" })),
        readiness: names.map((one) => ({ plan: one, verdict: "notReady", because: ["invalid-shape"] })),
      }),
      diff: diffOf(),
      comparedWith: "base",
      summaryUrl: "https://github.example/run",
    });
    expect(body).toMatch(/^### Muster: 1000 plans not compared, ❌ 1000 would not work/u);
    expect(body.slice(0, body.indexOf("<details>")).match(/^\| `\d+-long/gmu)).toHaveLength(50);
    expect(body).not.toContain("| none |");
    const named = new Set(body.match(/\d+-long/gu)).size;
    expect(body).toContain(
      `**${1_000 - named} more plans with errors or that would not work, whose names do not fit here.** [The job summary](<https://github.example/run>) has more.`,
    );
    expect(bytesOf(body)).toBeLessThanOrEqual(64_000);
    expectSound(body.replaceAll("[The job summary](<https://github.example/run>)", "It"));
  });

  test("names first the plans that would not work, then those that page nobody, then the rest by risk", () => {
    const changes = (["low", "medium", "high"] as const).map(
      (risk): Change => ({ ...update(plan({ name: risk, impact: 1 })), risk }),
    );
    changes.push(update(plan({ name: "silent", impact: 1 })), update(plan({ name: "broken", impact: 1 })));
    const body = renderComment({
      check: checkResult({
        readiness: [{ plan: "broken", target: "prod", verdict: "notReady", because: ["unknown-role"] }],
      }),
      diff: diffOf(...changes),
      comparedWith: "aws",
      foresightOf: ({ name }) => (name === "silent" ? { silence: "at any time" } : {}),
    });
    const lines = body.match(/^- .*$/gmu)?.slice(0, 5);
    expect(lines).toEqual([
      "- ❌ `broken` impact 3 to 1; would not work: `unknown-role`",
      "- ⚠️ `silent` would page nobody at any time; impact 3 to 1",
      "- `high` impact 3 to 1",
      "- `medium` impact 3 to 1",
      "- `low` impact 3 to 1",
    ]);
  });

  test("tells apart what the pull request does from what somebody did in AWS", () => {
    const change = update(plan({ impact: 1 }), [{ pointer: "/incidentTemplate/impact", actual: 3, desired: 1 }]);
    const body = renderComment({
      check: checkResult({}),
      diff: diffOf(change),
      comparedWith: "aws",
      driftOf: () => ({ kind: "fields", fields: [{ pointer: "/incidentTemplate/impact", actual: 3, desired: 2 }] }),
    });
    expect(body).toContain("AWS differs from the base branch in `impact`, which the merge overwrites");
    expect(body).toContain("<summary>Drift between AWS and the base branch (1)</summary>");
    expect(body).toContain("@@ /incidentTemplate/impact @@\n- 2\n+ 3\n");
  });

  test("puts findings in other files behind those of the files that change, but for errors", () => {
    const at = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 2 });
    const body = renderComment({
      check: checkResult({
        diagnostics: [
          diagnostic({ at: at("far.yaml"), message: "far error" }),
          diagnostic({ at: at("far.yaml"), severity: "notice", message: "far notice" }),
          diagnostic({ at: at("near.yaml"), severity: "warning", message: "near warning" }),
        ],
      }),
      diff: diffOf(),
      comparedWith: "aws",
      isTouched: (file) => file === "near.yaml",
    });
    expect(body).toMatch(
      /1 error:\n\n- ❌ `far.yaml:1` far error[\s\S]*Findings \(2\)[\s\S]*near warning[\s\S]*do not change \(1\)[\s\S]*far notice/u,
    );
  });

  test("names contacts as the files do, but those of other accounts and Regions whole", () => {
    const other = "arn:aws:ssm-contacts:us-east-1:999999999999:contact/eve";
    const far = "arn:aws:ssm-contacts:eu-west-1:111122223333:contact/ann";
    const message = `Unexpected \`${contact("alice")}\`, \`${other}\` and \`${far}\``;
    const body = renderComment({
      check: checkResult({
        diagnostics: [diagnostic({ target: "prod", message, hint: `Engage \`${contact("bob")}\`` })],
      }),
      diff: diffOf(),
      comparedWith: "aws",
    });
    expect(body).toContain(`Unexpected \`contact/alice\`, \`${other}\` and \`${far}\` (`);
    expect(body).toContain("Engage `contact/bob`");
  });

  test("says nothing of the plans of a target that could not be read", () => {
    const failures = [{ target: "eu", reason: "refused" }];
    const body = renderComment({
      check: checkResult({
        readiness: [
          { plan: "a", target: "eu", verdict: "ready", because: [] },
          { plan: "b", target: "eu", verdict: "notReady", because: ["unknown-role"] },
          { plan: "c", target: "prod", verdict: "ready", because: [] },
        ],
      }),
      diff: { ...diffOf(), failures },
      comparedWith: "aws",
    });
    expect(body).toMatch(/^### Muster: no plan changes, ❔ 1 target not compared, ❌ 1 would not work/u);
    expect(body).toContain("| `b` | not compared | ❔ not asked | ❌ no: `unknown-role` |");
    expect(body).toContain("1 other plan in sync, it would work.");
    const quiet = checkResult({ readiness: [{ plan: "c", target: "prod", verdict: "ready", because: [] }] });
    expect(renderComment({ check: quiet, diff: diffOf(), comparedWith: "aws" })).toContain("1 plan in sync, it would");
  });

  test("names files that could not be read", () => {
    const broken = diagnostic({
      rule: "invalid-yaml",
      at: { file: "plans/broken.yaml", line: 2, column: 1, endLine: 2, endColumn: 2 },
    });
    const body = renderComment({
      check: checkResult({ diagnostics: [broken] }),
      diff: undefined,
      comparedWith: "base",
    });
    expect(body).toContain("| `plans/broken.yaml` | unreadable |");
  });

  const text = fc.oneof(
    fc.array(fc.constantFrom(...hostileTexts), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(..."`|<@\u202e漢").map((char) => char.repeat(3000)),
  );
  const size = fc.constantFrom(0, 1, 3, 40, 400);

  test("fits, is valid Markdown and names every plan with an error, for any changes and any text", () => {
    fc.assert(
      fc.property(text, text, size, size, (name, other, changeCount, errorCount) => {
        const changes = Array.from({ length: changeCount }, (_, index) =>
          update(plan({ name: `c${index}${name}`, engagements: [other] }), [
            { pointer: `/incidentTemplate/summary`, actual: name, desired: other },
            { pointer: "/incidentTemplate/incidentTags/x", desired: [name, other] },
          ]),
        );
        const failing = Array.from({ length: errorCount }, (_, index) => `failing-plan-${index}.`);
        const body = renderComment({
          check: checkResult({
            diagnostics: failing.map((one) => diagnostic({ plan: one, message: name, hint: other })),
            unchecked: [{ rule: "unknown-role", plan: name, reason: other }],
            readiness: failing.map((one) => ({ plan: one, verdict: "notReady", because: ["unknown-role"] })),
          }),
          diff: diffOf(...changes, removedRole(other)),
          comparedWith: "aws",
          remarks: [other],
          isTouched: (file) => file !== "plans/a.yaml",
          driftOf: ({ name: plan }) =>
            plan.startsWith("c1")
              ? { kind: "fields", fields: [{ pointer: `/${name}`, actual: other, desired: [name] }] }
              : { kind: "gone" },
          effects: failing.map((one) => ({
            plan: one,
            target: other,
            through: [removedRole(name)],
            silence: other,
            firstPage: { before: [name], after: [other] },
            broken: [name],
          })),
          firstPageOf: (plan) => (plan.startsWith("c1") ? [name, other] : undefined),
          timelines: [
            {
              plan: name,
              at: "2026-11-24T03:00:00.000Z",
              timelines: [
                {
                  target: other,
                  pages: [],
                  silences: [{ minute: 0, path: [name], reason: other, kind: "silent" }],
                  assumptions: [other],
                },
              ],
            },
          ],
        });
        expect(bytesOf(body)).toBeLessThanOrEqual(65_536);
        for (const one of failing) expect(body).toContain(one);
        expectSound(body);
      }),
      { numRuns: 12 },
    );
  });

  test("says the same although addresses moved, and not when words did", () => {
    expect(saysTheSame("a [`x`](<https://h/1>) b\n", "a [`x`](<https://h/2>) b")).toBe(true);
    expect(saysTheSame("a [`x`](<https://h/1>) b", "a [`y`](<https://h/1>) b")).toBe(false);
  });

  test("is found by its marker at the start only", () => {
    const marker = commentMarker("prod/--> eu");
    expect(marker).toBe("<!-- muster:prod-eu -->");
    expect(hasMarker(`${marker}\nx`, marker)).toBe(true);
    expect(hasMarker(`quoting ${marker}\nx`, marker)).toBe(false);
  });
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const ownHtml = /^(?:<details>\n<summary>[A-Za-z ?]+ \(\d+(?: of \d+)?\)<\/summary>|<\/details>)$/u;
const allowed = new Set(
  "heading paragraph text inlineCode code list listItem table tableRow tableCell html strong emphasis blockquote".split(
    " ",
  ),
);

function expectSound(markdown: string): void {
  const tree: Node = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const html: string[] = [];
  const visit = (node: Node): void => {
    if (node.type !== "root" && !allowed.has(node.type)) throw new Error(`unexpected ${node.type}`);
    if (node.type === "html") html.push(node.value ?? "");
    if (node.type === "text") expect(node.value).not.toMatch(/@[\w-]|#\d|:\/\/|[\u202a-\u202e\u2066-\u2069]/u);
    node.children?.forEach(visit);
  };
  visit(tree);
  for (const value of html) expect(value).toMatch(ownHtml);
  expect(html.filter((value) => value.startsWith("<details>"))).toHaveLength(html.length / 2);
}
