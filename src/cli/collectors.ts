import { factCollector } from "../adapters/aws/collect-facts.js";
import type { FactPorts } from "../commands/gather-facts.js";
import type { CommonOptions } from "./program.js";

/** Reads facts from AWS with the ordinary credentials, or not at all with `--offline`. */
export function collectors({ offline }: CommonOptions): FactPorts["collectorOf"] {
  return offline ? undefined : (target) => factCollector(target);
}
