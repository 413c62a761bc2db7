import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { renderCheckGithub } from "../../../src/core/report/check-github.js";
import { renderCheckJson } from "../../../src/core/report/check-json.js";
import { renderCheckJunit } from "../../../src/core/report/check-junit.js";
import { renderCheckMarkdown } from "../../../src/core/report/check-markdown.js";
import { renderCheckSarif } from "../../../src/core/report/check-sarif.js";
import { renderCheckText } from "../../../src/core/report/check-text.js";
import { bytesOf } from "../../../src/core/report/fit-markdown.js";
import { checkResult, diagnostic, hostileTexts, mixedResult } from "./sample-results.js";

const addFormats = "default" in addFormatsModule ? addFormatsModule.default : addFormatsModule;
const sarifSchema = process.env["MUSTER_SARIF_SCHEMA"];
const schema = JSON.parse(readFileSync("schemas/check-output.schema.json", "utf8"));
const isCheckOutput = new Ajv2020({ strict: true }).compile(schema);
const lines = new Map([["plans/a.yaml:3", "  roleArn: role/run # the runbook's"]]);
const lineAt = (file: string, line: number) => lines.get(`${file}:${line}`);
const hostile = fc
  .array(fc.constantFrom(...hostileTexts), { minLength: 1, maxLength: 3 })
  .map((texts) => texts.join(""));

const hostileResult = hostile.map((text) =>
  checkResult({
    diagnostics: [
      diagnostic({
        message: text,
        hint: text,
        plan: text,
        at: { file: text, line: 1, column: 1, endLine: 1, endColumn: 2 },
      }),
      diagnostic({ message: `Unexpected \`${text}\``, severity: "warning" }),
    ],
    unchecked: [{ rule: "unknown-role", plan: text, reason: text }],
    readiness: [{ plan: text, target: text, verdict: "unknown", because: ["unknown-role"] }],
  }),
);

describe("text", () => {
  test("shows findings by file with their source line, then readiness, what was not checked, and the counts", async () => {
    await expect(renderCheckText(mixedResult, { lineAt })).toMatchFileSnapshot("expected/check.txt");
  });

  test("holds no control character, and no line that a runner would obey", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const text = renderCheckText(result, { lineAt: () => result.diagnostics[0]?.message });
        expectHarmlessLog(text);
      }),
    );
  });
});

describe("json", () => {
  test("has the published shape", async () => {
    const text = renderCheckJson(mixedResult);
    expect(isCheckOutput(JSON.parse(text)), JSON.stringify(isCheckOutput.errors)).toBe(true);
    await expect(text).toMatchFileSnapshot("expected/check.json.txt");
  });

  test("keeps hostile text as a value and prints it harmlessly", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const text = renderCheckJson(result);
        expectHarmlessLog(text);
        expect(JSON.parse(text).unchecked[0].reason).toBe(result.unchecked[0]?.reason);
      }),
    );
  });
});

describe("github", () => {
  test("prints at most ten commands of a level, worst first", () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      diagnostic({ severity: index % 2 === 0 ? "notice" : "error" }),
    );
    const printed = renderCheckGithub(checkResult({ diagnostics: many })).split("\n");
    expect(printed.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(printed.filter((line) => line.startsWith("::notice "))).toHaveLength(10);
    expect(printed.findIndex((line) => line.startsWith("::notice"))).toBeGreaterThan(9);
    expect(printed).toContain("3 more of level notice");
  });

  test("names file, lines and columns", () => {
    expect(renderCheckGithub(mixedResult).split("\n")[0]).toBe(
      "::error file=plans/a.yaml,line=3,endLine=3,col=12,endColumn=20,title=role-cannot-start-runbook::" +
        "Unexpected role `role/run`, expected one that may start `Fix`%0AAllow `ssm:StartAutomationExecution`",
    );
  });

  test("is one command a finding, whatever the text", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const printed = renderCheckGithub(result)
          .trimEnd()
          .split(/\r\n|\r|\n/u);
        expect(printed).toHaveLength(3);
        expect(printed.slice(0, 2).every((line) => /^::(?:error|warning) file=[^:,]*,line=\d/u.test(line))).toBe(true);
      }),
    );
  });
});

