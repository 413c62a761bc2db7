import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Path } from "../../../src/core/diagnostic.js";
import { parseSource } from "../../../src/core/source/parse-source.js";
import type { SourceDocument } from "../../../src/core/source/source-document.js";
import { generatePlan } from "../../../src/dev/bench/generate-plan.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const valuesOf = (text: string) => parseSource("a.yaml", bytes(text))[0].map(({ value }) => value);
const problemsOf = (input: string | Uint8Array) =>
  parseSource("a.yaml", typeof input === "string" ? bytes(input) : input)[1].map(
    ({ at, message }) => `${at.line}:${at.column} ${message}`,
  );

function only(text: string): SourceDocument {
  const [documents, diagnostics] = parseSource("a.yaml", bytes(text));
  expect(diagnostics).toEqual([]);
  const [document] = documents;
  if (document === undefined) throw new Error("expected a document");
  return document;
}

describe("values", () => {
  test.each([
    ["plain scalars follow the core schema", "[1, 014, 0o14, 0x1F, 1e3, .5, +2]", [[1, 14, 12, 31, 1000, 0.5, 2]]],
    [
      "dates, yes and no are text",
      "[2026-01-01, yes, no, on, 1_000, 12:30]",
      [["2026-01-01", "yes", "no", "on", "1_000", "12:30"]],
    ],
    [
      "null and booleans in every spelling",
      "[null, ~, Null, True, FALSE, nUll]",
      [[null, null, null, true, false, "nUll"]],
    ],
    ["quoted scalars stay text", "['1', \"true\", '']", [["1", "true", ""]]],
    ["core tags are understood", "[!!str 1, !!int '3', !!float 2, !!map {a: 1}]", [["1", 3, 2, { a: 1 }]]],
    ["several documents", "a: 1\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
    ["empty documents are left out", "---\n---\n# nothing\n---\na: 1\n", [{ a: 1 }]],
    ["CRLF", "a: 1\r\nb: |\r\n  x\r\n  y\r\n", [{ a: 1, b: "x\ny\n" }]],
    ["a byte order mark", "\ufeffa: 1", [{ a: 1 }]],
    ["aliases stand for a copy", "a: &x {p: [1]}\nb: *x", [{ a: { p: [1] }, b: { p: [1] } }]],
    ["an alias keeps the anchor of its time", "a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y", [{ a: 1, b: [1], c: 2, d: [1] }]],
    ["merge keys", "a: &a {p: 1, q: 1}\nb: {<<: *a, q: 2}", [{ a: { p: 1, q: 1 }, b: { q: 2, p: 1 } }]],
    ["earlier merges win", "a: {<<: [{p: 1}, {p: 2, q: 2}]}", [{ a: { p: 1, q: 2 } }]],
    ["a quoted << is a key", "{'<<': 1}", [{ "<<": 1 }]],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text)).toEqual([]);
    expect(valuesOf(text)).toEqual(expected);
  });

  test("`__proto__` is a key like any other", () => {
    const value = only("__proto__: {polluted: true}\nconstructor: 1").value as object;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("a plan reads as the yaml package reads it", () => {
    expect(valuesOf(generatePlan(3))).toEqual([parse(generatePlan(3))]);
  });
});

describe("refusals", () => {
  test.each([
    ["a duplicate key", "a: 1\nb: 2\na: 3", ["3:1 Unexpected second key `a`, expected each key once"]],
    ["a number as key", "1: x", ["1:1 Unexpected key `1`, expected text"]],
    ["a list as key", "? [a]\n: b", ["1:3 Unexpected list or mapping as a key, expected text"]],
    ["an unknown tag", "a: !ref x", ["1:9 Unexpected tag `!ref`, expected plain YAML"]],
    ["a tag that does not fit", "a: !!int x", ["1:10 Unexpected tag `!!int`, expected plain YAML"]],
    ["an unknown alias", "a: *x", ["1:4 Unexpected alias `*x`, expected an anchor of that name before it"]],
    ["an endless alias", "a: &a [*a]", ["1:8 Unexpected alias `*a` inside of what it stands for"]],
    ["an endless merge", "a: &a {b: {<<: *a}}", ["1:16 Unexpected alias `*a` inside of what it stands for"]],
    ["a tab as indentation", "a:\n\tb: 1", ["2:1 Unexpected tab in the indentation, expected spaces"]],
    ["an open bracket", "a: [1", ["1:6 Unexpected end of a collection, expected `]`"]],
    [
      "a directive without a document",
      "%FOO",
      ["1:5 Unexpected end of the line, expected directives-end indicator line"],
    ],
    ["an open quote", "a: 'x", ["1:6 Unexpected end of a value, expected `'`"]],
    ["a second colon", "a: b: c", ["1:4 Unexpected `:` within a value, expected one `key: value` a line"]],
    ["a control character", "a: b\nc: \u0007", ["2:4 Unexpected control character U+0007, expected printable text"]],
    ["NUL", "a: \u0000", ["1:4 Unexpected control character U+0000, expected printable text"]],
    [
      "bytes that are not UTF-8",
      Uint8Array.of(0x61, 0x3a, 0x20, 0x62, 0x0a, 0xff),
      ["2:1 Unexpected bytes that are not UTF-8"],
    ],
    ["UTF-16 with a mark", Uint8Array.of(0xff, 0xfe, 0x61, 0), ["1:1 Unexpected UTF-16 text, expected UTF-8"]],
    ["UTF-16 without a mark", Uint8Array.of(0x61, 0, 0x3a, 0), ["1:1 Unexpected UTF-16 text, expected UTF-8"]],
  ])("%s", (_, input, expected) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test("one broken document hides none of the others", () => {
    const [documents, diagnostics] = parseSource("a.yaml", bytes("a: 1\n---\nb: [\n---\nc: 1\n"));
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 1 }]);
    expect(documents.map(({ index }) => index)).toEqual([0, 1]);
    expect(diagnostics).toHaveLength(1);
  });
});

