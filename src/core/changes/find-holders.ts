import type { RemoteNeighbour } from "../neighbours/neighbour.js";
import type { Change, Holder, RemotePlan } from "./change.js";
import { mayNeed, referencesOf } from "./references.js";
import { addressOf, labelOf } from "./resource-address.js";

/**
 * What in AWS refers to the neighbours that a target's changes delete, by the address of the neighbour. A deleted contact
 * stays in plans and schedules, where it pages nobody.
 *
 * @see https://docs.aws.amazon.com/incident-manager/latest/APIReference/API_SSMContacts_DeleteContact.html
 */
export function findHolders(
  changes: readonly Change[],
  account: string,
  plans: readonly RemotePlan[],
  neighbours: readonly RemoteNeighbour[],
): ReadonlyMap<string, readonly Holder[]> {
  const changeOf = new Map(changes.map((change) => [addressOf(change), change]));
  const resources = [
    ...plans.map(({ plan }) => ({ resourceKind: "ResponsePlan" as const, name: plan.name, value: plan })),
    ...neighbours.map(({ kind, name, value }) => ({ resourceKind: kind, name, value })),
  ].map((one) => ({ ...one, references: referencesOf(one.value, account), change: changeOf.get(addressOf(one)) }));
  const deletes = changes.filter(({ kind, resourceKind }) => kind === "delete" && resourceKind !== "ResponsePlan");
  return new Map(
    deletes.map((deleted) => {
      const address = addressOf(deleted);
      const holders = resources
        .filter((one) => one.references.has(address) && mayNeed(one.resourceKind, deleted.resourceKind))
        .filter((one) => addressOf(one) !== address)
        .map((one) => ({
          label: labelOf(one),
          ...(one.change !== undefined && releases(one.change, address, account) ? { releasedBy: one.change } : {}),
        }));
      return [address, holders];
    }),
  );
}

/** Does the holder no longer refer to it once its own change is made? */
function releases(change: Change, address: string, account: string): boolean {
  if (change.kind === "delete") return true;
  const after = change.resourceKind === "ResponsePlan" ? change.desired : change.declared;
  return !referencesOf(after, account).has(address);
}
