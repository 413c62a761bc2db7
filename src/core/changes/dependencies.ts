import type { Change } from "./change.js";
import { mayNeed, referencesOf } from "./references.js";
import { addressOf } from "./resource-address.js";

/** What has to be done before a change can be: the changes of what it refers to. */
export type Dependencies = ReadonlyMap<Change, readonly Change[]>;

/**
 * Creates and updates wait for those of what they name; deletes for the deletes of what names them. Two that name each
 * other do not wait: AWS has to take one of them first.
 */
export function dependenciesOf(changes: readonly Change[], account: string): Dependencies {
  const graph = new Map<Change, Change[]>(changes.map((change) => [change, []]));
  const references = new Map(changes.map((change) => [change, referencesOf(contentOf(change), account)]));
  const byAddress = new Map(changes.map((change) => [addressOf(change), change]));
  for (const change of changes) {
    for (const address of references.get(change) ?? []) {
      const other = byAddress.get(address);
      if (other === undefined || other === change || !mayNeed(change.resourceKind, other.resourceKind)) continue;
      if ((change.kind === "delete") !== (other.kind === "delete")) continue;
      const [first, second] = change.kind === "delete" ? [change, other] : [other, change];
      if (!leadsTo(graph, first, second)) graph.get(second)?.push(first);
    }
  }
  return graph;
}

function leadsTo(graph: ReadonlyMap<Change, readonly Change[]>, from: Change, to: Change): boolean {
  const seen = new Set([from]);
  for (const one of seen) for (const next of graph.get(one) ?? []) seen.add(next);
  return seen.has(to);
}

function contentOf(change: Change): unknown {
  if (change.resourceKind === "ResponsePlan") return change.kind === "delete" ? change.actual.plan : change.desired;
  return change.kind === "delete" ? change.actual.value : change.declared;
}
