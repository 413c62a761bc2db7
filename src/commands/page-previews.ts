import type { Change, DiffResult } from "../core/changes/change.js";
import type { Target } from "../core/config/config.js";
import { declareFacts } from "../core/facts/declare-facts.js";
import type { Facts } from "../core/facts/facts.js";
import { mergeFacts } from "../core/facts/merge-facts.js";
import { lintPlans } from "../core/lint/lint-plans.js";
import { pageTimeline } from "../core/people/page-timeline.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import type { ComparedWith } from "../core/report/comment-rows.js";
import { firstPaged } from "../core/report/describe-change.js";
import { type Foresight, foreseeChange } from "../core/report/foresee-change.js";
import { foreseeEffects, type PlanEffect, peopleFirst } from "../core/report/foresee-effects.js";
import type { TimelineResult } from "../core/report/timeline-result.js";
import type { CheckRun } from "./check.js";

/** Who would be paged, for the reader of a change. */
export interface PagePreviews {
  /** Names of the people paged first, or of what the plan engages where the facts do not tell the people. */
  readonly firstPageOf: (plan: string, target: string | undefined) => readonly string[] | undefined;
  readonly foresightOf: (change: Change, target: string) => Foresight;
  /** What changes of people, runbooks and roles do to the plans that rely on them. */
  readonly effects: readonly PlanEffect[];
  /** The timelines of plans that are new or change. */
  readonly timelines: readonly TimelineResult[];
}

/** Charts are large: more of them than this would push everything else out of a comment. */
const mostTimelines = 10;

/** Follow the engagements of the plans for an incident at the next 03:00 UTC. */
export function previewPages(
  run: CheckRun,
  diff: DiffResult | undefined,
  comparedWith: ComparedWith,
  now: Date,
): PagePreviews {
  const { repository, gathered } = run;
  const start = nextThreeOClock(now);
  const facts = { before: factsBefore(run, diff, comparedWith), after: gathered.facts };
  const plans = new Map(repository.plans.map(({ plan, target }) => [keyOf(plan.name, target?.name), plan]));
  const follow = (plan: ResponsePlan) => pageTimeline(facts.after, plan.engagements ?? [], start);
  const kept = (diff?.targets ?? []).flatMap(({ target, changes }) =>
    changes.flatMap((change) =>
      change.resourceKind !== "ResponsePlan" || change.kind === "delete" ? [] : [{ target, plan: change.desired }],
    ),
  );
  const targets = new Map(repository.targets.map((target) => [target.name, target]));
  const foreseen = new Map<Change, Foresight>();
  return {
    foresightOf: (change, name) => {
      const target = targets.get(name);
      if (target === undefined) return {};
      const known = foreseen.get(change) ?? foreseeChange(change, facts, target, now);
      foreseen.set(change, known);
      return known;
    },
    firstPageOf: (name, target) => {
      const plan = plans.get(keyOf(name, target));
      return plan === undefined ? undefined : (peopleFirst(follow(plan)) ?? firstPaged(plan));
    },
    effects: (diff?.targets ?? []).flatMap((changes) => {
      const target = targets.get(changes.target);
      if (target === undefined) return [];
      const own = repository.plans.filter((plan) => plan.target === target).map(({ plan }) => plan);
      const brokenOf = brokenBy(run, target, facts.before, now);
      return foreseeEffects({ target, changes, plans: own, ...facts, at: start, now, brokenOf });
    }),
    timelines: kept
      .map(({ target, plan }) => ({
        plan: plan.name,
        at: new Date(start).toISOString(),
        timelines: [{ target, ...follow(plan) }],
      }))
      .filter(({ timelines }) => timelines.some(({ pages }) => pages.length > 0))
      .slice(0, mostTimelines),
  };
}

/** The world as it is: what AWS has, or what the base declares; the same as after where no neighbour changes. */
function factsBefore(
  { gathered: { facts, known }, base }: CheckRun,
  diff: DiffResult | undefined,
  comparedWith: ComparedWith,
): Facts {
  const changes = (diff?.targets ?? []).flatMap((target) => target.changes);
  if (changes.every(({ resourceKind }) => resourceKind === "ResponsePlan")) return facts;
  const isOfBase = comparedWith === "base" && base !== undefined && "loaded" in base;
  return mergeFacts({ ...known, ...(isOfBase ? { declared: declareFacts(base.loaded.declared) } : {}) });
}

/** Rules because of which a plan would not work after the merge, and that do not speak against it in the world as it is. */
function brokenBy({ repository, result }: CheckRun, target: Target, before: Facts, now: Date) {
  const failing = new Map(
    result.readiness
      .filter((one) => one.target === target.name && one.verdict === "notReady")
      .map(({ plan, because }) => [plan, because] as const),
  );
  let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (name: string): readonly string[] => {
    const after = failing.get(name);
    if (after === undefined) return [];
    // All of them at once, and only where somebody asks: what rules share is looked up once.
    known ??= reasonsIn(before, { repository, target, now, isWanted: (plan) => failing.has(plan) });
    return [...new Set(after)].filter((rule) => known?.get(name)?.has(rule) !== true);
  };
}

interface Judged {
  readonly repository: CheckRun["repository"];
  readonly target: Target;
  readonly now: Date;
  readonly isWanted: (plan: string) => boolean;
}

/** The rules that speak, or may speak, against each plan in the world as it is. */
function reasonsIn(facts: Facts, { repository, target, now, isWanted }: Judged) {
  const { readiness } = lintPlans({
    plans: repository.plans.filter(({ plan, target: own }) => own === target && isWanted(plan.name)),
    declared: [],
    facts,
    config: repository.config,
    targets: [target],
    today: now.toISOString().slice(0, 10),
    leavesOutRequests: true,
  });
  return new Map(
    readiness.map(({ plan, verdict, because }) => [plan, new Set(verdict === "ready" ? [] : because)] as const),
  );
}

/** The hour that this is all about, by a clock that does not move with every run. */
function nextThreeOClock(now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3);
  return today > now.getTime() ? today : today + 24 * 3_600_000;
}

function keyOf(plan: string, target: string | undefined): string {
  return JSON.stringify([plan, target ?? null]);
}
