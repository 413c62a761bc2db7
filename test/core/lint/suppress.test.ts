import { describe, expect, test } from "vitest";
import { lintFiles } from "./lint-files.js";

const plan = (comment: string) => `${comment}
name: example
incidentTemplate:
  title: ""
  impact: 3
`;

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly today?: string;
  readonly suppressed: readonly string[];
  readonly reported: readonly string[];
}[] = [
  {
    name: "suppresses in the whole document from its head",
    text: plan("# muster: ignore[blank-title] A drill"),
    suppressed: ["blank-title"],
    reported: [],
  },
  {
    name: "suppresses several rules with one comment",
    text: plan("# muster: ignore[blank-title, missing-runbook] A drill"),
    suppressed: ["blank-title", "missing-runbook"],
    reported: [],
  },
  {
    name: "suppresses on its own line",
    text: plan("").replace('title: ""', 'title: ""  # muster: ignore[blank-title] A drill'),
    suppressed: ["blank-title"],
    reported: [],
  },
  {
    name: "suppresses on the line below, past other suppressions",
    text: plan("").replace(
      '  title: ""',
      '  # muster: ignore[blank-title] A drill\n  # muster: ignore[wide-engagement] A drill\n  title: ""',
    ),
    suppressed: ["blank-title"],
    reported: ["unused-suppression"],
  },
  {
    name: "suppresses what is about a list from above the list's key",
    text: `${plan("").replace('""', "A drill")}# muster: ignore[wide-engagement] All hands
engagements:
  - contact/a
  - contact/b
  - contact/c
  - contact/d
`,
    suppressed: ["wide-engagement"],
    reported: [],
  },
  {
    name: "suppresses what is missing from above the key that it is missed under",
    text: plan("").replace('""', "A drill").replace("incident", "# muster: ignore[missing-summary] A drill\nincident"),
    suppressed: ["missing-summary"],
    reported: [],
  },
  {
    name: "holds until the end of its last day",
    text: plan("# muster: ignore[blank-title] A drill (until 2026-11-23)"),
    suppressed: ["blank-title"],
    reported: [],
  },
  {
    name: "shows the finding again after that day",
    text: plan("# muster: ignore[blank-title] A drill (until 2026-11-23)"),
    today: "2026-11-24",
    suppressed: [],
    reported: ["blank-title", "expired-suppression"],
  },
  {
    name: "suppresses without a reason, too, but reports that",
    text: plan("# muster: ignore[blank-title]"),
    suppressed: ["blank-title"],
    reported: ["suppression-without-reason"],
  },
  {
    name: "does not call a suppression unused where the rule is unchecked",
    text: plan("# muster: ignore[invalid-runbook-version, blank-title] Made by another pipeline").concat(
      'actions: [{ssmAutomation: {documentName: Fix-It, documentVersion: "2", roleArn: role/r}}]\n',
    ),
    suppressed: ["blank-title"],
    reported: [],
  },
  {
    name: "does not read a user's key as a rule",
    text: plan("# muster: ignore[__proto__, constructor] A drill"),
    suppressed: [],
    reported: ["blank-title", "unused-suppression", "unused-suppression"],
  },
];

const watched = /^(blank-title|.*suppression.*)$/;

describe("suppress", () => {
  test.each(cases)("$name", async ({ text, today, suppressed, reported }) => {
    const result = await lintFiles(new Map([["plans/example.yaml", text]]), today === undefined ? {} : { today });
    expect(result.suppressed.map(({ rule }) => rule).toSorted()).toEqual(suppressed);
    expect(result.diagnostics.map(({ rule }) => rule).filter((rule) => watched.test(rule))).toEqual(
      expect.arrayContaining([...reported]),
    );
    expect(result.diagnostics.filter(({ rule }) => watched.test(rule))).toHaveLength(reported.length);
  });

  test("keeps to its own document of a file", async () => {
    const text = `${plan("# muster: ignore[blank-title] A drill")}---\n${plan("").replace("example", "other")}`;
    const result = await lintFiles(new Map([["plans/example.yaml", text]]));
    expect(result.suppressed.map(({ plan: name }) => name)).toEqual(["example"]);
    expect(result.diagnostics.filter(({ rule }) => rule === "blank-title").map(({ plan: name }) => name)).toEqual([
      "other",
    ]);
  });

  test("does not make a plan ready", async () => {
    const text = plan("# muster: ignore[blank-title] A drill");
    expect((await lintFiles(new Map([["plans/example.yaml", text]]))).readiness).toEqual([
      { plan: "example", target: "prod", verdict: "notReady", because: ["blank-title"] },
    ]);
  });
});
