import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { OperationalError } from "../core/operational-error.js";
import { compileGlobs, type PathGlobs } from "../core/plan/path-globs.js";
import type { ListedFile, RepositoryFiles } from "../ports.js";
import { readLimit } from "./read-limit.js";

/**
 * The files below a folder. What a symbolic link leads out of it is listed and never read.
 *
 * @param threads how many parse plans where there are many
 * @throws OperationalError where the folder cannot be read
 */
export function openRepository(root: string, threads = 1): RepositoryFiles {
  const realRoot = attempt(`read the folder ${root}`, () => realpathSync.native(root));
  const files: RepositoryFiles = {
    list: async (globs) => listFiles(realRoot, compileGlobs(globs)),
    read: async (path) => attempt(`read ${path}`, () => readWithin(realRoot, path)),
  };
  if (threads === 1) return files;
  const readParsed = async (paths: readonly string[]) => {
    if (paths.length < fewestShared) return [];
    const { parseOnThreads } = await import("./parse-threads.js");
    return parseOnThreads(files, realRoot, paths, threads);
  };
  return { ...files, readParsed };
}

/** Fewer files are parsed before another thread has started. */
const fewestShared = 600;

interface Found {
  readonly path: string;
  readonly realPath: string;
  readonly isOutside: boolean;
  readonly isLinked: boolean;
}

function listFiles(root: string, globs: PathGlobs): readonly ListedFile[] {
  const found = attempt(`list ${root}`, () => walk(root, globs));
  const own = new Set(found.filter(({ isLinked }) => !isLinked).map(({ realPath }) => realPath));
  return found
    .filter(({ isLinked, isOutside, realPath }) => !isLinked || isOutside || !own.has(realPath))
    .map(({ path, isOutside }) => ({ path, isOutside }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Folder {
  /** From the root, with forward slashes; empty for the root. */
  readonly path: string;
  readonly realPath: string;
  readonly isLinked: boolean;
  /** Real paths of the folders that lead here: a link to one of them would go round in circles. */
  readonly ancestors: readonly string[];
}

const skipped = new Set([".git", "node_modules"]);

function walk(root: string, globs: PathGlobs): readonly Found[] {
  const found: Found[] = [];
  const folders: Folder[] = [{ path: "", realPath: root, isLinked: false, ancestors: [] }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder.realPath, { withFileTypes: true })) {
      const path = folder.path === "" ? entry.name : `${folder.path}/${entry.name}`;
      const realPath = join(folder.realPath, entry.name);
      if (entry.isSymbolicLink()) followLink(root, globs, folder, path, realPath, folders, found);
      else if (entry.isDirectory()) addFolder(globs, folder, { path, realPath, isLinked: folder.isLinked }, folders);
      else if (entry.isFile() && globs.matches(path)) {
        found.push({ path, realPath, isOutside: false, isLinked: folder.isLinked });
      }
    }
  }
  return found;
}

function addFolder(globs: PathGlobs, parent: Folder, folder: Omit<Folder, "ancestors">, folders: Folder[]): void {
  const name = folder.path.slice(folder.path.lastIndexOf("/") + 1);
  if (skipped.has(name) || !globs.reaches(folder.path)) return;
  folders.push({ ...folder, ancestors: [...parent.ancestors, parent.realPath] });
}

function followLink(
  root: string,
  globs: PathGlobs,
  parent: Folder,
  path: string,
  link: string,
  folders: Folder[],
  found: Found[],
): void {
  const isMatch = globs.matches(path);
  if (!isMatch && !globs.reaches(path)) return;
  const realPath = targetOf(link);
  if (!isWithin(root, realPath)) {
    found.push({ path, realPath, isOutside: true, isLinked: true });
    return;
  }
  const stats = statSync(realPath, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    if (realPath === parent.realPath || parent.ancestors.includes(realPath)) return;
    addFolder(globs, parent, { path, realPath, isLinked: true }, folders);
  } else if (isMatch) found.push({ path, realPath, isOutside: false, isLinked: true });
}

// A link into nowhere still says where it wants to go.
function targetOf(link: string): string {
  try {
    return realpathSync.native(link);
  } catch {
    return resolve(dirname(link), readlinkSync(link));
  }
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function readWithin(root: string, path: string): Uint8Array {
  const wanted = resolve(root, path);
  if (!isWithin(root, wanted)) throw leavesRepository(path);
  const realPath = realpathSync.native(wanted);
  if (!isWithin(root, realPath)) throw leavesRepository(path);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = openSync(realPath, flags);
  try {
    // Between the look and the opening, a folder on the way may have become a link.
    if (realpathSync.native(realPath) !== realPath) throw leavesRepository(path);
    return readOpen(file, path);
  } finally {
    closeSync(file);
  }
}

function readOpen(file: number, path: string): Uint8Array {
  const stats = fstatSync(file);
  if (!stats.isFile()) throw new OperationalError(`Could not read ${path}: it is not a file`);
  const bytes = new Uint8Array(readLimit(path, stats.size));
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = readSync(file, bytes, length, bytes.length - length, null);
  }
  return length === bytes.length ? bytes : bytes.subarray(0, length);
}

function leavesRepository(path: string): OperationalError {
  return new OperationalError(`Could not read ${path}: it leads out of the repository`, "Replace the link by a file");
}

function attempt<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof OperationalError) throw cause;
    const reason = cause instanceof Error ? cause.message.replace(/^([A-Z]+: [^,]+),.*/, "$1") : String(cause);
    throw new OperationalError(`Could not ${what}: ${reason}`, undefined, { cause });
  }
}
