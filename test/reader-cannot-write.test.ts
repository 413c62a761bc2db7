import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const src = join(import.meta.dirname, "..", "src");

/** Commands that promise to write nothing to AWS, by their file; those that are not there yet are left out. */
const readers = ["check", "diff", "sync", "timeline", "drift", "role", "snapshot", "export"]
  .map((name) => join(src, "commands", `${name}.ts`))
  .filter((file) => existsSync(file));

/** Modules that write to AWS. Nothing else may name a command of an AWS client that writes. */
const writers = [
  "adapters/aws/incident-writer.ts",
  "adapters/aws/neighbours/tag-contact-resource.ts",
  "adapters/aws/neighbours/write-contact.ts",
  "adapters/aws/neighbours/write-document.ts",
  "adapters/aws/neighbours/write-role.ts",
  "adapters/aws/neighbours/write-rotation.ts",
];

const writeCommand =
  /\b(?:Create|Update|Delete|Put|Tag|Untag|Start|Stop|Send|Add|Remove|Attach|Detach|Set|Subscribe|Unsubscribe|Publish|Activate|Deactivate|Accept|Modify|Associate|Disassociate|Register|Deregister|Enable|Disable)[A-Z]\w*Command\b/;

const importOfValues = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^"';]*?from\s*"([^"]+)"|\bimport\s*\(\s*"([^"]+)"/g;

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  return (
    [...text.matchAll(importOfValues)]
      .map(([, from, dynamic]) => from ?? dynamic ?? "")
      .filter((to) => to.startsWith("."))
      .flatMap((to) => [join(dirname(file), to), join(dirname(file), to).replace(/\.js$/, ".ts")])
      // What the build generates (the schemas' validators) is neither source nor able to call anything.
      .filter((to) => /\.[jt]s$/.test(to) && existsSync(to))
  );
}

function reachableFrom(start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const file of seen) for (const next of importsOf(file)) seen.add(next);
  return seen;
}

const name = (file: string) => relative(src, file).replaceAll("\\", "/");

describe("from a command that reads, no write can be reached", () => {
  test("such commands are there", () => {
    expect(readers.map(name)).toEqual(expect.arrayContaining(["commands/diff.ts", "commands/sync.ts"]));
  });

  test.each(readers.map((file) => [name(file), file] as const))("%s", (_name, start) => {
    const files = [...reachableFrom(start)];
    expect(files.length).toBeGreaterThan(1);
    expect(files.map(name).filter((file) => file.startsWith("commands/apply") || writers.includes(file))).toEqual([]);
    expect(files.filter((file) => writeCommand.test(readFileSync(file, "utf8"))).map(name)).toEqual([]);
  });
});

test("only the writers name a command that writes", () => {
  const files = readdirSync(join(src, "adapters", "aws"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(src, "adapters", "aws", file));
  const writing = files.filter((file) => writeCommand.test(readFileSync(file, "utf8"))).map(name);
  expect([...writing].sort()).toEqual(writers);
});

test("the walk would notice a writer", () => {
  const files = [...reachableFrom(join(src, "adapters/aws/incident-writer.ts"))];
  expect(files.some((file) => writeCommand.test(readFileSync(file, "utf8")))).toBe(true);
  expect([...reachableFrom(join(src, "commands/apply.ts"))].map(name)).toContain("commands/sync.ts");
});
