import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type PackedFiles, unpackFiles } from "../core/plan/pack-files.js";
import type { ReadFile } from "../core/plan/read-file.js";
import type { RepositoryFiles } from "../ports.js";
import { parseShares, type SharedWork, shareWork } from "./shared-work.js";

/**
 * Read and parse files on so many threads, this one among them. What another thread could not read, or hand over, is
 * left out.
 */
export async function parseOnThreads(
  files: RepositoryFiles,
  root: string,
  paths: readonly string[],
  threads: number,
): Promise<readonly ReadFile[]> {
  const program = findProgram();
  if (program === undefined) return [];
  const work = shareWork(root, paths);
  const parsed: ReadFile[] = [];
  const others = Array.from({ length: threads - 1 }, () =>
    runThread(program, work, (packed) => parsed.push(...unpackFiles(packed))),
  );
  for await (const share of parseShares(files, work)) {
    parsed.push(...share);
    // Lets the shares of the others in: waiting, they would be held in memory twice.
    await setImmediate();
  }
  await Promise.all(others);
  return parsed;
}

/** A thread that cannot start, or runs out of memory, leaves its share to the caller. */
function runThread(program: URL, work: SharedWork, take: (packed: PackedFiles) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: work });
    worker.on("message", take);
    worker.once("error", () => resolve());
    worker.once("exit", () => resolve());
  });
}

/** The bundle has it beside the entries, and this module there or one folder below; run from source there is none. */
function findProgram(): URL | undefined {
  return ["./parse-thread.js", "../parse-thread.js"]
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
}
