import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { comparisonCommit, openCommit } from "../../src/adapters/git-commit-files.js";

let base: string;
let root: string;

const git = (...command: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...command], {
    cwd: root,
    stdio: "pipe",
  });

function write(path: string, text: string | Uint8Array = "a: 1\n"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(): void {
  git("add", "-A");
  git("commit", "-q", "-m", "x");
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "muster-"));
  root = join(base, "repository");
  mkdirSync(root);
  git("init", "-q", "-b", "main");
});
afterEach(() => rmSync(base, { recursive: true }));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("what a pull request is compared with", () => {
  const sha = (name: string) => git("rev-parse", name).toString().trim();

  function moveBase(): { readonly head: string; readonly before: string } {
    write("a.yaml");
    commit();
    const before = sha("HEAD");
    git("checkout", "-q", "-b", "topic");
    write("topic.yaml");
    commit();
    git("checkout", "-q", "main");
    write("later.yaml");
    commit();
    return { head: sha("topic"), before };
  }

  test("is the base branch as it was merged, although it has moved since the event", async () => {
    const { head, before } = moveBase();
    const moved = sha("main");
    git("merge", "-q", "--no-ff", "-m", "merge", "topic");
    expect(await comparisonCommit(root, head, before)).toBe(moved);
  });

  test("is where the two part, when the head itself is checked out", async () => {
    const { head, before } = moveBase();
    const moved = sha("main");
    git("checkout", "-q", "topic");
    expect(await comparisonCommit(root, head, moved)).toBe(before);
  });

  test("is what the event says, where Git knows neither", async () => {
    const { head } = moveBase();
    expect(await comparisonCommit(root, head, "f".repeat(40))).toBe("f".repeat(40));
    expect(await comparisonCommit(join(root, "none"), head, "f".repeat(40))).toBe("f".repeat(40));
  });
});

describe("a commit", () => {
  test("lists and reads its own files, not those of the folder", async () => {
    write("plans/a.yaml", "old: ü\n");
    write("plans/sub/b.yaml", "");
    write("plans/ [x]\n.yaml", "odd: 1\n");
    commit();
    write("plans/a.yaml", "new: 1\n");
    write("plans/c.yaml");
    const files = await openCommit(root, "HEAD");
    const listed = (await files.list(["plans/**/*.yaml"])).map(({ path }) => path);
    expect(listed).toEqual(["plans/ [x]\n.yaml", "plans/a.yaml", "plans/sub/b.yaml"]);
    expect(await Promise.all(listed.map(async (path) => text(await files.read(path))))).toEqual([
      "odd: 1\n",
      "old: ü\n",
      "",
    ]);
  });

  test("counts paths from the given folder", async () => {
    write("service/plans/a.yaml");
    commit();
    const files = await openCommit(join(root, "service"), "main");
    expect(await files.list(["plans/*.yaml"])).toEqual([{ path: "plans/a.yaml", isOutside: false }]);
    expect(text(await files.read("plans/a.yaml"))).toBe("a: 1\n");
  });

  test("links that leave the repository are listed and not read", async () => {
    write("plans/a.yaml");
    mkdirSync(join(root, "other"));
    for (const [link, target] of [
      ["up", "../../etc/passwd"],
      ["root", "/etc/passwd"],
      ["in", "a.yaml"],
      ["self", "self.yaml"],
    ]) {
      symlinkSync(target ?? "", join(root, `plans/${link}.yaml`));
    }
    commit();
    const files = await openCommit(root, "HEAD");
    expect((await files.list(["**/*.yaml"])).filter(({ isOutside }) => isOutside).map(({ path }) => path)).toEqual([
      "plans/root.yaml",
      "plans/up.yaml",
    ]);
    expect(text(await files.read("plans/in.yaml"))).toBe("a: 1\n");
    await expect(files.read("plans/up.yaml")).rejects.toThrow("it leads out of the repository");
    await expect(files.read("plans/self.yaml")).rejects.toThrow("it is not in HEAD");
    await expect(files.read("../x.yaml")).rejects.toThrow("it is not in HEAD");
  });

  test("reads many files and binary ones", async () => {
    for (let index = 0; index < 300; index += 1) write(`plans/${index}.yaml`, `index: ${index}\n`);
    write("plans/binary.yaml", Uint8Array.of(0, 10, 255, 10));
    commit();
    const files = await openCommit(root, "HEAD");
    await files.list(["plans/*.yaml"]);
    expect(await files.read("plans/binary.yaml")).toEqual(Buffer.from([0, 10, 255, 10]));
    for (const index of [0, 150, 299]) expect(text(await files.read(`plans/${index}.yaml`))).toBe(`index: ${index}\n`);
  });
});

describe("a commit that is not there", () => {
  test("is said to be unknown", async () => {
    write("a.yaml");
    commit();
    await expect(openCommit(root, "nowhere")).rejects.toThrow("Could not find the commit `nowhere`");
  });

  test("in a shallow checkout names `fetch-depth`", async () => {
    write("a.yaml");
    commit();
    write("b.yaml");
    commit();
    const whole = root;
    root = join(base, "shallow");
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${whole}`, root], { stdio: "pipe" });
    await expect(openCommit(root, "HEAD~1")).rejects.toMatchObject({ hint: expect.stringContaining("fetch-depth") });
  });

  test("outside of a repository says so", async () => {
    await expect(openCommit(base, "HEAD")).rejects.toThrow(/not a git repository/i);
  });

  test.each(["--output=x", "-h", "a b", "a;b", "", "HEAD:plans", "a\nb"])(
    "`%s` is no name of a commit",
    async (ref) => {
      await expect(openCommit(root, ref)).rejects.toThrow("expected the name of a commit");
    },
  );
});
