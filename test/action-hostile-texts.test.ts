import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMarkdown } from "./github/read-markdown.js";
import type { ActionRun } from "./github/run-action.js";
import {
  config,
  forgedCommands,
  planFile,
  type StagedRepository,
  stageRepository,
} from "./github/staged-repository.js";

const sha = "a5c3785ed8d6a35868bc169f07e40e889087fd2e";
const tricks = [
  "@octocat @org/team",
  `#1 GH-12 gh-3 octo/repo#7 octo/repo@${sha}`,
  "https://evil.example/a www.evil.example ftp://evil.example a@evil.example mailto:a@evil.example",
  "[x](https://evil.example) ![x](https://evil.example/p.png) [a]: https://evil.example [^1]",
  "<img src=x onerror=alert(1)> <script>alert(1)</script> </details> <details open> <a href=//evil.example>",
  "<!-- muster:default --> <!-- --> -->",
  "``` ~~~~ ````` ` `` \\`",
  "| --- | --- |\\| a | b",
  "::error::owned ::stop-commands::x ::add-mask::a ##[error]owned ##[add-mask]a",
  "\n::error::owned\n::set-output name=x::y\n##[group]x",
  "\r::error::owned%0A::error::x\r\n::debug::y",
  "\u001b[31mred\u001b]0;title\u0007 \u009b31m",
  "\u202egnp.exe\u202c \u2066x\u2069 \u200b\u200d\ufeff \u{e0041}",
  "\ud800 lone \udfff",
  "ghadelimiter_x\nEOF\nreport<<EOF\nevil\nEOF",
  "${{ github.token }} $(id) `id` ; rm -rf . && %0a",
  "# h\n> q\n- [ ] t\n1. x\n===\n---\n***\n\n    code",
  "&#64;octocat &lt;img&gt; &NewLine;::error::x",
  "$a$ $$b$$ \\(c\\) \\_d_ **e** ~~f~~",
  "/muster confirm-delete a\n/muster recheck",
  "x".repeat(5_000),
];

let staged: StagedRepository;
let run: ActionRun;

