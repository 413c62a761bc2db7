import type { Change, DiffResult } from "../core/changes/change.js";
import { type PageTimeline, pageTimeline } from "../core/people/page-timeline.js";
import type { ResponsePlan } from "../core/plan/response-plan.js";
import { firstPaged } from "../core/report/describe-change.js";
import { type Foresight, foreseeChange } from "../core/report/foresee-change.js";
import type { TimelineResult } from "../core/report/timeline-result.js";
import type { CheckRun } from "./check.js";

/** Who would be paged, for the reader of a change. */
export interface PagePreviews {
  /** Names of the people paged first, or of what the plan engages where the facts do not tell the people. */
  readonly firstPageOf: (plan: string, target: string | undefined) => readonly string[] | undefined;
  readonly foresightOf: (change: Change, target: string) => Foresight;
  /** The timelines of plans that are new or change. */
  readonly timelines: readonly TimelineResult[];
}

/** Charts are large: more of them than this would push everything else out of a comment. */
const mostTimelines = 10;

/** Follow the engagements of the plans for an incident at the next 03:00 UTC. */
export function previewPages(
  { repository, gathered }: CheckRun,
  diff: DiffResult | undefined,
  now: Date,
): PagePreviews {
  const start = nextThreeOClock(now);
  const plans = new Map(repository.plans.map(({ plan, target }) => [keyOf(plan.name, target?.name), plan]));
  const follow = (plan: ResponsePlan) => pageTimeline(gathered.facts, plan.engagements ?? [], start);
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
      const known = foreseen.get(change) ?? foreseeChange(change, gathered.facts, target, now);
      foreseen.set(change, known);
      return known;
    },
    firstPageOf: (name, target) => {
      const plan = plans.get(keyOf(name, target));
      return plan === undefined ? undefined : firstNames(plan, follow(plan));
    },
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

function firstNames(plan: ResponsePlan, { pages, silences }: PageTimeline): readonly string[] {
  const [first] = pages;
  const isOpen = silences.some(({ kind, minute }) => kind === "unknown" && minute <= (first?.minute ?? 0));
  if (first === undefined || isOpen) return firstPaged(plan);
  return [...new Set(pages.filter(({ minute }) => minute === first.minute).map(({ person }) => person))];
}

/** The hour that this is all about, by a clock that does not move with every run. */
function nextThreeOClock(now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3);
  return today > now.getTime() ? today : today + 24 * 3_600_000;
}

function keyOf(plan: string, target: string | undefined): string {
  return JSON.stringify([plan, target ?? null]);
}
