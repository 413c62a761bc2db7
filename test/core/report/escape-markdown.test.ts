import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { codeBlock, codeSpan, escapeMarkdown, messageMarkdown } from "../../../src/core/report/escape-markdown.js";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const fragments = [
  "@octocat",
  "@org/team",
  "#1",
  "GH-12",
  "octo/repo#7",
  "https://evil.example/a",
  "http://x.y",
  "www.evil.example",
  "a@b.example",
  "mailto:a@b.example",
  "[a](https://b.example)",
  "![a](https://b.example/c.png)",
  "[a]: https://b.example",
  "[^1]",
  "<img src=x onerror=y>",
  "<!-- muster: -->",
  "-->",
  "<details>",
  "</details>",
  "<script>",
  "`",
  "``",
  "```",
  "~~~",
  "|",
  "| --- |",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  "    ",
  "# h",
  "- a",
  "1. a",
  "1) x",
  "> q",
  "===",
  "---",
  "***",
  "_a_",
  "**b**",
  "~~c~~",
  "$a$",
  "\\",
  "&lt;",
  "&#64;octocat",
  "&#8203;",
  "#8203;",
  "::error::x",
  "\u001b[31m",
  "\u202e",
  "\u2066",
  "\u0000",
  "word",
  " ",
  "😀",
  "https://github.com/o/r/issues/1",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."`|\\@#<>[]()!*_~:/ \nab1.&;"), maxLength: 20 }),
);

describe("any text in Markdown", () => {
  test("comes out as words", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = flatten(parse(`${escapeMarkdown(text)}\n`));
        expect(kinds(nodes)).toEqual(kinds(nodes).filter((kind) => ["paragraph", "text"].includes(kind)));
        expectNoReference(nodes);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps its letters", () => {
    const text = "p99 > 2 s & rising: see C:\\x *now* [1] (a|b) #12 @home";
    expect(words(parse(escapeMarkdown(text))).replaceAll("\u200b", "")).toBe(text);
  });

  test("stays within its cell of a table", () => {
    fc.assert(
      fc.property(hostile, hostile, (words, code) => {
        const table = `| a | b |\n| --- | --- |\n| ${escapeMarkdown(words)} | ${codeSpan(code, "cell")} |\n`;
        const nodes = flatten(parse(table));
        expect(nodes.filter(({ type }) => type === "tableCell")).toHaveLength(4);
        expect(kinds(nodes).filter((kind) => !cellKinds.has(kind))).toEqual([]);
        expectNoReference(nodes);
      }),
      { numRuns: 500 },
    );
  });

  test("comes out as one code span with all its letters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = flatten(parse(`x ${codeSpan(text)} y`));
        expect(kinds(nodes).filter((kind) => !["paragraph", "text", "inlineCode"].includes(kind))).toEqual([]);
        expect(nodes.filter(({ type }) => type === "inlineCode").length).toBe(
          text.replaceAll(/ /gu, "") === "" ? 0 : 1,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("cannot leave a fenced block", () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (lines) => {
        const nodes = flatten(parse(`${codeBlock(lines, "diff")}\n\nafter`));
        expect(kinds(nodes)).toEqual(["code", "paragraph", "text"]);
      }),
      { numRuns: 300 },
    );
  });

  test("a message with any values is words and code spans", () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (parts) => {
        const nodes = flatten(parse(`- ${messageMarkdown(parts.join("`"))}`)).slice(1);
        const allowed = ["listItem", "paragraph", "text", "inlineCode"];
        expect(kinds(nodes).filter((kind) => !allowed.includes(kind))).toEqual([]);
        expectNoReference(nodes);
      }),
      { numRuns: 500 },
    );
  });

  test("a message keeps the spaces around its values", () => {
    expect(messageMarkdown("Unexpected role `a|b` in `x`, expected `y`")).toBe(
      "Unexpected role `a|b` in `x`, expected `y`",
    );
  });
});

const cellKinds = new Set(["table", "tableRow", "tableCell", "text", "inlineCode"]);

function parse(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function flatten(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) => [child, ...flatten(child)]);
}

function kinds(nodes: readonly Node[]): string[] {
  return nodes.map(({ type }) => type);
}

function words(node: Node): string {
  return flatten(node)
    .map(({ value }) => value ?? "")
    .join("");
}

function expectNoReference(nodes: readonly Node[]): void {
  for (const { type, value } of nodes) {
    if (type === "text")
      expect(value).not.toMatch(/@[\w-]|#\d|gh-\d|:\/\/|www\.|[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/iu);
  }
}

test("the name of a commit is not linked, and an id that somebody may have to copy stays whole", () => {
  const sha = "a5c3785ed8d6a35868bc169f07e40e889087fd2e";
  for (const commit of [sha, sha.slice(0, 7), sha.toUpperCase()])
    expect(escapeMarkdown(`see ${commit}.`).replaceAll("&#8203;", "|")).not.toMatch(/[0-9a-f]{7}/iu);
  for (const id of ["8c2f1a9e-77ab-4c1d-9e55-0d1f2a3b4c5d", "111122223333", "defaced"])
    expect(escapeMarkdown(id)).toContain(id);
});
