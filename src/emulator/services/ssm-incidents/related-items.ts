import { randomBytes } from "node:crypto";
import type { Call } from "../../call.js";
import { once } from "../../idempotency.js";
import { pageOf } from "../../paging.js";
import type { Handlers } from "../../service.js";
import type { description } from "./description.js";
import { invalid } from "./errors.js";
import { findIncident } from "./incidents.js";
import { activeSet } from "./replication-sets.js";
import { type RelatedItem, relatedItems } from "./state.js";

const maxItems = 100;

export const relatedItemHandlers: Handlers<typeof description> = {
  ListRelatedItems: (input, call) => {
    activeSet(call);
    const all = [...(call.store.table(relatedItems, call).get(input.incidentRecordArn) ?? [])].sort((a, b) =>
      keyOf(a) < keyOf(b) ? -1 : 1,
    );
    const { items, nextToken } = pageOf(all, keyOf, {
      list: `ListRelatedItems ${input.incidentRecordArn}`,
      token: input.nextToken,
      size: input.maxResults ?? 100,
    });
    return { relatedItems: items, nextToken };
  },
  UpdateRelatedItems: (input, call) => {
    const { arn } = findIncident(input.incidentRecordArn, call);
    return once(call, "ssm-incidents/UpdateRelatedItems", input.clientToken, () => {
      const { itemToAdd, itemToRemove } = input.relatedItemsUpdate;
      if (itemToAdd !== undefined) addRelatedItems(arn, [itemToAdd], call);
      if (itemToRemove !== undefined) {
        const table = call.store.table(relatedItems, call);
        const removed = JSON.stringify(itemToRemove);
        const kept = (table.get(arn) ?? []).filter(({ identifier }) => JSON.stringify(identifier) !== removed);
        table.set(arn, kept);
      }
      return { output: {}, resource: arn };
    });
  },
};

/** Adds items to an incident; one that is there already stays as it is. */
export function addRelatedItems(arn: string, added: readonly RelatedItem[], call: Call): void {
  if (added.length === 0) return;
  const table = call.store.table(relatedItems, call);
  const items = new Map((table.get(arn) ?? []).map((item) => [JSON.stringify(item.identifier), item]));
  for (const item of added) {
    const key = JSON.stringify(item.identifier);
    const generatedId = `related-item/${item.identifier.type}/${randomBytes(16).toString("hex").toUpperCase()}`;
    if (!items.has(key)) items.set(key, { ...item, generatedId: item.generatedId ?? generatedId });
  }
  if (items.size > maxItems) throw invalid(`An incident has at most ${maxItems} related items`);
  table.set(arn, [...items.values()]);
}

function keyOf(item: RelatedItem): string {
  return `${item.generatedId ?? ""} ${JSON.stringify(item.identifier)}`;
}
