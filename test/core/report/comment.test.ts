import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { Change, DiffResult } from "../../../src/core/changes/change.js";
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
          diff: diffOf(...changes),
          comparedWith: "aws",
          remarks: [other],
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
