import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openRepository } from "../../src/adapters/repository-files.js";

let base: string;
let root: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "muster-"));
  root = join(base, "repository");
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true }));

function write(path: string, text = "a: 1\n"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const list = async (...globs: string[]) =>
  (await openRepository(root).list(globs)).map(({ path, isOutside }) => (isOutside ? `${path} outside` : path));

describe("list", () => {
  test("finds what the globs match, sorted, and nothing of Git or packages", async () => {
    for (const path of [
      "plans/b.yaml",
      "plans/a/c.yaml",
      "plans/a.yml",
      "a.yaml",
      ".git/x.yaml",
      "node_modules/p/y.yaml",
    ]) {
      write(path);
    }
    expect(await list("plans/**/*.yaml")).toEqual(["plans/a/c.yaml", "plans/b.yaml"]);
    expect(await list("**/*.yaml")).toEqual(["a.yaml", "plans/a/c.yaml", "plans/b.yaml"]);
    expect(await list("./plans/**", "!plans/a/**")).toEqual(["plans/a.yml", "plans/b.yaml"]);
  });

  test("a file with characters of globs and a space", async () => {
    write("plans/[a] {b} ü.yaml");
    expect(await list("plans/*.yaml")).toEqual(["plans/[a] {b} ü.yaml"]);
  });

  test("links that leave the repository are listed as outside", async () => {
    writeFileSync(join(base, "secret.yaml"), "secret: 1");
    mkdirSync(join(base, "other"));
    writeFileSync(join(base, "other/x.yaml"), "secret: 1");
    write("plans/a.yaml");
    symlinkSync("../../secret.yaml", join(root, "plans/file.yaml"));
    symlinkSync(join(base, "other"), join(root, "plans/folder"));
    symlinkSync("/nowhere/x.yaml", join(root, "plans/gone.yaml"));
    expect(await list("plans/**/*.yaml")).toEqual([
      "plans/a.yaml",
      "plans/file.yaml outside",
      "plans/folder outside",
      "plans/gone.yaml outside",
    ]);
  });

  test("links within are followed, once, and not in circles", async () => {
    write("shared/a.yaml");
    write("plans/b.yaml");
    symlinkSync("../shared", join(root, "plans/shared"));
    symlinkSync("..", join(root, "plans/up"));
    symlinkSync("b.yaml", join(root, "plans/same.yaml"));
    expect(await list("plans/**/*.yaml")).toContain("plans/shared/a.yaml");
    expect(await list("plans/**/*.yaml")).not.toContain("plans/same.yaml");
    expect(await list("**/*.yaml")).toEqual(["plans/b.yaml", "shared/a.yaml"]);
  });

  test("an absent folder has no files", async () => {
    expect(await list("plans/**/*.yaml")).toEqual([]);
    expect(() => openRepository(join(root, "absent"))).toThrow("Could not read the folder");
  });
});

describe("read", () => {
  const read = (path: string) => openRepository(root).read(path);

  test("gives the bytes", async () => {
    write("plans/a.yaml", "a: ü\n");
    expect(new TextDecoder().decode(await read("plans/a.yaml"))).toBe("a: ü\n");
    write("plans/empty.yaml", "");
    expect(await read("plans/empty.yaml")).toHaveLength(0);
  });

  test("nothing outside, by whatever path", async () => {
    writeFileSync(join(base, "secret.yaml"), "secret: 1");
    write("plans/a.yaml");
    symlinkSync("../../secret.yaml", join(root, "plans/link.yaml"));
    symlinkSync(base, join(root, "plans/folder"));
    for (const path of ["../secret.yaml", "plans/link.yaml", "plans/folder/secret.yaml", join(base, "secret.yaml")]) {
      await expect(read(path)).rejects.toThrow("it leads out of the repository");
    }
  });

  test("absent files, folders and pipes are refused with a reason", async () => {
    mkdirSync(join(root, "folder.yaml"));
    await expect(read("absent.yaml")).rejects.toThrow("Could not read absent.yaml: ENOENT");
    await expect(read("folder.yaml")).rejects.toThrow("it is not a file");
    execFileSync("mkfifo", [join(root, "pipe.yaml")]);
    await expect(read("pipe.yaml")).rejects.toThrow("it is not a file");
  });

  test("of a large file no more than the parser needs to refuse it", async () => {
    write("plans/large.yaml", "a".repeat(3 * 1024 * 1024));
    expect(await read("plans/large.yaml")).toHaveLength(1024 * 1024 + 1);
    write("facts/large.json", "a".repeat(3 * 1024 * 1024));
    expect(await read("facts/large.json")).toHaveLength(3 * 1024 * 1024);
  });
});
