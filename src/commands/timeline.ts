import { UsageError } from "../core/operational-error.js";
import { pageTimeline } from "../core/people/page-timeline.js";
import type { TimelineResult } from "../core/report/timeline-result.js";
import { type FactPorts, gatherFacts } from "./gather-facts.js";
import { loadRepository } from "./load-repository.js";
import type { LoadOptions } from "./loaded-repository.js";
import { plansNamed } from "./plans-named.js";

export interface TimelineOptions extends LoadOptions {
  readonly plan: string;
  /** When the incident starts; ISO 8601. */
  readonly at: string;
  readonly now: Date;
}

/**
 * Who is paged at which minute when the plan starts an incident.
 *
 * @throws UsageError for a plan that the repository does not have, or a time that is none
 */
export async function runTimeline(options: TimelineOptions, ports: FactPorts): Promise<TimelineResult> {
  const start = Date.parse(options.at);
  if (Number.isNaN(start)) {
    throw new UsageError(`Unexpected time \`${options.at}\``, "Write it as in ISO 8601: 2026-11-23T03:00:00Z");
  }
  const repository = await loadRepository(ports.files, options);
  const plans = plansNamed(repository, options.plan);
  const { facts } = await gatherFacts({ ...repository, plans }, options.now, ports);
  return {
    plan: options.plan,
    at: new Date(start).toISOString(),
    timelines: plans.map(({ plan, target }) => ({
      ...(target === undefined ? {} : { target: target.name }),
      ...pageTimeline(facts, plan.engagements ?? [], start),
    })),
  };
}
