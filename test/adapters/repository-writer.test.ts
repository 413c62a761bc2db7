import { mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { repositoryWriter } from "../../src/adapters/repository-writer.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "muster-writer-"));
});

test("makes a file with its folders, and leaves nothing else", async () => {
  await repositoryWriter(root).create("plans/a/b.yaml", "name: b\n");
  expect(await readFile(join(root, "plans/a/b.yaml"), "utf8")).toBe("name: b\n");
  expect(await readdir(join(root, "plans/a"))).toEqual(["b.yaml"]);
});

test("never writes over a file", async () => {
  await writeFile(join(root, "a.yaml"), "mine");
  await expect(repositoryWriter(root).create("a.yaml", "theirs")).rejects.toThrow("Could not write a.yaml");
  expect(await readFile(join(root, "a.yaml"), "utf8")).toBe("mine");
  expect(await readdir(root)).toEqual(["a.yaml"]);
});

test.each(["../out.yaml", "link/x.yaml", "link/deep/x.yaml"])("does not leave the folder by %s", async (path) => {
  const outside = await mkdtemp(join(tmpdir(), "muster-outside-"));
  await symlink(outside, join(root, "link"));
  await expect(repositoryWriter(root).create(path, "x")).rejects.toThrow("expected a folder of the repository");
  expect(await readdir(outside)).toEqual([]);
});

test("replaces a file that is as it was read, and no other", async () => {
  await writeFile(join(root, "a.yaml"), "one");
  const before = new TextEncoder().encode("one");
  await repositoryWriter(root).replace("a.yaml", before, "two");
  expect(await readFile(join(root, "a.yaml"), "utf8")).toBe("two");
  await expect(repositoryWriter(root).replace("a.yaml", before, "three")).rejects.toThrow(
    "Unexpected change of a.yaml",
  );
  expect(await readFile(join(root, "a.yaml"), "utf8")).toBe("two");
  expect(await readdir(root)).toEqual(["a.yaml"]);
});
