import type { Change, Outcome } from "../core/changes/change.js";
import type { Dependencies } from "../core/changes/dependencies.js";

/**
 * Perform changes side by side, each after those that it depends on. What depends on one that did not come about is not
 * tried.
 */
export async function performInOrder(
  changes: readonly Change[],
  needed: Dependencies,
  perform: (change: Change) => Promise<Outcome>,
  skip: (change: Change, because: Outcome) => Outcome,
): Promise<readonly Outcome[]> {
  const own = new Set(changes);
  const started = new Map<Change, Promise<Outcome>>();
  const start = (change: Change): Promise<Outcome> => {
    const outcome = started.get(change) ?? run(change);
    started.set(change, outcome);
    return outcome;
  };
  const run = async (change: Change): Promise<Outcome> => {
    const others = (needed.get(change) ?? []).filter((other) => own.has(other));
    const outcomes = await Promise.all(others.map(start));
    const missed = outcomes.find(({ status }) => status !== "applied");
    return missed === undefined ? perform(change) : skip(change, missed);
  };
  return Promise.all(changes.map(start));
}
