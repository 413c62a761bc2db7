import type { Operation, Outcome, SyncResult } from "../changes/change.js";
import { listWords } from "./count-words.js";
import { neighbourWords } from "./neighbour-words.js";

/** `2 applied, 1 refused and 3 not tried`, or that there is nothing to do. */
export function syncWords(result: SyncResult): string {
  const count = (status: Outcome["status"]) => result.outcomes.filter((outcome) => outcome.status === status).length;
  const toDo = result.applied ? 0 : result.outcomes.filter(({ operations }) => operations !== undefined).length;
  const counts: readonly (readonly [number, string])[] = [
    [toDo, "to do"],
    [count("applied"), "applied"],
    [count("failed"), "failed"],
    [count("refused"), "refused"],
    [count("notTried") - toDo, "not tried"],
    [result.failures?.length ?? 0, result.failures?.length === 1 ? "target not read" : "targets not read"],
  ];
  const words = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return words.length === 0 ? "Nothing to do" : listWords(words);
}

/** The calls of an operation, as AWS names them, with the members that they carry. */
export function operationWords(operation: Operation): string {
  switch (operation.kind) {
    case "createPlan":
      return "CreateResponsePlan";
    case "updatePlan":
      return `UpdateResponsePlan: ${listWords(Object.keys(operation.patch))}`;
    case "deletePlan":
      return "DeleteResponsePlan";
    case "tagPlan": {
      const set = Object.keys(operation.set);
      return [
        ...(operation.remove.length === 0 ? [] : [`UntagResource: ${listWords(operation.remove)}`]),
        ...(set.length === 0 ? [] : [`TagResource: ${listWords(set)}`]),
      ].join("; ");
    }
    default:
      return neighbourWords(operation);
  }
}
