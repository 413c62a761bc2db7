import type { Facts } from "../facts/facts.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { findCoverageGaps, type Span } from "./find-coverage-gaps.js";
import { reachContact } from "./reach-contact.js";

/**
 * The times of a span at which a plan that engages somebody certainly pages nobody: those at which each of its
 * engagements reaches nobody; people of whom nothing is known count as reached. Absent where the facts do not tell, and
 * where PagerDuty pages beside them.
 */
export function silentTimes(facts: Facts, plan: ResponsePlan, span: Span): readonly Span[] | undefined {
  const { engagements = [], integrations = [] } = plan;
  if (engagements.length === 0 || integrations.length > 0) return undefined;
  let silent: readonly Span[] = [span];
  for (const arn of engagements) {
    const gaps = silenceOf(facts, arn, span);
    if (gaps === undefined) return undefined;
    silent = silent.flatMap((one) => gaps.flatMap((gap) => overlap(one, gap)));
  }
  return silent;
}

function silenceOf(facts: Facts, arn: string, span: Span): readonly Span[] | undefined {
  const { state } = reachContact(facts, arn);
  if (state !== "reached" && state !== "unknown") return [span];
  const { gaps, reasons } = findCoverageGaps(facts, arn, span);
  return reasons.length > 0 ? undefined : gaps;
}

function overlap(a: Span, b: Span): readonly Span[] {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return start < end ? [{ start, end }] : [];
}
