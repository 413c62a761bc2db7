import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareText, type Diagnostic } from "../../../src/core/diagnostic.js";
import { ruleCatalogue } from "../../../src/core/lint/rule-catalogue.js";
import { rules } from "../../../src/core/lint/rules/index.js";
import { pages } from "../../../src/core/lint/rules/pages.js";
import { lintFiles } from "./lint-files.js";
import { type PageCase, readRulePage } from "./read-rule-page.js";

const folder = readdirSync(new URL("../../../src/core/lint/rules", import.meta.url));

test("index.ts lists the rules of its folder in alphabetical order", () => {
  expect(rules.map(({ id }) => id)).toEqual(named(".ts").filter((name) => !["index", "pages"].includes(name)));
});

test("every rule has a page, and every page a rule", () => {
  expect([...pages.keys()]).toEqual(named(".md"));
  expect([...pages.keys()]).toEqual(ruleCatalogue.map(({ id }) => id));
});

describe.each([...pages])("%s", (rule, page) => {
  const cases = readRulePage(page);

  test("has a page that is titled with its name and shows it flagged and not flagged", () => {
    expect(page.split("\n", 1)).toEqual([`# ${rule}`]);
    expect(new Set(cases.map(({ section }) => section))).toContain("Flagged");
    expect(new Set(cases.map(({ section }) => section))).toContain("Not flagged");
  });

  test.each(cases.map((item) => [`${item.section}: ${item.title}`, item] as const))("%s", async (_, item) => {
    const result = await lintFiles(item.files, item);
    const unchecked = result.unchecked.filter((entry) => entry.rule === rule).map(({ reason }) => reason);
    const own = result.diagnostics.filter((diagnostic) => diagnostic.rule === rule);
    const flagged = own.map((diagnostic) => render(diagnostic, item));
    expect({ flagged, unchecked }).toEqual({
      flagged: item.section === "Unchecked" ? [] : item.expected,
      unchecked: item.section === "Unchecked" ? item.expected : [],
    });
    if (item.section !== "Not flagged") expect(item.expected).not.toEqual([]);
  });
});

function named(extension: string): readonly string[] {
  const files = folder.filter((file) => file.endsWith(extension));
  return files.map((file) => file.slice(0, -extension.length)).toSorted(compareText);
}

/** `LINE:COL message`, with the severity or the file in front only where the page says them. */
function render({ at, severity, message }: Diagnostic, { files, expected }: PageCase): string {
  const file = at.file === [...files.keys()].find((name) => name.startsWith("plans/")) ? "" : `${at.file}:`;
  const levels = expected.some((line) => / (error|warning|notice) /.test(line.slice(0, 60)));
  return `${file}${at.line}:${at.column} ${levels ? `${severity} ` : ""}${message}`;
}
