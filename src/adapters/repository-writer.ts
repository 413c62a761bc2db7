import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { OperationalError } from "../core/operational-error.js";
import type { RepositoryWriter } from "../ports.js";

/** Writes files below a folder: each whole or not at all, none where a link leads out of the folder. */
export function repositoryWriter(root: string): RepositoryWriter {
  return {
    create: (path, text) =>
      attempt(path, async () => {
        const file = join(root, path);
        // Before a folder is made: one that a link leads to would be made outside.
        await confirmInside(root, await nearestFolder(dirname(file)), path);
        await mkdir(dirname(file), { recursive: true });
        await createWhole(file, text);
      }),
    replace: (path, before, text) =>
      attempt(path, async () => {
        const file = await realpath(join(root, path));
        await confirmInside(root, dirname(file), path);
        if (!(await readFile(file)).equals(before)) {
          throw new OperationalError(`Unexpected change of ${path} while it was edited`, "Run it again");
        }
        await writeFileAtomic(file, text);
      }),
  };
}

async function attempt(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperationalError(`Could not write ${path}: ${reason}`, undefined, { cause: error });
  }
}

async function confirmInside(root: string, folder: string, path: string): Promise<void> {
  const [realRoot, realFolder] = await Promise.all([realpath(root), realpath(folder)]);
  if (realFolder === realRoot || realFolder.startsWith(`${realRoot}${sep}`)) return;
  throw new OperationalError(`Unexpected link on the way to ${path}, expected a folder of the repository`);
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await lstat(folder).catch(() => undefined);
  return found === undefined && dirname(folder) !== folder ? nearestFolder(dirname(folder)) : folder;
}

/** A link is made only where nothing is, and by then the text is complete. */
async function createWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
