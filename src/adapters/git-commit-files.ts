import { execFile, spawn } from "node:child_process";
import { posix } from "node:path";
import { promisify } from "node:util";
import { OperationalError, UsageError } from "../core/operational-error.js";
import { compileGlobs } from "../core/plan/path-globs.js";
import type { RepositoryFiles } from "../ports.js";
import { readLimit } from "./read-limit.js";

const run = promisify(execFile);

interface Entry {
  readonly path: string;
  readonly object: string;
  readonly size: number;
  readonly isLink: boolean;
}

/**
 * The files of a commit, read from Git's objects without a checkout.
 *
 * @param root the repository, or a folder in it: paths count from there
 * @param ref a commit, branch or tag
 * @throws UsageError where `ref` cannot be a commit's name
 * @throws OperationalError where the commit is not there, as in a shallow checkout
 */
export async function openCommit(root: string, ref: string): Promise<RepositoryFiles> {
  const commit = await resolveCommit(root, ref);
  const entries = await listTree(root, commit);
  const blobs = new Map<string, Uint8Array>();
  let listed: readonly Entry[] = [];
  let fetched: Promise<unknown> = Promise.resolve();
  const fetchOnce = async (entry: Entry) => {
    // One process for all that was listed, not one for each file.
    if (!blobs.has(entry.object)) await fetchBlobs(root, [entry, ...listed], blobs);
    listed = [];
  };
  return {
    list: async (globs) => {
      const { matches } = compileGlobs(globs);
      const found = [...entries.values()].filter(({ path }) => matches(path));
      const links = found.filter(({ isLink }) => isLink);
      const targets = await readBlobs(root, links);
      listed = [...listed, ...found.filter(({ isLink }) => !isLink)];
      return found
        .map(({ path, object }) => ({ path, isOutside: leadsOutside(path, targets.get(object)) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: async (path) => {
      const entry = await followLinks(root, entries, path);
      if (entry === undefined) throw new OperationalError(`Could not read ${path}: it is not in ${ref}`);
      // Files are asked for at the same time: the later ones wait for what the first one fetches.
      const own = fetched.then(() => fetchOnce(entry));
      fetched = own.catch(() => undefined);
      await own;
      const bytes = blobs.get(entry.object);
      if (bytes === undefined) throw new OperationalError(`Could not read ${path} of ${ref} from Git`);
      return bytes.subarray(0, readLimit(path, bytes.length));
    },
  };
}

/**
 * The commit that a pull request's checkout is to be compared with. GitHub checks out the merge of its head into the base
 * branch as that is now: its first parent. A checkout of the head itself began where the two part.
 *
 * @param base the base branch when the event was made; the answer where Git cannot tell better
 */
export async function comparisonCommit(root: string, head: string, base: string): Promise<string> {
  try {
    // The raw commit tells its parents in a shallow checkout, too.
    const commit = await git(root, ["cat-file", "commit", "HEAD"]);
    const parents = [...(commit.split("\n\n", 1)[0]?.matchAll(/^parent ([0-9a-f]+)$/gm) ?? [])].map(
      ([, sha = ""]) => sha,
    );
    const [first, second] = parents;
    if (first !== undefined && second === head) return first;
    return (await git(root, ["merge-base", "--end-of-options", base, head])).trim() || base;
  } catch {
    return base;
  }
}

async function resolveCommit(root: string, ref: string): Promise<string> {
  if (!/^[A-Za-z0-9_./@^~{}+-]+$/.test(ref) || ref.startsWith("-")) {
    throw new UsageError(`Unexpected \`${ref}\`, expected the name of a commit, a branch or a tag`);
  }
  try {
    return (await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`])).trim();
  } catch (cause) {
    throw await explainMissing(root, ref, cause);
  }
}

async function explainMissing(root: string, ref: string, cause: unknown): Promise<OperationalError> {
  if (Object(cause).code === "ENOENT") {
    return new OperationalError("Could not run git: it is not installed, or the folder is gone", "Install git", {
      cause,
    });
  }
  let isShallow: string;
  try {
    isShallow = await git(root, ["rev-parse", "--is-shallow-repository"]);
  } catch (reason) {
    const said = String(Object(reason).stderr ?? reason).trim();
    const message = `Could not read the commit \`${ref}\` in ${root}: ${said}`;
    return new OperationalError(message, "Check the repository out first", { cause });
  }
  const hint = isShallow.startsWith("true")
    ? "The checkout is shallow: give `actions/checkout` the input `fetch-depth: 0`"
    : "Fetch it first, or correct its name";
  return new OperationalError(`Could not find the commit \`${ref}\` in this repository`, hint, { cause });
}

async function listTree(root: string, commit: string): Promise<ReadonlyMap<string, Entry>> {
  const output = await git(root, ["ls-tree", "-r", "-z", "-l", commit]);
  const entries = new Map<string, Entry>();
  for (const line of output.split("\0")) {
    const [, mode, type, object = "", size, path = ""] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? [];
    if (type === "blob") entries.set(path, { path, object, size: Number(size), isLink: mode === "120000" });
  }
  return entries;
}

function leadsOutside(path: string, target: Uint8Array | undefined): boolean {
  return target !== undefined && linkTarget(path, target) === undefined;
}

/** Where a link of the tree leads within it; absent where it leaves it. */
function linkTarget(path: string, target: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(target);
  const wanted = posix.normalize(posix.join(posix.dirname(path), text));
  return text.startsWith("/") || wanted === ".." || wanted.startsWith("../") ? undefined : wanted;
}

async function followLinks(
  root: string,
  entries: ReadonlyMap<string, Entry>,
  path: string,
): Promise<Entry | undefined> {
  let entry = entries.get(posix.normalize(path));
  for (let hops = 0; entry?.isLink && hops < 8; hops += 1) {
    const target = (await readBlobs(root, [entry])).get(entry.object);
    const wanted = target === undefined ? undefined : linkTarget(entry.path, target);
    if (wanted === undefined) {
      throw new OperationalError(
        `Could not read ${path}: it leads out of the repository`,
        "Replace the link by a file",
      );
    }
    entry = entries.get(wanted);
  }
  return entry?.isLink ? undefined : entry;
}

const batchBytes = 64 * 1024 * 1024;

async function fetchBlobs(root: string, wanted: readonly Entry[], blobs: Map<string, Uint8Array>): Promise<void> {
  let room = batchBytes;
  const batch = wanted.filter(({ object, path, size }, index) => {
    if (blobs.has(object) || (index > 0 && size > room)) return false;
    if (index === 0) readLimit(path, size);
    room -= size;
    return true;
  });
  for (const [object, bytes] of await readBlobs(root, batch)) blobs.set(object, bytes);
}

/** The contents of objects, through one `git cat-file --batch`. */
async function readBlobs(root: string, entries: readonly Entry[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const objects = [...new Set(entries.map(({ object }) => object))];
  if (objects.length === 0) return new Map();
  return parseBatch(await pipeThrough(root, ["cat-file", "--batch"], `${objects.join("\n")}\n`));
}

/** `OBJECT blob SIZE`, a line break, the bytes, a line break; and so on. */
function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [object = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    blobs.set(object, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

async function git(root: string, command: readonly string[]): Promise<string> {
  const { stdout } = await run("git", command, { cwd: root, maxBuffer: 1024 * 1024 * 1024, encoding: "utf8" });
  return stdout;
}

function pipeThrough(root: string, command: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", command, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new OperationalError(`Could not read objects from Git: ${errors.trim() || `exit code ${code}`}`));
    });
    // Git may stop reading when it fails; `close` tells why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