describe("limits", () => {
  const size = 1024 * 1024 - 64;
  const fill = (text: string) => text.repeat(Math.floor(size / text.length));

  test("a file over 1 MiB is refused", () => {
    expect(problemsOf(new Uint8Array(1024 * 1024 + 1).fill(0x61))).toEqual([
      "1:1 Unexpected file of more than 1048576 bytes, expected at most 1 MiB",
    ]);
  });

  test.each(["[", "{", "- ", "? ", "a: ", ": ", "[{a: "])("1 MiB of `%s` is refused for its depth", (text) => {
    expect(problemsOf(fill(text))).toEqual([expect.stringMatching(/^1:\d+ Unexpected nesting deeper than 64 levels/)]);
  });

  test.each(["]", "}", "[}"])("1 MiB of `%s` has one problem", (text) => {
    expect(problemsOf(fill(text))).toHaveLength(1);
  });

  test.each(["[,", "[? a,", "&a ", "[&a,", "-\n", "# x\n"])(
    "1 MiB after `%j` is read to the 400,000th mark",
    (text) => {
      const open = text.startsWith("[") ? "[" : "";
      const expected = "Unexpected file of more than 400000 keys, values and marks, expected fewer";
      expect(problemsOf(open + fill(text.slice(open.length)))).toEqual([expect.stringContaining(expected)]);
    },
  );

  test("a file as dense as plans is read up to 1 MiB", () => {
    const plans = Array.from({ length: 680 }, (_, index) => generatePlan(index)).join("---\n");
    expect(plans.length).toBeGreaterThan(1_000_000);
    expect(problemsOf(plans)).toEqual([]);
  });

  test("64 levels are read, 65 are not", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(problemsOf(nested(64))).toEqual([]);
    expect(problemsOf(nested(65))).toEqual([expect.stringContaining("deeper than 64")]);
  });

  test("aliases that multiply are refused", () => {
    const line = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(`*${of}`).join(", ")}]\n`;
    const text = `a: &a [x, x, x]\n${line("b", "a")}${line("c", "b")}${line("d", "c")}${line("e", "d")}${line("f", "e")}`;
    expect(problemsOf(text)).toEqual([expect.stringContaining("stand for more than 10000 values")]);
  });

  test("at most 1000 documents are read", () => {
    expect(problemsOf("---\na\n".repeat(3000))).toEqual([expect.stringContaining("at most 1000")]);
  });
});

describe("locate", () => {
  const text = 'name: a\nlist:\n  - x: "1"\n    y:\n  - [p, q]\nshared: &s {k: v}\nalias: *s\n"10": ten\n"9": nine\n';
  const place = (path: Path, part?: "key" | "value") => {
    const { line, column, endLine, endColumn } = only(text).locate(path, part);
    return `${line}:${column}-${endLine}:${endColumn}`;
  };

  test.each<[string, Path, "key" | "value", string]>([
    ["a scalar", ["name"], "value", "1:7-1:8"],
    ["its key", ["name"], "key", "1:1-1:5"],
    ["a value in a list", ["list", 0, "x"], "value", "3:8-3:11"],
    ["a value that is not written, at its key", ["list", 0, "y"], "value", "4:5-4:6"],
    ["an item of a flow list", ["list", 1, 1], "value", "5:9-5:10"],
    ["an alias, at the alias", ["alias"], "value", "7:8-7:10"],
    ["a part of an alias, at the anchor", ["alias", "k"], "value", "6:16-6:17"],
    ["keys that look like numbers", ["9"], "value", "9:6-9:10"],
    ["the nearest parent of a path that is not there", ["list", 1, 7, "z"], "value", "5:5-5:11"],
    ["the document", [], "value", "1:1-9:10"],
  ])("%s", (_, path, part, expected) => {
    expect(place(path, part)).toBe(expected);
  });

  test("the text at every scalar's place reads as that scalar", () => {
    const plain = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        plain,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const written = `${JSON.stringify(value, undefined, 1)}\n`;
        const document = only(written);
        expect(document.value).toEqual(JSON.parse(written));
        for (const [path, part] of scalarsOf(value, [])) {
          const { line, column, endColumn } = document.locate(path);
          expect(JSON.parse(written.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "")).toEqual(part);
        }
      }),
    );
  });
});

function scalarsOf(value: unknown, path: Path): [Path, unknown][] {
  if (value === null || typeof value !== "object") return [[path, value]];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, part]) => scalarsOf(part, [...path, isList ? Number(key) : key]));
}

describe("directives", () => {
  test("real comments only, with their places", () => {
    const text =
      "# muster: a\nb: | # muster: b\n  # muster: no\nc: '# muster: no' # muster: c\nd: x#muster:no\n# other\n";
    expect(only(text).directives).toEqual([
      { text: "muster: a", line: 1, column: 1, isWholeLine: true },
      { text: "muster: b", line: 2, column: 6, isWholeLine: false },
      { text: "muster: c", line: 4, column: 19, isWholeLine: false },
    ]);
  });

  test("belong to the document that they stand in", () => {
    const [documents] = parseSource(
      "a.yaml",
      bytes("# muster: 1\na: 1\n# muster: 2\n---\n# muster: 3\nb: 1 # muster: 4\n"),
    );
    expect(documents.map(({ directives }) => directives.map(({ text }) => text))).toEqual([
      ["muster: 1", "muster: 2"],
      ["muster: 3", "muster: 4"],
    ]);
  });
});

describe("any input", () => {
  const pieces = fc.constantFrom(
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "<<: ",
    "!!int ",
    "!x ",
    "'",
    '"',
    "|\n",
    ">-\n",
    "#",
    "# muster: x",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "%TAG ! !\n",
    "\\",
    "\\U",
    "\\UFFFFFFFF",
    "\t",
    "\r",
    "~",
    "1",
    "@",
    "`",
    "__proto__: ",
    "\ufeff",
    "\ud800",
  );

  test("gives documents and diagnostics, never an exception", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const [documents, diagnostics] = parseSource("a.yaml", bytes(parts.join("")));
        for (const document of documents) document.locate(["a", 0, "b"], "key");
        for (const { at } of diagnostics) expect(at.line).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test("bytes too", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (input) => void parseSource("a.yaml", input)),
      { numRuns: 1_000 },
    );
  });
});
