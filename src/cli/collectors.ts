import { factCollector } from "../adapters/aws/collect-facts.js";
import type { FactPorts } from "../commands/gather-facts.js";
import type { CommonOptions } from "./program.js";
import { sessions } from "./sessions.js";

/** Reads facts from AWS with each target's credentials, or not at all with `--offline`. */
export function collectors({ offline }: CommonOptions): FactPorts["collectorOf"] {
  return offline ? undefined : (target) => factCollector(target, sessions.reading(target));
}
