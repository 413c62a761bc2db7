import type { Facts, TriggerFact } from "../facts/facts.js";
import { groupBy } from "../group-by.js";
import type { ResolvedPlan } from "../plan/resource.js";

/** What rules ask about all plans of a target, answered without a walk over them. */
export interface TargetIndex {
  /** In the order of their files. */
  readonly plansByName: ReadonlyMap<string, readonly ResolvedPlan[]>;
  /** The other targets of the account that declare a plan, too, by the plan's name. */
  readonly rivals: ReadonlyMap<string, readonly string[]>;
  readonly plansByFile: ReadonlyMap<string, readonly ResolvedPlan[]>;
  readonly plansByDedupeString: ReadonlyMap<string, readonly ResolvedPlan[]>;
  /** The alarms and rules that act on an ARN. */
  readonly triggersByAction: ReadonlyMap<string, readonly TriggerFact[]>;
  /** The name that a plan had in the base commit, by the name that it has now; empty where there is no base. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** Index a target's plans; what needs the facts is computed when first asked for. */
export function indexTarget(
  plans: readonly ResolvedPlan[],
  facts: Facts,
  basePlans: readonly ResolvedPlan[] | undefined,
  /** The plans of the account's other targets. */
  neighbours: readonly ResolvedPlan[] = [],
): TargetIndex {
  let triggersByAction: ReadonlyMap<string, readonly TriggerFact[]> | undefined;
  return {
    plansByName: groupBy(plans, ({ plan }) => plan.name),
    rivals: findRivals(neighbours),
    plansByFile: groupBy(plans, ({ source }) => source.file),
    plansByDedupeString: groupBy(
      plans.filter(({ plan }) => plan.incidentTemplate.dedupeString),
      ({ plan }) => plan.incidentTemplate.dedupeString ?? "",
    ),
    get triggersByAction() {
      triggersByAction ??= indexTriggers(facts);
      return triggersByAction;
    },
    formerNames: findRenames(plans, basePlans ?? []),
  };
}

function findRivals(neighbours: readonly ResolvedPlan[]): ReadonlyMap<string, readonly string[]> {
  const byName = groupBy(neighbours, ({ plan }) => plan.name);
  return new Map(
    [...byName].map(([name, plans]) => [name, [...new Set(plans.flatMap(({ target }) => target?.name ?? []))]]),
  );
}

function indexTriggers(facts: Facts): ReadonlyMap<string, readonly TriggerFact[]> {
  const pairs = [...facts.triggers.values()].flatMap(({ value }) =>
    (value.actions ?? []).map((arn) => ({ arn, trigger: value })),
  );
  const groups = groupBy(pairs, ({ arn }) => arn);
  return new Map([...groups].map(([arn, group]) => [arn, group.map(({ trigger }) => trigger)]));
}

/** A plan that is gone and one that is new are the same where their place in the files is, or all but their name. */
function findRenames(plans: readonly ResolvedPlan[], basePlans: readonly ResolvedPlan[]): ReadonlyMap<string, string> {
  if (basePlans.length === 0) return new Map();
  const names = new Set(plans.map(({ plan }) => plan.name));
  const baseNames = new Set(basePlans.map(({ plan }) => plan.name));
  const gone = basePlans.filter(({ plan }) => !names.has(plan.name));
  const fresh = plans.filter(({ plan }) => !baseNames.has(plan.name));
  const renames = new Map<string, string>();
  const taken = new Set<ResolvedPlan>();
  for (const keyOf of [placeOf, contentOf]) {
    const byKey = groupBy(gone, keyOf);
    for (const plan of fresh) {
      const former = byKey.get(keyOf(plan))?.find((candidate) => !taken.has(candidate));
      if (former === undefined || renames.has(plan.plan.name)) continue;
      taken.add(former);
      renames.set(plan.plan.name, former.plan.name);
    }
  }
  return renames;
}

function placeOf({ source }: ResolvedPlan): string {
  return `${source.index}#${source.file}`;
}

function contentOf({ plan: { name: _, ...content } }: ResolvedPlan): string {
  return JSON.stringify(content);
}
