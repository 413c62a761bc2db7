import { kindNouns } from "../plan/kind-nouns.js";
import { type ResourceKind, resourceKinds } from "../plan/resource.js";
import { countOf, listWords } from "./count-words.js";

/** `12 plans, 4 contacts and 1 role`; `0 plans` of none. */
export function countKinds(kinds: readonly ResourceKind[]): string {
  const counts = resourceKinds.flatMap((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [countOf(count, kindNouns[kind])];
  });
  return counts.length === 0 ? countOf(0, kindNouns.ResponsePlan) : listWords(counts);
}
