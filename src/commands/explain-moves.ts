import type { Change, Outcome, SyncResult } from "../core/changes/change.js";
import { historyQuestion } from "../core/changes/history-question.js";
import { type PastChange, pastChangeWords } from "../core/changes/past-change.js";
import { addressOf } from "../core/changes/resource-address.js";
import type { Target } from "../core/config/config.js";
import type { ChangeHistory, Output } from "../ports.js";
import { withProgress } from "./world.js";

interface HistoryWorld {
  readonly historyFor?: (target: Target) => ChangeHistory;
  readonly output: Output;
}

/** Say of every change that was refused because AWS has moved who moved it, and when, where AWS tells. */
export async function explainMoves(
  result: SyncResult,
  targets: readonly Target[],
  world: HistoryWorld,
): Promise<SyncResult> {
  const moved = result.outcomes.filter(({ isMoved, change }) => isMoved === true && change !== undefined);
  const byTarget = new Map<string, ReadonlyMap<string, PastChange>>();
  for (const target of targets) {
    const changes = moved.flatMap((outcome) => (outcome.target === target.name ? (outcome.change ?? []) : []));
    byTarget.set(target.name, await latestChanges(changes, target, world));
  }
  return { ...result, outcomes: result.outcomes.map((outcome) => explain(outcome, byTarget)) };
}

/** The latest change of each resource that differs, by its address; empty where there is nothing to ask, or nobody. */
export async function latestChanges(
  changes: readonly Change[],
  target: Target,
  { historyFor, output }: HistoryWorld,
): Promise<ReadonlyMap<string, PastChange>> {
  if (historyFor === undefined || changes.length === 0) return new Map();
  const questions = changes.map((change) => historyQuestion(change, target));
  const asking = historyFor(target).latestChanges(questions);
  const told = await withProgress(output, `Asking CloudTrail who changed what differs in \`${target.name}\``, asking);
  if (told.gap !== undefined) output.progress(`CloudTrail could not be read for \`${target.name}\`: ${told.gap}`);
  return told.changes;
}

function explain(outcome: Outcome, byTarget: ReadonlyMap<string, ReadonlyMap<string, PastChange>>): Outcome {
  if (outcome.isMoved !== true || outcome.change === undefined) return outcome;
  const lastChange = byTarget.get(outcome.target)?.get(addressOf(outcome.change));
  if (lastChange === undefined) return outcome;
  const known = (outcome.reason ?? "").replaceAll("; changed by a person in the console?", "");
  const reason = `${known}; last changed by ${pastChangeWords(lastChange)}`;
  return { ...outcome, reason, lastChange };
}
