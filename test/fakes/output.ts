import type { Output } from "../../src/ports.js";

/** Keeps what a command prints. */
export function fakeOutput(): Output & { readonly results: readonly string[]; readonly steps: readonly string[] } {
  const results: string[] = [];
  const steps: string[] = [];
  return {
    results,
    steps,
    result: (text) => results.push(text),
    progress: (text) => steps.push(text),
    isColored: false,
  };
}
