import { mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { newFiles } from "../../src/adapters/new-files.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "muster-new-files-"));
});

test("makes a file with its folders, and leaves nothing else", async () => {
  await newFiles(root).create("plans/a/b.yaml", "name: b\n");
  expect(await readFile(join(root, "plans/a/b.yaml"), "utf8")).toBe("name: b\n");
  expect(await readdir(join(root, "plans/a"))).toEqual(["b.yaml"]);
});

test("never writes over a file", async () => {
  await writeFile(join(root, "a.yaml"), "mine");
  await expect(newFiles(root).create("a.yaml", "theirs")).rejects.toThrow("Could not write a.yaml");
  expect(await readFile(join(root, "a.yaml"), "utf8")).toBe("mine");
  expect(await readdir(root)).toEqual(["a.yaml"]);
});

test.each(["../out.yaml", "link/x.yaml", "link/deep/x.yaml"])("does not leave the folder by %s", async (path) => {
  const outside = await mkdtemp(join(tmpdir(), "muster-outside-"));
  await symlink(outside, join(root, "link"));
  await expect(newFiles(root).create(path, "x")).rejects.toThrow("expected a folder of the repository");
  expect(await readdir(outside)).toEqual([]);
});