describe("sarif", () => {
  const options = {
    version: "1.2.3",
    rules: [{ id: "blank-title", severity: "error", summary: "x", page: "# p" }],
  } as const;

  test("holds rules with their help, places and fingerprints", async () => {
    await expect(renderCheckSarif(mixedResult, options)).toMatchFileSnapshot("expected/check.sarif");
  });

  test("fingerprints stay when a file grows above the finding, and differ for twins", () => {
    const at = (line: number) => ({ at: { file: "a.yaml", line, column: 1, endLine: line, endColumn: 2 } });
    const prints = (...found: ReturnType<typeof diagnostic>[]) =>
      JSON.parse(renderCheckSarif(checkResult({ diagnostics: found }), options)).runs[0].results.map(
        (result: { partialFingerprints: object }) => result.partialFingerprints,
      );
    expect(prints(diagnostic(at(3)))).toEqual(prints(diagnostic(at(9))));
    const [first, second] = prints(diagnostic(at(3)), diagnostic(at(9)));
    expect(first).not.toEqual(second);
  });

  test("makes no link of a message", () => {
    const found = checkResult({ diagnostics: [diagnostic({ message: "see [this](https://evil.example)" })] });
    expect(JSON.parse(renderCheckSarif(found, options)).runs[0].results[0].message.text).toBe(
      "see \\[this\\](https://evil.example)",
    );
  });

  // The schema has 130 KB and is not ours to copy: MUSTER_SARIF_SCHEMA names a file of it.
  test.skipIf(sarifSchema === undefined)("is valid by the official schema, whatever the texts", () => {
    const { $schema: _, id: __, ...given } = JSON.parse(readFileSync(sarifSchema ?? "", "utf8"));
    const isSarif = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(given);
    fc.assert(
      fc.property(fc.oneof(fc.constant(mixedResult), hostileResult), (result) => {
        expect(isSarif(JSON.parse(renderCheckSarif(result, options))), JSON.stringify(isSarif.errors)).toBe(true);
      }),
    );
  });

  test("names every file by a URI", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const uri = JSON.parse(renderCheckSarif(result, options)).runs[0].results[0].locations[0].physicalLocation
          .artifactLocation.uri;
        expect(uri).toMatch(/^[\w\-.!~*'()%/@]*$/u);
      }),
    );
  });
});

/** Element → its attributes and children in Jenkins's schema (junit-10.xsd); `!` marks those that must be there. */
const junitSchema: Readonly<Record<string, { readonly attributes: string; readonly children: string }>> = {
  testsuites: { attributes: "name time tests failures errors", children: "testsuite" },
  testsuite: {
    attributes: "name! tests! failures! errors! group time skipped timestamp hostname id package file log url",
    children: "testsuite properties testcase system-out system-err",
  },
  testcase: { attributes: "name! time classname group", children: "skipped error failure system-out system-err" },
  failure: { attributes: "type message", children: "" },
  skipped: { attributes: "type message", children: "" },
  "system-out": { attributes: "", children: "" },
};

/** Every element of a document parsed in order, with what is wrong with it. */
function junitFaults(nodes: readonly Record<string, unknown>[], parent?: string): readonly string[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@") ?? "";
    if (name === "#text" || name.startsWith("?")) return [];
    const known = junitSchema[name];
    if (known === undefined) return [`unknown element ${name}`];
    const allowed = known.attributes.split(" ");
    const given = Object.keys(node[":@"] ?? {}).map((key) => key.slice(2));
    const isMisplaced = parent !== undefined && !junitSchema[parent]?.children.split(" ").includes(name);
    return [
      ...(isMisplaced ? [`${name} in ${parent}`] : []),
      ...given.filter((key) => !allowed.includes(key) && !allowed.includes(`${key}!`)).map((key) => `${name}/${key}`),
      ...allowed.filter((key) => key.endsWith("!") && !given.includes(key.slice(0, -1))),
      ...junitFaults(node[name] as readonly Record<string, unknown>[], name),
    ];
  });
}

describe("junit", () => {
  test("has only the elements and attributes of Jenkins's schema, which strict readers enforce", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(mixedResult), hostileResult), (result) => {
        const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true });
        expect(junitFaults(parser.parse(renderCheckJunit(result)))).toEqual([]);
      }),
    );
  });

  test("fails for errors, skips what was not checked, passes what is ready", async () => {
    await expect(renderCheckJunit(mixedResult)).toMatchFileSnapshot("expected/check.junit.xml");
  });

  test("is well-formed for any text", () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const text = renderCheckJunit(result);
        expect(XMLValidator.validate(text)).toBe(true);
        const parsed = new XMLParser({ ignoreAttributes: false }).parse(text);
        expect(parsed.testsuites["@_tests"]).toBe("4");
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
      }),
    );
  });
});

describe("markdown", () => {
  test("says the counts first and folds the rest", async () => {
    await expect(renderCheckMarkdown(mixedResult)).toMatchFileSnapshot("expected/check.md");
  });

  test("stays within its limit and says what it left out", () => {
    const many = checkResult({ diagnostics: Array.from({ length: 500 }, () => diagnostic()) });
    const text = renderCheckMarkdown(many, { limit: 10_000 });
    expect(bytesOf(text)).toBeLessThanOrEqual(10_000);
    expect(text).toMatch(/Left out for their size: \d+ of findings/u);
    expect(text.match(/<details>/gu)).toHaveLength(text.match(/<\/details>/gu)?.length ?? 0);
  });
});

function expectHarmlessLog(text: string): void {
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
  expect(text).not.toContain("##[");
  for (const line of text.split("\n")) expect(line.trim().startsWith("::")).toBe(false);
}
