import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { OperationalError } from "../core/operational-error.js";
import type { FileWriter } from "../ports.js";

/**
 * Writes files below a folder, never through a symbolic link that leads elsewhere.
 *
 * @throws OperationalError where the folder cannot be read
 */
export function fileWriter(root: string): FileWriter {
  return {
    write: async (path, text) => {
      try {
        await writeFileAtomic(placeWithin(realpathSync.native(root), path), text);
      } catch (error) {
        if (error instanceof OperationalError) throw error;
        const message = error instanceof Error ? error.message : String(error);
        throw new OperationalError(`Could not write ${path}: ${message}`, undefined, { cause: error });
      }
    },
  };
}

/** The file's real place; its folders are made, and none of them may lead out of the root. */
function placeWithin(root: string, path: string): string {
  const file = resolve(root, path);
  if (!isWithin(root, file)) throw outside(path);
  let folder = root;
  for (const step of relative(root, dirname(file))
    .split(sep)
    .filter((name) => name !== "")) {
    const next = join(folder, step);
    mkdirSync(next, { recursive: true });
    folder = realpathSync.native(next);
    if (!isWithin(root, folder)) throw outside(path);
  }
  const place = join(folder, file.slice(dirname(file).length + 1));
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) throw outside(path);
  return place;
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(path: string): OperationalError {
  return new OperationalError(
    `Could not write ${path}: a symbolic link leads out of the repository`,
    "Remove the link, or write to another folder",
  );
}
