import type { TargetChanges } from "../changes/change.js";
import { listWords } from "./count-words.js";

/** `1 to create, 2 to update, 3 unchanged and 2 unmanaged`, or that nothing differs. */
export function diffWords(changes: TargetChanges): string {
  const count = (kind: string) => changes.changes.filter((change) => change.kind === kind).length;
  const counts: readonly (readonly [number, string])[] = [
    [count("create"), "to create"],
    [count("update"), "to update"],
    [count("delete"), "to delete"],
    [changes.unchanged.length, "unchanged"],
    [changes.unmanaged.length, "unmanaged"],
    [changes.notCompared?.length ?? 0, "not compared"],
  ];
  const words = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const all = listWords(words);
  if (changes.changes.length > 0) return all;
  return all === "" ? "No difference" : `No difference: ${all}`;
}
