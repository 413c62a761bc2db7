import type { Facts, TriggerFact } from "../facts/facts.js";
import { groupBy } from "../group-by.js";
import type { ResolvedPlan } from "../plan/resource.js";

/** What rules ask about all plans of a target, answered without a walk over them. */
export interface TargetIndex {
  /** In the order of their files. */
  readonly plansByName: ReadonlyMap<string, readonly ResolvedPlan[]>;
  readonly plansByFile: ReadonlyMap<string, readonly ResolvedPlan[]>;
  readonly plansByDedupeString: ReadonlyMap<string, readonly ResolvedPlan[]>;
  /** The alarms and rules that act on an ARN. */
  readonly triggersByAction: ReadonlyMap<string, readonly TriggerFact[]>;
  /** The target's plans in the base commit; absent where there is no base to compare with. */
  readonly basePlans: readonly ResolvedPlan[] | undefined;
}

/** Index a target's plans; what needs the facts is computed when first asked for. */
export function indexTarget(
  plans: readonly ResolvedPlan[],
  facts: Facts,
  basePlans: readonly ResolvedPlan[] | undefined,
): TargetIndex {
  let triggersByAction: ReadonlyMap<string, readonly TriggerFact[]> | undefined;
  return {
    plansByName: groupBy(plans, ({ plan }) => plan.name),
    plansByFile: groupBy(plans, ({ source }) => source.file),
    plansByDedupeString: groupBy(
      plans.filter(({ plan }) => plan.incidentTemplate.dedupeString),
      ({ plan }) => plan.incidentTemplate.dedupeString ?? "",
    ),
    get triggersByAction() {
      triggersByAction ??= indexTriggers(facts);
      return triggersByAction;
    },
    basePlans,
  };
}

function indexTriggers(facts: Facts): ReadonlyMap<string, readonly TriggerFact[]> {
  const pairs = [...facts.triggers.values()].flatMap(({ value }) =>
    (value.actions ?? []).map((arn) => ({ arn, trigger: value })),
  );
  const groups = groupBy(pairs, ({ arn }) => arn);
  return new Map([...groups].map(([arn, group]) => [arn, group.map(({ trigger }) => trigger)]));
}
