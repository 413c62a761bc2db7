import { parentPort, workerData } from "node:worker_threads";
import { packFiles } from "../core/plan/pack-files.js";
import { openRepository } from "./repository-files.js";
import { parseShares, type SharedWork } from "./shared-work.js";

// The program of a thread that `parseOnThreads` starts: it answers each share of files with a message.
const work: SharedWork = workerData;
for await (const share of parseShares(openRepository(work.root), work)) {
  const packed = packFiles(share);
  parentPort?.postMessage(packed, [packed.numbers.buffer]);
}
