import { availableParallelism } from "node:os";

/** More would save little: each takes some 50 MB, and what follows the parsing is done by one. */
const mostThreads = 4;

/** Threads that parse plans where nobody says how many. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), mostThreads);
}