/** Each trick stands wherever a pull request can put a text. */
beforeAll(async () => {
  staged = await stageRepository();
  // Written as escapes, so that YAML reads any character.
  const quoted = (text: string) =>
    JSON.stringify(text).replace(/[^ -~]/gu, (char) =>
      [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
    );
  const files: Record<string, string> = {
    "muster.yaml": `${config}policies: [policies/*.yaml]\n`,
  };
  for (const [index, text] of tricks.entries()) {
    const words = text.replace(/[\r\n]+/gu, " ");
    files[`plans/p${index}.yaml`] = [
      `# muster: ignore[missing-summary] ${words}`,
      `name: p${index}`,
      `displayName: ${quoted(text)}`,
      "incidentTemplate:",
      `  title: ${quoted(text)}`,
      "  impact: 3",
      `  summary: ${quoted(text)}`,
      `  dedupeString: ${quoted(text)}`,
      `  incidentTags: {${quoted(text.slice(0, 100))}: ${quoted(text.slice(0, 200))}}`,
      `tags: {${quoted(text.slice(0, 100))}: ${quoted(text.slice(0, 200))}}`,
      "",
    ].join("\n");
    files[`policies/own-${index}.yaml`] = [
      `id: own-${index}`,
      "severity: error",
      `message: ${quoted(text)}`,
      `hint: ${quoted(text)}`,
      `expression: ${quoted(`plan.name != "p${index}"`)}`,
      "",
    ].join("\n");
    files[`plans/e${index}.yaml`] = planFile(`e${index}`, { more: `engagements: [${quoted(`contact/${words}`)}]\n` });
    files[`plans/q${index}.yaml`] = `name: ${quoted(text)}\n${quoted(text)}: 1\nincidentTemplate: ${quoted(text)}\n`;
    files[`plans/c${index}.yaml`] =
      `kind: Contact\nAlias: c${index}\nType: PERSONAL\nDisplayName: ${quoted(text)}\nPlan: {Stages: []}\n`;
    const name = text
      .replaceAll("/", "\u2215")
      .replaceAll("\u0000", "")
      .slice(0, 60)
      .replace(/\p{Cs}/gu, "?");
    files[`plans/f${index}-${name}.yaml`] = `name: f${index}\nincidentTemplate: {title: "", impact: 9}\n`;
  }
  run = await staged.pullRequest(staged.propose(files));
}, 120_000);

afterAll(() => staged.close());

const ours =
  /^https:\/\/(?:github\.com\/Codertocat\/Hello-World\/(?:actions\/runs\/\d+$|blob\/[0-9a-f]{40}\/)|www\.githubstatus\.com$)/u;
const ourHtml = /^(?:<\/?(?:details|summary|sub|kbd|br ?\/?)>|<summary>[^<>]*<\/summary>|\s|<!-- muster:[\w.-]* -->)+/u;

function expectTame(markdown: string): void {
  const { links, images, html, references } = readMarkdown(markdown);
  expect(images).toBe(0);
  expect(references).toEqual([]);
  for (const link of links) expect(link).toMatch(ours);
  for (const piece of html)
    expect(piece.replace(new RegExp(ourHtml, "gu"), "")).not.toMatch(/<(?!\/?(?:details|summary))/u);
  expect(markdown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
  expect(markdown.slice(1)).not.toContain("<!--");
  const folds = (tag: string) => html.join("\n").split(tag).length;
  expect(folds("<details>")).toBe(folds("</details>"));
}

test("the run ends as a check with errors does", () => {
  expect(run.code).toBe(1);
  expect(run.log).not.toMatch(/^\s+at .*:\d+:\d+\)?$/mu);
  expect(staged.github.problems).toEqual([]);
  expect(staged.github.comments).toHaveLength(1);
});

describe("hostile texts of plans, policies, people and file names", () => {
  test("give the runner no command and the terminal nothing that acts", () => {
    expect(forgedCommands(run.log)).toEqual([]);
    expect(run.log).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
    const outputs = [
      "errors",
      "warnings",
      "unchecked",
      "changes",
      "not-ready",
      "digest",
      "report",
      "sarif",
      "comment-url",
    ];
    expect(outputs).toEqual(expect.arrayContaining(Object.keys(run.outputs)));
  });

  test("do nothing in the comment", () => expectTame(staged.github.comments[0]?.body ?? ""));

  test("do nothing in the job's summary", () => expectTame(run.summary));

  test("do nothing in the check run", () => {
    for (const { title, summary, text, annotations } of staged.github.checkRuns) {
      expectTame(summary);
      expectTame(text);
      expect(title).toMatch(/^[^\u0000-\u001f@#<]*$/u);
      for (const { message } of annotations) expect(String(message)).not.toMatch(/[\u001b\u202e\ud800-\udfff]/u);
    }
  });

  test("stay in the report what they are, in JSON that no log can take for more", () => {
    const text = readFileSync(run.outputs["report"] ?? "", "utf8");
    expect(text).not.toMatch(/[\u001b\u202e\u0085]|##\[/u);
    expect(JSON.stringify(JSON.parse(text))).toContain("::stop-commands::x");
  });
});

test("the issue about drift is as tame", { timeout: 60_000 }, async () => {
  await staged.useAws();
  const more = `  summary: ${JSON.stringify(tricks.slice(2, 9).join(" "))}\n`;
  staged.workspace.git("rm", "-r", "--quiet", "plans", "policies");
  staged.workspace.write({
    "muster.yaml": config,
    "plans/ok.yaml": planFile("ok", { title: tricks.slice(0, 2).join(" "), more }),
  });
  staged.workspace.commit();
  expect(await staged.schedule()).toMatchObject({ code: 0 });
  expect(staged.github.issues).toHaveLength(1);
  for (const { title, body } of staged.github.issues) {
    expectTame(body);
    expect(title).toMatch(/^[^@#<]*$/u);
  }
});
