import type { Target } from "../core/config/config.js";
import type { IncidentReader, Output } from "../ports.js";

/** What commands that compare with AWS need: a reader for each target's account, and a place to say that it takes time. */
export interface ReadingWorld {
  readonly readerFor: (target: Target) => IncidentReader;
  readonly output: Output;
}

/** Say what is going on when it takes longer than a second. */
export async function withProgress<T>(output: Output, text: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => output.progress(text), 1_000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
