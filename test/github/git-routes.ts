import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleOf } from "./openapi-contract.js";

type Json = Record<string, unknown>;

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Git's own objects and references, as GitHub's Git database API has them, over the repository in a folder. */
export interface GitDatabase {
  tip(ref: string): Reply;
  createRef(body: Json): Reply;
  updateRef(ref: string, body: Json): Reply;
  deleteRef(ref: string): Reply;
  commit(sha: string): Reply;
  createCommit(body: Json, login: string): Reply;
  tree(sha: string): Reply | undefined;
  createTree(body: Json): Reply;
  compare(basehead: string): Reply;
}

const gone: Reply = { status: 404, body: { message: "Not Found", documentation_url: "https://docs.github.com/rest" } };
const invalid = (message: string): Reply => ({
  status: 422,
  body: { message, documentation_url: "https://docs.github.com/rest" },
});

export function gitDatabase(folder: string): GitDatabase {
  const git = (command: readonly string[], env: Record<string, string> = {}, input?: string) =>
    execFileSync("git", [...command], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", ...env },
      stdio: ["pipe", "pipe", "ignore"],
      ...(input === undefined ? {} : { input }),
    }).trim();
  const find = (revision: string) => {
    try {
      return git(["rev-parse", "--verify", "--quiet", revision]);
    } catch {
      return undefined;
    }
  };
  const refReply = (ref: string, status = 200): Reply => {
    const sha = find(`refs/${ref}`);
    const example = exampleOf("git-ref");
    const object = { ...Object(example["object"]), sha };
    return sha === undefined ? gone : { status, body: { ...example, ref: `refs/${ref}`, object } };
  };
  const commitReply = (sha: string, status = 200): Reply => {
    if (find(`${sha}^{commit}`) === undefined) return gone;
    const example = exampleOf("git-commit");
    const tree = { ...Object(example["tree"]), sha: find(`${sha}^{tree}`) };
    const [, ...parents] = git(["rev-list", "--parents", "-1", sha]).split(" ");
    const [parent] = Object(example["parents"]);
    const told = { sha, tree, parents: parents.map((one) => ({ ...parent, sha: one })) };
    return { status, body: { ...example, ...told, message: git(["log", "-1", "--format=%B", sha]) } };
  };
  return {
    tip: (ref) => refReply(ref),
    createRef: ({ ref, sha }) => {
      const name = String(ref);
      if (find(name) !== undefined) return invalid("Reference already exists");
      git(["update-ref", name, String(sha)]);
      return refReply(name.replace(/^refs\//u, ""), 201);
    },
    updateRef: (ref, { sha, force }) => {
      const before = find(`refs/${ref}`);
      if (before === undefined) return invalid("Reference does not exist");
      if (force !== true && git(["merge-base", before, String(sha)]) !== before)
        return invalid("Update is not a fast forward");
      git(["update-ref", `refs/${ref}`, String(sha)]);
      return refReply(ref);
    },
    deleteRef: (ref) => {
      if (find(`refs/${ref}`) === undefined) return invalid("Reference does not exist");
      git(["update-ref", "-d", `refs/${ref}`]);
      return { status: 204, body: undefined };
    },
    commit: (sha) => commitReply(sha),
    createCommit: ({ message, tree, parents }, login) => {
      const from = (Array.isArray(parents) ? parents : []).flatMap((parent) => ["-p", String(parent)]);
      const who = (role: string) => ({
        [`GIT_${role}_NAME`]: login,
        [`GIT_${role}_EMAIL`]: "x@users.noreply.github.com",
      });
      const env = { ...who("AUTHOR"), ...who("COMMITTER") };
      return commitReply(git(["commit-tree", String(tree), ...from], env, String(message)), 201);
    },
    tree: (sha) => {
      if (find(`${sha}^{tree}`) === undefined) return undefined;
      const lines = git(["ls-tree", "-r", "-l", "-z", sha])
        .split("\0")
        .filter((line) => line !== "");
      const tree = lines.map((line) => {
        const [about = "", path] = line.split("\t");
        const [mode, type, blob, size] = about.split(/ +/u);
        return { path, mode, type, sha: blob, size: Number(size), url: "https://api.github.com/x" };
      });
      return { status: 200, body: { sha, url: "https://api.github.com/x", truncated: false, tree } };
    },
    createTree: ({ base_tree: base, tree }) => {
      const index = mkdtempSync(join(tmpdir(), "muster-index-"));
      const env = { GIT_INDEX_FILE: join(index, "index") };
      if (base !== undefined) git(["read-tree", String(base)], env);
      for (const { path, mode, content } of Array.isArray(tree) ? tree : []) {
        const blob = git(["hash-object", "-w", "--stdin"], {}, String(content));
        git(["update-index", "--add", "--cacheinfo", `${mode},${blob},${path}`], env);
      }
      const sha = git(["write-tree"], env);
      rmSync(index, { recursive: true });
      return { status: 201, body: { ...exampleOf("git-tree"), sha } };
    },
    compare: (basehead) => {
      const [base = "", head = ""] = basehead.split("...");
      if (find(base) === undefined || find(head) === undefined) return gone;
      const example = exampleOf("commit-comparison");
      const from = git(["merge-base", base, head]);
      const count = (range: string) => Number(git(["rev-list", "--count", range]));
      const commits = git(["rev-list", "--reverse", `${base}..${head}`])
        .split("\n")
        .filter((sha) => sha !== "");
      const files = git(["diff", "--raw", "--no-abbrev", "--no-renames", "-z", from, head]).split("\0");
      return {
        status: 200,
        body: {
          ...example,
          status: "diverged",
          ahead_by: commits.length,
          behind_by: count(`${head}..${base}`),
          commits: commits.map((sha) => commitInList(sha, (format) => git(["log", "-1", `--format=${format}`, sha]))),
          files: filesOf(files),
        },
      };
    },
  };
}

function commitInList(sha: string, log: (format: string) => string): Json {
  const [example] = Object(exampleOf("commit-comparison")["commits"]) as Json[];
  const [login, message] = [log("%an"), log("%B")];
  const author = { ...Object(example?.["author"]), login };
  return { ...example, sha, author, commit: { ...Object(example?.["commit"]), message } };
}

function filesOf(parts: readonly string[]): readonly Json[] {
  const [example] = Object(exampleOf("commit-comparison")["files"]) as Json[];
  const files: Json[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, , , sha, letter] = (parts[at] ?? "").split(" ");
    const status = { A: "added", D: "removed" }[letter ?? ""] ?? "modified";
    files.push({ ...example, filename: parts[at + 1], sha, status });
  }
  return files;
}
