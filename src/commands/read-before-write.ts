import type { Outcome, PlanChange } from "../core/changes/change.js";
import { type ExistingPlanChange, judgeMeanwhile } from "../core/changes/judge-meanwhile.js";
import type { Target } from "../core/config/config.js";
import { OperationalError } from "../core/operational-error.js";
import type { IncidentReader } from "../ports.js";
import { outcomeOf } from "./sync.js";

/** Where a change is about to be written. */
export interface WritingSite {
  readonly target: Target;
  /** `OWNER/REPO` */
  readonly repository: string;
  readonly reader: IncidentReader;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds before a plan that seems to have moved is read once more: AWS may answer with an older state. */
const secondLook = 500;

/**
 * Look at a plan once more, right before it is written. The API has no compare-and-set: what another sync or a person
 * did since the change was decided on would be lost without a word.
 *
 * @returns what becomes of the change; absent: the plan is as it was, and may be written
 */
export async function readBeforeWrite(change: PlanChange, site: WritingSite): Promise<Outcome | undefined> {
  if (change.kind === "create") return undefined;
  const first = await look(change, site);
  if (first === undefined) return undefined;
  await site.wait(secondLook);
  return look(change, site);
}

function settled({ kind, name }: ExistingPlanChange): string {
  return kind === "delete" ? `\`${name}\` is gone already` : `\`${name}\` is as declared already`;
}

async function look(change: ExistingPlanChange, site: WritingSite): Promise<Outcome | undefined> {
  const { target, reader, repository } = site;
  try {
    const meanwhile = judgeMeanwhile(change, await reader.plan(change.actual.arn), repository);
    switch (meanwhile.kind) {
      case "asRead":
        return undefined;
      case "asDesired":
        return { ...outcomeOf(target, change, "notTried"), reason: settled(change) };
      case "moved":
        return {
          ...outcomeOf(target, change, "refused"),
          reason: `${meanwhile.reason}; another sync or a person changed it meanwhile`,
          isMoved: true,
          hint: "Look at the difference as it is now, then sync again",
        };
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    return { ...outcomeOf(target, change, "failed"), reason: error.message, ...hint };
  }
}
