import { parse } from "yaml";
import { parseSource } from "../../core/source/parse-source.js";
import { generatePlan } from "./generate-plan.js";

/** How the time of reading sources compares with that of `YAML.parse` alone, in one process. */
export interface ParseMeasure {
  readonly files: number;
  readonly yamlMs: number;
  readonly sourceMs: number;
  readonly ratio: number;
}

/** Parse `files` generated plans both ways, in turns, and compare the medians. */
export function measureParse(files = 2_000, rounds = 7): ParseMeasure {
  const plans = Array.from({ length: files }, (_, index) => new TextEncoder().encode(generatePlan(index)));
  const decoder = new TextDecoder();
  const yaml: number[] = [];
  const source: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    yaml.push(timeOf(() => plans.map((bytes) => parse(decoder.decode(bytes)))));
    source.push(timeOf(() => plans.map((bytes) => parseSource("plan.yaml", bytes))));
  }
  const [yamlMs, sourceMs] = [median(yaml), median(source)];
  return { files, yamlMs, sourceMs, ratio: sourceMs / yamlMs };
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
