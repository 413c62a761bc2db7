import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { applyFixes } from "../../../src/core/fix/apply-fixes.js";
import type { Fix } from "../../../src/core/fix/fix.js";
import { decodeResource } from "../../../src/core/plan/decode-resource.js";
import { parseSource } from "../../../src/core/source/parse-source.js";

const file = "plans/a.yaml";

/** What the reading of a file offers to repair. */
function fixesOf(text: string): readonly Fix[] {
  const [documents] = parseSource(file, new TextEncoder().encode(text));
  return documents.flatMap((document) => decodeResource(document)[1]).flatMap(({ fix }) => (fix ? [fix] : []));
}

function fixed(text: string): string {
  const next = applyFixes(file, text, fixesOf(text)).text;
  return next === text ? text : fixed(next);
}
const pin = (value: string, op: "insert" | "replace" = "insert"): Fix => ({
  title: "Pin",
  document: 0,
  edit: { op, path: ["actions", 0, "ssmAutomation", "documentVersion"], after: "documentName", value },
});

describe("fixes", () => {
  test.each([
    [
      "a near miss",
      "name: a # the name\nincidentTemplate: {titel: 'Slow', impact: 3}\n",
      "name: a # the name\nincidentTemplate: {title: 'Slow', impact: 3}\n",
    ],
    [
      "another spelling",
      'name: a\nincident_template:\n  "Title": Slow\n  impact: 3\n',
      "name: a\nincidentTemplate:\n  title: Slow\n  impact: 3\n",
    ],
    [
      "a number that is a text",
      "name: a\nincidentTemplate: {title: Slow, impact: 3}\ntags: {cost: 0123, on: true} # both\n",
      'name: a\nincidentTemplate: {title: Slow, impact: 3}\ntags: {cost: "0123", on: "true"} # both\n',
    ],
    [
      "a second engagement, in a list of lines",
      "name: a\nincidentTemplate: {title: Slow, impact: 3}\nengagements:\n  - contact/a # first\n  - contact/b\n  - contact/a\n# end\n",
      "name: a\nincidentTemplate: {title: Slow, impact: 3}\nengagements:\n  - contact/a # first\n  - contact/b\n# end\n",
    ],
    [
      "a second engagement, on one line",
      "name: a\nincidentTemplate: {title: Slow, impact: 3}\nengagements: [contact/a, contact/b, contact/a]\n",
      "name: a\nincidentTemplate: {title: Slow, impact: 3}\nengagements: [contact/a, contact/b]\n",
    ],
  ])("repair %s", (_, before, after) => {
    expect(fixed(before)).toBe(after);
  });

  test.each([
    ["a field that is there already", "name: a\nincidentTemplate: {title: Slow, titel: Other, impact: 3}\n"],
    ["two fields that would become one", "name: a\nincidentTemplate: {titel: Slow, tittle: Other, impact: 3}\n"],
    ["a field with another meaning", "name: a\nincidentTemplate: {title: Slow, severity: 3}\n"],
    ["a field whose value does not fit", "name: a\nincidentTemplate: {title: Slow, impact: 3}\nengagement: 3\n"],
    [
      "a comment's item",
      "name: a\nincidentTemplate: {title: S, impact: 3}\nengagements:\n  - contact/a\n  - contact/a # b\n",
    ],
  ])("leave %s to a person", (_, text) => {
    expect(fixed(text)).toBe(text);
  });

  test.each([
    [
      "    documentName: Mitigate # why\n      # whose\n      roleArn: role/a\n",
      '    documentName: Mitigate # why\n      documentVersion: "7"\n      # whose\n      roleArn: role/a\n',
    ],
    [
      "    roleArn: role/a\n      documentName: Mitigate",
      '    roleArn: role/a\n      documentName: Mitigate\n      documentVersion: "7"',
    ],
    [
      "    roleArn: role/a\r\n      documentName: Mitigate\r\n",
      '    roleArn: role/a\r\n      documentName: Mitigate\r\n      documentVersion: "7"\r\n',
    ],
    [
      "  {documentName: Mitigate, roleArn: role/a}\n",
      '  {documentName: Mitigate, documentVersion: "7", roleArn: role/a}\n',
    ],
  ])("pin a version below the document's name: %j", (before, after) => {
    const head = "name: a\nincidentTemplate: {title: Slow, impact: 3}\nactions:\n  - ssmAutomation:";
    const separator = before.startsWith("    ") ? "\n  " : "";
    const { text } = applyFixes(file, `${head}${separator}${before}`, [pin("7")]);
    expect(text).toBe(`${head}${separator}${after}`);
  });

  test("that contradict each other are both left out", () => {
    const text =
      "name: a\nincidentTemplate: {title: S, impact: 3}\nactions: [{ssmAutomation: {documentName: A, roleArn: role/a}}]\n";
    expect(applyFixes(file, text, [pin("7"), pin("8")])).toEqual({ text, applied: [] });
    expect(applyFixes(file, text, [pin("7"), pin("7")]).applied).toHaveLength(1);
  });

  const name = fc.constantFrom("name", "Name", "nam");
  const title = fc.constantFrom("title", "Title", "titel", "tilte", '"titles"');
  const tags = fc.dictionary(
    fc.constantFrom("a", "b", "__proto__", "é"),
    fc.constantFrom("x", "1", "true", "'q'", "1.5"),
  );
  const engagements = fc.array(fc.constantFrom("contact/a", "'contact/a'", '"contact/b"', "contact/c"), {
    maxLength: 5,
  });
  const plans = fc.record({ name, title, tags, engagements, isFlow: fc.boolean(), hasComments: fc.boolean() });

  test("change what they are about and nothing else, and are done after one run", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = write(plan);
        const first = applyFixes(file, text, fixesOf(text));
        expect(fixed(fixed(text))).toBe(fixed(text));
        expect(() => parse(first.text)).not.toThrow();
        expect(first.text.match(/#.*/g)).toEqual(text.match(/#.*/g));
        expect(first.applied.length === 0).toBe(first.text === text);
        const touched = (from: string, to: string) => from.split("\n").filter((line) => !to.split("\n").includes(line));
        expect(touched(text, first.text).length).toBeLessThanOrEqual(first.applied.length);
        expect(touched(first.text, text).length).toBeLessThanOrEqual(first.applied.length);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

interface Written {
  readonly name: string;
  readonly title: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly engagements: readonly string[];
  readonly isFlow: boolean;
  readonly hasComments: boolean;
}

function write({ name, title, tags, engagements, isFlow, hasComments }: Written): string {
  const note = hasComments ? " # note" : "";
  const list = isFlow
    ? `engagements: [${engagements.join(", ")}]${note}`
    : `engagements:${engagements.length === 0 ? " []" : ""}${note}${engagements.map((each) => `\n    - ${each}`).join("")}`;
  const pairs = Object.entries(tags).map(([key, value]) => `  "${key}":   ${value}${note}`);
  const map = pairs.length === 0 ? "tags: {}" : `tags:\n${pairs.join("\n")}`;
  return `${hasComments ? "# head\n" : ""}${name}: a${note}\nincidentTemplate:\n  ${title}:  'Slow'\n  impact: 3\n${list}\n${map}\n`;
}
