import { parse } from "yaml";
import { parseSource } from "../../core/source/parse-source.js";
import { generatePlan } from "./generate-plan.js";
import type { Measurement } from "./measurement.js";

/** Reading sources against `YAML.parse` alone, in one process and in turns: what positions and limits cost. */
export function measureParse(files = 2_000, rounds = 7): readonly Measurement[] {
  const plans = Array.from({ length: files }, (_, index) => new TextEncoder().encode(generatePlan(index)));
  const decoder = new TextDecoder();
  const yaml: number[] = [];
  const source: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    yaml.push(timeOf(() => plans.map((bytes) => parse(decoder.decode(bytes)))));
    source.push(timeOf(() => plans.map((bytes) => parseSource("plan.yaml", bytes))));
  }
  const name = `parsing ${files.toLocaleString("en")} plans`;
  return [{ name, ratio: median(source) / median(yaml), baseline: "parse of yaml, unbundled, one process" }];
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
