import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "src");

/** Folder (or file) of `src` → what its files may import besides their own folder. */
const mayImport: Record<string, readonly string[]> = {
  // pure: same input, same output
  core: [
    "yaml",
    "ajv",
    "ajv/",
    "minimatch",
    "diff",
    "jsonc-parser",
    "fastest-levenshtein",
    "temporal-polyfill",
    "node:crypto",
    "@marcbachmann/cel-js",
    "schemas",
  ],
  // interfaces speak the domain, never an SDK
  ports: ["core"],
  // so that a test can run a whole command
  commands: ["core", "ports", "p-limit"],
  adapters: [
    "core",
    "ports",
    "node:",
    "@aws-sdk/",
    "@smithy/",
    "@actions/",
    "@octokit/",
    "p-limit",
    "write-file-atomic",
    "minimatch",
  ],
  // the embedded AWS judges requests with Muster's own evaluator, and knows nothing else of Muster
  emulator: ["core", "node:", "yaml", "fast-xml-parser", "cborg", "write-file-atomic", "temporal-polyfill"],
  // action.ts, cli.ts and dev import anything: they assemble the rest
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

const imports: readonly Import[] = files.flatMap((file) =>
  specifiers(readFileSync(join(root, file), "utf8")).map((to) => ({
    from: slashes(file),
    to: resolveImport(file, to),
  })),
);

test("imports point one way: action, cli → commands → core, with adapters behind ports", () => {
  const wrong = imports.filter(({ from, to }) => {
    const area = areaOf(from);
    const allowed = mayImport[area];
    return allowed !== undefined && areaOf(to) !== area && !allowed.some((prefix) => matches(to, prefix));
  });
  expect(wrong).toEqual([]);
});

test("nothing but cli.ts imports the embedded AWS", () => {
  const wrong = imports.filter(
    ({ from, to }) => areaOf(to) === "emulator" && !["emulator", "cli", "dev"].includes(areaOf(from)),
  );
  expect(wrong).toEqual([]);
});

test("nothing imports the development tools", () => {
  expect(imports.filter(({ from, to }) => areaOf(to) === "dev" && areaOf(from) !== "dev")).toEqual([]);
});

test("files are kebab-case", () => {
  expect(files.filter((file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.d)?\.ts$/.test(slashes(file)))).toEqual([]);
});

function specifiers(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

function resolveImport(file: string, to: string): string {
  if (!to.startsWith(".")) return to;
  const target = slashes(normalize(join(dirname(file), to)));
  return target.startsWith("../") ? slashes(relative("..", target)) : target;
}

function areaOf(path: string): string {
  return (path.split("/")[0] ?? "").replace(/\.[jt]s$/, "");
}

function matches(to: string, prefix: string): boolean {
  return prefix.endsWith(":") || prefix.endsWith("/") ? to.startsWith(prefix) : to === prefix || areaOf(to) === prefix;
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
