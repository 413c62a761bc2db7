import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const dist = join(import.meta.dirname, "..", "dist");

/** What an entry can ever load: its own imports and those that it would make later. */
function reachableFrom(entry: string): readonly string[] {
  const seen = new Set([join(dist, entry)]);
  for (const file of seen) {
    const text = readFileSync(file, "utf8");
    for (const [, path = ""] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+\.js)"/g)) {
      const next = join(dirname(file), path);
      if (existsSync(next)) seen.add(next);
    }
  }
  return [...seen].map((file) => relative(dist, file));
}

const textsOf = (files: readonly string[]) => files.map((file) => readFileSync(join(dist, file), "utf8"));

test("the action's bundle holds nothing of the embedded AWS, the command line's does", () => {
  const control = "/_emulator/";
  const action = reachableFrom("action.js");
  expect(action.length).toBeGreaterThan(5);
  expect(textsOf(action).filter((text) => text.includes(control))).toEqual([]);
  expect(textsOf(reachableFrom("cli.js")).some((text) => text.includes(control))).toBe(true);
});

test("every chunk belongs to an entry", () => {
  const reached = new Set(["cli.js", "action.js"].flatMap(reachableFrom));
  const chunks = readdirSync(join(dist, "chunks")).map((file) => `chunks/${file}`);
  expect(chunks.filter((chunk) => !reached.has(chunk))).toEqual([]);
});

test("the bundle names no folder of the machine that built it", () => {
  const root = join(import.meta.dirname, "..");
  const files = ["cli.js", "action.js"].flatMap(reachableFrom);
  expect(textsOf(files).filter((text) => text.includes(root) || text.includes("/node_modules/"))).toEqual([]);
});

test("what is bundled comes with its licences", () => {
  const licences = readFileSync(join(dist, "licences.txt"), "utf8");
  for (const name of ["yaml", "ajv", "minimatch", "commander", "@actions/core", "@aws-sdk/client-ssm-incidents"]) {
    expect(licences).toContain(`${name} `);
  }
  expect(licences).not.toMatch(/GPL/);
});
