import fc from "fast-check";
import { expect, test } from "vitest";
import { packFiles, unpackFiles } from "../../../src/core/plan/pack-files.js";
import { readFile } from "../../../src/core/plan/read-file.js";
import { toSources } from "../../../src/core/source/parsed-file.js";

const read = (text: string, path = "plans/a.yaml") => readFile(path, new TextEncoder().encode(text));

const texts = [
  "",
  "name: a\nincidentTemplate: {title: Slow, impact: 3}\n",
  "# muster: ignore[missing-runbook] by hand\nname: a\nincidentTemplate: {title: Slow, impact: 3, titel: x}\n---\nname: [\n",
  "a: &x {b: [1, 2.5, true, null, ~]}\nc: *x\nd: {<<: *x, __proto__: e}\n",
  'a: "\\ud83d\\ude92 \\ud800 \\u2028"\n',
  "kind: Role\nRoleName: r\nAssumeRolePolicyDocument: '{}'\n",
  "name: a\n\u0001",
];

test.each(texts)("files come out as they went in: %j", (text) => {
  const file = read(text);
  const [unpacked] = unpackFiles(packFiles([file]));
  expect(unpacked).toEqual(file);
});

test("any files come out as they went in, in their order", () => {
  const piece = fc.constantFrom(
    "name: a\n",
    "a: [b, {c: d}]\n",
    "---\n",
    "'x': |\n  é🚒\n\n",
    "# muster: x\n",
    "{",
    "7: 8\n",
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (some) => {
      const files = some.map((each, index) => read(each, `plans/${index}.yaml`));
      expect(unpackFiles(packFiles(files))).toEqual(files);
    }),
  );
});

test("a place is found in what was unpacked", () => {
  const text = "name: a\nincidentTemplate:\n  title: Slow\n  impact: 3\n";
  const [, file] = unpackFiles(packFiles([read("b: c\n"), read(text)]));
  const [source] = file === undefined ? [] : toSources(file);
  expect(source?.locate(["incidentTemplate", "impact"])).toMatchObject({ line: 4, column: 11, endColumn: 12 });
  expect(source?.locate(["incidentTemplate"], "key")).toMatchObject({ line: 2, column: 1, endColumn: 17 });
});

test.each(["a: .inf\n", "a: [{b: -.inf}]\n", "a: .nan\n", "a: -0\n"])("leaves out what JSON cannot say: %j", (text) => {
  const files = [read("a: 1\n", "plans/a.yaml"), read(text, "plans/b.yaml"), read("c: 2\n", "plans/c.yaml")];
  expect(unpackFiles(packFiles(files)).map(({ file }) => file)).toEqual(["plans/a.yaml", "plans/c.yaml"]);
});
