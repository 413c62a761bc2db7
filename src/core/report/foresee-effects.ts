import { isPlanChange, type NeighbourChange, type TargetChanges } from "../changes/change.js";
import { addressOf } from "../changes/resource-address.js";
import type { Target } from "../config/config.js";
import type { Facts } from "../facts/facts.js";
import { neighboursOfPlan } from "../people/neighbours-of-plan.js";
import { type PageTimeline, pageTimeline } from "../people/page-timeline.js";
import type { ResponsePlan } from "../plan/response-plan.js";
import { newSilence } from "./foresee-change.js";

/** What changes of neighbours do to a plan that relies on them; members are absent where nothing of it is proven. */
export interface PlanEffect {
  readonly plan: string;
  readonly target: string;
  /** The changed neighbours that it relies on. */
  readonly through: readonly NeighbourChange[];
  /** When it would page nobody, and does not now: `between 22:00 and 06:00 UTC`. */
  readonly silence?: string;
  /** Who is paged first, where the facts before and after tell and differ; nobody: empty. */
  readonly firstPage?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Rules because of which it would not work, and would with its neighbours as they are. */
  readonly broken?: readonly string[];
}

/** The plans of a target, and what is known of the world around them now and after the merge. */
export interface EffectInput {
  readonly target: Target;
  readonly changes: TargetChanges;
  /** As they will be. */
  readonly plans: readonly ResponsePlan[];
  readonly before: Facts;
  readonly after: Facts;
  /** The moment of the incident whose pages are compared, in milliseconds since 1970. */
  readonly at: number;
  readonly now: Date;
  /** Rules because of which each plan would not work after the merge, and works now. */
  readonly brokenOf: (plan: string) => readonly string[];
}

/** What the neighbours' changes do to each plan that relies on them. */
export function foreseeEffects(input: EffectInput): readonly PlanEffect[] {
  const neighbours = input.changes.changes.filter((change): change is NeighbourChange => !isPlanChange(change));
  if (neighbours.length === 0) return [];
  return input.plans.flatMap((plan) => {
    const known = [input.before, input.after].map((facts) => neighboursOfPlan(plan, facts, input.target));
    const through = neighbours.filter((change) => known.some((addresses) => addresses.has(addressOf(change))));
    return through.length === 0 ? [] : [effectOn(plan, through, input)];
  });
}

function effectOn(plan: ResponsePlan, through: readonly NeighbourChange[], input: EffectInput): PlanEffect {
  const { before, after, target, at, now } = input;
  const silence = newSilence(plan, plan, { before, after }, now);
  const [was, will] = [before, after].map((facts) => peopleFirst(pageTimeline(facts, plan.engagements ?? [], at)));
  const isOther = was !== undefined && will !== undefined && was.join("\n") !== will.join("\n");
  const broken = input.brokenOf(plan.name);
  return {
    plan: plan.name,
    target: target.name,
    through,
    ...(silence === undefined ? {} : { silence }),
    ...(isOther ? { firstPage: { before: was, after: will } } : {}),
    ...(broken.length === 0 ? {} : { broken }),
  };
}

/** The people who are paged first, sorted; absent where something that is not known could come before them. */
export function peopleFirst({ pages, silences }: PageTimeline): readonly string[] | undefined {
  const [first] = pages;
  const open = silences.filter(({ kind }) => kind === "unknown");
  if (first === undefined) return open.length === 0 ? [] : undefined;
  if (open.some(({ minute }) => minute <= first.minute)) return undefined;
  return [...new Set(pages.filter(({ minute }) => minute === first.minute).map(({ person }) => person))].sort();
}
