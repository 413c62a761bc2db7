import { type ReadFile, readFile } from "../core/plan/read-file.js";
import type { RepositoryFiles } from "../ports.js";

/** Files that several threads read, each taking a share of them after the other. */
export interface SharedWork {
  /** The repository's folder. */
  readonly root: string;
  readonly paths: readonly string[];
  /** One number that the threads share: how many shares are taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** Files that a thread takes at a time. */
const shareSize = 40;

export function shareWork(root: string, paths: readonly string[]): SharedWork {
  return { root, paths, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Take shares and parse their files until none is left. Files that cannot be read are left out. */
export async function* parseShares(
  files: Pick<RepositoryFiles, "read">,
  { paths, taken }: SharedWork,
): AsyncGenerator<readonly ReadFile[]> {
  for (;;) {
    const start = Atomics.add(taken, 0, 1) * shareSize;
    if (start >= paths.length) return;
    const share: ReadFile[] = [];
    for (const path of paths.slice(start, start + shareSize)) {
      const bytes = await files.read(path).catch(() => undefined);
      if (bytes !== undefined) share.push(readFile(path, bytes));
    }
    yield share;
  }
}
